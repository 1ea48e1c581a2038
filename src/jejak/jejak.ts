import type { Trx } from '../database/knex.js';
import type { Pelaku } from '../shared/pelaku.js';
import { asalJejak } from './konteks.js';

/** One entry of the trail. `rincian` holds references and codes, never a personal value. */
export interface IsiJejak {
  pelaku: Pelaku;
  aksi: string;
  objek: {
    jenis:
      | 'registrasi'
      | 'formulir'
      | 'kiriman'
      | 'pegawai'
      | 'petugas'
      | 'bukti'
      | 'tiket'
      | 'kantor'
      | 'instansi'
      | 'pengumuman'
      | 'faq'
      | 'referensi'
      | 'unor'
      | 'kuesioner'
      | 'impor'
      | 'surel'
      | 'jadwal'
      | 'pengaturan';
    id: number | string;
  };
  rincian?: Record<string, string | number | null | readonly (string | number)[]>;
  /** why, as whoever took the step wrote it */
  alasan?: string | null;
  pada: Date;
}

/** Appends to the trail, in the transaction of the step itself. */
export async function catatJejak(trx: Trx, isi: IsiJejak): Promise<void> {
  await trx('jejak').insert({
    pada: isi.pada,
    pelaku_jenis: isi.pelaku.jenis,
    pelaku_id: 'id' in isi.pelaku ? isi.pelaku.id : null,
    aksi: isi.aksi,
    objek_jenis: isi.objek.jenis,
    objek_id: String(isi.objek.id),
    rincian: JSON.stringify(isi.rincian ?? {}),
    alasan: isi.alasan ?? null,
    alamat: asalJejak()?.alamat ?? null,
    permintaan: asalJejak()?.permintaan ?? null,
  });
}

/** A step on one thing that people keep by hand: which of its fields changed, and why where a reason is asked. */
export const catatUbahan = (
  d: { jam: () => Date },
  trx: Trx,
  pelaku: Pelaku,
  objek: IsiJejak['objek'],
  { aksi, bidang, alasan }: { aksi: string; bidang?: readonly string[]; alasan?: string },
): Promise<void> =>
  catatJejak(trx, {
    ...{ pelaku, aksi, objek, pada: d.jam() },
    ...(bidang && { rincian: { bidang } }),
    ...(alasan && { alasan }),
  });
