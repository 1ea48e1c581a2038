import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cariRujukan, pohonUnor, rujukanKode, type SimpulUnor } from '../../src/referensi/referensi.repository.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const BANYUMAS = '6415';
const JAWA_TENGAH = '6400';

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
});
after(() => db.destroy());

const search = async (daftar: string, teks: string) =>
  (await cariRujukan(db.knex, { daftar, teks })).map((satu) => satu.nama);

describe('instansi and unor', () => {
  it('domain §8: the five rows "lainnya" are pickable only as Instansi Kerja', async () => {
    assert.deepEqual(await search('instansi', 'Luar Negeri').then((hits) => hits.includes('Luar Negeri')), true);
    assert.deepEqual(await search('instansi-induk', 'Luar Negeri').then((hits) => hits.includes('Luar Negeri')), false);
    for (const kode of ['8810', '8820', '8830', '9910', '9999']) {
      assert.ok(await rujukanKode(db.knex, { daftar: 'instansi' }, kode), kode);
      assert.equal(await rujukanKode(db.knex, { daftar: 'instansi-induk' }, kode), undefined, kode);
    }
  });

  it('units only of the given instansi', async () => {
    const owners = async (...instansi: string[]) => {
      const hits = await cariRujukan(db.knex, { daftar: 'unor', teks: 'sekretariat daerah', instansi });
      return [...new Set(hits.map((satu) => satu.isi.instansi))].sort();
    };
    assert.deepEqual(await owners(BANYUMAS), [BANYUMAS]);
    assert.deepEqual(await owners(JAWA_TENGAH), [JAWA_TENGAH]);
    assert.deepEqual(await owners(BANYUMAS, JAWA_TENGAH), [JAWA_TENGAH, BANYUMAS]);
    assert.deepEqual(await owners(), []);
    assert.equal(await rujukanKode(db.knex, { daftar: 'unor', instansi: [JAWA_TENGAH] }, 'BMS-01'), undefined);
  });

  it('a unit brings its eselon, the jabatan at its head and the unit above', async () => {
    const satu = await rujukanKode(db.knex, { daftar: 'unor', instansi: [BANYUMAS] }, 'BMS-0102');
    assert.equal(satu?.isi.induk, 'Sekretariat Daerah');
    assert.equal(satu?.keterangan, 'Sekretariat Daerah');
    assert.ok(satu?.isi.eselon && satu.isi.nama_jabatan);
  });
});

describe('the tree of Cari Unor', () => {
  const all = (simpul: readonly SimpulUnor[]): string[] => simpul.flatMap((satu) => [satu.kode, ...all(satu.anak)]);

  it('holds every unit of the instansi once, each below the unit it belongs to', async () => {
    const [pohon, ...lain] = await pohonUnor(db.knex, [BANYUMAS]);
    assert.deepEqual(lain, []);
    assert.equal(pohon?.instansi, 'Pemerintah Kab. Banyumas');
    const stored: string[] = await db.knex('unor').where({ instansi_kode: BANYUMAS, aktif: true }).pluck('kode');
    assert.deepEqual(all(pohon?.akar ?? []).sort(), stored.sort());
    const setda = pohon?.akar.find((satu) => satu.kode === 'BMS-01');
    assert.ok(all(setda?.anak ?? []).includes('BMS-0102'));
    assert.ok(!pohon?.akar.some((satu) => satu.kode === 'BMS-0102'));
  });

  it('one for each of the instansi', async () => {
    const pohon = await pohonUnor(db.knex, [JAWA_TENGAH, BANYUMAS]);
    assert.equal(pohon.length, 2);
    assert.deepEqual(await pohonUnor(db.knex, []), []);
  });

  it('a retired unit is neither found nor in the tree; the ones below it can still be picked', async () => {
    const anak = { kode: 'BMS-UJI', instansi_kode: BANYUMAS, nama: 'Subbagian Contoh' };
    const [induk] = await db.knex('unor').where({ kode: 'BMS-010202' }).update({ aktif: false }).returning('id');
    await db.knex('unor').insert({ ...anak, induk_id: induk.id });
    assert.equal(await rujukanKode(db.knex, { daftar: 'unor', instansi: [BANYUMAS] }, 'BMS-010202'), undefined);
    const [pohon] = await pohonUnor(db.knex, [BANYUMAS]);
    assert.ok(!all(pohon?.akar ?? []).includes('BMS-010202'));
    assert.ok(all(pohon?.akar ?? []).includes('BMS-UJI'));
  });
});
