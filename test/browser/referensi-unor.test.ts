import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { masukPetugas, pilihRujukan } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaGalat, periksaHalaman } from './pemeriksaan.js';

describe('Referensi: lists kept by hand (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let bkn: Page;
  let tanpaSkrip: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    bkn = await newPage(browser);
    tanpaSkrip = await newPage(browser, { width: 390, javaScript: false });
    await masukPetugas(bkn, portal, 'admin.bkn');
    await masukPetugas(tanpaSkrip, portal, 'admin.bkn');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const id = async (jenis: string, nama: string): Promise<number> =>
    (await portal.deps.db('referensi').where({ jenis, nama }).first('id')).id;
  const gambar = async (page: Page, nama: string) => {
    await page.emulateMedia({ colorScheme: 'light' });
    for (const [width, height] of [
      [390, 844],
      [1280, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      await shot(page, `${nama}-${width}`);
    }
  };

  it('every page and state, on a phone and at a desk', async () => {
    const umum = await id('jfu', 'Pengadministrasi Umum');
    const lumbir = await id('lokasi', 'Lumbir');
    for (const sisa of [
      ...[
        '',
        '/tetap/kedudukan-hukum',
        '/daftar/lokasi',
        '/daftar/lokasi?cari=purwokerto',
        '/daftar/jfu?cari=tidak+ada',
      ],
      ...['/daftar/jft?keadaan=tidak-dipakai', '/daftar/lokasi/baru', `/entri/${umum}`, `/entri/${lumbir}`],
      ...[`/entri/${umum}/gabung`, `/entri/${umum}/gabung?cari=admin`, `/entri/${umum}/gabung?ke=${umum}`],
    ])
      await periksaHalaman(bkn, `${portal.url}/admin/referensi${sisa}`);
    for (const [sisa, nama] of [
      ['', 'referensi'],
      ['/daftar/lokasi?cari=purwokerto', 'referensi-lokasi'],
      [`/entri/${lumbir}`, 'referensi-entri'],
      [`/entri/${umum}/gabung`, 'referensi-gabung-cari'],
      [`/tetap/kedudukan-hukum`, 'referensi-tetap'],
    ] as const) {
      await bkn.goto(`${portal.url}/admin/referensi${sisa}`);
      await gambar(bkn, nama);
    }
  });

  it('a new place: mistakes at their fields, the area picked while typing', async () => {
    await bkn.setViewportSize({ width: 1280, height: 900 });
    await bkn.goto(`${portal.url}/admin`);
    await bkn.getByRole('navigation').getByRole('link', { name: 'Referensi', exact: true }).click();
    await bkn.getByRole('link', { name: 'Lokasi', exact: true }).click();
    await bkn.getByRole('link', { name: 'Entri baru' }).click();
    await bkn.getByRole('button', { name: 'Simpan' }).click();
    await periksaGalat(bkn, { nama: /Isi Nama/, tingkat: /Jenis lokasi/ });
    await bkn.getByLabel('Nama').fill('Kertaraharja Uji');
    await bkn.getByLabel('Jenis lokasi').selectOption('desa');
    await pilihRujukan(bkn, 'induk', 'lumbir', /Lumbir, Kab\. Banyumas/);
    await bkn.getByRole('button', { name: 'Simpan' }).click();
    await bkn.getByText('Entri ditambahkan').waitFor();
    await bkn.getByText('Kec. Lumbir, Kab. Banyumas').first().waitFor();
    await periksaHalaman(bkn, bkn.url());
  });

  it('without JavaScript on a phone: a near name is shown first, added all the same, then merged away', async () => {
    await tanpaSkrip.goto(`${portal.url}/admin/referensi/daftar/jfu/baru`);
    await tanpaSkrip.getByLabel('Nama').fill('Pengadministrasi Umun');
    await tanpaSkrip.getByRole('button', { name: 'Simpan' }).click();
    await tanpaSkrip.getByRole('heading', { name: 'Yang sangat mirip' }).waitFor();
    await shot(tanpaSkrip, 'referensi-mirip-390');
    await tanpaSkrip.getByLabel('Bukan salah satu di atas').check();
    await tanpaSkrip.getByRole('button', { name: 'Simpan' }).click();
    await tanpaSkrip.getByRole('link', { name: 'Gabungkan ke entri lain' }).click();
    await tanpaSkrip.getByRole('link', { name: 'Pengadministrasi Umum', exact: true }).click();
    await tanpaSkrip.getByRole('heading', { name: 'Yang pindah ke “Pengadministrasi Umum”' }).waitFor();
    await shot(tanpaSkrip, 'referensi-gabung-390');
    await tanpaSkrip.getByRole('button', { name: 'Ya, gabungkan' }).click();
    await tanpaSkrip.getByRole('alert').getByText('Tulis alasannya').waitFor();
    await tanpaSkrip.getByLabel('Alasan').fill('Salah ketik, orangnya sama.');
    await tanpaSkrip.getByRole('button', { name: 'Ya, gabungkan' }).click();
    await tanpaSkrip.getByText('“Pengadministrasi Umun” digabungkan ke sini.').waitFor();
    await bkn.goto(`${portal.url}/admin/referensi/entri/${await id('jfu', 'Pengadministrasi Umun')}`);
    await periksaHalaman(bkn, bkn.url());
    await gambar(bkn, 'referensi-digabung');
  });
});
