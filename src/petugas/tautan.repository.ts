import type { Db, Trx } from '../database/knex.js';

/** Whom a link lets set a password. */
export interface PemilikTautan {
  id: number;
  namaPengguna: string;
  nama: string;
  nip: string;
  sampai: Date;
}

/** The one link of this petugas from now on; an older one no longer holds. */
export async function simpanTautan(trx: Trx, petugasId: number, sidik: string, sampai: Date): Promise<void> {
  await trx('petugas_tautan')
    .insert({ petugas_id: petugasId, sidik, berlaku_sampai: sampai })
    .onConflict('petugas_id')
    .merge();
}

export async function hapusTautan(trx: Trx, petugasId: number): Promise<void> {
  await trx('petugas_tautan').where({ petugas_id: petugasId }).delete();
}

/** The same, unless this petugas made it: the trail says who made the last one. */
export async function hapusTautanOrangLain(trx: Trx, petugasId: number, pembuatId: number): Promise<void> {
  await trx.raw(
    `DELETE FROM petugas_tautan WHERE petugas_id = :petugasId AND :pembuatId IS DISTINCT FROM (
       SELECT j.pelaku_id FROM jejak j WHERE j.objek_jenis = 'petugas' AND j.objek_id = :objek
         AND j.aksi IN ('petugas.buat', 'petugas.tautan') ORDER BY j.id DESC LIMIT 1)`,
    { petugasId, pembuatId, objek: String(petugasId) },
  );
}

/** Whose link this is; null when it is used up, replaced, too old, or its owner is disabled. */
export async function pemilikTautan(db: Db, sidik: string, kini: Date): Promise<PemilikTautan | null> {
  const hasil = await db.raw(
    `SELECT t.id, t.nama_pengguna AS "namaPengguna", t.nama, t.nip, u.berlaku_sampai AS sampai
     FROM petugas_tautan u JOIN petugas t ON t.id = u.petugas_id WHERE u.sidik = ? AND u.berlaku_sampai > ? AND t.aktif`,
    [sidik, kini],
  );
  return (hasil.rows[0] as PemilikTautan | undefined) ?? null;
}

/** Uses the link up, in one step: of two who bring it at once, one finds it. */
export async function habiskanTautan(trx: Trx, sidik: string, kini: Date): Promise<number | null> {
  const hasil = await trx.raw(
    `DELETE FROM petugas_tautan u USING petugas t
     WHERE u.sidik = ? AND u.berlaku_sampai > ? AND t.id = u.petugas_id AND t.aktif RETURNING u.petugas_id AS id`,
    [sidik, kini],
  );
  return hasil.rows[0]?.id ?? null;
}

export async function simpanKataKunci(trx: Trx, petugasId: number, hash: string): Promise<void> {
  await trx('petugas').where({ id: petugasId }).update({ kata_sandi_hash: hash });
}
