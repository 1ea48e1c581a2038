import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { jawabKuesioner } from '../support/kuesioner.js';
import { readPdfText, readQr, renderPdf } from '../support/pdf.js';
import {
  bukaKasus,
  masukPetugas,
  masukPns,
  nyatakanSesuai,
  perbaiki,
  pilihRujukan,
  registrasi,
  riwayatSesuai,
  setujui,
  simpan,
  terimaRegistrasi,
  unduh,
} from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NIP = '199001272014022924';
const KATA_KUNCI = 'Wedang-Uwuh-Hangat';
const NAMA_BENAR = 'YULIATI HANDAYANI';

describe('a regional PNS whose change needs tingkat 4, on a phone', () => {
  let portal: TestPortal;
  let browser: Browser;
  let pns: Page;
  let petugas: Page;
  let nomor: string;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    pns = await newPage(browser, { width: 390 });
    petugas = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('registers in three steps and prints the Bukti Registrasi in two halves', async () => {
    nomor = await registrasi(pns, portal, NIP, { kataKunci: KATA_KUNCI, email: 'orang.rekaan@pns.example' });
    await checkAxe(pns);
    await shot(pns, 'registrasi-berhasil-390');
    const pdf = await unduh(pns, 'Cetak');
    const [teks = ''] = await readPdfText(pdf);
    assert.match(teks, /Diserahkan kepada Verifikator/);
    assert.match(teks, /Disimpan oleh PNS/);
    assert.equal(teks.split(nomor).length - 1, 2, 'the nomor register stands on both halves');
    const [gambar] = await renderPdf(pdf);
    const qr = await readQr(gambar!);
    assert.ok(
      qr.length > 0 && qr.every((satu) => satu.startsWith(`${portal.url}/bukti/`)),
      `QR opens the check: ${qr}`,
    );
    await pns.goto(qr[0]!);
    await pns.getByText('berlaku', { exact: true }).waitFor();
    assert.equal(await pns.getByText('YULIATI').count(), 0, 'the public check shows no name');
    await checkAxe(pns);
  });

  it('waits until the instansi has accepted', async () => {
    await masukPns(pns, portal, nomor, KATA_KUNCI);
    await pns.getByRole('heading', { name: /Menunggu BKD/ }).waitFor();
    await checkAxe(pns);
    await terimaRegistrasi(petugas, portal, 'admin.banyumas', nomor);
    await checkAxe(petugas);
    await masukPns(pns, portal, nomor, KATA_KUNCI);
    await pns.getByRole('heading', { name: 'Formulir Saya' }).waitFor();
    await checkAxe(pns);
    await shot(pns, 'daftar-tugas-390');
  });

  it('judges Data Utama with ✗ on two fields, and the rest ✓', async () => {
    await pns.goto(`${portal.url}/formulir/data-utama`);
    await checkAxe(pns);
    await shot(pns, 'data-utama-kosong-390');
    await nyatakanSesuai(pns, ['nama', 'alamat']);
    await perbaiki(pns, 'nama', NAMA_BENAR);
    await perbaiki(pns, 'alamat', 'Jl. Mawar Merah No. 3 RT 01/RW 02');
    await simpan(pns);
    await pns.getByText('Data Utama tersimpan pukul').waitFor();
    await checkAxe(pns);
    await shot(pns, 'data-utama-tersimpan-390');
  });

  it('picks the Verifikator Level 1 in Posisi', async () => {
    await pns.goto(`${portal.url}/formulir/posisi`);
    await checkAxe(pns);
    await nyatakanSesuai(pns);
    await pns
      .getByLabel('Verifikator Level 1', { exact: true })
      .selectOption({ label: 'Dinas Kesehatan · Pemerintah Kab. Banyumas' });
    await simpan(pns);
    await pns.getByText('Posisi tersimpan pukul').waitFor();
    await shot(pns, 'posisi-390');
  });

  it('answers the questionnaires', async () => {
    await jawabKuesioner(pns, portal);
    await checkAxe(pns);
    await shot(pns, 'kuesioner-390');
  });

  it('adds one riwayat row, changes one and removes one', async () => {
    await pns.goto(`${portal.url}/formulir/riwayat/golongan`);
    await pns.getByRole('link', { name: 'Tambah golongan' }).click();
    await checkAxe(pns);
    await pns.getByLabel('Golongan', { exact: true }).selectOption({ label: 'II/d Pengatur Tingkat I' });
    for (const [label, isi] of [
      ['TMT Golongan', '01/04/2018'],
      ['Masa Kerja (tahun)', '4'],
      ['Masa Kerja (bulan)', '2'],
      ['Nomor SK', '823/44/2018'],
      ['Tanggal SK', '12.03.2018'],
    ] as const) {
      await pns.getByLabel(label).fill(isi);
    }
    await pns.getByLabel('Jenis KP').selectOption({ label: 'Reguler' });
    await pns.getByRole('button', { name: 'Simpan', exact: true }).click();
    await pns.getByText('Baris tersimpan').waitFor();
    assert.equal(await pns.locator('.badge', { hasText: 'Baru' }).count(), 1);
    await checkAxe(pns);
    await shot(pns, 'riwayat-golongan-390');

    await pns.goto(`${portal.url}/formulir/riwayat/pendidikan`);
    await pns.getByRole('link', { name: /^Ubah/ }).first().click();
    await pns.getByLabel('Nomor Ijazah').fill('0099/REKAAN/2012');
    await pilihRujukan(pns, 'pendidikan', 'keperawatan', /^D-III Keperawatan/);
    await pns.getByRole('button', { name: 'Simpan', exact: true }).click();
    await pns.getByText('Baris tersimpan').waitFor();
    await checkAxe(pns);

    await pns.goto(`${portal.url}/formulir/riwayat/jabatan`);
    await pns
      .getByRole('link', { name: /^Hapus/ })
      .first()
      .click();
    await checkAxe(pns);
    await pns.getByLabel('Alasan').fill('Bukan jabatan saya');
    await pns.getByRole('button', { name: 'Ya' }).click();
    await pns.getByText('Baris Anda hapus').waitFor();
    await checkAxe(pns);
    await riwayatSesuai(pns, portal);
  });

  it('checks the answers and sends', async () => {
    await pns.goto(`${portal.url}/formulir`);
    await pns.getByRole('link', { name: 'Periksa lalu kirim' }).click();
    await checkAxe(pns);
    await shot(pns, 'kirim-390');
    await pns.getByRole('heading', { name: '5 perubahan yang Anda minta' }).waitFor();
    await pns.getByRole('button', { name: 'Kirim' }).click();
    await pns.getByRole('heading', { name: /Dinas Kesehatan.* sedang memeriksa/ }).waitFor();
    await checkAxe(pns);
    await shot(pns, 'perkembangan-390');
    const teks = (await readPdfText(await unduh(pns, 'Cetak Bukti Pengisian'))).join('\n');
    for (const bagian of [
      'Formulir Perubahan Data',
      'YULIATI HANDAYNI',
      NAMA_BENAR,
      'Bukan jabatan saya',
      '823/44/2018',
      'Halaman 1 dari',
    ]) {
      assert.ok(teks.includes(bagian), `Bukti Pengisian says "${bagian}"`);
    }
    assert.ok(!teks.includes('TIDAK BERLAKU'));
  });

  it('tingkat 1 returns it with a reason and a catatan; the PNS sees each at its place', async () => {
    await masukPetugas(petugas, portal, 'verif1.dinkes');
    await petugas.goto(`${portal.url}/admin/verifikasi`);
    await checkAxe(petugas);
    await shot(petugas, 'kotak-masuk-1280');
    await petugas.getByLabel('Nomor Register atau kode bukti').fill(nomor.toLowerCase());
    await petugas.getByRole('button', { name: 'Catat diterima' }).click();
    await petugas.getByText('Berkas fisik YULIATI HANDAYNI dicatat diterima').waitFor();
    await bukaKasus(petugas, portal, 'YULIATI HANDAYNI');
    await checkAxe(petugas);
    for (const tombol of await petugas.locator('input[value=sesuai]').all()) await tombol.check({ force: true });
    await petugas.locator('input[name="putusan:alamat"][value=tidak_sesuai]').check({ force: true });
    await petugas.getByRole('button', { name: 'Kembalikan' }).click();
    await petugas.getByText('Tulis alasan untuk Alamat').first().waitFor();
    await checkAxe(petugas);
    await shot(petugas, 'kasus-alasan-kurang-1280');
    await petugas.locator('[name="alasan:alamat"]').fill('Alamat di KTP berbeda.');
    await petugas.getByText('Bagian formulir yang tidak diubah').click();
    await petugas.getByText('Catatan untuk Agama').first().click();
    await petugas.locator('[name="catatan:agama"]').fill('Cocokkan dengan KTP.');
    await petugas.getByRole('button', { name: 'Kembalikan' }).click();
    await petugas.getByText('dikembalikan kepada PNS').waitFor();

    await pns.goto(`${portal.url}/formulir`);
    await pns.getByRole('heading', { name: /Formulir dikembalikan/ }).waitFor();
    await checkAxe(pns);
    await shot(pns, 'dikembalikan-390');
    await pns.goto(`${portal.url}/formulir/data-utama`);
    await pns.locator('#alamat-banding').getByText('Alamat di KTP berbeda.').waitFor();
    await pns.locator('#agama-banding').getByText('Cocokkan dengan KTP.').waitFor();
    await checkAxe(pns);
    const teks = (
      await readPdfText(
        await (async () => {
          await pns.goto(`${portal.url}/formulir/perkembangan`);
          return unduh(pns, 'Cetak Bukti Pengisian');
        })(),
      )
    ).join('\n');
    assert.ok(teks.includes('TIDAK BERLAKU LAGI'), 'a proof that is not current is watermarked');
    await pns.goto(`${portal.url}/formulir/data-utama`);
    await perbaiki(pns, 'alamat', 'Jl. Mawar Merah No. 30 RT 01/RW 02');
    await simpan(pns);
    await pns.getByText('Data Utama tersimpan pukul').waitFor();
    await pns.goto(`${portal.url}/formulir/kirim`);
    await pns.getByRole('button', { name: 'Kirim' }).click();
    await pns.getByRole('heading', { name: /sedang memeriksa/ }).waitFor();
  });

  it('levels 1 to 4 approve, and the master data are changed', async () => {
    for (const nama of ['verif1.dinkes', 'verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat']) {
      await masukPetugas(petugas, portal, nama);
      await bukaKasus(petugas, portal, 'YULIATI HANDAYNI');
      if (nama === 'verif1.dinkes') await petugas.getByText('Isi yang sama sudah dinyatakan sesuai').first().waitFor();
      await checkAxe(petugas);
      await shot(petugas, `kasus-${nama}-1280`);
      await setujui(petugas);
    }
    await pns.goto(`${portal.url}/formulir/perkembangan`);
    await pns.getByRole('heading', { name: 'Verifikasi selesai' }).waitFor();
    await checkAxe(pns);
    await shot(pns, 'selesai-390');
    const pdf = await unduh(pns, 'Cetak Tanda Selesai');
    const teks = (await readPdfText(pdf)).join('\n');
    assert.match(teks, /Tanda Selesai Verifikasi/);
    assert.match(teks, /Tingkat 4/);
    const [gambar] = await renderPdf(pdf);
    assert.equal((await readQr(gambar!)).length, 1);
    const { knex } = portal.database;
    const pegawai = await knex('pegawai').where({ nip: NIP }).first();
    assert.equal(pegawai.nama, NAMA_BENAR);
    assert.equal(pegawai.isi.alamat, 'Jl. Mawar Merah No. 30 RT 01/RW 02');
    assert.equal(pegawai.isi.email, 'orang.rekaan@pns.example');
    const riwayat: { jenis: string; isi: Record<string, unknown> }[] = await knex('riwayat').where({ nip: NIP });
    assert.ok(
      riwayat.some((baris) => baris.isi.nomor_sk === '823/44/2018'),
      'the added row is there',
    );
    assert.ok(
      riwayat.some((baris) => baris.isi.nomor_ijazah === '0099/REKAAN/2012'),
      'the changed row is changed',
    );
    assert.equal(riwayat.filter((baris) => baris.jenis === 'jabatan').length, 0, 'the removed row is gone');
  });
});
