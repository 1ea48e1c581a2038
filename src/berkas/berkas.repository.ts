import { createHash } from 'node:crypto';
import type { Db, Trx } from '../database/knex.js';
import type { BerkasBersih } from './berkas.js';

/** Where files lie. Whoever needs their bytes asks here, so that they can lie elsewhere one day. */

/** Names the content of a file. */
export const sidikBerkas = (berkas: BerkasBersih): string => createHash('sha256').update(berkas.isi).digest('hex');

/** Stores a file in the transaction of whatever it is attached to; its id. */
export async function simpanBerkas(trx: Trx, berkas: BerkasBersih, pada: Date): Promise<number> {
  const [baris] = await trx('berkas')
    .insert({ ...berkas, ukuran: berkas.isi.length, sidik: sidikBerkas(berkas), dibuat_pada: pada })
    .returning('id');
  return baris.id as number;
}

/** Keeps a file that hangs on nothing yet; the sweep takes it a day later unless something has taken it up. */
export async function simpanBerkasLepas(db: Db, berkas: BerkasBersih, pada: Date): Promise<number> {
  const [baris] = await db('berkas')
    .insert({ ...berkas, ukuran: berkas.isi.length, sidik: sidikBerkas(berkas), dibuat_pada: pada, lepas_pada: pada })
    .returning('id');
  return baris.id as number;
}

/** A file with its bytes. Who may see it has been asked before. */
export async function bacaBerkas(db: Db, id: number): Promise<BerkasBersih | null> {
  const baris = await db('berkas').where({ id }).first('nama', 'jenis', 'isi', 'lebar', 'tinggi');
  return (baris as BerkasBersih | undefined) ?? null;
}

/**
 * Removes files let go before this moment that nothing has any more; how many. `tautan` names every table that has a
 * column berkas_id: a foreign key stops whoever forgets one.
 */
export async function hapusBerkasLepas(db: Db, sebelum: Date, tautan: readonly string[]): Promise<number> {
  const dipakai = tautan.map(() => 'NOT EXISTS (SELECT 1 FROM ?? t WHERE t.berkas_id = b.id)').join(' AND ');
  const hasil = await db.raw(
    `DELETE FROM berkas WHERE id IN (SELECT b.id FROM berkas b WHERE b.lepas_pada < ? AND ${dipakai} LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    [sebelum, ...tautan],
  );
  return hasil.rowCount;
}
