import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { ORANG, teksCsv } from '../impor/alat.js';
import { checkAxe, launchBrowser, newPage, shotBoth } from '../support/browser.js';
import { imporUji, kerjakanSemua, unggahUji } from '../support/impor.js';
import { masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaGalat, periksaHalaman, tekan } from './pemeriksaan.js';

describe('what admin_bkn keeps for everybody: Kuesioner and Impor (domain.md §6, §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let bkn: Page;
  let polos: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    bkn = await newPage(browser);
    polos = await newPage(browser, { javaScript: false });
    for (const page of [bkn, polos]) await masukPetugas(page, portal, 'admin.bkn');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const tombol = (page: Page, nama: string | RegExp) => page.getByRole('button', { name: nama, exact: true }).last();

  it('without JavaScript: a questionnaire edited question by question, looked at, published', async () => {
    await polos.goto(`${portal.url}/admin`);
    await polos.getByRole('link', { name: 'Kuesioner', exact: true }).first().click();
    await polos.getByRole('link', { name: 'Kartu Pegawai Elektronik (KPE)' }).click();
    await tekan(polos, tombol(polos, 'Sunting sebagai versi baru'));
    await polos.getByRole('link', { name: 'Tambah pertanyaan' }).click();
    await polos.getByLabel('Pertanyaan', { exact: true }).fill('Jenis kartu apa?');
    await polos.getByLabel('Dijawab dengan').selectOption('pilihan');
    await tekan(polos, tombol(polos, 'Simpan'));
    await polos
      .getByRole('alert')
      .getByRole('link', { name: /dua jawaban/ })
      .waitFor();
    await polos.getByLabel('Jawaban yang bisa dipilih').fill('Chip\nMagnet');
    await polos.getByText('Hanya ditanyakan bila').click();
    await polos
      .getByRole('group', { name: 'Apakah Anda sudah menerima KPE?' })
      .getByLabel('Sudah', { exact: true })
      .check();
    await tekan(polos, tombol(polos, 'Simpan'));
    await polos.getByText('Pertanyaan tersimpan di draf.').waitFor();
    await tekan(polos, polos.getByRole('button', { name: /^Naik.*Jenis kartu apa/ }));
    await tekan(polos, polos.getByRole('button', { name: /^Hapus.*Saran tentang KPE/ }));
    await polos.getByText('“Saran tentang KPE” dihapus dari draf.').waitFor();
    await polos.getByRole('link', { name: 'Terbitkan' }).click();
    await polos.getByText('Ditambah: “Jenis kartu apa?”.').waitFor();
    await tekan(polos, tombol(polos, 'Terbitkan'));
    await polos.getByRole('alert').getByRole('link', { name: 'Isi Alasan.' }).waitFor();
    await shotBoth(polos, 'kuesioner-terbit-galat');
    await polos.getByLabel('Alasan').fill('BKN ingin tahu jenis kartunya');
    await tekan(polos, tombol(polos, 'Terbitkan'));
    await polos.getByText('Versi 2 diterbitkan.').waitFor();
    await shotBoth(polos, 'kuesioner-satu');
  });

  it('the pages on a phone and at a desk, in every state', async () => {
    const alamat = `${portal.url}/admin/kuesioner`;
    await bkn.goto(`${alamat}/bapertarum`);
    await tekan(bkn, tombol(bkn, 'Hitung sekarang'));
    await tekan(bkn, tombol(bkn, 'Sunting sebagai versi baru'));
    await tekan(bkn, bkn.getByRole('button', { name: /^Hapus.*Apakah Anda pernah memakai/ }));
    for (const sisa of ['', '/bapertarum', '/kpe', '/kpe/versi/1', '/kpe/versi/2'])
      await periksaHalaman(bkn, `${alamat}${sisa}`);
    for (const sisa of ['', '/judul', '/tanya/baru', '/tanya/penilaian', '/pratinjau', '/terbit'])
      await periksaHalaman(bkn, `${alamat}/bapertarum/draf${sisa}`);
    for (const [sisa, nama] of [
      ['', 'daftar'],
      ['/bapertarum/draf', 'draf'],
      ['/bapertarum/draf/tanya/penilaian', 'tanya'],
      ['/bapertarum/draf/terbit', 'terbit'],
      ['/kpe/versi/2', 'versi'],
    ] as const) {
      await bkn.goto(`${alamat}${sisa}`);
      await shotBoth(bkn, `kuesioner-${nama}`);
    }
    await bkn.goto(`${alamat}/bapertarum/draf`);
    for (const label of [/^Hapus.*Bagaimana pelayanannya/, /^Hapus.*Apa sebab utama/])
      await tekan(bkn, bkn.getByRole('button', { name: label }));
    await periksaHalaman(bkn, `${alamat}/bapertarum/draf/pratinjau`);
    await shotBoth(bkn, 'kuesioner-pratinjau');
    await bkn.goto(`${alamat}/bapertarum/draf/tanya/rumah`);
    await bkn.getByLabel('Dijawab dengan').selectOption('angka');
    await bkn.getByLabel('Jawaban yang bisa dipilih').waitFor({ state: 'hidden' });
    await checkAxe(bkn);
    await bkn.getByLabel('Pertanyaan', { exact: true }).fill('x');
    await tekan(bkn, tombol(bkn, 'Simpan'));
    await periksaGalat(bkn, { label: /3 huruf/ });
    await bkn.goto(`${alamat}/bapertarum/draf/judul`);
    await bkn.getByLabel('Judul').fill('');
    await tekan(bkn, tombol(bkn, 'Simpan'));
    await periksaGalat(bkn, { judul: /Judul/ });
    await bkn.goto(`${alamat}/bapertarum/draf/terbit`);
    await tekan(bkn, tombol(bkn, 'Terbitkan'));
    await periksaGalat(bkn, { alasan: /Alasan/ });
  });

  it('without JavaScript: a file taken in, tried, looked at, run with a reason', async () => {
    const { deps } = portal;
    const isi = teksCsv(deps.katalog, 'unor', [
      { instansi_kode: '6416', kode: 'CLP-01', nama: 'Dinas Kesehatan' },
      { instansi_kode: '6416', kode: 'CLP-0101', induk: 'CLP-99', nama: 'Bidang Pelayanan' },
    ]);
    await polos.goto(`${portal.url}/admin/impor`);
    await polos.getByRole('link', { name: 'Impor baru' }).click();
    await tekan(polos, tombol(polos, 'Unggah dan periksa'));
    await polos.getByRole('alert').getByRole('link', { name: 'Pilih berkas CSV.' }).waitFor();
    await polos.getByLabel('Jenis data').selectOption('unor');
    await polos
      .getByLabel('Berkas CSV')
      .setInputFiles({ name: 'unor.csv', mimeType: 'text/csv', buffer: Buffer.from(isi) });
    await tekan(polos, tombol(polos, 'Unggah dan periksa'));
    await polos.getByRole('heading', { name: 'Menunggu diperiksa' }).waitFor();
    await kerjakanSemua(deps);
    await polos.getByRole('link', { name: 'Muat ulang' }).click();
    await polos.getByRole('heading', { name: 'Yang akan terjadi' }).waitFor();
    await polos.getByRole('link', { name: 'Unduh laporan baris yang ditolak' }).waitFor();
    await polos.getByLabel('Alasan').fill('Pohon unit dari BKD');
    await tekan(polos, tombol(polos, 'Jalankan impor'));
    await kerjakanSemua(deps);
    await polos.getByRole('link', { name: 'Muat ulang' }).click();
    await polos.getByRole('heading', { name: 'Hasil impor' }).waitFor();
    await shotBoth(polos, 'impor-selesai');
  });

  it('with JavaScript the page follows by itself until there is something to decide', async () => {
    const id = await unggahUji(portal.deps, 'pegawai', teksCsv(portal.deps.katalog, 'pegawai', [ORANG]));
    await bkn.goto(`${portal.url}/admin/impor/${id}`);
    await bkn.getByRole('heading', { name: 'Menunggu diperiksa' }).waitFor();
    await kerjakanSemua(portal.deps);
    await bkn.getByRole('heading', { name: 'Contoh perubahan' }).waitFor();
    await shotBoth(bkn, 'impor-contoh');
  });

  it('the pages of Impor on a phone and at a desk, in every state', async () => {
    const { db } = portal.deps;
    const id = await imporUji(portal.deps);
    const alamat = `${portal.url}/admin/impor`;
    for (const sisa of ['', '/baru', '/kolom/pegawai', '/kolom/anak', `/${id}`])
      await periksaHalaman(bkn, `${alamat}${sisa}`);
    await bkn.goto(`${alamat}/${id}`);
    await tekan(bkn, tombol(bkn, 'Jalankan impor'));
    await periksaGalat(bkn, { alasan: /Alasan/ });
    await bkn.goto(`${alamat}/baru`);
    await tekan(bkn, tombol(bkn, 'Unggah dan periksa'));
    await periksaGalat(bkn, { jenis: /jenis data/, berkas: /berkas CSV/ });
    const kemajuan = JSON.stringify({ dibaca: 12000, baru: 9000, berubah: 12, sama: 2963, ditolak: 25, byte: 300 });
    for (const [status, isi] of [
      ['memeriksa', { kemajuan, ukuran: 700 }],
      ['terputus', { pesan: 'Impor berhenti karena gangguan di server.' }],
      ['gagal', { pesan: 'Baris 3: tanda kutip tidak ditutup.' }],
      ['dibatalkan', { pesan: null }],
    ] as const) {
      await db('impor')
        .where({ id })
        .update({ status, ...isi });
      await periksaHalaman(bkn, `${alamat}/${id}`);
      await bkn.goto(`${alamat}/${id}`);
      await shotBoth(bkn, `impor-${status}`);
    }
    for (const [sisa, nama] of [
      ['', 'daftar'],
      ['/baru', 'baru'],
      ['/kolom/golongan', 'kolom'],
    ] as const) {
      await bkn.goto(`${alamat}${sisa}`);
      await shotBoth(bkn, `impor-${nama}`);
    }
  });
});
