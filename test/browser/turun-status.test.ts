import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { masukDemo, masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';
import { periksaHalaman } from './pemeriksaan.js';

describe('turun status by the operator (S3; domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let petugas: Page;
  let formulirId = 0;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    ({ formulirId } = await kirimSitiTetap(portal.deps));
    petugas = await newPage(browser, { javaScript: true });
    await masukPetugas(petugas, portal, 'turun.banyumas');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('every page and state, on a phone and at a desk', async () => {
    for (const sisa of ['', '?nip=198003122005012907', '?nip=12', '?nip=197708172003121904', `/${formulirId}`])
      await periksaHalaman(petugas, `${portal.url}/admin/turun-status${sisa}`);
  });

  it('search, person and state, Turun Status, reason, Ya, notification, Ya back to the search', async () => {
    await petugas.setViewportSize({ width: 1280, height: 900 });
    await petugas.goto(`${portal.url}/admin`);
    await petugas.getByRole('link', { name: 'Turun Status' }).first().click();
    await petugas.getByLabel('NIP Baru').fill('19800312 200501 2 907');
    await petugas.getByRole('button', { name: 'Cari' }).click();
    await petugas.getByText('Diperiksa tingkat 1').waitFor();
    await shot(petugas, 'turun-status-cari-1280');
    await petugas.locator('main').getByRole('link', { name: 'Turun Status' }).click();
    await petugas.getByRole('button', { name: 'Ya' }).click();
    await petugas.getByRole('alert').getByText('Tulis alasannya').waitFor();
    await petugas.getByLabel('Alasan').fill('Ijazah terakhir belum dimasukkan.');
    await shot(petugas, 'turun-status-konfirmasi-1280');
    await petugas.getByRole('button', { name: 'Ya' }).click();
    await petugas.getByRole('heading', { name: 'Status sudah diturunkan' }).waitFor();
    await shot(petugas, 'turun-status-selesai-1280');
    await petugas.getByRole('link', { name: 'Ya', exact: true }).click();
    await petugas.getByRole('button', { name: 'Cari' }).waitFor();
  });

  it('the PNS may edit again and sees who, when and why', async () => {
    const pns = await newPage(browser, { width: 390 });
    await masukDemo(pns, portal, 'DEM2PNS4');
    await pns.goto(`${portal.url}/formulir/perkembangan`);
    await pns.getByText('Status diturunkan, formulir menjadi draf lagi').waitFor();
    await pns.getByText('Ijazah terakhir belum dimasukkan.').waitFor();
    await shot(pns, 'turun-status-perkembangan-390');
    await pns.goto(`${portal.url}/formulir/data-utama`);
    await pns.locator('.save-bar').getByRole('button', { name: 'Simpan' }).waitFor();
  });
});
