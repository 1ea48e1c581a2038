import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { type AlatDemo, KATA_SANDI_DEMO, PEMERAN, PETUGAS_DEMO, seedDemo } from '../../seeds/demo.js';
import { SQL_LEMBAR } from '../../src/formulir/formulir.repository.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { buatAntreanBcrypt } from '../../src/web/antrean-bcrypt.js';
import { buatSandi } from '../../src/web/sandi.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const KINI = new Date('2026-09-15T03:00:00Z');
const bcrypt = buatAntreanBcrypt(4);
const sandi = buatSandi({ secretKey: randomBytes(32), answerKeys: new Map([[1, randomBytes(32)]]) });
const alat: AlatDemo = { mode: 'demo', bcrypt, sandi, jam: () => KINI };
/** Tables that the demo fills. */
const TABEL = [
  'pegawai',
  'riwayat',
  'petugas',
  'petugas_peran',
  'registrasi',
  'bukti',
  'formulir',
  'jejak',
  'pengaturan',
];

let db: TestDatabase;
before(async () => {
  db = await createTestDatabase();
});
after(() => db.destroy());

async function rows<T>(sql: string, isi: readonly unknown[] = []): Promise<T[]> {
  return ((await db.knex.raw(sql, isi as string[])) as { rows: T[] }).rows;
}

/** Every row's version stamp; equal stamps mean that nothing was written. */
async function cap(): Promise<unknown[]> {
  const bagian = TABEL.map((tabel) => `SELECT '${tabel}' AS tabel, ctid::text, xmin::text, xmax::text FROM ${tabel}`);
  return rows(`${bagian.join(' UNION ALL ')} ORDER BY 1, 2`);
}

describe('demo people', () => {
  it('are refused outside the demo', async () => {
    await assert.rejects(seedDemo(db.knex, { ...alat, mode: 'server' }), /demo database only/);
    assert.equal((await rows('SELECT 1 FROM pegawai')).length, 0);
  });

  it('are 300 besides cast and staff, with serials from 900 to 999', async () => {
    await seedDemo(db.knex, alat);
    const nip = (await rows<{ nip: string }>('SELECT nip FROM pegawai')).map((satu) => satu.nip);
    const dikenal = PEMERAN.filter(({ orang }) => orang).length;
    assert.equal(nip.length, 300 + dikenal + PETUGAS_DEMO.length);
    for (const satu of [...nip, ...PEMERAN.map((pemeran) => pemeran.nip)]) assert.match(satu, /^\d{15}9\d\d$/);
    const instansi = await rows(
      `SELECT 1 FROM pegawai WHERE instansi_kode IN ('6415', '6400', '3010') GROUP BY instansi_kode`,
    );
    assert.equal(instansi.length, 3);
  });

  it('change nothing when they are there already', async () => {
    const sebelum = await cap();
    await seedDemo(db.knex, alat);
    assert.deepEqual(await cap(), sebelum);
  });

  it('have valid history with derived fields and keys', async () => {
    const katalog = await muatKatalog();
    const riwayat = await rows<{ jenis: string; kunci: string; isi: Record<string, never> }>(
      'SELECT jenis, kunci, isi FROM riwayat',
    );
    for (const { jenis, kunci, isi } of riwayat) {
      const milik = katalog.riwayat.find((satu) => satu.jenis === jenis)!;
      assert.equal(kunci, milik.kunci(isi));
      for (const { kode } of [...milik.isian, ...(milik.turunan ?? [])])
        assert.ok(kode in isi, `${jenis} lacks ${kode}`);
    }
    const ganda = await rows('SELECT 1 FROM riwayat GROUP BY nip, jenis, kunci HAVING count(*) > 1');
    assert.equal(ganda.length, 0);
  });
});

describe('the named cast', () => {
  it('holds everybody that README promises', async () => {
    const satu = async (nip: string) =>
      (await rows<Record<string, string>>('SELECT * FROM pegawai WHERE nip = ?', [nip]))[0];
    const nipBagi = (sebutan: string) => PEMERAN.find((pemeran) => pemeran.sebutan === sebutan)!.nip;
    assert.equal((await satu(nipBagi('Sudah pensiun')))!.kedudukan_hukum, '99');
    assert.equal((await satu(nipBagi('Diberhentikan')))!.kedudukan_hukum, '66');
    assert.equal((await satu(nipBagi('Staf kabupaten')))!.instansi_kode, '6415');
    assert.equal((await satu(nipBagi('Staf kementerian')))!.instansi_kode, '3010');
    assert.equal((await satu(nipBagi('Pindah instansi')))!.instansi_kode, '6415');
    assert.equal(await satu(nipBagi('Tidak ada dalam database')), undefined);
    const rumpun = await rows<{ rumpun: string }>(
      `SELECT isi ->> 'rumpun' AS rumpun FROM riwayat WHERE jenis = 'jabatan' AND nip IN (?, ?) GROUP BY 1 ORDER BY 1`,
      [nipBagi('Guru'), nipBagi('Dokter')],
    );
    assert.deepEqual(
      rumpun.map((baris) => baris.rumpun),
      ['dokter', 'guru'],
    );
  });

  it('can sign in at once with its two accounts', async () => {
    const berakun = PEMERAN.filter(({ akun }) => akun);
    assert.equal(berakun.length, 2);
    for (const { nip, akun } of berakun) {
      const [reg] = await rows<{
        status: string;
        nip: string;
        kata_kunci_hash: string;
        jawaban_sandi: Buffer;
        nama_ibu_hash: string;
        lembar: unknown;
      }>(`SELECT r.*, ${SQL_LEMBAR} AS lembar FROM registrasi r WHERE nomor_register = ?`, [akun!.nomorRegister]);
      assert.ok(reg);
      assert.deepEqual([reg.status, reg.nip], ['aktif', nip]);
      assert.ok(await bcrypt.cocok(akun!.kataKunci, reg.kata_kunci_hash));
      assert.equal(sandi.bukaJawaban(reg.jawaban_sandi), akun!.jawaban);
      assert.equal(reg.nama_ibu_hash, sandi.hashNamaIbu(akun!.namaIbu));
      assert.ok(reg.lembar, 'has a form');
    }
  });

  it('leaves five registrations waiting, from one hour to five days', async () => {
    const jam = await rows<{ jam: number }>(
      `SELECT extract(epoch FROM ?::timestamptz - diajukan_pada)::float / 3600 AS jam FROM registrasi WHERE status = 'diajukan' ORDER BY 1`,
      [KINI],
    );
    assert.equal(jam.length, 5);
    assert.equal(jam[0]!.jam, 1);
    assert.equal(jam[4]!.jam, 120);
    const bukti = await rows('SELECT 1 FROM registrasi r JOIN bukti b ON b.registrasi_id = r.id');
    assert.equal(bukti.length, 7);
  });
});

describe('demo staff', () => {
  it('has one for every peran and level, each with a NIP of the pembanding and the demo password', async () => {
    const peran = new Set(PETUGAS_DEMO.map((satu) => `${satu.peran}${satu.tingkat || ''}`));
    assert.deepEqual([...peran].sort(), [
      'admin_bkn',
      'admin_instansi',
      'helpdesk',
      'operator_turun_status',
      'verifikator1',
      'verifikator2',
      'verifikator3',
      'verifikator4',
    ]);
    const ada = await rows<{ kata_sandi_hash: string }>(
      `SELECT t.kata_sandi_hash FROM petugas t JOIN pegawai g ON g.nip = t.nip
       WHERE EXISTS (SELECT 1 FROM petugas_peran p WHERE p.petugas_id = t.id)`,
    );
    assert.equal(ada.length, PETUGAS_DEMO.length);
    assert.ok(await bcrypt.cocok(KATA_SANDI_DEMO, ada[0]!.kata_sandi_hash));
  });

  it('covers the offices that a form of the demo passes', async () => {
    const cakupan = await rows<{ teks: string }>(
      `SELECT p.peran || p.tingkat || '@' || k.kode AS teks FROM petugas_peran p JOIN kantor k ON k.id = p.kantor_id`,
    );
    const punya = new Set(cakupan.map((baris) => baris.teks));
    const perlu = [
      'admin_bkn0@PUSAT',
      'verifikator1@6415-BMS-07',
      'verifikator1@6415-BKD',
      'verifikator1@3010-BKD',
      'verifikator2@6415',
      'verifikator2@6400',
      'verifikator2@3010',
      'verifikator3@I',
      'verifikator4@PUSAT',
      'helpdesk0@6415',
      'helpdesk0@I',
      'helpdesk0@PUSAT',
      'operator_turun_status0@6415',
    ];
    for (const satu of perlu) assert.ok(punya.has(satu), satu);
  });
});
