import type { Trx } from '../../src/database/knex.js';
import { readTable } from './berkas.js';

type Unor = Record<'instansi_kode' | 'kode' | 'induk' | 'nama' | 'eselon' | 'nama_jabatan', string>;

/** The trees grow and change in the hands of their instansi: only nodes that are missing are added. */
export async function seedUnor(trx: Trx): Promise<void> {
  const rows: Unor[] = readTable('unor.csv', ['instansi_kode', 'kode', 'induk', 'nama', 'eselon', 'nama_jabatan']);
  for (const level of splitByLevel(rows)) await insertMissing(trx, level);
}

/** Parents first: a node finds the id of its induk in the table. */
function splitByLevel(rows: readonly Unor[]): Unor[][] {
  const levels: Unor[][] = [];
  const depths = new Map<string, number>();
  for (const row of rows) {
    const depth = row.induk ? depths.get(row.induk)! + 1 : 0;
    depths.set(row.kode, depth);
    levels[depth] = [...(levels[depth] ?? []), row];
  }
  return levels;
}

async function insertMissing(trx: Trx, rows: readonly Unor[]): Promise<void> {
  await trx.raw(
    `INSERT INTO unor (instansi_kode, kode, induk_id, nama, eselon, nama_jabatan)
     SELECT baru.instansi_kode, baru.kode, induk.id, baru.nama, nullif(baru.eselon, ''), nullif(baru.nama_jabatan, '')
     FROM jsonb_to_recordset(?::jsonb)
       AS baru (instansi_kode text, kode text, induk text, nama text, eselon text, nama_jabatan text)
     LEFT JOIN unor AS induk ON induk.kode = baru.induk
     ORDER BY baru.kode
     ON CONFLICT (kode) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
