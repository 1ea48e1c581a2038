import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pino from 'pino';
import type { Db } from '../../src/database/knex.js';
import { buatPapan } from '../../src/pengumuman/papan.js';
import { pengumumanUji } from '../support/pengumuman.js';
import { createTestDeps } from '../support/portal.js';

const DETIK = 1_000;
const HARI = 86_400 * DETIK;

let alat: Awaited<ReturnType<typeof createTestDeps>>;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

describe('ADR 0019: the front page remembers what it announces', () => {
  it('asks once in ten seconds, at once after a change, ends by the clock, and stands while the database is away', async () => {
    const { deps, advance } = alat;
    let [ditanya, pergi] = [0, false];
    const raw = (...isi: Parameters<Db['raw']>): unknown => {
      ditanya += 1;
      return pergi ? Promise.reject(new Error('away')) : deps.db.raw(...isi);
    };
    const papan = buatPapan({ raw } as unknown as Db, deps.jam, pino({ level: 'silent' }));
    const judul = async () => (await papan.umum()).map((satu) => satu.judul);
    assert.deepEqual(await judul(), []);
    await pengumumanUji(deps, 'admin.bkn', { judul: 'Satu' });
    await Promise.all([judul(), judul(), judul()]);
    assert.equal(ditanya, 1);
    papan.lupakan();
    assert.deepEqual(await Promise.all([judul(), judul()]), [['Satu'], ['Satu']]);
    assert.equal(ditanya, 2);
    pergi = true;
    advance(11 * DETIK);
    assert.deepEqual(await judul(), ['Satu']);
    assert.equal(ditanya, 3);
    advance(20 * HARI);
    assert.deepEqual(await judul(), []);
  });
});
