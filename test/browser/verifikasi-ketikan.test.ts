import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inTransaction } from '../../src/database/knex.js';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

let portal: TestPortal;
let browser: Browser;
let page: Page;
let alamat: string;
before(async () => {
  portal = await startTestPortal();
  const { formulirId } = await inTransaction(portal.deps.db, (trx) => kirimSiti(portal.deps, trx));
  alamat = `${portal.url}/admin/verifikasi/${formulirId}`;
  browser = await launchBrowser();
  page = await newPage(browser);
  await masukPetugas(page, portal, 'verif1.dinkes');
});
after(async () => {
  await browser.close().finally(() => portal.close());
});

const ALASAN = 'Beda dengan KTP.';
const tidakSesuai = () => page.locator('input[name="putusan:alamat"][value=tidak_sesuai]');
const alasan = () => page.locator('input[name="alasan:alamat"]');
async function ketik(): Promise<void> {
  await tidakSesuai().check({ force: true });
  await alasan().fill(ALASAN);
}
async function masihAda(): Promise<void> {
  assert.ok(await tidakSesuai().isChecked());
  assert.equal(await alasan().inputValue(), ALASAN);
}

it('domain §7: a case that is opened again right after typing shows the verdict and the reason', async () => {
  await page.goto(alamat);
  await ketik();
  await page.reload();
  await masihAda();
  await page.goto(alamat);
  await masihAda();
});

it('domain §7: a session that ends over a case: the login leads back to what was typed', async () => {
  portal.advance((DIAM_MENIT.petugas + 1) * 60_000);
  await page.getByRole('button', { name: 'Simpan dulu' }).last().click();
  await page.getByRole('heading', { name: 'Sesi Anda sudah berakhir' }).waitFor();
  await checkAxe(page);
  await shot(page, 'petugas-sesi-berakhir-1280');
  await page.getByLabel('Nama pengguna').fill('verif1.dinkes');
  await page.getByLabel('Kata Kunci').fill('Kain-Kawung-2026');
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByText('Yang Anda ketik ada di bawah dan belum disimpan').waitFor();
  await masihAda();
  await checkAxe(page);
  await shot(page, 'petugas-ketikan-kembali-1280');
});

it('what was saved does not come back as a copy', async () => {
  await page.getByRole('button', { name: 'Simpan dulu' }).last().click();
  await page.getByText('Putusan tersimpan').waitFor();
  await tidakSesuai().waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(`Object.keys(sessionStorage).length`), 0);
});
