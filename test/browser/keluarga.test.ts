import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { AKUN_KEMENTERIAN } from '../support/klien.js';
import { masukDemo, pilihRujukan } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const LAYAR = { 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 900 } };

describe('Keluarga and Prestasi Kerja in a browser', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser);
    await masukDemo(page, portal, 'DEM2PNS4');
    // Nobody of the family yet.
    await portal.deps.db('riwayat').whereIn('jenis', ['orang-tua', 'suami-istri', 'anak']).delete();
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const buka = (alamat: string) => page.goto(`${portal.url}${alamat}`);
  const gambar = async (nama: string): Promise<void> => {
    for (const [lebar, layar] of Object.entries(LAYAR)) {
      await page.setViewportSize(layar);
      await shot(page, `${nama}-${lebar}`);
    }
    await checkAxe(page);
  };
  const simpan = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.getByText('Baris tersimpan').waitFor();
  };

  it('the NIP is asked for only of a PNS; Cari fills three fields and keeps the rest', async () => {
    await buka('/formulir/riwayat/suami-istri?baris=baru');
    const nip = page.getByLabel('NIP Baru');
    assert.equal(await nip.isVisible(), false);
    await gambar('suami-istri-kosong');
    await page.getByLabel('Pegawai Negeri Sipil (PNS)').check();
    await nip.fill('19770817 200312 1 904');
    await page.getByLabel('Tanggal Menikah').fill('12-05-2006');
    await page.getByLabel('Akta Menikah').fill('117/23/V/2006');
    await page.getByRole('button', { name: /^Cari/ }).click();
    await page.getByText('Terisi dari data BKN').waitFor();
    assert.equal(await page.locator('#nama').inputValue(), AKUN_KEMENTERIAN.nama);
    assert.equal(await page.locator('#tanggal_lahir').inputValue(), '17-08-1977');
    assert.equal(await page.locator('#akta_menikah').inputValue(), '117/23/V/2006');
    assert.ok(await page.getByLabel('Pegawai Negeri Sipil (PNS)').isChecked());
    await gambar('suami-istri-terisi');
    await page.getByLabel('Menikah', { exact: true }).check();
    await simpan();
  });

  it('an unknown NIP says so beside the field', async () => {
    await buka('/formulir/riwayat/orang-tua?baris=baru');
    await page.getByLabel('Pegawai Negeri Sipil (PNS)').check();
    await page.getByLabel('NIP Baru').fill('195601011980032999');
    await page.getByRole('button', { name: /^Cari/ }).click();
    await page.getByRole('alert').getByText('NIP ini tidak ada di data BKN').waitFor();
    await gambar('orang-tua-tidak-dikenal');
  });

  it('a child picks its other parent from the list', async () => {
    await buka('/formulir/riwayat/anak?baris=baru');
    await page.getByLabel(AKUN_KEMENTERIAN.nama).check();
    await page.getByLabel('Nama', { exact: true }).fill('DIMAS SETIAWAN');
    await page.getByLabel('Tanggal Lahir').fill('10-02-2008');
    await pilihRujukan(page, 'tempat_lahir', 'banyumas', /^Kab\. Banyumas/);
    assert.match(
      (await page.locator('#tempat_lahir').getAttribute('class')) ?? '',
      /\binput\b/,
      'still looks like a field',
    );
    await page.getByLabel('Laki-laki').check();
    await page.getByLabel('Kandung').check();
    await gambar('anak');
    await simpan();
    await page.locator('.riwayat').getByText(AKUN_KEMENTERIAN.nama).waitFor();
    await gambar('anak-tersimpan');
  });

  it('prestasi kerja: scores with a comma, the result computed', async () => {
    await buka('/formulir/prestasi-kerja');
    await gambar('kelompok-prestasi-kerja');
    await page.getByRole('link', { name: 'Prestasi Kerja', exact: true }).last().click();
    await page.getByRole('link', { name: 'Tambah prestasi kerja' }).click();
    assert.equal(await page.getByLabel('Kepemimpinan', { exact: true }).isVisible(), false);
    await page.getByLabel('Tahun').fill('2012');
    await page.getByLabel('Nilai SKP').fill('84,5');
    for (const aspek of ['Orientasi Pelayanan', 'Integritas', 'Komitmen', 'Disiplin', 'Kerja Sama'])
      await page.getByLabel(aspek).fill('81.3');
    await page.getByLabel('Pejabat Penilai', { exact: true }).fill('SULISTYO HADI');
    await page.getByLabel('Atasan Pejabat Penilai', { exact: true }).fill('RETNO WULANDARI');
    await gambar('prestasi-kerja');
    await simpan();
    await page.getByRole('heading', { name: /Tahun 2012, Baik/ }).waitFor();
    await page.getByText('83,22', { exact: true }).waitFor();
    await gambar('prestasi-kerja-tersimpan');
    await buka('/formulir');
    await gambar('daftar-tugas-lengkap');
  });
});
