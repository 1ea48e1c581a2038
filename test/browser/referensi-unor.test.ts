import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, shot, shotBoth } from '../support/browser.js';
import { masukPetugas, pilihRujukan } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaGalat, periksaHalaman } from './pemeriksaan.js';

describe('Referensi and Unit Organisasi: kept by hand (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let bkn: Page;
  let tanpaSkrip: Page;
  let banyumas: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    bkn = await newPage(browser);
    tanpaSkrip = await newPage(browser, { width: 390, javaScript: false });
    banyumas = await newPage(browser);
    await masukPetugas(bkn, portal, 'admin.bkn');
    await masukPetugas(banyumas, portal, 'admin.banyumas');
    await masukPetugas(tanpaSkrip, portal, 'admin.bkn');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const id = async (jenis: string, nama: string): Promise<number> =>
    (await portal.deps.db('referensi').where({ jenis, nama }).first('id')).id;

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
      await shotBoth(bkn, nama);
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
    await shotBoth(bkn, 'referensi-digabung');
  });

  it('Unit Organisasi: every page and state', async () => {
    const unor = async (kode: string): Promise<number> => (await portal.deps.db('unor').where({ kode }).first('id')).id;
    const [dinkes, bidang] = [await unor('BMS-07'), await unor('BMS-0701')];
    const alamat = `${portal.url}/admin/unit-organisasi`;
    await periksaHalaman(bkn, alamat);
    for (const sisa of [
      ...['/instansi/6415', '/instansi/6415?cari=keuangan', '/instansi/6415?keadaan=tidak-dipakai'],
      ...['/instansi/6415/baru', `/instansi/6415/baru?induk=${dinkes}`, `/${dinkes}`, `/${bidang}`],
      ...[`/${bidang}/pindah`, `/${bidang}/pindah?cari=dinas`, `/${bidang}/pindah?ke=puncak`],
      ...[`/${bidang}/gabung`, `/${bidang}/gabung?ke=${dinkes}`, `/${dinkes}/gabung?ke=${bidang}`],
    ])
      await periksaHalaman(banyumas, `${alamat}${sisa}`);
    for (const [sisa, nama] of [
      ['/instansi/6415', 'unor-pohon'],
      [`/${dinkes}`, 'unor-dinas'],
      [`/${bidang}`, 'unor-bidang'],
      [`/${bidang}/pindah?cari=dinas`, 'unor-pindah'],
      [`/${bidang}/gabung?ke=${dinkes}`, 'unor-gabung'],
    ] as const) {
      await banyumas.goto(`${alamat}${sisa}`);
      await shotBoth(banyumas, nama);
    }
    await bkn.goto(alamat);
    await shotBoth(bkn, 'unor-instansi');
  });

  it('a bidang is added below a dinas, moved, and merged; mistakes stand at their fields', async () => {
    await banyumas.setViewportSize({ width: 1280, height: 900 });
    await banyumas.goto(`${portal.url}/admin`);
    await banyumas.getByRole('navigation').getByRole('link', { name: 'Unit Organisasi', exact: true }).click();
    await banyumas.getByRole('link', { name: 'Dinas Kesehatan', exact: true }).click();
    await banyumas.getByRole('link', { name: 'Tambah unit di bawahnya' }).click();
    await banyumas.getByLabel('Eselon').selectOption({ label: 'III.b' });
    await banyumas.getByRole('button', { name: 'Simpan' }).click();
    await periksaGalat(banyumas, { nama: /Isi Nama/, nama_jabatan: /Isi nama jabatan/ });
    await banyumas.getByLabel('Nama', { exact: true }).fill('Bidang Percontohan');
    await banyumas.getByLabel('Nama jabatan pimpinan').fill('Kepala Bidang Percontohan');
    await banyumas.getByRole('button', { name: 'Simpan' }).click();
    await banyumas.getByText('Unit ditambahkan').waitFor();
    await banyumas.getByRole('link', { name: 'Pindahkan' }).click();
    await banyumas.getByLabel('Nama atau kode unit').fill('dinas pendidikan');
    await banyumas.getByRole('button', { name: 'Cari' }).click();
    await banyumas.getByRole('link', { name: 'Dinas Pendidikan', exact: true }).click();
    await banyumas.getByRole('button', { name: 'Ya, pindahkan' }).click();
    await banyumas.getByText('Unit dipindah').waitFor();
    await banyumas
      .getByRole('navigation', { name: 'Letak di pohon' })
      .getByRole('link', { name: 'Dinas Pendidikan' })
      .waitFor();
    await banyumas.getByRole('link', { name: 'Gabungkan ke unit lain' }).click();
    await banyumas.getByLabel('Nama atau kode unit').fill('dinas kesehatan');
    await banyumas.getByRole('button', { name: 'Cari' }).click();
    await banyumas.getByRole('link', { name: 'Dinas Kesehatan', exact: true }).click();
    await banyumas.getByLabel('Alasan').fill('Dilebur menurut Perda.');
    await banyumas.getByRole('button', { name: 'Ya, gabungkan' }).click();
    await banyumas.getByText('Digabungkan ke sini.').waitFor();
    await periksaHalaman(banyumas, banyumas.url());
  });

  it('a dinas with units below it is not retired, and the page says what to do, without JavaScript', async () => {
    const dinkes = (await portal.deps.db('unor').where('kode', 'BMS-07').first('id')).id;
    await tanpaSkrip.goto(`${portal.url}/admin/unit-organisasi/${dinkes}`);
    await tanpaSkrip.getByRole('button', { name: 'Hentikan pemakaian' }).click();
    await tanpaSkrip.getByRole('alert').getByText('Pindahkan, gabungkan, atau hentikan').waitFor();
    await shot(tanpaSkrip, 'unor-tolak-390');
  });
});
