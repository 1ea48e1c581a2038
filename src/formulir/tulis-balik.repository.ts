import type { Trx } from '../database/knex.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { NilaiButir } from './jenis.js';

/** Writes changed butir into the pembanding; the generated columns follow. */
export async function tulisPegawai(trx: Trx, nip: string, isi: Record<string, NilaiButir>, pada: Date): Promise<void> {
  await trx('pegawai')
    .where({ nip })
    .update({ isi: trx.raw('isi || ?::jsonb', [JSON.stringify(isi)]), versi: trx.raw('versi + 1'), diubah_pada: pada });
  await lupakanSesuai(trx, nip, Object.keys(isi));
}

/** "Sesuai" was said of a value that BKN held before: the PNS looks at the new one. Corrections of their own stay. */
export async function lupakanSesuai(trx: Trx, nip: string, butir: readonly string[]): Promise<void> {
  await trx.raw(
    `UPDATE formulir_bagian b SET versi = b.versi + 1, isi = b.isi - lama.kode
     FROM (SELECT s.formulir_id, s.bagian, array_agg(satu.kunci) AS kode
       FROM formulir f JOIN formulir_bagian s ON s.formulir_id = f.id, jsonb_each(s.isi) AS satu (kunci, sikap)
       WHERE f.nip = :nip AND satu.kunci = ANY(:butir) AND satu.sikap ->> 'sikap' = 'sesuai' GROUP BY s.formulir_id, s.bagian) AS lama
     WHERE b.formulir_id = lama.formulir_id AND b.bagian = lama.bagian`,
    { nip, butir: [...butir] },
  );
}

export async function tambahRiwayat(
  trx: Trx,
  nip: string,
  jenis: string,
  kunci: string,
  isi: NilaiIsian,
): Promise<void> {
  await trx('riwayat').insert({ nip, jenis, kunci, isi: JSON.stringify(isi) });
}

/** False when the row is not there any more. */
export async function ubahRiwayat(trx: Trx, nip: string, id: number, kunci: string, isi: NilaiIsian): Promise<boolean> {
  return (
    (await trx('riwayat')
      .where({ id, nip })
      .update({ kunci, isi: JSON.stringify(isi) })) === 1
  );
}

export async function hapusRiwayat(trx: Trx, nip: string, id: number): Promise<void> {
  await trx('riwayat').where({ id, nip }).delete();
}

/** A finished form has no draft left: what it said is the pembanding now. */
export async function kosongkanDraf(trx: Trx, formulirId: number): Promise<void> {
  await trx('formulir_riwayat').where({ formulir_id: formulirId }).delete();
  await trx('formulir_bagian').where({ formulir_id: formulirId }).delete();
}

/** The NIP whose pembanding this is, locked until the transaction ends. */
export async function kunciPegawai(trx: Trx, nip: string): Promise<void> {
  await trx('pegawai').where({ nip }).forUpdate().first('nip');
}
