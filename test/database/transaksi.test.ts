import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect, inTransaction } from '../../src/database/knex.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
before(async () => {
  database = await createTestDatabase();
  await database.knex.raw(`
    CREATE TABLE uji (kode text PRIMARY KEY, induk text);
    ALTER TABLE uji ADD CONSTRAINT uji_induk FOREIGN KEY (induk) REFERENCES uji DEFERRABLE INITIALLY DEFERRED`);
});
after(() => database.destroy());

const ada = async (kode: string): Promise<boolean> =>
  (await database.knex('uji').where({ kode }).first('kode')) !== undefined;

describe('quality Reliability: acknowledged means stored; a COMMIT that fails is never success', () => {
  it('what it returns is stored', async () => {
    const hasil = await inTransaction(database.knex, async (trx) => {
      await trx('uji').insert({ kode: 'tersimpan' });
      return 7;
    });
    assert.equal(hasil, 7);
    assert.equal(await ada('tersimpan'), true);
  });

  it('an error swallowed inside aborts the transaction, and it says so', async () => {
    const kerja = inTransaction(database.knex, async (trx) => {
      await trx('uji').insert({ kode: 'ditelan' });
      await trx.raw('SELECT 1 / 0').catch(() => undefined);
      return 'berhasil';
    });
    await assert.rejects(kerja, /current transaction is aborted/);
    assert.equal(await ada('ditelan'), false);
  });

  it('an error that only COMMIT finds is an error', async () => {
    const kerja = inTransaction(database.knex, (trx) => trx('uji').insert({ kode: 'yatim', induk: 'tidak-ada' }));
    await assert.rejects(kerja, /uji_induk/);
    assert.equal(await ada('yatim'), false);
  });

  it('an error thrown by the work rolls back and comes out as it is', async () => {
    const galat = new Error('dari kerja');
    const kerja = inTransaction(database.knex, async (trx) => {
      await trx('uji').insert({ kode: 'mundur' });
      throw galat;
    });
    await assert.rejects(kerja, (satu) => satu === galat);
    assert.equal(await ada('mundur'), false);
  });

  it('a connection that dies in the middle is an error, and the pool goes on', async () => {
    const db = connect(database.connection, { max: 1 });
    try {
      const kerja = inTransaction(db, async (trx) => {
        await trx('uji').insert({ kode: 'putus' });
        const { rows } = await trx.raw('SELECT pg_backend_pid() AS pid');
        await database.knex.raw('SELECT pg_terminate_backend(?)', [rows[0].pid]);
        return 'berhasil';
      });
      await assert.rejects(kerja);
      assert.equal(await ada('putus'), false);
      assert.equal((await db.raw('SELECT 1 AS satu')).rows[0].satu, 1);
    } finally {
      await db.destroy();
    }
  });

  it('one bad statement is stopped by the server: statement_timeout is set on every connection', async () => {
    const { rows } = await database.knex.raw('SHOW statement_timeout');
    assert.deepEqual(rows, [{ statement_timeout: '10s' }]);
  });
});
