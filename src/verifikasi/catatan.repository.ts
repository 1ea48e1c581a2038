import type { Db } from '../database/knex.js';

/** Reasons and remarks on a kiriman by the place they belong to: butir, row, section, or '' for the whole form. */
export async function catatanKiriman(
  db: Db,
  kirimanId: number,
): Promise<Record<string, { oleh: string; teks: string }[]>> {
  const hasil = await db.raw(
    `SELECT c.kunci, c.teks, 'Verifikator tingkat ' || c.tingkat AS oleh FROM (
       SELECT kunci, alasan AS teks, tingkat, pada FROM putusan WHERE kiriman_id = :kirimanId AND hasil = 'tidak_sesuai'
       UNION ALL SELECT kunci, isi, tingkat, pada FROM catatan WHERE kiriman_id = :kirimanId) c
     ORDER BY c.pada`,
    { kirimanId },
  );
  const tempat: Record<string, { oleh: string; teks: string }[]> = {};
  for (const { kunci, teks, oleh } of hasil.rows as { kunci: string; teks: string; oleh: string }[]) {
    tempat[kunci] ??= [];
    tempat[kunci].push({ oleh, teks });
  }
  return tempat;
}
