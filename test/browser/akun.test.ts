import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { AKUN_STAF } from '../support/klien.js';
import { masukPns } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaSemua } from './pemeriksaan.js';

const { nomorRegister, kataKunci } = AKUN_STAF.akun!;

describe('Akun: e-mail, kata kunci and security question, on a phone (domain.md §5)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let siti: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    siti = await newPage(browser, { width: 390 });
    await masukPns(siti, portal, nomorRegister, kataKunci);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('a new e-mail with the code that was sent there', async () => {
    await siti.getByRole('link', { name: 'Akun', exact: true }).click();
    await shot(siti, 'akun-390');
    await siti.getByRole('link', { name: 'Ganti e-mail' }).click();
    await siti.getByLabel('E-mail baru').fill('siti.baru@pns.example');
    await siti.getByLabel('Kata Kunci sekarang').fill('salah');
    await siti.getByRole('button', { name: 'Kirim kode' }).click();
    await siti.getByRole('alert').getByText('tidak cocok').waitFor();
    await shot(siti, 'akun-email-salah-390');
    await siti.getByLabel('Kata Kunci sekarang').fill(kataKunci);
    await siti.getByRole('button', { name: 'Kirim kode' }).click();
    await siti.waitForURL(/kode$/);
    await periksaSemua(siti, portal.url, ['/akun/email/kode']);
    const surat = await portal.database.knex('surel').where({ templat: 'kode-akun' }).orderBy('id', 'desc').first();
    await siti.getByLabel('Kode dari e-mail').fill(/\d{6}/.exec(surat.teks)![0]);
    await siti.getByRole('button', { name: 'Pakai e-mail ini' }).click();
    await siti.getByText('E-mail akun Anda berganti.').waitFor();
  });

  it('a new kata kunci: this browser stays', async () => {
    await siti.getByRole('link', { name: 'Ganti kata kunci' }).click();
    await siti.getByLabel('Kata Kunci sekarang').fill(kataKunci);
    await siti.getByLabel('Kata Kunci', { exact: true }).fill('Nasi-Liwet-Solo');
    await siti.getByLabel('Konfirmasi Kata Kunci').fill('Nasi-Liwet-Solo');
    await siti.getByRole('button', { name: 'Simpan' }).click();
    await siti.getByText('Kata kunci berganti.').waitFor();
  });

  it('every page of it', async () => {
    await periksaSemua(siti, portal.url, ['/akun', '/akun/email', '/akun/kata-kunci', '/akun/pertanyaan']);
  });
});
