import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inTransaction } from '../../src/database/knex.js';
import { buatBatas } from '../../src/web/batas.js';
import { pdfSurat } from '../support/berkas.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { mintaKelengkapan, tiketBerberkas } from '../support/helpdesk.js';
import { captcha, masukPetugas, masukPns } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { ajukanContoh } from '../support/tiket.js';
import { periksaHalaman, tekan } from './pemeriksaan.js';

let portal: TestPortal;
let browser: Browser;
before(async () => {
  portal = await startTestPortal();
  browser = await launchBrowser();
});
after(async () => {
  await browser.close().finally(() => portal.close());
});

const tombol = (page: Page, nama: string) => page.locator('main').getByRole('button', { name: nama, exact: true });

/** Axe and a picture, on a phone and at a desk. */
async function lihat(page: Page, nama: string): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1280, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await checkAxe(page);
    await shot(page, `${nama}-${width}`);
  }
}

describe('states of the helpdesk that only a mistake or a limit shows', () => {
  it('beyond a limit: the form with everything typed, the message first', async () => {
    const page = await newPage(browser);
    await page.goto(`${portal.url}/helpdesk/sekolah`);
    await page.getByLabel('NIP Baru').fill('198003122005012907');
    await page.locator('#sekolah').fill('SMP Negeri 9 Rekaan');
    await page.getByLabel('Captcha').fill(await captcha(page, portal));
    portal.deps.batas = buatBatas(portal.deps.db);
    for (let i = 0; i < 60; i += 1) await portal.deps.batas.pakai('tiket-alamat', '127.0.0.1');
    assert.equal(await tekan(page, tombol(page, 'Kirim')), 429);
    await page.locator('main [role=alert]:focus').waitFor();
    assert.equal(await page.locator('#sekolah').inputValue(), 'SMP Negeri 9 Rekaan');
    await lihat(page, 'helpdesk-batas');
    await portal.deps.db('batas_laju').delete();
    portal.deps.batas = buatBatas(portal.deps.db, 100);
    await tombol(page, 'Kirim').click();
    await page.getByText('Periksa dulu, lalu kirim').or(page.getByText('NOMOR TIKET').first()).first().waitFor();
    await page.context().close();
  });

  it('an answer with a good and a bad file', async () => {
    const [nomor] = await tiketBerberkas(portal.deps);
    await mintaKelengkapan(portal.deps, nomor, 'Unggah halaman kedua.');
    const page = await newPage(browser, { width: 390 });
    await page.goto(`${portal.url}/cek-status/pengaduan`);
    await page.getByLabel('Nomor Tiket').fill(nomor);
    await page.getByLabel('NIP Baru').fill('199001272014022924');
    await tombol(page, 'OK').click();
    await page.locator('#berkas').setInputFiles([
      { name: 'halaman-dua.pdf', mimeType: 'application/pdf', buffer: await pdfSurat() },
      { name: 'rusak.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') },
    ]);
    assert.equal(await tekan(page, tombol(page, 'Kirim')), 422);
    await page.getByText('Sudah kami terima, ikut terkirim bersama jawaban').waitFor();
    await lihat(page, 'helpdesk-jawab-sebagian');
    await tombol(page, 'Kirim').click();
    await page.getByRole('status').getByText('Jawaban Anda terkirim').waitFor();
    await page.getByRole('link', { name: 'Unduh halaman-dua.pdf' }).waitFor();
    await lihat(page, 'helpdesk-jawab-terkirim');
    await page.context().close();
  });

  it('"Tidak" in step 2 as the server answers it, where the page cannot hide Lanjut', async () => {
    const page = await newPage(browser, { width: 390 });
    await page.goto(`${portal.url}/registrasi`);
    await page.getByLabel('NIP Baru').fill('198209102006042923');
    await tombol(page, 'Cari').click();
    await page.locator('#email').fill('pindah@pns.example');
    await page.getByLabel('Tidak, saya sudah di instansi lain').check();
    await page.getByLabel('Tidak, saya sudah di instansi lain').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Anda sudah di instansi lain' }).waitFor();
    assert.equal(await tombol(page, 'Lanjut').count(), 0);
    await lihat(page, 'registrasi-instansi-lain');
    await page.getByRole('link', { name: 'Kembali' }).click();
    assert.equal(await page.locator('#email').inputValue(), 'pindah@pns.example');
    await page.context().close();
  });

  it('a step refused: the ticket as it is now, the reason first, the typing kept', async () => {
    const tiket = await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'lokasi'));
    const page = await newPage(browser);
    await masukPetugas(page, portal, 'helpdesk.pusat');
    await page.goto(`${portal.url}/admin/tiket/${tiket.nomor}`);
    await page.getByRole('radio', { name: /^Tolak/ }).check({ force: true });
    await page.locator('#keterangan').fill('Sudah ada di daftar dengan nama Barabai.');
    const { id: saya } = await portal.deps.db('petugas').where('nama_pengguna', 'helpdesk.pusat').first('id');
    await portal.deps.db('tiket').where({ id: tiket.id }).update({ status: 'diproses', petugas_id: saya });
    assert.equal(await tekan(page, page.getByRole('button', { name: 'Kirim putusan' })), 409);
    await page.locator('main [role=alert]:focus').waitFor();
    assert.equal(await page.locator('#keterangan').inputValue(), 'Sudah ada di daftar dengan nama Barabai.');
    await lihat(page, 'tiket-bentrok');
    await page.getByRole('button', { name: 'Jawab dengan ini' }).first().click();
    await page.getByText('Dijawab dengan yang sudah ada di daftar').waitFor();
    assert.ok(await page.locator('input[name=putusan][value=setujui]').isChecked());
    await lihat(page, 'tiket-jawab-dengan');
    await page.context().close();
  });
});

describe('pages that changed', () => {
  it('own tickets of a PNS, and the search that answers', async () => {
    const page = await newPage(browser);
    await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'pendidikan'));
    await masukPns(page, portal, 'DEM2PNS4', 'Batik-Parang-2026');
    await page.waitForURL(/formulir/);
    for (const alamat of ['/cek-status', '/cek-status/pengaduan', '/helpdesk?cari=NIK+salah'])
      await periksaHalaman(page, `${portal.url}${alamat}`);
    for (const [nama, alamat] of [
      ['tiket-saya', '/cek-status/pengaduan'],
      ['helpdesk-cari-faq', '/helpdesk?cari=NIK+salah'],
    ] as const) {
      await page.goto(`${portal.url}${alamat}`);
      await lihat(page, nama);
    }
    await page.context().close();
  });

  it('the front page of a petugas, and the inbox on a phone', async () => {
    const page = await newPage(browser);
    await masukPetugas(page, portal, 'helpdesk.banyumas');
    await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'unit-organisasi'));
    for (const [nama, alamat] of [
      ['petugas-beranda', '/admin'],
      ['tiket-kotak', '/admin/tiket'],
    ] as const) {
      await periksaHalaman(page, `${portal.url}${alamat}`);
      await page.emulateMedia({ colorScheme: 'light' });
      await lihat(page, nama);
    }
    await page.context().close();
  });
});
