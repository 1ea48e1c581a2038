import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { PEMERAN } from '../../seeds/demo.js';
import { createApp } from '../../src/app.js';
import { buatLog } from '../../src/web/log.js';
import type { Alat } from '../support/kasus.js';
import { Klien, masukPetugas, masukPns } from '../support/klien.js';
import { captchaDari, daftarkan, sampaiLangkahTiga } from '../support/pendaftar.js';
import { createTestDeps } from '../support/portal.js';

const RAHASIA = {
  kata_kunci: 'Gethuk-Goreng-Sokaraja',
  nama_ibu: 'Ngatinem Prawirodirjo',
  jawaban: 'kolam ikan belakang rumah',
};
const [, , GURU, DOKTER] = PEMERAN;

let alat: Alat;
let server: Server;
let portal: { url: string; deps: Alat['deps'] };
let log = '';

before(async () => {
  alat = await createTestDeps();
  const keluaran = new Writable({
    write(bagian, _encoding, lanjut) {
      log += bagian;
      lanjut();
    },
  });
  alat.deps.log = buatLog('trace', keluaran);
  server = createServer(createApp(alat.deps));
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
  portal = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, deps: alat.deps };
  await jalani();
});
after(async () => {
  server.closeAllConnections();
  await new Promise((selesai) => server.close(selesai));
  await alat.database.destroy();
});

/** Everything that takes these secrets in: a refused and a successful registration, refused and waiting logins. */
async function jalani(): Promise<void> {
  const { klien, isi } = await sampaiLangkahTiga(portal, DOKTER!.nip, RAHASIA);
  await klien.kirim('/registrasi/kata-kunci', { ...isi, captcha: 'salah' });
  const { nomor } = await daftarkan(portal, GURU!.nip, { ...RAHASIA, email: 'ibu.guru@pns.example' });
  await new Klien(portal.url).kirim('/login', { nomor_register: nomor, kata_kunci: `${RAHASIA.kata_kunci}x` });
  await new Klien(portal.url).kirim('/login', { nomor_register: nomor, kata_kunci: RAHASIA.kata_kunci });
  await new Klien(portal.url).kirim('/admin/login', { nama_pengguna: 'admin.bkn', kata_sandi: RAHASIA.kata_kunci });
}

/** Tables with a row that shows this text in any column, as text or as the bytes of a bytea. */
async function tabelMemuat(teks: string): Promise<string[]> {
  const tabel: string[] = await alat.deps.db('pg_tables').where('schemaname', 'public').pluck('tablename');
  const heksa = Buffer.from(teks).toString('hex');
  const ada: string[] = [];
  for (const nama of tabel) {
    const { rows } = await alat.deps.db.raw(
      'SELECT 1 FROM ?? t WHERE strpos(lower(t::text), lower(?)) > 0 OR strpos(t::text, ?) > 0 LIMIT 1',
      [nama, teks, heksa],
    );
    if (rows.length > 0) ada.push(nama);
  }
  return ada;
}

describe('domain §5: secrets are nowhere in plain text', () => {
  it('the search finds what is there in plain', async () => {
    assert.deepEqual(await tabelMemuat(GURU!.nama), ['pegawai', 'surel']);
  });

  for (const [nama, teks] of Object.entries(RAHASIA))
    it(`${nama}: in no column of any table, nor in the log`, async () => {
      const bentuk = [teks, teks.toLowerCase().replaceAll(' ', ''), Buffer.from(teks).toString('base64')];
      for (const satu of bentuk) {
        assert.deepEqual(await tabelMemuat(satu), [], satu);
        assert.ok(!log.includes(satu), satu);
        assert.ok(!log.includes(encodeURIComponent(satu)), satu);
      }
    });

  it('the log holds no query, no cookie and no NIP either', async () => {
    const klien = await masukPns(portal.url);
    await klien.buka(`/cek-status?nip=${GURU!.nip}&tanda=rahasia-tautan`);
    assert.match(log, /"path":"\/cek-status"/);
    for (const satu of [GURU!.nip, 'rahasia-tautan', klien.cookie.get('sesi')!, 'cookie', 'DEM2PNS4'])
      assert.ok(!log.includes(satu), satu);
  });

  it('nor does what went wrong in the database say about whom', async () => {
    const { db } = alat.deps;
    const { klien, isi } = await sampaiLangkahTiga(portal, DOKTER!.nip, { ...RAHASIA, email: 'dokter@pns.example' });
    await db.raw('ALTER TABLE registrasi RENAME COLUMN pertanyaan TO tanya');
    const awal = log.length;
    assert.equal((await klien.kirim('/registrasi/kata-kunci', isi)).status, 500);
    await db.raw('ALTER TABLE registrasi RENAME COLUMN tanya TO pertanyaan');
    const [ganda] = await Promise.allSettled([
      db('petugas').insert({ nama_pengguna: 'admin.bkn', nama: 'RANGKAP', nip: GURU!.nip, kata_sandi_hash: '$2b$04$' }),
    ]);
    alat.deps.log.error({ err: (ganda as PromiseRejectedResult).reason }, 'request failed');
    const tertulis = log.slice(awal);
    assert.match(tertulis, /INSERT INTO registrasi/i);
    assert.match(tertulis, /petugas_nama_pengguna/);
    for (const satu of [DOKTER!.nip, GURU!.nip, 'dokter@pns.example', '$2b$', 'admin.bkn', 'RANGKAP'])
      assert.ok(!tertulis.includes(satu), satu);
  });

  it('nor, in the address of a page, whom it is about', async () => {
    const bkn = await masukPetugas(portal.url, 'admin.bkn');
    for (const alamat of [`/admin/pegawai/${GURU!.nip}`, `/Admin/Pegawai/${GURU!.nip}/banding`]) await bkn.buka(alamat);
    await bkn.buka('/admin/registrasi/DEM2PNS4');
    await new Klien(portal.url).buka('/Admin/Sandi/TautanSekaliPakai-0123456789');
    assert.match(log, /"path":"\/admin\/pegawai\/…"/);
    assert.match(log, /"path":"\/admin\/registrasi\/…"/);
    for (const satu of [GURU!.nip, 'DEM2PNS4', 'TautanSekaliPakai']) assert.ok(!log.includes(satu), satu);
  });

  it('the trail says from where somebody was looked up, in whatever case the address was typed', async () => {
    const bkn = await masukPetugas(portal.url, 'admin.bkn');
    assert.equal((await bkn.buka(`/ADMIN/pegawai/${DOKTER!.nip}`)).status, 200);
    const jejak = await alat.deps.db('jejak').where({ objek_jenis: 'pegawai', objek_id: DOKTER!.nip });
    assert.deepEqual(
      jejak.map(({ alamat }) => alamat),
      ['127.0.0.1'],
    );
  });

  it('what is stored opens only with the keys: bcrypt, AES-256-GCM, keyed hash', async () => {
    const { sandi, bcrypt, db } = alat.deps;
    const baris = await db('registrasi').where('nip', GURU!.nip).first();
    assert.match(baris.kata_kunci_hash, /^\$2b\$/);
    assert.equal(await bcrypt.cocok(RAHASIA.kata_kunci, baris.kata_kunci_hash), true);
    assert.equal(sandi.bukaJawaban(baris.jawaban_sandi), RAHASIA.jawaban);
    assert.equal(baris.nama_ibu_hash, sandi.hashNamaIbu(' ngatinem  PRAWIRODIRJO'));
  });
});

describe('domain §5.3 captcha: one is good for one answer', () => {
  before(async () => {
    // From the fourth search on an address is asked for one.
    for (let i = 0; i < 3; i += 1) await alat.deps.batas.pakai('cari-nip', '127.0.0.1');
  });

  it('on the search of step 1: the next NIP needs the next picture, whether the last one was found or not', async () => {
    const klien = new Klien(portal.url);
    for (const nip of [DOKTER!.nip, '199912312022011999']) {
      await klien.buka('/registrasi');
      const captcha = await captchaDari(portal, klien);
      assert.match(captcha, /^[A-Z2-9]{5}$/);
      const pertama = await klien.kirim('/registrasi', { nip, captcha });
      assert.doesNotMatch(pertama.teks, /Captcha tidak cocok/);
      const kedua = await klien.kirim('/registrasi', { nip, captcha });
      assert.equal(kedua.status, 422);
      assert.match(kedua.teks, /Captcha tidak cocok/);
    }
  });

  it('of twenty searches at once no more than three are answered without one', async () => {
    await alat.deps.db('batas_laju').where('key', 'like', 'cari-nip:%').delete();
    const jawaban = await Promise.all(
      Array.from({ length: 20 }, () => new Klien(portal.url).kirim('/registrasi', { nip: DOKTER!.nip })),
    );
    assert.equal(jawaban.filter(({ tujuan }) => tujuan === '/registrasi/data').length, 3);
  });

  it('not after ten minutes, and not the one of another browser', async () => {
    const [klien, lain] = [new Klien(portal.url), new Klien(portal.url)];
    for (const satu of [klien, lain]) await satu.buka('/registrasi');
    const punyaLain = await klien.kirim('/registrasi', { nip: DOKTER!.nip, captcha: await captchaDari(portal, lain) });
    assert.match(punyaLain.teks, /Captcha tidak cocok/);
    const captcha = await captchaDari(portal, klien);
    alat.advance(11 * 60_000);
    assert.match((await klien.kirim('/registrasi', { nip: DOKTER!.nip, captcha })).teks, /Captcha tidak cocok/);
  });
});

describe('ASVS 16.3: security events are in the log, without naming the account', () => {
  const kejadian = (awal: number) =>
    log
      .slice(awal)
      .split('\n')
      .filter((baris) => baris.includes('"msg":"security event"'))
      .map((baris) => JSON.parse(baris));

  it('failed sign-ins: the same account again is the same sidik; from where', async () => {
    const awal = log.length;
    for (const nomor of ['ZZZZ9999', 'zzzz 9999', 'YYYY9999'])
      await new Klien(portal.url).kirim('/login', { nomor_register: nomor, kata_kunci: 'salah' });
    const [satu, dua, lain] = kejadian(awal);
    assert.deepEqual([satu.kejadian, satu.dari, satu.level], ['login failed', '127.0.0.1', 40]);
    assert.equal(satu.akun, dua.akun);
    assert.notEqual(satu.akun, lain.akun);
    assert.doesNotMatch(JSON.stringify([satu, dua, lain]), /ZZZZ|9999/);
  });

  it('what is outside the scope and what is refused, by whom, by the route and not by the address', async () => {
    const klien = await masukPns(portal.url);
    const awal = log.length;
    await klien.buka('/formulir/berkas/999999');
    await klien.kirim('/formulir/tarik', {}, { 'Sec-Fetch-Site': 'cross-site' });
    await new Klien(portal.url).buka('/tidak-ada-alamat-ini');
    assert.deepEqual(
      kejadian(awal).map((satu) => [satu.kejadian, satu.rute, satu.siapa?.jenis ?? null]),
      [
        ['outside the scope', '/formulir/berkas/:berkas', 'pns'],
        ['refused', null, null],
      ],
    );
  });
});
