import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { KATA_SANDI_DEMO, PEMERAN } from '../../seeds/demo.js';
import { jawabKuesioner } from './kuesioner.js';
import { readPdfText } from './pdf.js';
import type { TestPortal } from './portal.js';
import { bacaCookieTamu } from './tamu.js';

/** What people do in a browser, in their words. */

export async function masukPns(
  page: Page,
  portal: TestPortal,
  nomorRegister: string,
  kataKunci: string,
): Promise<void> {
  await page.goto(`${portal.url}/login`);
  await page.getByLabel('Nomor Register').fill(nomorRegister);
  await page.getByLabel('Kata Kunci').fill(kataKunci);
  await page.getByRole('button', { name: 'Login' }).click();
}

export async function masukPetugas(page: Page, portal: TestPortal, namaPengguna: string): Promise<void> {
  await page.goto(`${portal.url}/admin/login`);
  await page.getByLabel('Nama pengguna').fill(namaPengguna);
  await page.getByLabel('Kata Kunci').fill(KATA_SANDI_DEMO);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL(`${portal.url}/admin`);
}

/** Judges every butir of the open tab "Sesuai" that nobody has judged yet, except those named. */
export async function nyatakanSesuai(page: Page, kecuali: readonly string[] = []): Promise<void> {
  for (const seg of await page.locator('.banding:has(.seg)').all()) {
    const nama = await seg.locator('input[value=sesuai]').getAttribute('name');
    if (kecuali.includes(String(nama).replace('__sikap', ''))) continue;
    if ((await seg.locator('input:checked').count()) === 0)
      await seg.locator('input[value=sesuai]').check({ force: true });
  }
}

/** ✗ on one butir of one field, with the value typed. */
export async function perbaiki(page: Page, kode: string, nilai: string): Promise<void> {
  await page.locator(`input[name="${kode}__sikap"][value=perbaiki]`).check({ force: true });
  const isian = page.locator(`[name="${kode}"]`);
  if ((await isian.evaluate((elemen) => elemen.tagName)) === 'SELECT') await isian.selectOption({ label: nilai });
  else await isian.fill(nilai);
  // The suggestions of a reference field would lie over the next row.
  await isian.press('Tab');
}

/** Types into a reference field and picks one of the suggestions. */
export async function pilihRujukan(page: Page, kode: string, ketik: string, pilihan: RegExp): Promise<void> {
  const isian = page.locator(`#${kode}`);
  await isian.fill('');
  await isian.pressSequentially(ketik);
  await page.getByRole('option', { name: pilihan }).first().click();
}

export async function simpan(page: Page, tombol = 'Simpan'): Promise<void> {
  await page.locator('.save-bar').getByRole('button', { name: tombol, exact: true }).click();
}

/** Every riwayat section that is shown as it is, except those judged or changed already. */
export async function riwayatSesuai(page: Page, portal: TestPortal): Promise<void> {
  for (const { jenis } of portal.deps.katalog.riwayat) {
    const jawab = await page.goto(`${portal.url}/formulir/riwayat/${jenis}`);
    if (jawab?.status() === 404) continue;
    if ((await page.getByRole('button', { name: 'Semua sudah sesuai' }).count()) === 0) continue;
    await page.getByRole('button', { name: 'Semua sudah sesuai' }).click();
    await page.getByText('Anda sudah menyatakan bagian ini sesuai').waitFor();
  }
}

/** Registers a NIP through all steps; returns the nomor register. */
export async function registrasi(
  page: Page,
  portal: TestPortal,
  nip: string,
  isi: { kataKunci: string; email?: string },
): Promise<string> {
  await page.goto(`${portal.url}/registrasi`);
  await page.getByLabel('NIP Baru').fill(nip);
  if (await page.getByLabel('Captcha').isVisible()) await page.getByLabel('Captcha').fill(await captcha(page, portal));
  await page.getByRole('button', { name: 'Cari' }).click();
  await page.getByRole('heading', { name: 'Apakah ini data Anda?' }).waitFor();
  await page.getByLabel('Ya, ini instansi saya').check();
  if (isi.email) await page.getByLabel('E-mail', { exact: true }).or(page.locator('#email')).first().fill(isi.email);
  else await page.getByLabel('Saya tidak punya e-mail').check();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.locator('#kata_kunci').fill(isi.kataKunci);
  await page.locator('#kata_kunci_ulang').fill(isi.kataKunci);
  await page.getByLabel('Nama Ibu Kandung').fill('Ibu Rekaan');
  await page.locator('#pertanyaan').selectOption({ index: 1 });
  await page.locator('#jawaban').fill('jawaban yang hanya saya tahu');
  await page.getByLabel('Captcha').fill(await captcha(page, portal));
  await page.getByRole('button', { name: 'Registrasi' }).click();
  await page.getByRole('heading', { name: 'Ini nomor register Anda' }).waitFor();
  const nomor = (await page.locator('.big-code').textContent())?.trim() ?? '';
  assert.match(nomor, /^[A-HJKMNP-Z2-9]{8}$/);
  return nomor;
}

/** What the picture says, read where the portal keeps it. */
export async function captcha(page: Page, portal: TestPortal): Promise<string> {
  const cookie = (await page.context().cookies()).find((satu) => satu.name === 'tamu');
  return (await bacaCookieTamu(portal, cookie?.value ?? '')).captcha?.teks ?? '';
}

/** Accepts a registration as the instansi's admin, in the console. */
export async function terimaRegistrasi(
  page: Page,
  portal: TestPortal,
  namaPengguna: string,
  nomorRegister: string,
): Promise<void> {
  await masukPetugas(page, portal, namaPengguna);
  await page.goto(`${portal.url}/admin/registrasi/${nomorRegister}`);
  await page.getByRole('button', { name: 'Terima', exact: true }).click();
  await page.getByText(`Registrasi ${nomorRegister} diterima.`).waitFor();
}

/** Opens a person's case from the verifikator's inbox. */
export async function bukaKasus(page: Page, portal: TestPortal, nama: string): Promise<void> {
  await page.goto(`${portal.url}/admin/verifikasi`);
  await page.getByRole('link', { name: nama }).click();
  await page.getByRole('heading', { name: nama, level: 1 }).waitFor();
}

/** Marks everything "Sesuai" and approves. */
export async function setujui(page: Page): Promise<void> {
  for (const tombol of await page.locator('input[value=sesuai]').all()) await tombol.check({ force: true });
  await page.getByRole('button', { name: 'Setujui' }).click();
  await page.getByRole('status').getByText('Disetujui').waitFor();
}

/** Bytes of a link that downloads. */
export async function unduh(page: Page, nama: string): Promise<Buffer> {
  const [unduhan] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: nama }).click()]);
  // Kept beside the pictures, for people to look at.
  await unduhan.saveAs(`.data/shots/${unduhan.suggestedFilename()}`);
  const aliran = await unduhan.createReadStream();
  const bagian: Buffer[] = [];
  for await (const satu of aliran) bagian.push(satu as Buffer);
  return Buffer.concat(bagian);
}

/** Signs in with an account of the demo's cast that works at once. */
export async function masukDemo(page: Page, portal: TestPortal, nomorRegister: string): Promise<void> {
  const akun = PEMERAN.find((satu) => satu.akun?.nomorRegister === nomorRegister)?.akun;
  await masukPns(page, portal, nomorRegister, akun?.kataKunci ?? '');
  await page.getByRole('heading', { level: 1, name: /Formulir Saya|Data Utama|Posisi|Riwayat|Stakeholder/ }).waitFor();
}

export interface IsiFormulir {
  /** butir of one field → the value that is right; everything else is "Sesuai" */
  perbaikan: Record<string, string>;
  /** as the list of Verifikator Level 1 names it */
  unit: string;
}

/** Fills the whole form and saves it; does not send. */
export async function lengkapiFormulir(page: Page, portal: TestPortal, isi: IsiFormulir): Promise<void> {
  for (const tab of ['data-utama', 'posisi']) {
    await page.goto(`${portal.url}/formulir/${tab}`);
    await nyatakanSesuai(page, Object.keys(isi.perbaikan));
    for (const [kode, nilai] of Object.entries(isi.perbaikan)) {
      if ((await page.locator(`[name="${kode}"]`).count()) > 0) await perbaiki(page, kode, nilai);
    }
    if (tab === 'posisi')
      await page.getByLabel('Verifikator Level 1', { exact: true }).selectOption({ label: isi.unit });
    await simpan(page);
    await page.getByText(/tersimpan pukul/).waitFor();
  }
  await jawabKuesioner(page, portal);
  await riwayatSesuai(page, portal);
}

/** Sends a complete form. */
export async function kirim(page: Page, portal: TestPortal): Promise<void> {
  await page.goto(`${portal.url}/formulir/kirim`);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await page.getByRole('heading', { name: /sedang memeriksa/ }).waitFor();
}

/** The text of a PDF that this person may open. */
export async function teksPdf(page: Page, alamat: string): Promise<string> {
  const jawab = await page.request.get(alamat);
  assert.equal(jawab.status(), 200, `${alamat} is served`);
  return (await readPdfText(await jawab.body())).join('\n');
}

/** Status of a page for whoever is signed in here. */
export async function statusHalaman(page: Page, alamat: string): Promise<number> {
  return (await page.request.get(alamat, { maxRedirects: 0 })).status();
}
