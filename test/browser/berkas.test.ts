import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { acak, pdfSurat } from '../support/berkas.js';
import { launchBrowser, newPage, pageProblems, shot } from '../support/browser.js';
import { DATA_DIR } from '../support/chromium.js';
import { bukaKasus, kirim, lengkapiFormulir, masukDemo, masukPetugas, perbaiki, unduh } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaGalat, periksaHalaman, periksaSemua, tekan } from './pemeriksaan.js';

const FOLDER = path.join(DATA_DIR, 'unggahan');
const berkas = (nama: string): string => path.join(FOLDER, nama);

for (const javaScript of [true, false]) {
  const lebar = javaScript ? 1280 : 390;
  const nama = `${javaScript ? 'dengan' : 'tanpa'}-js-${lebar}`;

  describe(`a scan from the PNS to the verifikator, ${nama}`, () => {
    let portal: TestPortal;
    let browser: Browser;
    let pns: Page;
    let petugas: Page;

    before(async () => {
      portal = await startTestPortal();
      browser = await launchBrowser();
      pns = await newPage(browser, { width: lebar, javaScript });
      petugas = await newPage(browser, { width: lebar, javaScript });
      await mkdir(FOLDER, { recursive: true });
      await writeFile(berkas('SK CPNS.pdf'), await pdfSurat());
      await writeFile(berkas('bukan.pdf'), 'MZ ini program');
      await writeFile(berkas('besar.jpg'), acak(2_500_000));
    });
    after(async () => {
      await browser.close().finally(() => portal.close());
    });

    it('beside a correction: what was typed is saved, then the file is asked for', async () => {
      await masukDemo(pns, portal, 'DEM2PNS4');
      await pns.goto(`${portal.url}/formulir/data-utama`);
      await perbaiki(pns, 'nama', 'SITI RAHMAWATI');
      await perbaiki(pns, 'kode_pos', 'bukan angka');
      await shot(pns, `berkas-data-utama-${nama}`);
      await pns.getByRole('button', { name: 'Lampirkan berkas untuk Nama' }).click();
      await pns.getByRole('heading', { name: 'Berkas untuk Nama' }).waitFor();
      await pns.getByText('SITI RAHMAWATI', { exact: true }).waitFor();
      await shot(pns, `berkas-kosong-${nama}`);
    });

    it('a file that is none is refused by name, the good one beside it is kept', async () => {
      await pns.getByLabel('Berkas').setInputFiles([berkas('bukan.pdf'), berkas('SK CPNS.pdf')]);
      assert.equal(await tekan(pns, pns.getByRole('button', { name: 'Lampirkan', exact: true })), 422);
      if (javaScript) await periksaGalat(pns, { berkas: /“bukan\.pdf” bukan PDF, JPG, atau PNG/ });
      await pns.getByRole('heading', { name: '1 berkas terlampir' }).waitFor();
      await shot(pns, `berkas-ditolak-${nama}`);
    });

    it('a photo joins it and can be looked at in its place', async () => {
      await pns.getByLabel('Berkas lain').setInputFiles({
        name: 'akta kelahiran.png',
        mimeType: 'image/png',
        buffer: await gambarKertas(),
      });
      assert.equal(await tekan(pns, pns.getByRole('button', { name: 'Lampirkan', exact: true })), 303);
      await pns.getByText('“akta kelahiran.png” sudah dilampirkan.').waitFor();
      await pns.locator('summary').click();
      const gambar = pns.getByRole('img', { name: /akta kelahiran/ });
      await gambar.waitFor();
      await shot(pns, `berkas-terlampir-${nama}`);
      assert.ok((await unduh(pns, 'Unduh SK CPNS.pdf')).subarray(0, 5).equals(Buffer.from('%PDF-')));
    });

    if (javaScript)
      it('a file that is too big is said so before it travels', async () => {
        await pns.getByLabel('Berkas lain').setInputFiles(berkas('besar.jpg'));
        const pesan = await pns
          .getByLabel('Berkas lain')
          .evaluate((isian) => (isian as unknown as { validationMessage: string }).validationMessage);
        assert.match(pesan, /besar\.jpg" lebih besar dari 2 MB/);
      });

    it('back at the field what was typed stands there, with the number of files', async () => {
      await pns.goto(`${portal.url}/formulir/berkas?tempat=nama`);
      await pns.getByRole('link', { name: 'Kembali ke formulir' }).click();
      await pns.getByRole('button', { name: '2 berkas terlampir untuk Nama' }).waitFor();
      assert.equal(await pns.locator('#kode_pos').inputValue(), 'bukan angka');
      await pns.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).waitFor();
    });

    it('a file is taken off after one more question', async () => {
      await pns.goto(`${portal.url}/formulir/berkas?tempat=nama`);
      await pns.getByRole('link', { name: 'Hapus SK CPNS.pdf' }).click();
      await pns.getByRole('heading', { name: 'Hapus SK CPNS.pdf?' }).waitFor();
      await shot(pns, `berkas-hapus-${nama}`);
      if (javaScript) await periksaHalaman(pns, pns.url().replace(/#.*/, ''));
      await pns.getByRole('button', { name: 'Ya' }).click();
      await pns.getByText('Berkas dihapus dari formulir.').waitFor();
      await pns.getByRole('heading', { name: '1 berkas terlampir' }).waitFor();
      await pns.getByLabel('Berkas lain').setInputFiles(berkas('SK CPNS.pdf'));
      await pns.getByRole('button', { name: 'Lampirkan', exact: true }).click();
      await pns.getByRole('heading', { name: '2 berkas terlampir' }).waitFor();
    });

    it('a new row: saved, then its file', async () => {
      await pns.goto(`${portal.url}/formulir/riwayat/pendidikan?baris=baru`);
      await pns.getByLabel('Pendidikan', { exact: true }).first().fill('S-1 Ilmu Administrasi Negara');
      await pns.locator('#pendidikan').press('Tab');
      await pns.locator('#tanggal_lulus').fill('10-10-2014');
      await pns.locator('#tahun_lulus').fill('2014');
      await pns.locator('#nomor_ijazah').fill('123/2014');
      await pns.locator('#nama_sekolah').fill('Universitas Rekaan');
      await shot(pns, `berkas-baris-${nama}`);
      await pns.getByRole('button', { name: 'Simpan, lalu lampirkan berkas' }).click();
      await pns.getByRole('heading', { name: /^Berkas untuk/ }).waitFor();
      await pns.getByLabel('Berkas').setInputFiles(berkas('SK CPNS.pdf'));
      await pns.getByRole('button', { name: 'Lampirkan', exact: true }).click();
      await pns.getByRole('heading', { name: '1 berkas terlampir' }).waitFor();
      await pns.getByRole('link', { name: 'Kembali ke formulir' }).click();
      await pns.getByRole('link', { name: /^1 berkas terlampir untuk/ }).waitFor();
      await shot(pns, `berkas-riwayat-${nama}`);
      if (javaScript) {
        const tempat = await pns.getByRole('link', { name: /^1 berkas terlampir untuk/ }).getAttribute('href');
        await periksaSemua(pns, portal.url, [
          '/formulir/berkas?tempat=nama',
          String(tempat),
          '/formulir/riwayat/pendidikan',
        ]);
      }
    });

    it('sent: the PNS sees what went along, the verifikator has it beside the difference', async () => {
      await lengkapiFormulir(pns, portal, {
        perbaikan: { nama: 'SITI RAHMAWATI', kode_pos: '53114' },
        unit: 'Dinas Kesehatan · Pemerintah Kab. Banyumas',
      });
      await pns.goto(`${portal.url}/formulir/kirim`);
      await shot(pns, `berkas-kirim-${nama}`);
      await kirim(pns, portal);
      await pns.getByRole('heading', { name: 'Berkas yang ikut terkirim' }).waitFor();
      await shot(pns, `berkas-terkirim-${nama}`);
      await masukPetugas(petugas, portal, 'verif1.dinkes');
      await bukaKasus(petugas, portal, 'SITI RACHMAWATI');
      const kasus = petugas.url();
      if (javaScript) await periksaSemua(petugas, portal.url, [new URL(kasus).pathname]);
      await petugas.goto(kasus);
      await petugas.setViewportSize({ width: lebar, height: 900 });
      await petugas.locator('summary', { hasText: 'akta kelahiran' }).press('Enter');
      await petugas.getByRole('img', { name: /akta kelahiran/ }).waitFor();
      await petugas.waitForLoadState('networkidle');
      await shot(petugas, `berkas-kasus-${nama}`);
      await petugas.getByRole('link', { name: /akta kelahiran.*buka penuh/ }).click();
      await petugas.waitForURL(/\/berkas\/\d+$/);
      await shot(petugas, `berkas-penuh-${nama}`);
      // The picture stands there; only the browser's own styles around it are refused, like everything in a file's page.
      const masalah = pageProblems(petugas).splice(0);
      assert.deepEqual(
        masalah.filter((satu) => !/berkas\/\d+: Applying inline style violates/.test(satu)),
        [],
      );
    });
  });
}

/** A page of paper that can be told from an empty one. */
function gambarKertas(): Promise<Buffer> {
  const kotak = (width: number, height: number, background: string) => ({
    create: { width, height, channels: 3 as const, background },
  });
  const garis = [120, 220, 270, 320, 370, 520, 570].map((top, i) => ({
    input: kotak(i === 0 ? 420 : 620, i === 0 ? 30 : 14, '#2d2a20'),
    top,
    left: i === 0 ? 190 : 90,
  }));
  return sharp(kotak(800, 1130, '#fbf7ea'))
    .composite(garis)
    .png()
    .toBuffer();
}
