import type { Knex } from 'knex';
import { migrations } from '../../migrations/index.js';

/** Any number; every process that migrates waits for the same one. */
const MIGRATION_LOCK = 20150901;

/**
 * Brings the schema up to date in one transaction and returns the names of what was applied.
 * Knex's own migrator marks its lock in a row, which a killed process leaves behind; a transaction-level
 * advisory lock goes with the connection and also works behind PgBouncer in transaction mode (ADR 0006).
 */
export async function migrateToLatest(knex: Knex): Promise<string[]> {
  return knex.transaction(async (trx) => {
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await trx.raw(
      'CREATE TABLE IF NOT EXISTS migrasi (nama text PRIMARY KEY, pada timestamptz NOT NULL DEFAULT now())',
    );
    const done = new Set(await trx('migrasi').pluck('nama'));
    const missing = migrations.filter((entry) => !done.has(entry.name));
    for (const { name, migration } of missing) {
      await migration.up(trx);
      await trx('migrasi').insert({ nama: name });
    }
    return missing.map((entry) => entry.name);
  });
}
