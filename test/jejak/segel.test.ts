import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, beforeEach, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { catatJejak } from '../../src/jejak/jejak.js';
import { denganAsalJejak } from '../../src/jejak/konteks.js';
import { periksaSegel, segelJejak, segelTerakhir } from '../../src/jejak/segel.repository.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileKode, kataNode } from '../support/kode.js';
import { alamatBasisData, lingkungan } from '../support/proses.js';

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
});
after(() => db.destroy());

/** Somebody with the keys to the database, past its triggers. */
const menyusup = (sql: string) =>
  inTransaction(db.knex, async (trx) => {
    await trx.raw(`SET LOCAL session_replication_role = 'replica'`);
    await trx.raw(sql);
  });

const catat = (banyak: number, aksi = 'uji.langkah') =>
  inTransaction(db.knex, async (trx) => {
    for (let i = 0; i < banyak; i += 1)
      await catatJejak(trx, {
        ...{ pelaku: { jenis: 'sistem' }, aksi, objek: { jenis: 'formulir', id: i } },
        ...{ rincian: { ke: i }, alasan: i % 2 ? `alasan ${i}` : null, pada: new Date('2026-11-22T03:00:00.123Z') },
      });
  });

beforeEach(async () => {
  await menyusup('TRUNCATE jejak, jejak_segel, jejak_tersegel');
  await catat(5);
  await segelJejak(db.knex);
  await catat(4);
  await segelJejak(db.knex);
});

const salah = async (): Promise<string[]> => (await periksaSegel(db.knex)).salah;
const idPertama = `(SELECT min(id) FROM jejak)`;

describe('issue 5.10: the sealed chain finds a removed or altered row', () => {
  it('nothing was touched: nothing is found, whatever has been written since', async () => {
    assert.deepEqual(await periksaSegel(db.knex), { segel: 2, baris: 9, belum: 0, salah: [] });
    await catat(2);
    assert.deepEqual(await periksaSegel(db.knex), { segel: 2, baris: 9, belum: 2, salah: [] });
  });

  for (const [apa, sql] of [
    ['what was done', `UPDATE jejak SET aksi = 'lain' WHERE id = ${idPertama}`],
    ['when', `UPDATE jejak SET pada = pada + interval '1 microsecond' WHERE id = ${idPertama}`],
    ['who', `UPDATE jejak SET pelaku_id = 7 WHERE id = ${idPertama}`],
    ['to what', `UPDATE jejak SET objek_id = '999' WHERE id = ${idPertama}`],
    ['why', `UPDATE jejak SET alasan = 'lain' WHERE id = ${idPertama}`],
    ['from where', `UPDATE jejak SET alamat = '10.0.0.1' WHERE id = ${idPertama}`],
    ['details', `UPDATE jejak SET rincian = '{}' WHERE id = ${idPertama}`],
    [
      'a text moved from one field to the next',
      `UPDATE jejak SET objek_jenis = 'formulir0', objek_id = '' WHERE id = ${idPertama}`,
    ],
  ] as const)
    it(`altered: ${apa}`, async () => {
      await menyusup(sql);
      assert.match((await salah()).join(), /^Segel 1: isinya diubah\./);
    });

  it('removed, and removed with its mark', async () => {
    await menyusup(`DELETE FROM jejak WHERE id = ${idPertama}`);
    assert.match((await salah()).join(), /^Segel 1: jejak \d+ hilang\.$/);
    await menyusup('DELETE FROM jejak_tersegel t WHERE NOT EXISTS (SELECT 1 FROM jejak j WHERE j.id = t.jejak_id)');
    assert.match((await salah()).join(), /^Segel 1: 5 baris disegel, 4 tercatat\.$/);
  });

  it('a seal taken out, or made anew', async () => {
    await menyusup('DELETE FROM jejak_tersegel WHERE segel_nomor = 1; DELETE FROM jejak_segel WHERE nomor = 1');
    assert.match((await salah()).join(), /^Segel 1 hilang\./);
  });

  it('a row put into an old batch', async () => {
    await catat(1);
    await menyusup('INSERT INTO jejak_tersegel SELECT max(id), 1 FROM jejak');
    assert.match((await salah()).join(), /^Segel 1: 5 baris disegel, 6 tercatat\.$/);
  });

  it('a row committed after one with a higher id comes under a later seal', async () => {
    let lanjut = () => {};
    const tunggu = new Promise<void>((selesai) => {
      lanjut = selesai;
    });
    let tercatat = () => {};
    const sudah = new Promise<void>((selesai) => {
      tercatat = selesai;
    });
    const lambat = inTransaction(db.knex, async (trx) => {
      await catatJejak(trx, {
        pelaku: { jenis: 'sistem' },
        aksi: 'uji.lambat',
        objek: { jenis: 'formulir', id: 1 },
        pada: new Date(),
      });
      tercatat();
      await tunggu;
    });
    await sudah;
    await catat(1);
    assert.equal(await segelJejak(db.knex), 1);
    lanjut();
    await lambat;
    assert.equal(await segelJejak(db.knex), 1);
    assert.deepEqual(await periksaSegel(db.knex), { segel: 4, baris: 11, belum: 0, salah: [] });
  });

  it('several processes seal at once: every row is sealed once', async () => {
    await catat(20);
    await Promise.all(Array.from({ length: 4 }, () => segelJejak(db.knex)));
    while ((await segelJejak(db.knex)) > 0);
    assert.deepEqual((await periksaSegel(db.knex)).salah, []);
    assert.equal((await periksaSegel(db.knex)).baris, 29);
  });

  it('npm run jejak:periksa says so and ends with 1', async () => {
    const jalankan = () =>
      spawnSync(process.execPath, [...kataNode, fileKode('bin/jejak-periksa')], {
        env: lingkungan({ DATABASE_URL: alamatBasisData(db.connection) }),
        encoding: 'utf8',
      });
    const baik = jalankan();
    const akhir = (await segelTerakhir(db.knex))!;
    assert.equal(baik.status, 0, baik.stderr);
    assert.ok(baik.stdout.includes(`Segel terakhir ${akhir.nomor}: ${akhir.sidik}`));
    await menyusup(`DELETE FROM jejak WHERE id = ${idPertama}`);
    const buruk = jalankan();
    assert.equal(buruk.status, 1);
    assert.match(buruk.stderr, /Segel 1: jejak \d+ hilang/);
  });
});

describe('from where and why', () => {
  it('a step says the address and the request it came from, also past awaits; the system has none', async () => {
    await new Promise<void>((selesai, gagal) =>
      denganAsalJejak({ permintaan: 'p-1', alamat: '10.1.2.3' }, () => void catat(1, 'uji.asal').then(selesai, gagal)),
    );
    await catat(1, 'uji.tanpa');
    const baris = await db
      .knex('jejak')
      .whereIn('aksi', ['uji.asal', 'uji.tanpa'])
      .orderBy('id')
      .select('alamat', 'permintaan');
    assert.deepEqual(baris, [
      { alamat: '10.1.2.3', permintaan: 'p-1' },
      { alamat: null, permintaan: null },
    ]);
  });
});
