import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type DuaKasus, kirimDuaKasus } from '../support/antrean.js';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaHalaman } from './pemeriksaan.js';

describe('the inbox of a verifikator: form after form (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  let dua: DuaKasus;

  before(async () => {
    portal = await startTestPortal();
    dua = await kirimDuaKasus(portal.deps);
    browser = await launchBrowser();
    page = await newPage(browser);
    await masukPetugas(page, portal, 'verif1.dinkes');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('every state of the list, on a phone and at a desk', async () => {
    for (const sisa of ['', '?umur=3&bagian=data-utama', '?isi=bkn-berubah', '/riwayat'])
      await periksaHalaman(page, `${portal.url}/admin/verifikasi${sisa}`);
  });

  it('a form with one small change takes two key presses, and the next is open', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    // as the portal leads there after the decision before
    await page.goto(`${portal.url}/admin/verifikasi/${dua.baru}#berikutnya`);
    await page.locator('.diff-row:focus').waitFor();
    await page.keyboard.press('s');
    await page.locator('button[value=setujui]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${portal.url}/admin/verifikasi/${dua.lama}#berikutnya`);
    await page.getByRole('status').getByText('Disetujui').waitFor();
    await page.locator('.diff-row:focus').waitFor();
    await shot(page, 'verifikasi-berikutnya-1280');
  });

  it('what was decided is found again', async () => {
    await page.goto(`${portal.url}/admin/verifikasi`);
    await page.getByRole('link', { name: 'Putusan saya' }).click();
    await page.getByRole('link', { name: dua.namaBaru }).waitFor();
    await shot(page, 'verifikasi-riwayat-1280');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${portal.url}/admin/verifikasi`);
    await page.getByLabel('Umur').selectOption('3');
    await page.getByRole('button', { name: 'Cari' }).click();
    await page.getByRole('link', { name: 'SITI RACHMAWATI' }).waitFor();
    await shot(page, 'verifikasi-antre-390');
  });
});
