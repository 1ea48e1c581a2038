import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import bcrypt from 'bcrypt';
import { KATA_SANDI_DEMO, PEMERAN } from '../../seeds/demo.js';
import { buatBatas } from '../../src/web/batas.js';
import { tungguLogin } from '../../src/web/batas-login.js';
import { AKUN_STAF, type Jawaban, Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { daftarkan, PENDAFTAR } from '../support/pendaftar.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const MENIT = 60_000;
const JAM = 60 * MENIT;
const GURU = PEMERAN[2]!.nip;
const { nomorRegister: NOMOR, kataKunci: KATA_KUNCI } = AKUN_STAF.akun!;

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const login = (nomor: string, kataKunci: string, klien = new Klien(portal.url)): Promise<Jawaban> =>
  klien.kirim('/login', { nomor_register: nomor, kata_kunci: kataKunci });
/** The page but for what was typed. */
const tanpa = (jawaban: Jawaban, ...ketikan: string[]): string =>
  ketikan.reduce((teks, satu) => teks.replaceAll(satu, '…'), jawaban.teks);

describe('quality Security: known and unknown are indistinguishable at the login', () => {
  it('a wrong number and a wrong password give the same page, byte for byte', async () => {
    const salahKataKunci = await login(NOMOR, 'Salah-Sekali-1');
    const salahNomor = await login('ZZZZ9999', 'Salah-Sekali-1');
    const belumAktif = await login('DEM4PNS6', 'Salah-Sekali-1');
    assert.deepEqual(
      [salahKataKunci, salahNomor, belumAktif].map(({ status }) => status),
      [422, 422, 422],
    );
    assert.equal(tanpa(salahNomor, 'ZZZZ9999'), tanpa(salahKataKunci, NOMOR));
    assert.equal(tanpa(belumAktif, 'DEM4PNS6'), tanpa(salahKataKunci, NOMOR));
    const kepala = (satu: Jawaban) => [...satu.kepala.keys()].sort();
    assert.deepEqual(kepala(salahNomor), kepala(salahKataKunci));
    assert.doesNotMatch(salahKataKunci.teks, /Salah-Sekali-1/, 'what was typed as password is not sent back');
  });

  it('and so for petugas, disabled ones included', async () => {
    const masuk = (nama: string) =>
      new Klien(portal.url).kirim('/admin/login', { nama_pengguna: nama, kata_sandi: 'Kain-Kawung-2026x' });
    await portal.deps.db('petugas').where('nama_pengguna', 'helpdesk.pusat').update({ aktif: false });
    const [ada, tidakAda, mati] = [await masuk('admin.bkn'), await masuk('tidak.ada'), await masuk('helpdesk.pusat')];
    assert.deepEqual(
      [ada, tidakAda, mati].map(({ status }) => status),
      [422, 422, 422],
    );
    assert.equal(tanpa(tidakAda, 'tidak.ada'), tanpa(ada, 'admin.bkn'));
    assert.equal(tanpa(mati, 'helpdesk.pusat'), tanpa(ada, 'admin.bkn'));
  });

  it('bcrypt works as hard for an account that does not exist', async () => {
    const { cocok } = portal.deps.bcrypt;
    const hash: string[] = [];
    portal.deps.bcrypt.cocok = (teks, satu) => {
      hash.push(satu);
      return cocok(teks, satu);
    };
    await login('ZZZZ9999', 'Salah-Sekali-1');
    await new Klien(portal.url).kirim('/admin/login', { nama_pengguna: 'tidak.ada', kata_sandi: 'x' });
    portal.deps.bcrypt.cocok = cocok;
    assert.equal(hash.length, 2);
    // bcrypt answers a malformed hash at once, which would tell.
    for (const satu of hash) assert.deepEqual([satu.length, bcrypt.getRounds(satu)], [60, 10]);
  });
});

describe('quality Security: limits at the login', () => {
  before(async () => {
    await portal.deps.db('batas_laju').delete();
    portal.deps.batas = buatBatas(portal.deps.db);
  });
  after(async () => {
    portal.deps.batas = buatBatas(portal.deps.db, 100);
    await portal.deps.db('batas_laju').delete();
  });

  const pastikanDitolak = ({ status, kepala, teks }: Jawaban): void => {
    assert.equal(status, 429);
    const detik = Number(kepala.get('retry-after'));
    assert.ok(detik > 0 && detik <= 600, String(detik));
    assert.match(teks, /<h1>Tunggu sebentar<\/h1>[\s\S]*Coba lagi dalam \d+ menit/);
  };

  it('eight tries for one account, however spelt; then 429 with Retry-After, even with the right password', async () => {
    for (const nomor of [NOMOR, NOMOR.toLowerCase(), ` ${NOMOR} `, `${NOMOR.slice(0, 4)} ${NOMOR.slice(4)}`])
      for (let i = 0; i < 2; i += 1) assert.equal((await login(nomor, 'salah')).status, 422);
    pastikanDitolak(await login(NOMOR, KATA_KUNCI));
    assert.equal((await login('DEM3PNS5', KATA_KUNCI)).status, 303, 'other accounts go on');
  });

  it('of twenty tries at once no more than eight are looked at; right ones do not count', async () => {
    await portal.deps.db('batas_laju').delete();
    for (let i = 0; i < 10; i += 1) assert.equal((await login(NOMOR, KATA_KUNCI)).status, 303);
    const { cocok } = portal.deps.bcrypt;
    let dilihat = 0;
    portal.deps.bcrypt.cocok = (...isi) => {
      dilihat += 1;
      return cocok(...isi);
    };
    const jawaban = await Promise.all(Array.from({ length: 20 }, () => login(NOMOR, 'salah')));
    portal.deps.bcrypt.cocok = cocok;
    assert.equal(jawaban.filter(({ status }) => status === 429).length, 12);
    assert.equal(dilihat, 8);
  });

  it('each time the tries are used up the wait doubles, up to an hour; another address is not held up', async () => {
    assert.deepEqual([1, 2, 3, 6, 7, 40].map(tungguLogin), [60, 120, 240, 1920, 3600, 3600]);
    const tunggu = async (): Promise<number> => {
      // The window has passed; how often it was used up stays.
      await portal.deps.db('batas_laju').where('key', 'like', 'login-a%').delete();
      for (let i = 0; i < 8; i += 1) assert.equal((await login(NOMOR, 'salah')).status, 422);
      return Number((await login(NOMOR, KATA_KUNCI)).kepala.get('retry-after'));
    };
    await portal.deps.db('batas_laju').delete();
    for (const detik of [60, 120, 240]) {
      const kini = await tunggu();
      assert.ok(kini > detik - 10 && kini <= detik, `${kini} for ${detik}`);
    }
    const lain = await startTestPortal({ TRUST_PROXY: '1' });
    try {
      lain.deps.batas = buatBatas(lain.deps.db);
      const dari = (alamat: string, kata: string) =>
        new Klien(lain.url, { 'X-Forwarded-For': alamat }).kirim('/login', { nomor_register: NOMOR, kata_kunci: kata });
      for (let i = 0; i < 8; i += 1) await dari('203.0.113.9', 'salah');
      pastikanDitolak(await dari('203.0.113.9', KATA_KUNCI));
      assert.equal((await dari('203.0.113.10', KATA_KUNCI)).status, 303, 'nobody is locked out by a stranger');
    } finally {
      await lain.close();
    }
  });

  it('whoever has signed in from this browser before gets in, whatever strangers try; eight tries of its own', async () => {
    await portal.deps.db('batas_laju').delete();
    const pemilik = new Klien(portal.url);
    assert.equal((await login(NOMOR, KATA_KUNCI, pemilik)).status, 303);
    for (let i = 0; i < 200; i += 1) await portal.deps.batas.pakai('login-akun-semua', NOMOR);
    for (let i = 0; i < 60; i += 1) await portal.deps.batas.pakai('login-alamat', '127.0.0.1');
    for (let i = 0; i < 8; i += 1) await portal.deps.batas.pakai('login-akun', `${NOMOR}|127.0.0.1`);
    assert.equal((await login(NOMOR, KATA_KUNCI)).status, 429);
    assert.equal((await login(NOMOR, KATA_KUNCI, pemilik)).status, 303);
    assert.equal((await login('DEM3PNS5', KATA_KUNCI, pemilik)).status, 429, 'for this account only');
    const palsu = new Klien(portal.url);
    palsu.cookie.set('perangkat', `${pemilik.cookie.get('perangkat')}x`);
    assert.equal((await login(NOMOR, KATA_KUNCI, palsu)).status, 429, 'nobody makes one up');
    for (let i = 0; i < 8; i += 1) assert.equal((await login(NOMOR, 'salah', pemilik)).status, 422);
    assert.equal((await login(NOMOR, KATA_KUNCI, pemilik)).status, 429);
  });

  it('a browser is remembered for the last six accounts, and nobody reads from it which', async () => {
    await portal.deps.db('batas_laju').delete();
    const klien = new Klien(portal.url);
    const kata_sandi = KATA_SANDI_DEMO;
    const PETUGAS = ['admin.bkn', 'admin.jateng', 'verif2.jateng', 'verif1.bkd', 'helpdesk.kanreg1', 'verif4.pusat'];
    await login(NOMOR, KATA_KUNCI, klien);
    const panjang = klien.cookie.get('perangkat')!.length;
    for (const nama_pengguna of PETUGAS)
      assert.equal((await klien.kirim('/admin/login', { nama_pengguna, kata_sandi })).status, 303, nama_pengguna);
    assert.ok(klien.cookie.get('perangkat')!.length < panjang + 60);
    for (let i = 0; i < 60; i += 1) await portal.deps.batas.pakai('login-alamat', '127.0.0.1');
    const status = async (nama_pengguna: string) =>
      (await klien.kirim('/admin/login', { nama_pengguna, kata_sandi })).status;
    assert.deepEqual([await status('admin.bkn'), await status('verif1.dinkes')], [303, 429]);
    assert.equal((await login(NOMOR, KATA_KUNCI, klien)).status, 429, 'the seventh has taken its place');
  });

  it('an account of a petugas likewise', async () => {
    await portal.deps.db('batas_laju').delete();
    const masuk = (kata_sandi: string) =>
      new Klien(portal.url).kirim('/admin/login', { nama_pengguna: 'admin.bkn', kata_sandi });
    for (let i = 0; i < 8; i += 1) assert.equal((await masuk('salah')).status, 422);
    pastikanDitolak(await masuk('Kain-Kawung-2026'));
  });

  it('sixty tries from one address, whatever the accounts; X-Forwarded-For of a stranger does not help', async () => {
    await portal.deps.db('batas_laju').delete();
    for (let i = 0; i < 59; i += 1) await portal.deps.batas.pakai('login-alamat', '127.0.0.1');
    const dari = (i: number) =>
      login(`DEM${i}PNS9`, 'salah', new Klien(portal.url, { 'X-Forwarded-For': `10.0.0.${i}` }));
    assert.equal((await dari(7)).status, 422);
    pastikanDitolak(await dari(8));
  });
});

describe('domain §4 Registrasi: before acceptance the right password shows a status page', () => {
  async function menunggu(nomor: string, kataKunci = KATA_KUNCI): Promise<Jawaban> {
    const klien = new Klien(portal.url);
    const { tujuan } = await login(nomor, kataKunci, klien);
    assert.equal(tujuan, '/login/menunggu');
    assert.equal(klien.cookie.has('sesi'), false, 'it is no session');
    return klien.buka('/login/menunggu');
  }

  it('since when, which office has to act with its contacts, what to bring; after 72 hours a notice', async () => {
    const baris = await portal.deps
      .db('registrasi as r')
      .join('instansi as i', 'i.kode', 'r.instansi_kode')
      .join('kantor as k', 'k.id', 'i.kantor_id')
      .where('r.nomor_register', 'DEM4PNS6')
      .first('k.id', 'k.nama');
    await portal.deps
      .db('kantor')
      .where('id', baris.id)
      .update({ alamat: 'Jl. Uji No. 1', telepon: '0281-1', jam_layanan: 'Senin' });
    const { teks } = await menunggu('DEM4PNS6');
    for (const isi of [
      `Menunggu ${baris.nama}`,
      'hari ke-1',
      'Jl. Uji No. 1',
      '0281-1',
      'Senin',
      'Bukti Registrasi',
      'DEM4PNS6',
    ])
      assert.ok(teks.includes(isi), isi);
    portal.advance(70 * JAM);
    assert.doesNotMatch((await menunggu('DEM4PNS6')).teks, /Sudah lebih dari 72 jam/);
    portal.advance(2 * JAM);
    assert.match((await menunggu('DEM4PNS6')).teks, /Sudah lebih dari 72 jam/);
  });

  it('is only for the browser that has just shown the password, for half an hour', async () => {
    const klien = new Klien(portal.url);
    assert.equal((await klien.buka('/login/menunggu')).tujuan, '/login');
    await login('DEM4PNS6', KATA_KUNCI, klien);
    portal.advance(29 * MENIT);
    assert.equal((await klien.buka('/login/menunggu')).status, 200);
    portal.advance(2 * MENIT);
    assert.equal((await klien.buka('/login/menunggu')).tujuan, '/login');
  });

  it('ditolak shows the reason; the NIP is free for a new registration, the old number still says why', async () => {
    const { nomor } = await daftarkan(portal, GURU);
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    await admin.kirim(`/admin/registrasi/${nomor}`, {
      aksi: 'tolak',
      alasan: 'Berkas <b>belum</b> lengkap',
      _kunci: kunciBaru(),
    });
    const { teks } = await menunggu(nomor, PENDAFTAR.kata_kunci);
    assert.match(teks, /Registrasi ini ditolak[\s\S]*Berkas &lt;b&gt;belum&lt;\/b&gt; lengkap/);
    const kedua = await daftarkan(portal, GURU);
    assert.notEqual(kedua.nomor, nomor);
    assert.match((await menunggu(nomor, PENDAFTAR.kata_kunci)).teks, /Registrasi ini ditolak/);
    assert.match((await menunggu(kedua.nomor, PENDAFTAR.kata_kunci)).teks, /<h1>Menunggu/);
  });
});

it('whoever is still signed in and comes to the login finds the way back to the form', async () => {
  const klien = await masukPns(portal.url);
  assert.match(
    (await klien.buka('/login')).teks,
    /Anda masih masuk sebagai SITI RACHMAWATI[\s\S]*href="\/formulir">Ke Formulir Saya/,
  );
  assert.doesNotMatch((await new Klien(portal.url).buka('/login')).teks, /masih masuk/);
});

it('the front page leads whoever is signed in to the form, others to Registrasi and Login', async () => {
  const utama = async (klien: Klien) => /<main[\s\S]*?<h2/.exec((await klien.buka('/')).teks)?.[0] ?? '';
  const masuk = await utama(await masukPns(portal.url));
  assert.match(masuk, /href="\/formulir">Ke Formulir Saya/);
  assert.doesNotMatch(masuk, /href="\/(registrasi|login)"/);
  assert.match(await utama(new Klien(portal.url)), /href="\/registrasi"[\s\S]*href="\/login"/);
});

describe('domain §5.4: the link to the Bukti Registrasi is signed and lives 30 minutes', () => {
  it('opens page and PDF, and neither once half an hour has passed', async () => {
    const { tujuan } = await daftarkan(portal, PEMERAN[3]!.nip);
    const siapaPun = new Klien(portal.url);
    const pdf = tujuan.replace('berhasil', 'bukti.pdf');
    portal.advance(29 * MENIT);
    assert.deepEqual(
      [(await siapaPun.buka(tujuan)).status, (await siapaPun.buka(pdf)).kepala.get('content-type')],
      [200, 'application/pdf'],
    );
    portal.advance(2 * MENIT);
    assert.deepEqual([(await siapaPun.buka(tujuan)).status, (await siapaPun.buka(pdf)).status], [404, 404]);
  });

  it('and not with one character changed, wherever it stands', async () => {
    const { tujuan } = await daftarkan(portal, PEMERAN[6]!.nip);
    const siapaPun = new Klien(portal.url);
    const tanda = new URL(tujuan, portal.url).searchParams.get('tanda')!;
    for (let i = 0; i < tanda.length; i += 1) {
      for (const ganti of [tanda[i] === '1' ? '2' : '1', '']) {
        const palsu = tanda.slice(0, i) + ganti + tanda.slice(i + 1);
        const { status } = await siapaPun.buka(`/registrasi/berhasil?tanda=${encodeURIComponent(palsu)}`);
        assert.equal(status, 404, palsu);
      }
    }
    assert.equal((await siapaPun.buka(tujuan)).status, 200);
  });
});
