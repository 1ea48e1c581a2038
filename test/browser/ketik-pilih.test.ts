import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, newPage, pageProblems } from '../support/browser.js';
import { masukDemo, masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const KAMUS = '**/formulir/referensi?*';

describe('type-and-pick on a slow line', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  let isian: Locator;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser, { width: 390 });
    await masukDemo(page, portal, 'DEM2PNS4');
    await page.goto(`${portal.url}/formulir/riwayat/anak?baris=baru`);
    isian = page.locator('#tempat_lahir');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const kosongkan = async (): Promise<void> => {
    await page.unroute(KAMUS);
    await isian.fill('');
  };

  it('nobody is told that nothing fits before the list has answered', async () => {
    let jawab = (): void => {};
    const boleh = new Promise<void>((selesai) => {
      jawab = selesai;
    });
    await page.route(KAMUS, (rute) => boleh.then(() => rute.continue()));
    await isian.pressSequentially('cilacap');
    await page.getByRole('option', { name: 'Mencari' }).waitFor();
    assert.equal(await page.getByText('Tidak ada yang cocok').count(), 0);
    jawab();
    await page.getByRole('option', { name: /^Kab\. Cilacap,/ }).waitFor();
    await kosongkan();
  });

  it('a list that cannot be read is not an empty list', async () => {
    await page.route(KAMUS, (rute) => rute.abort());
    await isian.pressSequentially('cilacap');
    await page.getByRole('option', { name: 'Daftar belum bisa dibaca' }).waitFor();
    pageProblems(page).length = 0;
    await kosongkan();
    await isian.pressSequentially('bukan nama tempat');
    await page.getByRole('option', { name: 'Tidak ada yang cocok' }).waitFor();
    await kosongkan();
  });

  it('an answer to what was typed before does not come over a newer one', async () => {
    let jawab = (): void => {};
    const boleh = new Promise<void>((selesai) => {
      jawab = selesai;
    });
    await page.route(KAMUS, async (rute) => {
      if (rute.request().url().endsWith('=cilacap')) await boleh;
      await rute.continue();
    });
    const lama = page.waitForRequest(/=cilacap$/);
    await isian.fill('cilacap');
    const terlambat = await lama;
    await isian.fill('magelang');
    await page.getByRole('option', { name: /^Kab\. Magelang,/ }).waitFor();
    jawab();
    await terlambat.response();
    assert.equal(await page.getByRole('option', { name: /^Kab\. Cilacap,/ }).count(), 0);
    assert.ok(await page.getByRole('option', { name: /^Kab\. Magelang,/ }).isVisible());
    await kosongkan();
  });

  it('a button beside the list stays where it is while it is clicked', async () => {
    const bkn = await newPage(browser);
    await masukPetugas(bkn, portal, 'admin.bkn');
    await bkn.goto(`${portal.url}/admin/jadwal`);
    await bkn.locator('#instansi').pressSequentially('bukan nama instansi');
    await bkn.getByRole('option', { name: 'Tidak ada yang cocok' }).waitFor();
    await bkn.getByRole('button', { name: 'Buka jadwalnya' }).click();
    await bkn.getByText('Instansi ini tidak ada di daftar.').waitFor();
  });
});
