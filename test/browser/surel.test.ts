import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { htmlSurel } from '../../src/surel/html.js';
import { tulisSurel } from '../../src/surel/templat.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { surelUji } from '../support/surel.js';
import { periksaHalaman, tekan } from './pemeriksaan.js';

const LAYAR = [
  [390, 844],
  [1280, 900],
] as const;

describe('what admin_bkn keeps for everybody: Surel (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let bkn: Page;
  let polos: Page;
  let mati: number;
  let kode: number;

  before(async () => {
    portal = await startTestPortal();
    const { deps } = portal;
    const lalu = (menit: number) => new Date(deps.jam().getTime() - menit * 60_000);
    mati = await surelUji(deps);
    kode = await surelUji(deps, {
      templat: 'kode-akun',
      teks: 'Kode Anda: 123456',
      mati_pada: lalu(1),
      sebab: 'kedaluwarsa',
    });
    await surelUji(deps, { mati_pada: lalu(9), sebab: 'isi', galat: '554 5.7.1 rejected', percobaan: 1 });
    await surelUji(deps, { dibuat_pada: lalu(600), sebab: 'sambungan', galat: 'connect ECONNREFUSED', percobaan: 5 });
    await surelUji(deps, { dibuat_pada: lalu(1) });
    await surelUji(deps, { dikirim_pada: deps.jam() });
    browser = await launchBrowser();
    bkn = await newPage(browser);
    polos = await newPage(browser, { javaScript: false });
    for (const page of [bkn, polos]) await masukPetugas(page, portal, 'admin.bkn');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const gambar = async (page: Page, nama: string) => {
    for (const [width, height] of LAYAR)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        await shot(page, `${nama}-${width}-${colorScheme}`);
      }
  };

  it('every page and state of it: weight, axe on a phone and at a desk, no sideways scrolling', async () => {
    const pesan = '/admin/surel?keadaan=terlambat';
    for (const alamat of [
      '/admin/surel',
      pesan,
      '/admin/surel?keadaan=mati&sebab=masuk',
      `/admin/surel/${mati}`,
      `/admin/surel/${kode}`,
    ]) {
      await periksaHalaman(bkn, `${portal.url}${alamat}`);
      await gambar(bkn, `surel${alamat.replace(/\W+/g, '-')}`);
    }
    await periksaHalaman(bkn, `${portal.url}/admin/surel?nip=123`, 422);
  });

  it('without JavaScript: from the menu to one that was refused, opened, sent again; then all of a reason', async () => {
    await polos.goto(`${portal.url}/admin`);
    await polos.getByRole('link', { name: 'Surel', exact: true }).first().click();
    await polos.getByRole('table').getByRole('link', { name: 'Registrasi e-PUPNS Anda diterima' }).first().click();
    await polos.getByText('Server tujuan menolak alamat ini.').waitFor();
    await tekan(polos, polos.getByRole('button', { name: 'Kirim lagi', exact: true }));
    await polos.getByText('Surel antre lagi untuk dikirim.').waitFor();
    assert.equal(await polos.getByRole('button', { name: 'Kirim lagi', exact: true }).count(), 0);
    await polos.getByRole('link', { name: 'Surel', exact: true }).first().click();
    await tekan(polos, polos.getByRole('button', { name: /^Kirim lagi semua.*Surel ditolak/ }));
    await polos.getByText('1 surel antre lagi untuk dikirim.').waitFor();
  });

  it('a mail itself as a mail program shows it: axe, narrow and wide, light and dark', async () => {
    const alasan = 'Formulir Anda memuat golongan yang belum ditetapkan.\nLengkapi SK lebih dulu.';
    const isi = { nama: 'SITI RACHMAWATI', alasan, alamat: 'https://epupns.example/formulir' };
    const page = await newPage(browser);
    await page.setContent(htmlSurel(tulisSurel('formulir-diturunkan', 'x@pns.example', isi), 'https://epupns.example'));
    // The ground that the browser paints by itself, said so that axe knows it.
    await page.evaluate("document.body.style.backgroundColor = 'Canvas'");
    for (const [width, height] of LAYAR)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        await checkAxe(page);
        const lebar = await page.evaluate<number>('document.scrollingElement.scrollWidth');
        assert.ok(lebar <= width, `${lebar} px wide on ${width} px`);
      }
    await gambar(page, 'surel-html');
  });
});
