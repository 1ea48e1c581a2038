import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { seedReferensi } from '../../seeds/referensi.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** Fewest rows per list (domain.md §10). */
const MINIMA: Record<string, number> = {
  pendidikan: 150,
  jft: 120,
  jfu: 60,
  'mata-pelajaran': 40,
  'diklat-fungsional': 30,
  'diklat-struktural': 8,
  sekolah: 50,
  'unit-kesehatan': 50,
  'bidang-spesialis': 44,
  negara: 190,
  lokasi: 91_599,
};
const DEMO = ['3010', '6400', '6415'];
const JENIS_UNIT_KESEHATAN = ['Balai', 'Kantor Kesehatan Pelabuhan', 'Poliklinik', 'Puskesmas', 'Rumah Sakit'];

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
});
after(() => db.destroy());

/** First column of every row. */
async function list(sql: string, values: readonly string[] = []): Promise<unknown[]> {
  const { rows } = (await db.knex.raw(sql, values)) as { rows: Record<string, unknown>[] };
  return rows.map((row) => Object.values(row)[0]);
}

describe('reference lists', () => {
  it('are as long as the portal needs them', async () => {
    for (const [jenis, least] of Object.entries(MINIMA)) {
      const [count] = await list('SELECT count(*) FROM referensi WHERE jenis = ? AND aktif', [jenis]);
      assert.ok(Number(count) >= least, `${jenis}: ${count} of ${least}`);
    }
  });

  it('name nothing twice, but for places', async () => {
    const twice = await list(
      "SELECT jenis || ': ' || cari FROM referensi WHERE jenis <> 'lokasi' GROUP BY jenis, cari HAVING count(*) > 1",
    );
    assert.deepEqual(twice, []);
  });

  it('keep names clean', async () => {
    assert.deepEqual(
      await list("SELECT nama FROM referensi WHERE nama <> btrim(nama) OR nama ~ '  ' OR nama = ''"),
      [],
    );
  });

  it('carry what each list is asked for', async () => {
    const isi = (jenis: string, kunci: string) =>
      list(`SELECT DISTINCT isi ->> '${kunci}' FROM referensi WHERE jenis = ? ORDER BY 1`, [jenis]);
    assert.deepEqual(await isi('jft', 'rumpun'), ['dokter', 'guru', 'lain']);
    assert.deepEqual(await isi('unit-kesehatan', 'jenis'), JENIS_UNIT_KESEHATAN);
    assert.equal((await isi('pendidikan', 'tingkat')).length, 13);
    assert.deepEqual(await isi('lokasi', 'tingkat'), ['desa', 'kabupaten', 'kecamatan', 'provinsi']);
  });

  it('place every area below an area that exists, and say where it lies', async () => {
    const orphans = await list(
      `SELECT kode FROM referensi AS anak WHERE jenis = 'lokasi' AND isi ->> 'tingkat' <> 'provinsi'
       AND NOT EXISTS (SELECT FROM referensi AS induk WHERE induk.jenis = 'lokasi' AND induk.kode = anak.isi ->> 'induk')`,
    );
    assert.deepEqual(orphans, []);
    const keterangan = await list(
      "SELECT isi ->> 'keterangan' FROM referensi WHERE jenis = 'lokasi' AND nama = 'Arcawinangun' AND kode LIKE '33.02.%'",
    );
    assert.deepEqual(keterangan, ['Kec. Purwokerto Timur, Kab. Banyumas, Jawa Tengah']);
  });
});

describe('offices', () => {
  it('641 instansi, each with an office', async () => {
    assert.deepEqual(await list('SELECT count(*) FROM instansi'), [641]);
    assert.deepEqual(await list("SELECT count(*) FROM kantor WHERE jenis = 'instansi'"), [641]);
    assert.deepEqual(await list("SELECT count(*) FROM kantor WHERE jenis = 'kanreg'"), [14]);
  });

  it('every instansi but "lainnya" has one built-in Verifikator Level 1 below its office', async () => {
    const wrong = await list(
      `SELECT instansi.kode FROM instansi
       LEFT JOIN kantor AS unit ON unit.instansi_kode = instansi.kode AND unit.bawaan AND unit.induk_id = instansi.kantor_id
       GROUP BY instansi.kode, instansi.jenis HAVING count(unit.id) <> CASE instansi.jenis WHEN 'lainnya' THEN 0 ELSE 1 END`,
    );
    assert.deepEqual(wrong, []);
  });

  it('are named after the personnel office', async () => {
    const names = await list(
      "SELECT nama FROM kantor WHERE kode IN ('3005', '4011', '6300', '6415-BKD') ORDER BY kode",
    );
    assert.deepEqual(names, [
      'Biro Kepegawaian Kementerian Keuangan',
      'Biro Kepegawaian Badan Kepegawaian Negara',
      'BKD D I Yogyakarta',
      'BKD Kab. Banyumas',
    ]);
  });

  it('stand in one tree: regional ones below their Kanreg, central ones below Pusat', async () => {
    const path = (kode: string) =>
      list(
        `WITH RECURSIVE naik AS (
           SELECT kode, induk_id, 1 AS langkah FROM kantor WHERE kode = ?
           UNION ALL SELECT kantor.kode, kantor.induk_id, langkah + 1 FROM kantor JOIN naik ON kantor.id = naik.induk_id
         ) SELECT kode FROM naik ORDER BY langkah`,
        [kode],
      );
    assert.deepEqual(await path('6415-BKD'), ['6415-BKD', '6415', 'I', 'PUSAT']);
    assert.deepEqual(await path('3010-BKD'), ['3010-BKD', '3010', 'PUSAT']);
    assert.deepEqual(await path('8810'), ['8810', 'PUSAT']);
    assert.deepEqual(await list("SELECT kode FROM kantor WHERE (induk_id IS NULL) <> (jenis = 'pusat')"), []);
    const misplaced = await list(
      `SELECT instansi.kode FROM instansi JOIN kantor ON kantor.id = kantor_id JOIN kantor AS induk ON induk.id = kantor.induk_id
       WHERE induk.kode <> coalesce(kanreg_kode, 'PUSAT')`,
    );
    assert.deepEqual(misplaced, []);
  });
});

describe('trees of the demo instansi', () => {
  it('hold about fifty units each, all below a unit of the same instansi', async () => {
    for (const kode of DEMO) {
      const [count] = await list('SELECT count(*) FROM unor WHERE instansi_kode = ?', [kode]);
      assert.ok(Number(count) >= 50, `${kode}: ${count}`);
    }
    const strangers = await list(
      'SELECT anak.kode FROM unor AS anak JOIN unor AS induk ON induk.id = anak.induk_id WHERE anak.instansi_kode <> induk.instansi_kode',
    );
    assert.deepEqual(strangers, []);
    assert.deepEqual(await list('SELECT kode FROM unor WHERE (eselon IS NULL) <> (nama_jabatan IS NULL)'), []);
  });

  it('have Verifikator Level 1 units that belong to a unit', async () => {
    for (const kode of DEMO) {
      const [count] = await list('SELECT count(unor_id) FROM kantor WHERE instansi_kode = ? AND NOT bawaan', [kode]);
      assert.ok(Number(count) >= 5 && Number(count) <= 8, `${kode}: ${count}`);
    }
  });
});

describe('seeding again', () => {
  const TABLES = ['kantor', 'instansi', 'unor', 'referensi'];
  const versions = () =>
    list(TABLES.map((table) => `SELECT ctid::text || xmin::text FROM ${table}`).join(' UNION ALL '));

  it('touches no row, even when the mark of the last seed is gone', async () => {
    const before = await versions();
    await seedReferensi(db.knex);
    await db.knex('pengaturan').where({ kunci: 'seed:referensi' }).del();
    await seedReferensi(db.knex);
    assert.deepEqual((await versions()).sort(), before.sort());
  });

  it('puts a changed name right and leaves what an admin decided', async () => {
    await db.knex('pengaturan').where({ kunci: 'seed:referensi' }).del();
    await db.knex('referensi').where({ jenis: 'negara', kode: 'ID' }).update({ nama: 'Salah', aktif: false });
    await db.knex('kantor').where({ kode: '6415' }).update({ telepon: '(0281) 000000' });
    await seedReferensi(db.knex);
    const negara = await db.knex('referensi').where({ jenis: 'negara', kode: 'ID' }).first('nama', 'aktif');
    assert.deepEqual({ ...negara }, { nama: 'Indonesia', aktif: false });
    assert.deepEqual(await list("SELECT telepon FROM kantor WHERE kode = '6415'"), ['(0281) 000000']);
  });
});
