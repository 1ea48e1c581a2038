import type { Knex } from 'knex';
import { inTransaction } from '../src/database/knex.js';
import { BERKAS_BANTUAN, seedBantuan } from './referensi/bantuan.js';
import { hashFiles } from './referensi/berkas.js';
import { BERKAS_DAFTAR, seedDaftar } from './referensi/daftar.js';
import { BERKAS_KANTOR, seedKantor } from './referensi/kantor.js';
import { BERKAS_KUESIONER, seedKuesioner } from './referensi/kuesioner.js';

/** Raise it when the code below makes other rows of the same files. */
const VERSION = 1;
const KEY = 'seed:referensi';
/** Any number; every process that seeds waits for the same one. */
const SEED_LOCK = 20150902;

/**
 * Brings offices, instansi and reference lists up to the state of seeds/data in one transaction. Runs at every start:
 * a hash kept in `pengaturan` tells that nothing has changed. Never deletes: rows from tickets and imports stay.
 */
export async function seedReferensi(knex: Knex): Promise<void> {
  const hash = `${VERSION}:${hashFiles([...BERKAS_KANTOR, ...BERKAS_DAFTAR, ...BERKAS_KUESIONER, ...BERKAS_BANTUAN])}`;
  if ((await readSeededHash(knex)) === hash) return;
  await inTransaction(knex, async (trx) => {
    // Ninety thousand rows with their search keys may take longer than a page's query is allowed to.
    await trx.raw('SET LOCAL statement_timeout = 0');
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [SEED_LOCK]);
    if ((await readSeededHash(trx)) === hash) return;
    await seedKantor(trx);
    await seedDaftar(trx);
    await seedKuesioner(trx);
    await seedBantuan(trx);
    await trx('pengaturan')
      .insert({ kunci: KEY, nilai: JSON.stringify(hash), diubah_pada: trx.fn.now() })
      .onConflict('kunci')
      .merge();
  });
}

async function readSeededHash(knex: Knex): Promise<string | undefined> {
  const row = await knex('pengaturan').where({ kunci: KEY }).first<{ nilai: string } | undefined>('nilai');
  return row?.nilai;
}
