import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cariKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { buatBatas } from '../../src/web/batas.js';
import { pdfSurat } from '../support/berkas.js';
import {
  alamatForm,
  jawabanCaptcha,
  kirimContoh,
  mentahContoh,
  mintaKelengkapan,
  tiketBerberkas,
} from '../support/helpdesk.js';
import { Klien, kunciDari, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const kategori = (kode: string) => cariKategori(portal.deps.kategori, kode)!;
const orang = () => new Klien(portal.url);
const baca = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, kode: string) => String.fromCodePoint(Number(kode))).replaceAll('&amp;', '&');
const tersembunyi = (halaman: string, nama: string): string =>
  new RegExp(`name="${nama}" value="([^"]*)"`).exec(halaman)?.[1] ?? '';

describe('a form beyond a limit comes back with everything that was typed', () => {
  const terpakai = async (nama: string): Promise<number> =>
    Number((await portal.deps.db('batas_laju').where('key', 'like', `${nama}:%`).sum('points as n').first())?.n ?? 0);
  before(() => {
    portal.deps.batas = buatBatas(portal.deps.db);
  });
  after(async () => {
    await portal.deps.db('batas_laju').delete();
    portal.deps.batas = buatBatas(portal.deps.db, 100);
  });

  it('429 with the minutes to wait, the typing and the good files; nothing is stored', async () => {
    const klien = orang();
    const satu = await kirimContoh(portal, klien, kategori('beda-nama'), { isi: { nomor_sk: '' } });
    for (let i = 0; i < 60; i += 1) await portal.deps.batas.pakai('tiket-alamat', '127.0.0.1').catch(() => null);
    const isi = {
      ...mentahContoh(kategori('beda-nama')),
      email: 'yuliati@pns.example',
      _kunci: kunciDari(satu.teks),
      berkas_sk__tersimpan: tersembunyi(satu.teks, 'berkas_sk__tersimpan'),
    };
    const { status, teks, kepala } = await klien.unggah('/helpdesk/beda-nama', isi, []);
    assert.equal(status, 429);
    assert.ok(Number(kepala.get('retry-after')) > 0);
    assert.match(teks, /role="alert"[\s\S]*Coba lagi dalam \d+ menit/);
    for (const ketikan of ['Yuliati Handayani', '813.3/0417/2014', 'yuliati@pns.example'])
      assert.ok(teks.includes(`value="${ketikan}"`), ketikan);
    assert.match(baca(teks), /“berkas_sk\.pdf” .* sudah kami terima/);
    assert.doesNotMatch(teks, /name="captcha"/, 'what was answered is not asked again');
    assert.equal((await portal.deps.db('tiket').where('kategori', 'beda-nama')).length, 0);
    await portal.deps.db('batas_laju').delete();
    assert.match((await klien.unggah('/helpdesk/beda-nama', isi, [])).tujuan, /^\/helpdesk\/tiket\/\d{10}$/);
  });

  it('one form about one person counts once: not the fields that were missing, nor Periksa dulu', async () => {
    await portal.deps.db('batas_laju').delete();
    const klien = orang();
    const contoh = { ...mentahContoh(kategori('unit-organisasi')), unit_organisasi: 'Dinas Kesehatan#Bidang Baru' };
    const { teks } = await klien.buka('/helpdesk/unit-organisasi');
    const captcha = await jawabanCaptcha(portal, klien);
    const isi = { ...contoh, _kunci: kunciDari(teks), captcha };
    assert.equal((await klien.kirim('/helpdesk/unit-organisasi', { ...isi, unit_organisasi: '' })).status, 422);
    assert.equal(await terpakai('tiket-alamat'), 0, 'nothing has been said of the NIP');
    const dulu = await klien.kirim('/helpdesk/unit-organisasi', isi);
    assert.match(dulu.teks, /Periksa dulu, lalu kirim/);
    const lanjut = { ...isi, _ditanya: tersembunyi(dulu.teks, '_ditanya'), aksi: 'tetap' };
    assert.match((await klien.kirim('/helpdesk/unit-organisasi', lanjut)).tujuan, /tiket/);
    assert.equal(await terpakai('tiket-alamat'), 1);
  });

  it('another instansi for the same NIP is another question', async () => {
    await portal.deps.db('batas_laju').delete();
    const klien = orang();
    const lain = { instansi: 'Pemerintah Kab. Banyumas', instansi__kode: '6415' };
    const satu = await kirimContoh(portal, klien, kategori('beda-instansi'), { isi: lain });
    assert.match(satu.teks, /sudah tercatat di Pemerintah Kab\. Banyumas/);
    const isi = {
      ...mentahContoh(kategori('beda-instansi')),
      _kunci: kunciDari(satu.teks),
      _ditanya: tersembunyi(satu.teks, '_ditanya'),
      berkas_sk__tersimpan: tersembunyi(satu.teks, 'berkas_sk__tersimpan'),
    };
    await klien.unggah('/helpdesk/beda-instansi', { ...isi, ...lain, nomor_sk: '1/2012' }, []);
    assert.equal(await terpakai('tiket-alamat'), 1);
    assert.match((await klien.unggah('/helpdesk/beda-instansi', isi, [])).tujuan, /tiket/);
    assert.equal(await terpakai('tiket-alamat'), 2);
  });

  it('every other NIP in the same form counts, and every wrong captcha', async () => {
    await portal.deps.db('batas_laju').delete();
    const klien = orang();
    const { teks } = await klien.buka('/helpdesk/sekolah');
    const captcha = await jawabanCaptcha(portal, klien);
    const isi = { ...mentahContoh(kategori('sekolah')), _kunci: kunciDari(teks), captcha };
    const satu = await klien.kirim('/helpdesk/sekolah', { ...isi, nip: '198704182010121925' });
    assert.match(satu.teks, /tidak ada dalam database/);
    const _ditanya = tersembunyi(satu.teks, '_ditanya');
    await klien.kirim('/helpdesk/sekolah', { ...isi, nip: '198704182010121925', _ditanya });
    assert.equal(await terpakai('tiket-alamat'), 1);
    await klien.kirim('/helpdesk/sekolah', { ...isi, nip: '198704182010121926', _ditanya });
    assert.equal(await terpakai('tiket-alamat'), 2);
    await orang().kirim('/helpdesk/sekolah', { ...isi, _kunci: 'c'.repeat(24), captcha: 'SALAH' });
    assert.equal(await terpakai('tiket-alamat'), 3);
  });
});

describe('a text that is far too long', () => {
  it('12,000 characters: the field says so itself, and the text is still there', async () => {
    const alasan = 'salah '.repeat(2000);
    const { status, teks } = await kirimContoh(portal, orang(), kategori('turun-status'), { isi: { alasan } });
    assert.equal(status, 422);
    assert.match(teks, /href="#alasan">Alasan Permintaan Membuka Form paling panjang 500 huruf/);
    assert.ok(teks.includes(alasan.trim().slice(0, 11_000)));
  });

  it('beyond what is read: said at the field, and nothing is promised', async () => {
    const alasan = 'x'.repeat(70_000);
    const { status, teks } = await kirimContoh(portal, orang(), kategori('turun-status'), { isi: { alasan } });
    assert.equal(status, 422);
    assert.match(teks, /href="#alasan">Isian ini terlalu panjang dan tidak sampai/);
    assert.doesNotMatch(teks, /tetap ada di bawah/);
    assert.ok(teks.includes('value="198003122005012907"'));
  });
});

describe('domain §4: answering with a good and a bad file', () => {
  before(() =>
    portal.deps
      .db('tiket')
      .where('kategori', 'beda-nama')
      .update({ status: 'ditolak', keterangan: 'x', diputus_pada: portal.deps.jam() }),
  );

  it('keeps the good one, lists it, and sends it with the next try; after that it says so', async () => {
    const [nomor] = await tiketBerberkas(portal.deps);
    await mintaKelengkapan(portal.deps, nomor, 'Unggah halaman kedua.');
    const alamat = `/cek-status/pengaduan/tiket/${nomor}`;
    const klien = orang();
    await klien.kirim('/cek-status/pengaduan', { tiket: nomor, nip: '199001272014022924' });
    const _kunci = await klien.kunci(alamat);
    const surat = await pdfSurat();
    const dua = [
      ['halaman-dua.pdf', surat],
      ['rusak.pdf', Buffer.from('MZ')],
    ] as const;
    const satu = await klien.unggah(alamat, { _kunci, jawaban: 'Ini.' }, dua);
    assert.equal(satu.status, 422);
    assert.match(satu.teks, /Sudah kami terima[\s\S]*halaman-dua\.pdf/);
    assert.match(satu.teks, /bukan PDF, JPG, atau PNG/);
    const tanda = tersembunyi(satu.teks, 'berkas__tersimpan');
    const id = /value="hapus:(\d+)"/.exec(satu.teks)?.[1];
    // In the page's order: what stands before the answer has arrived.
    const panjang = { _kunci, berkas__tersimpan: tanda, jawaban: 'x'.repeat(70_000) };
    const terlalu = await klien.unggah(alamat, panjang, []);
    assert.equal(terlalu.status, 422);
    assert.match(terlalu.teks, /href="#jawaban">Jawaban ini terlalu panjang dan tidak sampai/);
    assert.doesNotMatch(terlalu.teks, /tetap ada di bawah/);
    assert.match(terlalu.teks, /halaman-dua\.pdf/, 'the good file is not lost with it');
    const tanpa = await klien.unggah(
      alamat,
      { _kunci, jawaban: 'Ini.', berkas__tersimpan: tanda, aksi: `hapus:${id}` },
      [],
    );
    assert.doesNotMatch(tanpa.teks, /halaman-dua\.pdf/);
    const kirim = await klien.unggah(alamat, { _kunci, jawaban: 'Ini.', berkas__tersimpan: tanda }, []);
    assert.equal(kirim.status, 303);
    const { teks } = await klien.buka(kirim.tujuan);
    assert.match(teks, /role="status"[\s\S]*Jawaban Anda terkirim ke/);
    assert.match(teks, /halaman-dua\.pdf/);
    const petugas = await masukPetugas(portal.url, 'helpdesk.kanreg1');
    const tiket = (await petugas.buka(`/admin/tiket/${nomor}`)).teks;
    assert.equal(tiket.split('Jawaban pelapor').length, 2, 'one event, once');
    assert.doesNotMatch(tiket, /<h3>Kirim jawaban/);
  });

  it('nobody can name a file of somebody else', async () => {
    const [nomor, berkas] = await portal.deps
      .db('tiket as t')
      .join('tiket_berkas as b', 'b.tiket_id', 't.id')
      .where('t.status', 'diproses')
      .first('t.nomor', 'b.berkas_id')
      .then((satu) => [String(satu.nomor), Number(satu.berkas_id)] as const);
    await mintaKelengkapan(portal.deps, nomor, 'Lagi.');
    const klien = orang();
    await klien.kirim('/cek-status/pengaduan', { tiket: nomor, nip: '199001272014022924' });
    const alamat = `/cek-status/pengaduan/tiket/${nomor}`;
    const isi = Buffer.from(JSON.stringify([[berkas, 1, 'x.pdf']])).toString('base64url');
    const { id } = await portal.deps.db('tiket').where({ nomor }).first('id');
    const palsu = `jawaban:${id}:${isi}.tanda`;
    const { status } = await klien.unggah(alamat, { _kunci: await klien.kunci(alamat), berkas__tersimpan: palsu }, []);
    assert.equal(status, 422);
  });
});

describe('an approval that was put right', () => {
  it('shows what was corrected first and the earlier answer as withdrawn', async () => {
    const { nomor } = await portal.deps.db('tiket').whereNot('status', 'disetujui').first('nomor');
    await portal.deps.db('tiket').where({ nomor }).update({
      status: 'dikoreksi',
      jam_berhenti_pada: null,
      diputus_pada: portal.deps.jam(),
      penyelesaian: 'Nama Anda di data BKN sudah diperbaiki.',
      keterangan: 'Ejaannya keliru dan kami kembalikan.',
    });
    const { teks } = await orang().kirim('/cek-status/pengaduan', { tiket: nomor });
    assert.match(teks, /Penyelesaian Permasalahan<\/dt><dd><b>Dikoreksi:<\/b> Ejaannya keliru dan kami kembalikan\./);
    assert.match(teks, /tidak berlaku lagi: <del>Nama Anda di data BKN sudah diperbaiki\.<\/del>/);
  });
});

describe('small things on the forms', () => {
  it('TMT: Lanjut with nothing chosen says so and leads to the question', async () => {
    const { teks } = await orang().buka('/helpdesk/beda-nama');
    const tombol = /<button class="button" name="(\w+)" value="(\w+)">Lanjut/.exec(teks)!;
    const { status, teks: lagi } = await orang().buka(`/helpdesk/beda-nama?${tombol[1]}=${tombol[2]}`);
    assert.equal(status, 422);
    assert.match(lagi, /<a href="#tmt">Pilih TMT CPNS Anda\.<\/a>/);
    assert.match(lagi, /<fieldset class="isian" id="tmt"/);
  });

  it('"Pakai yang dipilih" with nothing chosen says so', async () => {
    const isi = { pendidikan: 'S1 Ilmu Komputr', aksi: 'pakai' };
    const { status, teks } = await kirimContoh(portal, orang(), kategori('pendidikan'), { isi });
    assert.equal(status, 422);
    assert.match(teks, /href="#pilih">Pilih salah satu nama/);
  });

  it('surat is spoken of only where one is asked for', async () => {
    const tanya = /Tidak punya surat yang diminta/;
    assert.match((await orang().buka(alamatForm(kategori('data-pensiun')))).teks, tanya);
    for (const kode of ['sekolah', 'turun-status', 'tidak-ada-dalam-database'])
      assert.doesNotMatch((await orang().buka(alamatForm(kategori(kode)))).teks, tanya, kode);
  });

  it('16 without a nomor register says what is missing, and to whom it is not', async () => {
    const { teks } = await kirimContoh(portal, orang(), kategori('turun-status'), { isi: { nomor_register: '' } });
    assert.match(teks, /href="#nomor_register">Isi Nomor Register dari Bukti Registrasi\./);
    assert.doesNotMatch(teks, /tidak cocok/);
  });
});
