import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AKUN_STAF, type Jawaban, Klien, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';

const { nomorRegister: NOMOR, email: EMAIL, jawaban: JAWABAN } = AKUN_STAF.akun!;
const NIP = AKUN_STAF.orang!.nip;
let kataKunci = AKUN_STAF.akun!.kataKunci;

let portal: TestPortal;
let siti: Klien;
before(async () => {
  portal = await startTestPortal();
  siti = await masukPns(portal.url);
});
after(() => portal.close());

const akun = () => portal.deps.db('registrasi').where('nomor_register', NOMOR).first();
const kirim = (alamat: string, isi: Record<string, string>, klien = siti): Promise<Jawaban> =>
  klien.kirim(alamat, { ...isi, _kunci: kunciBaru() });
const surel = (templat: string) => portal.deps.db('surel').where({ nip: NIP, templat }).orderBy('id', 'desc');
const jejak = (aksi: string) => portal.deps.db('jejak').where({ aksi });
const masuk = async (kata: string): Promise<Klien> => {
  const klien = new Klien(portal.url);
  const { tujuan } = await klien.kirim('/login', { nomor_register: NOMOR, kata_kunci: kata });
  assert.equal(tujuan, '/formulir');
  return klien;
};

describe('domain §5 Akun', () => {
  it('shows how the account is reached, who is signed in and what happened; no secret', async () => {
    await masuk(kataKunci);
    const { teks } = await siti.buka('/akun');
    assert.match(teks, new RegExp(EMAIL));
    assert.match(teks, /Perangkat ini/);
    assert.match(teks, /Perangkat lain/);
    assert.match(teks, /Login <small/);
    assert.doesNotMatch(teks, new RegExp(JAWABAN));
    assert.match((await siti.buka('/formulir/data-utama')).teks, /href="\/akun"[^>]*>Ubah di Akun/);
  });

  it('telepon and HP: kept as digits, refused when they are none', async () => {
    const salah = await kirim('/akun/kontak', { telepon: '12', hp: '0812 0000 4471' });
    assert.equal(salah.status, 422);
    assert.match(salah.teks, /Telepon terdiri dari 6 sampai 15 angka/);
    assert.match(salah.teks, /value="0812 0000 4471"|value="081200004471"/);
    assert.equal((await kirim('/akun/kontak', { telepon: '0281 900900', hp: '0812 0000 4471' })).tujuan, '/akun');
    assert.deepEqual([(await akun()).telepon, (await akun()).hp], ['0281900900', '081200004471']);
    assert.equal((await kirim('/akun/kontak', { telepon: '0281900900', hp: '081200004471' })).status, 422);
    assert.equal((await jejak('akun.kontak')).length, 1);
  });

  it('e-mail: the kata kunci, a code to the new address, a notice to the old one', async () => {
    const minta = (isi: Record<string, string>) => kirim('/akun/email', { kata_kunci_kini: kataKunci, ...isi });
    assert.match((await minta({ email: 'bukan-alamat' })).teks, /E-mail belum benar/);
    assert.match((await minta({ email: EMAIL })).teks, /Ini sudah e-mail akun Anda/);
    assert.match((await minta({ email: 'siti.baru@pns.example', kata_kunci_kini: 'salah' })).teks, /tidak cocok/);
    assert.equal((await surel('kode-akun')).length, 0, 'nothing is mailed before all is right');
    assert.equal((await siti.buka('/akun/email/kode')).tujuan, '/akun/email');
    assert.equal((await minta({ email: 'siti.baru@pns.example' })).tujuan, '/akun/email/kode');
    const [surat] = await surel('kode-akun');
    assert.equal(surat.kepada, 'siti.baru@pns.example');
    assert.equal((await akun()).email, EMAIL, 'not before the code');
    const kode = /Kode Anda: (\d{6})/.exec(surat.teks)![1]!;
    assert.equal((await kirim('/akun/email/kode', { kode: kode === '000000' ? '000001' : '000000' })).status, 422);
    assert.equal((await kirim('/akun/email/kode', { kode })).tujuan, '/akun');
    assert.equal((await akun()).email, 'siti.baru@pns.example');
    assert.deepEqual((await surel('akun-dipulihkan')).map(({ kepada }) => kepada).slice(0, 1), [EMAIL]);
    assert.equal((await siti.buka('/akun/email/kode')).tujuan, '/akun/email', 'a code is used once');
  });

  it('e-mail: a code is void after five wrong ones and after ten minutes', async () => {
    const minta = async () => {
      await kirim('/akun/email', { email: 'siti.lain@pns.example', kata_kunci_kini: kataKunci });
      return /Kode Anda: (\d{6})/.exec((await surel('kode-akun'))[0].teks)![1]!;
    };
    const satu = await minta();
    for (let i = 0; i < 5; i += 1) await kirim('/akun/email/kode', { kode: satu === '000000' ? '000001' : '000000' });
    assert.equal((await kirim('/akun/email/kode', { kode: satu })).status, 409);
    const dua = await minta();
    portal.advance(16 * 60_000);
    assert.equal((await kirim('/akun/email/kode', { kode: dua })).status, 409);
    assert.equal((await akun()).email, 'siti.baru@pns.example');
  });

  it('kata kunci: the one of now and a good new one; every other session ends, a stolen one too', async (t) => {
    const keluhan = t.mock.method(console, 'error', () => {});
    const lain = await masuk(kataKunci);
    const curian = new Klien(portal.url);
    for (const [nama, nilai] of siti.cookie) curian.cookie.set(nama, nilai);
    const ganti = (isi: Record<string, string>) => kirim('/akun/kata-kunci', isi);
    const baru = { kata_kunci: 'Nasi-Liwet-Solo', kata_kunci_ulang: 'Nasi-Liwet-Solo' };
    assert.match((await ganti({ ...baru, kata_kunci_kini: 'salah' })).teks, /Kata Kunci Anda sekarang tidak cocok/);
    const buruk = { kata_kunci: NIP, kata_kunci_ulang: NIP, kata_kunci_kini: kataKunci };
    assert.equal((await ganti(buruk)).status, 422);
    assert.equal((await ganti({ ...baru, kata_kunci_kini: kataKunci })).tujuan, '/akun');
    kataKunci = baru.kata_kunci;
    assert.match((await siti.buka('/akun')).teks, /Kata kunci berganti/);
    for (const luar of [lain, curian]) assert.match((await luar.buka('/akun')).tujuan, /^\/login/);
    await masuk(kataKunci);
    assert.deepEqual(
      keluhan.mock.calls.map(({ arguments: [galat] }) => String(galat)),
      [],
      'and nothing goes wrong behind it',
    );
  });

  it('what waits for a login after the session has ended holds no secret', async () => {
    const klien = await masuk(kataKunci);
    const isi = { kata_kunci_kini: kataKunci, kata_kunci: 'Sate-Ponorogo-7', kata_kunci_ulang: 'Sate-Ponorogo-7' };
    portal.advance(61 * 60_000);
    assert.match((await kirim('/akun/kata-kunci', isi, klien)).tujuan, /^\/login/);
    await kirim('/akun/pertanyaan', { jawaban_pengaman: 'rahasia-sekali', pertanyaan: 'x' }, klien);
    const { rows } = await portal.deps.db.raw('SELECT isi::text FROM sesi_tamu');
    assert.doesNotMatch(JSON.stringify(rows), /Sate-Ponorogo-7|rahasia-sekali/);
    siti = await masuk(kataKunci);
  });

  it('security question: one’s own or one of the list, the answer not among BKN’s data, stored encrypted', async () => {
    const ganti = (isi: Record<string, string>) => kirim('/akun/pertanyaan', { kata_kunci_kini: kataKunci, ...isi });
    const nama = { pertanyaan: 'sendiri', pertanyaan_sendiri: 'Siapa nama saya?', jawaban_pengaman: 'Siti Rachmawati' };
    assert.match((await ganti(nama)).teks, /sama dengan data Anda yang tercatat di BKN/);
    assert.match((await ganti({ pertanyaan: 'sendiri', jawaban_pengaman: 'x' })).teks, /Tulis pertanyaan Anda sendiri/);
    const baik = {
      pertanyaan: 'sendiri',
      pertanyaan_sendiri: 'Nama warung dekat sekolah?',
      jawaban_pengaman: 'Mbok Darmi',
    };
    assert.match((await ganti({ ...baik, kata_kunci_kini: 'salah' })).teks, /tidak cocok/);
    assert.equal((await ganti(baik)).tujuan, '/akun');
    const { pertanyaan, jawaban_sandi } = await akun();
    assert.equal(pertanyaan, 'Nama warung dekat sekolah?');
    assert.equal(portal.deps.sandi.bukaJawaban(jawaban_sandi), 'Mbok Darmi');
    assert.match((await surel('akun-dipulihkan'))[0].teks, /Pertanyaan Pengaman Anda diganti/);
  });

  it('sign out elsewhere ends the others and not this one', async () => {
    const lain = await masuk(kataKunci);
    assert.equal((await kirim('/akun/keluarkan', { kata_kunci_kini: 'salah' })).status, 422);
    assert.equal((await lain.buka('/akun')).status, 200);
    assert.equal((await kirim('/akun/keluarkan', { kata_kunci_kini: kataKunci })).tujuan, '/akun');
    assert.match((await lain.buka('/akun')).tujuan, /^\/login/);
    assert.equal((await siti.buka('/akun')).status, 200);
    await kirim('/akun/keluarkan', { kata_kunci_kini: kataKunci });
    assert.match((await siti.buka('/akun')).teks, /Tidak ada perangkat lain yang masuk/);
    assert.equal((await jejak('akun.keluarkan')).length, 1);
  });

  it('a copy of one’s own data: account, pembanding, form, kiriman, tickets, trail; no secret and nobody else', async () => {
    await kirimSitiTetap(portal.deps);
    const { kepala, isi } = await siti.unduh('/akun/data.json');
    assert.match(kepala.get('content-disposition')!, /attachment; filename="?data-e-pupns-saya.json/);
    assert.equal(kepala.get('cache-control'), 'no-store');
    const data = JSON.parse(isi.toString());
    assert.equal(data.akun.nip, NIP);
    assert.equal(data.kiriman.length, 1);
    assert.equal(data.dataBkn.isi.nama, 'SITI RACHMAWATI');
    assert.ok(data.jejak.length > 3);
    assert.doesNotMatch(isi.toString(), /Mbok Darmi|\$2b\$|jawaban_sandi|nama_ibu/);
    assert.equal((await jejak('akun.unduh')).length, 1);
  });
});
