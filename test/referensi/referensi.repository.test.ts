import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cariRujukan, PALING_BANYAK, rujukanKode, rujukanNama } from '../../src/referensi/referensi.repository.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
  const uji = ['Seratus % Lulus', 'Seratus x Lulus', 'nama_bergaris', 'namaxbergaris', 'garis\\miring', 'garisxmiring'];
  const urut = ['Pohon Anggur', 'Anggur Putih Manis', 'Anggur Merah', 'Anggur'];
  const baris = [...uji, ...urut].map((nama, i) => ({ jenis: 'uji', kode: `u${i}`, nama }));
  await db.knex('referensi').insert([...baris, { jenis: 'uji', kode: 'lama', nama: 'Seratus Ditutup', aktif: false }]);
  await db.knex.raw('ANALYZE');
});
after(() => db.destroy());

const search = async (daftar: string, teks: string, instansi?: string[]) =>
  (await cariRujukan(db.knex, { daftar, teks, instansi })).map((satu) => satu.nama);

describe('a search by name', () => {
  it(`brings at most ${PALING_BANYAK} hits`, async () => {
    assert.equal(PALING_BANYAK, 20);
    assert.equal((await search('lokasi', 'suka')).length, 20);
    assert.equal((await search('instansi', 'kab')).length, 20);
  });

  it('brings the exact name first, then names that begin with the text, then names that hold it', async () => {
    assert.deepEqual(await search('uji', 'anggur'), ['Anggur', 'Anggur Merah', 'Anggur Putih Manis', 'Pohon Anggur']);
    assert.deepEqual(await search('negara', 'niger'), ['Niger', 'Nigeria']);
  });

  it('brings bigger places before smaller ones of one name', async () => {
    const [first] = await cariRujukan(db.knex, { daftar: 'lokasi', teks: 'Kab. Banyumas' });
    assert.equal(first?.kode, '33.02');
    const tingkat = (await cariRujukan(db.knex, { daftar: 'lokasi', teks: 'Banyumas' })).map(
      (satu) => satu.isi.tingkat,
    );
    assert.ok(tingkat.indexOf('kecamatan') < tingkat.indexOf('desa'));
  });

  it('does not mind case, diacritics and spaces around', async () => {
    for (const teks of ['Curaçao', 'curacao', 'CURACAO', 'CURAÇAO', ' curaca ', 'cura\u0063\u0327ao']) {
      assert.deepEqual(await search('negara', teks), ['Curaçao'], teks);
    }
  });

  it('finds any part of a name', async () =>
    assert.ok((await search('instansi', 'sosial')).includes('Kementerian Sosial')));

  const LITERAL: [teks: string, found: string[]][] = [
    ['%', ['Seratus % Lulus']],
    // folds to the wildcard
    ['％', ['Seratus % Lulus']],
    ['seratus％lulus', []],
    ['seratus %', ['Seratus % Lulus']],
    ['seratus%lulus', []],
    ['_', ['nama_bergaris']],
    ['nama_ber', ['nama_bergaris']],
    ['\\', ['garis\\miring']],
    ['garis\\mi', ['garis\\miring']],
    ['\\%', []],
    ["'", []],
  ];
  for (const [teks, found] of LITERAL) {
    it(`"${teks}" is meant literally`, async () => assert.deepEqual(await search('uji', teks), found));
  }

  it('nothing typed finds nothing', async () => assert.deepEqual(await search('lokasi', '  '), []));
  it('a list nobody knows finds nothing', async () => assert.deepEqual(await search('tidak-ada', 'a'), []));

  it('tells namesakes apart by where they lie', async () => {
    const hits = await cariRujukan(db.knex, { daftar: 'lokasi:desa', teks: 'Arcawinangun' });
    assert.deepEqual(
      hits.map((satu) => satu.keterangan),
      ['Kec. Purwokerto Timur, Kab. Banyumas, Jawa Tengah'],
    );
  });

  it('stays within one tingkat of lokasi when asked', async () => {
    const hits = await cariRujukan(db.knex, { daftar: 'lokasi:kabupaten', teks: 'banyu' });
    assert.deepEqual([...new Set(hits.map((satu) => satu.isi.tingkat))], ['kabupaten']);
    assert.ok(hits.length > 2);
  });
});

describe('domain §6: Tempat Lahir "Ketik nama kabupaten atau kota": they are found by their bare name', () => {
  const PLACES: [typed: string, found: string[]][] = [
    ['banyumas', ['Kab. Banyumas']],
    ['semarang', ['Kab. Semarang', 'Kota Semarang']],
    ['banjar', ['Kab. Banjar', 'Kota Banjar']],
    ['solok', ['Kab. Solok', 'Kota Solok']],
    ['pati', ['Kab. Pati']],
    ['batang', ['Kab. Batang']],
    ['sorong', ['Kab. Sorong', 'Kota Sorong']],
  ];
  for (const [typed, found] of PLACES) {
    it(typed, async () => {
      const hits = await search('lokasi', typed);
      assert.deepEqual(
        found.filter((nama) => !hits.includes(nama)),
        [],
      );
    });
  }
});

it('every kabupaten and kota is found by its bare name', async () => {
  const places: { nama: string }[] = await db
    .knex('referensi')
    .where({ jenis: 'lokasi' })
    .whereRaw("isi ->> 'tingkat' = 'kabupaten'")
    .select('nama');
  assert.ok(places.length > 500);
  const lost: string[] = [];
  for (const { nama } of places) {
    if (!(await search('lokasi', nama.replace(/^(Kab\.|Kota) /, ''))).includes(nama)) lost.push(nama);
  }
  assert.deepEqual(lost, []);
});

describe('retired entries', () => {
  it('are not found by name, part of it or code', async () => {
    assert.equal((await search('uji', 'seratus')).includes('Seratus Ditutup'), false);
    assert.deepEqual(await rujukanNama(db.knex, { daftar: 'uji', teks: 'Seratus Ditutup' }), []);
    assert.equal(await rujukanKode(db.knex, { daftar: 'uji' }, 'lama'), undefined);
  });
});

describe('an entry by code or exact name', () => {
  it('by code', async () => {
    const satu = await rujukanKode(db.knex, { daftar: 'lokasi:kabupaten' }, '33.02');
    assert.equal(satu?.nama, 'Kab. Banyumas');
    assert.equal(await rujukanKode(db.knex, { daftar: 'lokasi:provinsi' }, '33.02'), undefined, 'of another tingkat');
    assert.equal(await rujukanKode(db.knex, { daftar: 'negara' }, '33.02'), undefined, 'of another list');
  });

  it('by name, case and diacritics aside; two when the name is ambiguous', async () => {
    const named = async (daftar: string, teks: string) => (await rujukanNama(db.knex, { daftar, teks })).length;
    assert.equal(await named('negara', ' CURACAO '), 1);
    assert.equal(await named('negara', 'Cura'), 0);
    assert.equal(await named('lokasi', 'Banyuwangi'), 2);
  });
});

describe('with the real 91 thousand places the planner takes the trigram index by itself', () => {
  for (const daftar of ['lokasi', 'lokasi:kabupaten']) {
    for (const teks of ['banyumas', 'purwokerto ti', 'cilacap']) {
      it(`${daftar}: "${teks}"`, async () =>
        assert.match(await plan(daftar, teks), /Bitmap Index Scan on referensi_cari/));
    }
  }

  it('an exact name takes the index of names', async () => {
    let sql = '';
    const seen = (query: { sql: string }) => {
      sql = query.sql;
    };
    db.knex.on('query', seen);
    await rujukanNama(db.knex, { daftar: 'lokasi', teks: 'Banyumas' });
    db.knex.off('query', seen);
    const { rows } = await db.knex.raw(`EXPLAIN ${sql.replace(/\$\d/g, '?')}`, ['lokasi', 'Banyumas']);
    assert.match(text(rows), /referensi_persis/);
  });

  /** The plan of the very statement that the search sends. */
  async function plan(daftar: string, teks: string): Promise<string> {
    let sent: { sql: string; bindings: string[] } | undefined;
    const seen = (query: { sql: string; bindings: string[] }) => {
      sent ??= query;
    };
    db.knex.on('query', seen);
    await cariRujukan(db.knex, { daftar, teks });
    db.knex.off('query', seen);
    assert.ok(sent);
    const { rows } = await db.knex.raw(`EXPLAIN ${sent.sql.replace(/\$\d+/g, '?')}`, sent.bindings);
    return text(rows);
  }

  function text(rows: Record<string, string>[]): string {
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }
});
