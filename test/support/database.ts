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

/** A database of its own for one test file: a clone of the template, with schema and reference data. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { server, template } = readRunner();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(server, 'CREATE DATABASE ?? TEMPLATE ?? STRATEGY FILE_COPY', [name, template]);
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

function readRunner(): { server: TestConnection; template: string } {
  const { TEST_PG, TEST_TEMPLATE } = process.env;
  if (TEST_PG && TEST_TEMPLATE) return { server: JSON.parse(TEST_PG) as TestConnection, template: TEST_TEMPLATE };
  const file = process.argv[1]?.match(/([^/]+)\.test\.ts$/)?.[1] ?? '<part of the path>';
  throw new Error(`This test needs the database of the test runner: npm test -- ${file}`);
}
