import type { Trx } from '../database/knex.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat } from '../shared/galat.js';
import type { Pelaku } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { type GerakTiket, gerakkanTiket, langkahTerakhirTiket } from './gerak-tiket.repository.js';
import { tampilNomorTiket } from './nomor-tiket.js';
import { type AksiTiket, STATUS_TIKET_UMUM } from './tiket.alur.js';
import { catatLangkahTiket, type Tiket } from './tiket.repository.js';

export interface Gerak {
  pelaku: Pelaku;
  aksi: AksiTiket;
  gerak: GerakTiket;
  keterangan: string | null;
  pada: Date;
}

/** One step of a ticket: row, step and trail together; somebody faster wins and is named (domain.md §4). */
export async function gerakkan(
  trx: Trx,
  tiket: Tiket,
  { pelaku, aksi, gerak, keterangan, pada }: Gerak,
): Promise<void> {
  const asal = { id: tiket.id, status: tiket.status, kantorId: tiket.kantor.id };
  if (!(await gerakkanTiket(trx, asal, gerak))) throw await tiketSudahDiproses(trx, tiket.id);
  await catatLangkahTiket(trx, {
    tiketId: tiket.id,
    aksi,
    dari: tiket.status,
    ke: gerak.status,
    pelaku,
    kantorId: gerak.kantorId ?? tiket.kantor.id,
    keterangan,
    pada,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: `tiket.${aksi}`,
    objek: { jenis: 'tiket', id: tiket.id },
    rincian: { dari: tiket.status, ke: gerak.status, kantor: gerak.kantorId ?? tiket.kantor.id },
    alasan: keterangan,
    pada,
  });
}

export async function tiketSudahDiproses(trx: Trx, tiketId: number): Promise<Galat> {
  const langkah = await langkahTerakhirTiket(trx, tiketId);
  const oleh = langkah
    ? `oleh ${langkah.nama ?? 'pelapor atau sistem'} pada ${tampilSaat(langkah.pada)}`
    : 'sementara itu';
  return new Galat('bentrok', `Sudah diproses ${oleh}. Tidak ada yang berubah.`);
}

/** Tells the reporter, where an e-mail is known. */
export async function kabariPelapor(
  trx: Trx,
  tiket: Tiket,
  isi: { kategori: string; status: Tiket['status']; teks: string; alamat: string },
): Promise<void> {
  if (!tiket.email) return;
  await antrekanSurel(
    trx,
    tiket.nip,
    tulisSurel('tiket-berubah', tiket.email, {
      nomor: tampilNomorTiket(tiket.nomor),
      kategori: isi.kategori,
      status: STATUS_TIKET_UMUM[isi.status],
      teks: isi.teks,
      alamat: isi.alamat,
    }),
  );
}

/** Another office has it now. */
export const kabariPindah = (
  trx: Trx,
  tiket: Tiket,
  ke: { kategori: string; kantor: string; alamat: string },
): Promise<void> =>
  kabariPelapor(trx, tiket, {
    kategori: ke.kategori,
    status: 'baru',
    teks: `Sekarang di ${ke.kantor}. Anda tidak perlu melakukan apa-apa.`,
    alamat: ke.alamat,
  });
