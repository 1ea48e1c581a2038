import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import { akhiriSemuaSesi, akunPetugasId } from '../../src/petugas/petugas.repository.js';
import { tampilKodePemulihan } from '../../src/petugas/totp.js';
import { totpPetugas } from '../../src/petugas/totp.repository.js';
import { pasangTotp, periksaLangkahKedua, siapkanTotp } from '../../src/petugas/totp.service.js';
import { buatBatas } from '../../src/web/batas.js';
import { pelakuPetugas } from '../support/kasus.js';
import { Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const LANGKAH_MS = 30_000;

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const id = async (namaPengguna: string): Promise<number> =>
  Number((await portal.deps.db('petugas').where('nama_pengguna', namaPengguna).first('id')).id);

/** What the owner's app shows now. */
async function kode(namaPengguna: string): Promise<string> {
  const totp = await totpPetugas(portal.deps.db, await id(namaPengguna));
  const secret = Secret.fromBase32(portal.deps.sandi.bukaJawaban(totp!.rahasiaSandi));
  return new TOTP({ secret }).generate({ timestamp: portal.deps.jam().getTime() });
}

/** Sets it up without pages; returns the recovery codes. */
async function pasang(namaPengguna: string): Promise<string[]> {
  const pelaku = await pelakuPetugas(portal.deps.db, namaPengguna);
  await inTransaction(portal.deps.db, (trx) => siapkanTotp(portal.deps, trx, pelaku));
  const { sesiKe } = (await akunPetugasId(portal.deps.db, pelaku.id))!;
  const isian = { kode: await kode(namaPengguna), sesiKe };
  const { pemulihan } = await inTransaction(portal.deps.db, (trx) => pasangTotp(portal.deps, trx, pelaku, isian));
  portal.advance(LANGKAH_MS);
  return pemulihan;
}

async function kataSandi(namaPengguna: string): Promise<Klien> {
  const klien = new Klien(portal.url);
  const isi = { nama_pengguna: namaPengguna, kata_sandi: KATA_SANDI_DEMO };
  assert.equal((await klien.kirim('/admin/login', isi)).tujuan, '/admin/login/kode');
  return klien;
}
const langkahKedua = (klien: Klien, isi: string) =>
  klien.kirim('/admin/login/kode', { _kunci: kunciBaru(), kode: isi });
const kirimKe = async (klien: Klien, namaPengguna: string, sisa: string) => {
  const { id: petugasId, versi } = await portal.deps.db('petugas').where('nama_pengguna', namaPengguna).first();
  return klien.kirim(`/admin/petugas/${petugasId}${sisa}`, { _kunci: kunciBaru(), versi: String(versi) });
};

describe('TOTP of the own account', () => {
  let klien: Klien;
  const nama = 'verif2.banyumas';
  const kirim = (sisa: string, isi: Record<string, string> = {}) =>
    klien.kirim(`/admin/totp${sisa}`, { _kunci: kunciBaru(), ...isi });
  before(async () => {
    klien = await masukPetugas(portal.url, nama);
  });

  it('is prepared with a QR code of our own address, and asked for only after its first code', async () => {
    assert.equal((await klien.buka('/admin/totp/qr.svg')).status, 404);
    assert.equal((await kirim('/siapkan')).tujuan, '/admin/totp');
    const { teks } = await klien.buka('/admin/totp');
    assert.match(teks, /<img[^>]* src="\/admin\/totp\/qr\.svg"/);
    assert.doesNotMatch(teks, /data:/);
    const gambar = await klien.buka('/admin/totp/qr.svg');
    assert.match(gambar.kepala.get('content-type') ?? '', /image\/svg\+xml/);
    assert.match(gambar.teks, /^<svg[\s\S]*<\/svg>\s*$/);
    assert.equal((await masukPetugas(portal.url, nama)).cookie.size > 0, true);
  });

  it('the secret lies encrypted', async () => {
    const { rahasiaSandi } = (await totpPetugas(portal.deps.db, await id(nama)))!;
    const rahasia = portal.deps.sandi.bukaJawaban(rahasiaSandi);
    assert.match(rahasia, /^[A-Z2-7]{32}$/);
    assert.ok(!rahasiaSandi.toString('latin1').includes(rahasia));
  });

  it('a wrong first code is told; the right one shows ten recovery codes, once, kept as hashes', async () => {
    const salah = await kirim('/pasang', { kode: '000000' });
    assert.equal(salah.status, 422);
    assert.match(salah.teks, /Kode tidak cocok/);
    assert.equal((await kirim('/pasang', { kode: await kode(nama) })).tujuan, '/admin/totp');
    const tampil = [...(await klien.buka('/admin/totp')).teks.matchAll(/([A-Z2-9]{4}-){3}[A-Z2-9]{4}/g)];
    assert.equal(tampil.length, 10);
    assert.doesNotMatch((await klien.buka('/admin/totp')).teks, /([A-Z2-9]{4}-){3}/);
    const tersimpan = await portal.deps.db('petugas_kode_pemulihan').pluck('sidik');
    assert.equal(tersimpan.length, 10);
    assert.ok(tersimpan.every((satu) => satu.length === 43));
    assert.equal((await klien.buka('/admin/totp/qr.svg')).status, 404, 'the secret is shown no more');
    assert.equal((await kirim('/siapkan')).status, 409);
  });

  it('is taken off with a code, not without', async () => {
    assert.equal((await kirim('/lepas', { kode: '' })).status, 422);
    assert.equal((await kirim('/lepas', { kode: '000000' })).status, 422);
    portal.advance(LANGKAH_MS);
    assert.equal((await kirim('/lepas', { kode: await kode(nama) })).tujuan, '/admin/totp');
    assert.equal(await totpPetugas(portal.deps.db, await id(nama)), null);
    assert.equal((await portal.deps.db('petugas_kode_pemulihan')).length, 0);
    const aksi = await portal.deps
      .db('jejak')
      .where('pelaku_id', await id(nama))
      .pluck('aksi');
    assert.ok(aksi.includes('petugas.pasang_totp') && aksi.includes('petugas.lepas_totp'));
  });

  it('is the only way from now on: what was opened by the password alone ends, here a new session goes on', async () => {
    const perangkat = await masukPetugas(portal.url, 'verif2.jateng');
    const lain = await masukPetugas(portal.url, 'verif2.jateng');
    const isi = (kode: string) => ({ _kunci: kunciBaru(), kode });
    await perangkat.kirim('/admin/totp/siapkan', isi(''));
    const pasang = isi(await kode('verif2.jateng'));
    const sebelum = perangkat.cookie.get('sesi_petugas');
    assert.equal((await perangkat.kirim('/admin/totp/pasang', pasang)).tujuan, '/admin/totp');
    assert.match((await lain.buka('/admin')).tujuan, /^\/admin\/login/);
    assert.notEqual(perangkat.cookie.get('sesi_petugas'), sebelum);
    assert.match((await perangkat.buka('/admin/totp')).teks, /([A-Z2-9]{4}-){3}/);
    assert.equal((await perangkat.buka('/admin')).status, 200);
  });
});

describe('the second step of signing in', () => {
  const nama = 'verif1.dinkes';
  let pemulihan: string[];
  before(async () => {
    pemulihan = await pasang(nama);
  });

  it('no session before the code; the password alone opens nothing', async () => {
    const klien = await kataSandi(nama);
    assert.equal(klien.cookie.has('sesi_petugas'), false);
    assert.match((await klien.buka('/admin')).tujuan, /^\/admin\/login/);
    assert.equal((await klien.buka('/admin/login/kode')).status, 200);
    assert.equal((await langkahKedua(klien, '000000')).status, 422);
    assert.equal((await langkahKedua(klien, '')).status, 422);
    assert.equal((await langkahKedua(klien, await kode(nama))).tujuan, '/admin');
    assert.equal((await klien.buka('/admin')).status, 200);
  });

  it('whoever has kept the cookie of this browser from before does not stand at the second step with it', async () => {
    const klien = new Klien(portal.url);
    await klien.buka('/lupa-jawaban');
    const dulu = new Klien(portal.url);
    for (const [nama, nilai] of klien.cookie) dulu.cookie.set(nama, nilai);
    const isi = { nama_pengguna: nama, kata_sandi: KATA_SANDI_DEMO };
    assert.equal((await klien.kirim('/admin/login', isi)).tujuan, '/admin/login/kode');
    assert.equal((await klien.buka('/admin/login/kode')).status, 200);
    assert.equal((await dulu.buka('/admin/login/kode')).tujuan, '/admin');
  });

  it('a code is accepted once, also from the step before', async () => {
    portal.advance(LANGKAH_MS);
    const angka = await kode(nama);
    assert.equal((await langkahKedua(await kataSandi(nama), angka)).tujuan, '/admin');
    const lagi = await langkahKedua(await kataSandi(nama), angka);
    assert.equal(lagi.status, 422);
    assert.match(lagi.teks, /sudah dipakai/);
    portal.advance(LANGKAH_MS);
    assert.equal((await langkahKedua(await kataSandi(nama), angka)).status, 422);
  });

  it('the same code at once from two browsers opens one session', async () => {
    portal.advance(LANGKAH_MS);
    const [angka, siapa] = [await kode(nama), await id(nama)];
    const { sesiKe } = (await akunPetugasId(portal.deps.db, siapa))!;
    const periksa = (trx: Trx) => periksaLangkahKedua(portal.deps, trx, { id: siapa, sesiKe }, angka);
    const hasil = await Promise.allSettled([1, 2, 3].map(() => inTransaction(portal.deps.db, periksa)));
    assert.equal(hasil.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('a recovery code stands in, once, and says how many are left', async () => {
    const klien = await kataSandi(nama);
    const satu = tampilKodePemulihan(pemulihan[0]!).toLowerCase();
    assert.equal((await langkahKedua(klien, satu)).tujuan, '/admin/totp');
    assert.match((await klien.buka('/admin/totp')).teks, /sisanya 9/);
    assert.equal((await langkahKedua(await kataSandi(nama), satu)).status, 422);
    const dua = await Promise.all([await kataSandi(nama), await kataSandi(nama)]);
    const serentak = await Promise.all(dua.map((satuKlien) => langkahKedua(satuKlien, pemulihan[1]!)));
    assert.deepEqual(serentak.map(({ status }) => status).sort(), [303, 422]);
  });

  it('pressed twice, the first press signs in and the second follows', async () => {
    portal.advance(LANGKAH_MS);
    const klien = await kataSandi(nama);
    const isi = { _kunci: kunciBaru(), kode: await kode(nama) };
    const dua = await Promise.all([klien.kirim('/admin/login/kode', isi), klien.kirim('/admin/login/kode', isi)]);
    assert.deepEqual(
      dua.map(({ tujuan }) => tujuan),
      ['/admin', '/admin'],
    );
    assert.equal((await klien.buka('/admin')).status, 200);
  });

  it('waits ten minutes, and not for an account that has changed since the password', async () => {
    const klien = await kataSandi(nama);
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    portal.advance(11 * 60_000);
    assert.equal((await langkahKedua(klien, await kode(nama))).tujuan, '/admin');
    assert.match((await klien.buka('/admin')).tujuan, /^\/admin\/login/);
    const lain = await kataSandi(nama);
    assert.equal((await kirimKe(admin, nama, '/keluarkan')).status, 303);
    const jawaban = await langkahKedua(lain, await kode(nama));
    assert.equal(jawaban.status, 422);
    assert.match(jawaban.teks, /Mulai lagi/);
  });

  it('many codes are not tried', async () => {
    const { deps } = portal;
    const semula = deps.batas;
    deps.batas = buatBatas(deps.db, 1);
    const klien = await kataSandi(nama);
    const status = await Promise.all(
      Array.from({ length: 25 }, async () => (await langkahKedua(klien, '123456')).status),
    );
    assert.ok(status.filter((satu) => satu === 422).length <= 10);
    assert.equal((await langkahKedua(klien, await kode(nama))).status, 429);
    await inTransaction(deps.db, async (trx) => akhiriSemuaSesi(trx, await id(nama)));
    portal.advance(LANGKAH_MS);
    const sesudah = await langkahKedua(await kataSandi(nama), await kode(nama));
    assert.equal(sesudah.tujuan, '/admin', 'with a new password its thief holds up nobody any more');
    deps.batas = semula;
  });

  it('an admin in scope takes it off when the phone is lost: sessions end, the password is enough again', async () => {
    const jateng = await masukPetugas(portal.url, 'admin.jateng');
    assert.equal((await kirimKe(jateng, nama, '/lepas-totp')).status, 404);
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    assert.equal((await kirimKe(admin, nama, '/lepas-totp')).status, 303);
    assert.equal((await kirimKe(admin, nama, '/lepas-totp')).status, 409, 'there is none any more');
    assert.equal((await masukPetugas(portal.url, nama)).cookie.has('sesi_petugas'), true);
  });
});

describe('TOTP required for a peran', () => {
  const atur = async (isi: Record<string, string>) =>
    (await masukPetugas(portal.url, 'admin.bkn')).kirim('/admin/petugas/totp', { _kunci: kunciBaru(), ...isi });

  it('is set by admin_bkn, from the state they saw', async () => {
    assert.equal((await (await masukPetugas(portal.url, 'admin.banyumas')).buka('/admin/petugas/totp')).status, 404);
    assert.equal((await atur({ dilihat: '', wajib_helpdesk: 'ya' })).status, 303);
    assert.equal((await atur({ dilihat: '', wajib_admin_instansi: 'ya' })).status, 409);
    const { teks } = await (await masukPetugas(portal.url, 'admin.bkn')).buka('/admin/petugas/totp');
    assert.match(teks, /name="dilihat" value="helpdesk"/);
    const [jejak] = await portal.deps.db('jejak').where('aksi', 'pengaturan.totp_wajib').select('rincian');
    assert.deepEqual(jejak.rincian, { peran: ['helpdesk'] });
  });

  it('who holds it reaches nothing before it is set up', async () => {
    const klien = await masukPetugas(portal.url, 'helpdesk.kanreg1');
    for (const alamat of ['/admin', '/admin/tiket', '/admin/pegawai', '/admin/referensi/6415?daftar=unor&cari=di'])
      assert.equal((await klien.buka(alamat)).tujuan, '/admin/totp', alamat);
    const kirim = (alamat: string, isi = {}) => klien.kirim(alamat, { _kunci: kunciBaru(), ...isi });
    assert.equal((await kirim('/admin/tiket/4170228563', { aksi: 'ambil' })).tujuan, '/admin/totp');
    assert.match((await klien.buka('/admin/totp')).teks, /mewajibkan verifikasi dua langkah/);
    await kirim('/admin/totp/siapkan');
    assert.equal((await klien.buka('/admin')).tujuan, '/admin/totp', 'prepared is not set up');
    await kirim('/admin/totp/pasang', { kode: await kode('helpdesk.kanreg1') });
    assert.equal((await klien.buka('/admin')).status, 200);
    assert.equal((await masukPetugas(portal.url, 'verif1.biro')).cookie.size > 0, true);
    assert.equal((await (await masukPetugas(portal.url, 'verif1.biro')).buka('/admin')).status, 200);
  });

  it('on a real server admin_bkn needs it before anybody has set anything', async () => {
    const server = await startTestPortal({
      DATABASE_URL: 'postgresql://epupns@localhost/epupns',
      BASE_URL: 'http://epupns.example',
      SECRET_KEY: randomBytes(32).toString('base64'),
      ANSWER_KEYS: `1:${randomBytes(32).toString('base64')}`,
    });
    const [bkn, banyumas] = [
      await masukPetugas(server.url, 'admin.bkn'),
      await masukPetugas(server.url, 'admin.banyumas'),
    ];
    const hasil = [(await bkn.buka('/admin')).tujuan, (await banyumas.buka('/admin')).status];
    await server.close();
    assert.deepEqual(hasil, ['/admin/totp', 200]);
  });

  it('logging out is always possible', async () => {
    const klien = await masukPetugas(portal.url, 'helpdesk.pusat');
    assert.equal((await klien.kirim('/admin/logout')).tujuan, '/admin/login');
  });
});
