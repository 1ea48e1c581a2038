import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { masukPetugas, pilihRujukan } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaGalat, periksaHalaman } from './pemeriksaan.js';

const KATA_KUNCI = 'tenun ikat dari Sumba';
const LANGKAH_MS = 30_000;

describe('Petugas: from the admin who makes the account to its owner at work (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let bkn: Page;
  let admin: Page;
  let yuli: Page;
  let tautan: string;
  let rahasia: string;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    bkn = await newPage(browser);
    admin = await newPage(browser);
    yuli = await newPage(browser, { width: 390 });
    await masukPetugas(bkn, portal, 'admin.bkn');
    await masukPetugas(admin, portal, 'admin.banyumas');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const id = async (namaPengguna: string) =>
    (await portal.deps.db('petugas').where('nama_pengguna', namaPengguna).first('id')).id;
  /** What the app on her phone shows. */
  const kode = () =>
    new TOTP({ secret: Secret.fromBase32(rahasia) }).generate({ timestamp: portal.deps.jam().getTime() });
  /** Put in at once: while letters are typed one by one, a late list can take the place of the one that is clicked. */
  async function pilihKantor(ketik: string, pilihan: RegExp): Promise<void> {
    await admin.locator('#kantor').fill(ketik);
    await admin.getByRole('option', { name: pilihan }).click();
  }
  async function masuk(): Promise<void> {
    await yuli.goto(`${portal.url}/admin/login`);
    await yuli.getByLabel('Nama pengguna').fill('verif1.rsud');
    await yuli.getByLabel('Kata Kunci').fill(KATA_KUNCI);
    await yuli.getByRole('button', { name: 'Login' }).click();
  }

  it('every page and state, on a phone and at a desk', async () => {
    for (const sisa of ['', '?cari=verif&peran=verifikator', '?cari=tidak+ada+orang', '/baru', '/totp'])
      await periksaHalaman(bkn, `${portal.url}/admin/petugas${sisa}`);
    for (const siapa of ['verif1.dinkes', 'admin.bkn', 'helpdesk.banyumas'])
      await periksaHalaman(bkn, `${portal.url}/admin/petugas/${await id(siapa)}`);
    for (const sisa of ['totp', 'akun', 'akun/kata-kunci']) await periksaHalaman(bkn, `${portal.url}/admin/${sisa}`);
    await bkn.emulateMedia({ colorScheme: 'light' });
    for (const width of [1280, 390]) {
      await bkn.setViewportSize({ width, height: 900 });
      await bkn.goto(`${portal.url}/admin/petugas`);
      await shot(bkn, `petugas-daftar-${width}`);
      await bkn.goto(`${portal.url}/admin/petugas/${await id('helpdesk.banyumas')}`);
      await shot(bkn, `petugas-satu-${width}`);
      await bkn.goto(`${portal.url}/admin/akun`);
      await shot(bkn, `petugas-akun-${width}`);
    }
  });

  it('admin_bkn narrows the list to an instansi', async () => {
    await bkn.setViewportSize({ width: 1280, height: 900 });
    await bkn.goto(`${portal.url}/admin/petugas`);
    await pilihRujukan(bkn, 'instansi', 'jawa tengah', /Jawa Tengah/);
    await bkn.getByRole('button', { name: 'Cari' }).click();
    await bkn.getByRole('link', { name: /GATOT SUBAGYO/ }).waitFor();
    assert.equal(await bkn.getByRole('link', { name: /SRI WAHYUNI/ }).count(), 0);
  });

  it('a new petugas: mistakes are told at their fields, the link is shown once', async () => {
    await admin.goto(`${portal.url}/admin`);
    await admin.getByRole('navigation').getByRole('link', { name: 'Petugas', exact: true }).click();
    await admin.getByRole('link', { name: 'Petugas baru' }).click();
    await admin.getByLabel('NIP Baru').fill('1985');
    await admin.getByRole('button', { name: 'Simpan' }).click();
    await periksaGalat(admin, {
      nama_pengguna: /Isi Nama Pengguna/,
      nama: /Isi Nama/,
      nip: /18 angka/,
      peran: /Pilih perannya/,
      kantor: /Isi Kantor/,
    });
    await shot(admin, 'petugas-baru-galat-1280');
    await admin.getByLabel('Nama Pengguna').fill('verif1.rsud');
    await admin.getByLabel('Nama', { exact: true }).fill('YULI ASTUTI');
    await admin.getByLabel('NIP Baru').fill('19850214 201001 2 955');
    await admin.getByLabel('Peran').selectOption('verifikator-1');
    await pilihKantor('kesehatan', /^Dinas Kesehatan, unit/);
    await admin.getByRole('button', { name: 'Simpan' }).click();
    await admin.getByRole('heading', { name: 'Tautan untuk YULI ASTUTI' }).waitFor();
    await checkAxe(admin);
    await shot(admin, 'petugas-tautan-1280');
    tautan = (await admin.locator('.secret').textContent()) ?? '';
    await admin.reload();
    assert.equal(await admin.locator('.secret').count(), 0);
  });

  it('its owner sets the password on her phone and signs in', async () => {
    await yuli.goto(tautan);
    await yuli.getByText('YULI ASTUTI').waitFor();
    await yuli.getByLabel('Kata Kunci', { exact: true }).fill('verif1.rsud1');
    await yuli.getByRole('button', { name: 'Simpan' }).click();
    await periksaGalat(yuli, { kata_kunci: /nama pengguna/ });
    await shot(yuli, 'petugas-sandi-390');
    await yuli.getByLabel('Kata Kunci', { exact: true }).fill(KATA_KUNCI);
    await yuli.getByLabel('Konfirmasi Kata Kunci').fill(KATA_KUNCI);
    await yuli.getByRole('button', { name: 'Simpan' }).click();
    await yuli.getByText('Kata Kunci sudah dipasang.').waitFor();
    await yuli.goto(tautan);
    await yuli.getByRole('heading', { name: 'Tautan tidak berlaku' }).waitFor();
    await masuk();
    await yuli.getByRole('heading', { name: /Selamat bekerja, YULI/ }).waitFor();
  });

  it('TOTP is required for her peran: nothing opens before it is set up', async () => {
    await bkn.goto(`${portal.url}/admin/petugas/totp`);
    await bkn.getByLabel('Verifikator').check();
    await bkn.getByRole('button', { name: 'Simpan' }).click();
    await bkn.getByText('Disimpan. Berlaku').waitFor();
    await shot(bkn, 'petugas-wajib-totp-1280');
    await yuli.goto(`${portal.url}/admin/verifikasi`);
    await yuli.waitForURL(`${portal.url}/admin/totp`);
    await yuli.getByRole('button', { name: 'Siapkan' }).click();
    rahasia = ((await yuli.locator('.secret').textContent()) ?? '').replaceAll(' ', '');
    const gambar = yuli.getByRole('img', { name: /Kode QR/ });
    // Waits until it has come, and fails when it is no picture.
    await gambar.evaluate((satu) => (satu as unknown as { decode(): Promise<void> }).decode());
    await checkAxe(yuli);
    await shot(yuli, 'totp-siap-390');
    await yuli.getByLabel('Kode', { exact: true }).fill('000000');
    await yuli.getByRole('button', { name: 'Pasang' }).click();
    await periksaGalat(yuli, { kode: /Kode tidak cocok/ });
    await yuli.getByLabel('Kode', { exact: true }).fill(kode());
    await yuli.getByRole('button', { name: 'Pasang' }).click();
    await yuli.getByRole('heading', { name: 'Kode pemulihan Anda' }).waitFor();
    assert.equal(await yuli.locator('li.secret').count(), 10);
    await checkAxe(yuli);
    await shot(yuli, 'totp-kode-pemulihan-390');
    await yuli.goto(`${portal.url}/admin/verifikasi`);
    await yuli.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(new URL(yuli.url()).pathname, '/admin/verifikasi');
  });

  it('signing in asks for the code', async () => {
    portal.advance(LANGKAH_MS);
    await yuli.getByRole('button', { name: 'Keluar' }).click();
    await masuk();
    await yuli.waitForURL(`${portal.url}/admin/login/kode`);
    await checkAxe(yuli);
    await shot(yuli, 'totp-langkah-kedua-390');
    await yuli.getByLabel('Kode', { exact: true }).fill('12345');
    await yuli.getByRole('button', { name: 'Login' }).click();
    await periksaGalat(yuli, { kode: /tidak cocok/ });
    await yuli.getByLabel('Kode', { exact: true }).fill(kode());
    await yuli.getByRole('button', { name: 'Login' }).click();
    await yuli.getByRole('heading', { name: /Selamat bekerja, YULI/ }).waitFor();
  });

  it('one more peran, taken back; then disabled: she is out at once', async () => {
    await admin.goto(`${portal.url}/admin/petugas/${await id('verif1.rsud')}`);
    await admin.getByText('Beri peran lain').click();
    await admin.locator('#peran').selectOption('operator_turun_status');
    await pilihKantor('kesehatan', /^Dinas Kesehatan, unit/);
    await admin.getByRole('button', { name: 'Beri peran' }).click();
    await admin.getByText('Peran diberikan.').waitFor();
    await shot(admin, 'petugas-dua-peran-1280');
    await admin.getByRole('button', { name: /Cabut Operator turun status/ }).click();
    await admin.getByText('Peran dicabut.').waitFor();
    await admin.getByText('Nonaktifkan petugas ini').click();
    await admin.getByRole('button', { name: 'Nonaktifkan' }).click();
    await admin.getByText('Petugas dinonaktifkan dan').waitFor();
    await shot(admin, 'petugas-nonaktif-1280');
    await yuli.goto(`${portal.url}/admin/verifikasi`);
    await yuli.getByRole('heading', { name: 'Login petugas' }).waitFor();
    await masuk();
    await yuli.getByRole('alert').getByText('Nama pengguna atau Kata Kunci tidak cocok').first().waitFor();
  });

  it('without JavaScript on a phone: an office typed in part is picked from suggestions', async () => {
    const tanpa = await newPage(browser, { width: 390, javaScript: false });
    await masukPetugas(tanpa, portal, 'admin.banyumas');
    await tanpa.goto(`${portal.url}/admin/petugas/baru`);
    await tanpa.getByLabel('Nama Pengguna').fill('helpdesk.dua');
    await tanpa.getByLabel('Nama', { exact: true }).fill('RATNA SARI');
    await tanpa.getByLabel('NIP Baru').fill('198612012011012956');
    await tanpa.getByLabel('Peran').selectOption('helpdesk');
    await tanpa.getByLabel('Kantor').fill('banyumas');
    await tanpa.getByRole('button', { name: 'Simpan' }).click();
    await tanpa.getByText('Mungkin yang Anda maksud').waitFor();
    await shot(tanpa, 'petugas-baru-usulan-390');
    await tanpa.locator('input[name=kantor__pilih][value="6415"]').check();
    await tanpa.getByRole('button', { name: 'Simpan' }).click();
    await tanpa.getByRole('heading', { name: 'Tautan untuk RATNA SARI' }).waitFor();
    await shot(tanpa, 'petugas-tautan-390');
    await tanpa.context().close();
  });
});
