import type { Db } from '../database/knex.js';

/** What a petugas has done since a moment, step by step, most first; signing in and looking things up are no work. */
export async function pekerjaanHari(
  db: Db,
  petugasId: number,
  sejak: Date,
): Promise<{ aksi: string; banyak: number }[]> {
  const hasil = await db.raw(
    `SELECT aksi, count(*)::int AS banyak FROM jejak
     WHERE pelaku_jenis = 'petugas' AND pelaku_id = :petugasId AND pada >= :sejak AND aksi NOT IN ('petugas.masuk', 'pegawai.lihat')
     GROUP BY aksi ORDER BY banyak DESC, aksi`,
    { petugasId, sejak },
  );
  return hasil.rows as { aksi: string; banyak: number }[];
}
