import assert from 'node:assert/strict';
import type { Locator, Page, Request } from 'playwright-core';
import { checkAxe } from '../support/browser.js';

/** What pages are held to, in every state. */

/** Presses a button that sends a form; the status of the answer. */
export async function tekan(page: Page, tombol: Locator): Promise<number> {
  const [jawab] = await Promise.all([
    page.waitForResponse((satu) => satu.request().method() === 'POST' && satu.request().isNavigationRequest()),
    tombol.click(),
  ]);
  await page.waitForLoadState();
  return jawab.status();
}

/** Waits until the element that the selector names has the focus. */
export const tungguFokus = (page: Page, pemilih: string): Promise<void> => page.locator(`${pemilih}:focus`).waitFor();

/**
 * A refused form says so as it should: the title, the summary with the focus, one link for each message, each leading
 * to an element that takes the focus, the same words beside the field (`putusan` is of the whole list). `isian` names
 * the fields, in any order.
 */
export async function periksaGalat(page: Page, isian: Record<string, RegExp>): Promise<void> {
  assert.match(await page.title(), /^Kesalahan: /);
  const ringkasan = page.locator('main [role=alert]');
  assert.equal(await ringkasan.count(), 1);
  await tungguFokus(page, 'main [role=alert]');
  const tautan = await ringkasan.getByRole('link').all();
  const ada: Record<string, string> = {};
  for (const satu of tautan) {
    const href = (await satu.getAttribute('href')) ?? '';
    assert.match(href, /^#./);
    await satu.click();
    await tungguFokus(page, `[id="${href.slice(1)}"]`).catch(() => {
      throw new Error(`${page.url()}: the summary's link ${href} does not take the focus there`);
    });
    ada[href.slice(1).replace(/-banding$/, '')] = (await satu.textContent()) ?? '';
  }
  assert.deepEqual(Object.keys(ada).sort(), Object.keys(isian).sort());
  for (const [kode, pola] of Object.entries(isian)) {
    assert.match(ada[kode] ?? '', pola, kode);
    const teks = ada[kode]!;
    if (kode === 'putusan') continue;
    assert.ok(
      (await page.locator('main').getByText(teks).count()) >= 2,
      `${kode}: the same words stand beside the field`,
    );
  }
  await checkAxe(page);
}

/** Gives the chosen or first option of a select (or a radio) a code that the list does not hold, and chooses it. */
export async function palsukan(page: Page, kode: string, nilai: string): Promise<void> {
  await page.evaluate(`(() => {
    const isian = document.querySelector('select[name="${kode}"]');
    if (isian) { const satu = isian.options[1]; satu.value = '${nilai}'; satu.selected = true; return; }
    const radio = document.querySelector('input[name="${kode}"]');
    radio.value = '${nilai}'; radio.checked = true;
  })()`);
}

const KB = 1024;
const PALING_BERAT = { html: 14 * KB, umum: 40 * KB, formulir: 60 * KB };
const PALING_BANYAK_PERMINTAAN = 6;

/** Opens a page as on a first visit and holds it to the weights of quality.md, counted on the wire. */
async function bukaDanTimbang(page: Page, alamat: string, status: number): Promise<void> {
  const permintaan: Request[] = [];
  const catat = (satu: Request) => permintaan.push(satu);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  page.on('request', catat);
  const jawab = await page.goto(alamat);
  page.off('request', catat);
  await cdp.detach();
  assert.equal(jawab?.status(), status, alamat);
  assert.equal(new URL(page.url()).pathname, new URL(alamat).pathname, `${alamat} does not lead elsewhere`);
  const ukuran = await Promise.all(permintaan.map((satu) => satu.sizes()));
  const html = ukuran[0]?.responseBodySize ?? Number.POSITIVE_INFINITY;
  const semua = ukuran.reduce((jumlah, satu) => jumlah + satu.responseBodySize + satu.responseHeadersSize, 0);
  const batas = /\/(formulir|admin)(\/|$)/.test(new URL(alamat).pathname) ? PALING_BERAT.formulir : PALING_BERAT.umum;
  assert.ok(html <= PALING_BERAT.html, `${alamat}: HTML ${html} bytes on the wire`);
  assert.ok(semua <= batas, `${alamat}: ${semua} bytes on a first visit`);
  assert.ok(permintaan.length <= PALING_BANYAK_PERMINTAAN, `${alamat}: ${permintaan.length} requests`);
}

const LAYAR = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
] as const;

/**
 * One page in every respect that does not depend on what it is about: weight, language, one h1, no sideways scrolling
 * at 320 px, axe on a phone in the light and at a desk in the dark. Returns the addresses it links to.
 */
export async function periksaHalaman(page: Page, alamat: string, status = 200): Promise<string[]> {
  await bukaDanTimbang(page, alamat, status);
  assert.equal(await page.locator('html').getAttribute('lang'), 'id');
  assert.equal(await page.locator('h1').count(), 1, `${alamat}: exactly one h1`);
  for (const { colorScheme, ...layar } of LAYAR) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(layar);
    await checkAxe(page);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  const [lebar, layar] = await page.evaluate<[number, number]>(
    '[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]',
  );
  assert.ok(lebar <= layar, `${alamat}: ${lebar} px wide on ${layar} px`);
  const tautan = await page.locator('a[href]').evaluateAll((semua) => semua.map((a) => a.getAttribute('href') ?? ''));
  for (const jangkar of tautan.filter((satu) => satu.startsWith('#'))) {
    assert.equal(await page.locator(`[id="${jangkar.slice(1)}"]`).count(), 1, `${alamat}: ${jangkar} exists once`);
  }
  return tautan.filter((satu) => satu.startsWith('/')).map((satu) => satu.replace(/#.*/, ''));
}

/** Every page of a role; afterwards every link found on them is tried once. */
export async function periksaSemua(page: Page, dasar: string, alamat: readonly string[]): Promise<void> {
  const tautan = new Set<string>();
  for (const satu of alamat) for (const ke of await periksaHalaman(page, `${dasar}${satu}`)) tautan.add(ke);
  const mati: string[] = [];
  for (const satu of tautan) {
    const status = (await page.request.get(`${dasar}${satu}`)).status();
    if (status >= 400) mati.push(`${satu} ${status}`);
  }
  assert.deepEqual(mati, [], 'no dead link');
}
