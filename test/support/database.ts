import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { connect } from '../../src/database/knex.js';
import type { TestConnection } from './template.js';

export interface TestDatabase {
  knex: Knex;
  name: string;
  connection: TestConnection;
  /** Closes the pool and drops the database, whoever else is still connected. */
  destroy(): Promise<void>;
}

/** A database of its own for one test file, with schema and reference data; `demo`: with the demo's people too. */
export async function createTestDatabase(isi: keyof Templates = 'referensi'): Promise<TestDatabase> {
  const { server, templates } = readRunner();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(server, 'CREATE DATABASE ?? TEMPLATE ?? STRATEGY FILE_COPY', [name, templates[isi]]);
  const connection = { ...server, database: name };
  const knex = connect(connection, { max: 10 });
  const destroy = async () => {
    await knex.destroy();
    await administer(server, 'DROP DATABASE IF EXISTS ?? WITH (FORCE)', [name]);
  };
  return { knex, name, connection, destroy };
}

async function administer(server: TestConnection, statement: string, names: string[]): Promise<void> {
  const admin = connect(server, { max: 1 });
  try {
    await admin.raw(statement, names);
  } finally {
    await admin.destroy();
  }
}

/** Names of the databases that the run has prepared for cloning. */
export interface Templates {
  referensi: string;
  demo: string;
}

function readRunner(): { server: TestConnection; templates: Templates } {
  const { TEST_PG, TEST_TEMPLATES } = process.env;
  if (TEST_PG && TEST_TEMPLATES) return { server: JSON.parse(TEST_PG), templates: JSON.parse(TEST_TEMPLATES) };
  const file = process.argv[1]?.match(/([^/]+)\.test\.[jt]s$/)?.[1] ?? '<part of the path>';
  throw new Error(`This test needs the database of the test runner: npm test -- ${file}`);
}
