import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { seedReferensi } from '../../seeds/referensi.js';
import { connect, type Db } from '../../src/database/knex.js';
import { migrateToLatest } from '../../src/database/migrate.js';
import { inProject } from '../../src/paths.js';

export interface TestConnection {
  host: string;
  port: number;
  user: string;
  database: string;
}

/** Whatever decides what is in the template; extend it when a seed or a migration imports more of src. */
const SOURCES = ['migrations', 'seeds', 'src/database', 'src/referensi'];
const UNFINISHED = 'template_unfinished';

/**
 * Makes the database that every test file clones: schema and reference data. Its name carries a hash of its sources,
 * so a later run takes it as it is while they have not changed. Returns the name.
 */
export async function prepareTemplate(server: TestConnection): Promise<string> {
  const name = `template_${await hashSources()}`;
  const admin = connect(server, { max: 1 });
  try {
    await dropLeftovers(admin, name);
    const existing = await admin('pg_database').where({ datname: name }).first('datname');
    if (!existing) await buildTemplate(admin, server, name);
    return name;
  } finally {
    await admin.destroy();
  }
}

/** Databases of runs that were killed, and templates of older sources. */
async function dropLeftovers(admin: Db, keep: string): Promise<void> {
  const names: string[] = await admin('pg_database')
    .whereRaw("datname ~ '^(test|template)_'")
    .whereNot({ datname: keep })
    .pluck('datname');
  for (const name of names) await admin.raw('DROP DATABASE ?? WITH (FORCE)', [name]);
}

async function buildTemplate(admin: Db, server: TestConnection, name: string): Promise<void> {
  await admin.raw('CREATE DATABASE ??', [UNFINISHED]);
  const database = connect({ ...server, database: UNFINISHED }, { max: 1 });
  try {
    await migrateToLatest(database);
    await seedReferensi(database);
    // The clones inherit statistics and frozen rows; no autovacuum wakes up in the middle of a test.
    await database.raw('VACUUM (FREEZE, ANALYZE)');
  } finally {
    await database.destroy();
  }
  await admin.raw('ALTER DATABASE ?? RENAME TO ??', [UNFINISHED, name]);
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const entries = await readdir(inProject(folder), { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}
