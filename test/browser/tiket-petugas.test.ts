import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { simpanBerkas } from '../../src/berkas/berkas.repository.js';
import { inTransaction } from '../../src/database/knex.js';
import { tampilNomorTiket } from '../../src/helpdesk/nomor-tiket.js';
import { tautkanBerkasTiket } from '../../src/helpdesk/percakapan.repository.js';
import type { Tiket } from '../../src/helpdesk/tiket.repository.js';
import { berkasBersih, jpeg } from '../support/berkas.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { ajukanContoh } from '../support/tiket.js';
import { periksaHalaman } from './pemeriksaan.js';

describe('the helpdesk of an instansi, a Kanreg and Pusat works on tickets (domain.md §8, §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  const tiket: Record<string, Tiket> = {};
  const buka = (sisa: string) => page.goto(`${portal.url}${sisa}`);

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser);
    const { deps } = portal;
    await inTransaction(deps.db, async (trx) => {
      for (const kode of ['unit-organisasi', 'pendidikan', 'beda-nama', 'tidak-ada-dalam-database', 'lokasi'])
        tiket[kode] = await ajukanContoh(deps, trx, kode, { email: 'pelapor@pns.example' });
      const id = await simpanBerkas(trx, await berkasBersih('sk-cpns.jpg', await jpeg()), deps.jam());
      await tautkanBerkasTiket(trx, tiket['beda-nama']!.id, id, { dokumen: 'sk' });
    });
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('the instansi: every page and state, on a phone and at a desk', async () => {
    await masukPetugas(page, portal, 'helpdesk.banyumas');
    for (const sisa of ['', '?daftar=selesai', '?daftar=wilayah&cari=siti', `/${tiket['unit-organisasi']!.nomor}`])
      await periksaHalaman(page, `${portal.url}/admin/tiket${sisa}`);
  });

  it('takes it, sees what is missing, completes it, sees exactly what will change, approves', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await buka('/admin');
    await page.locator('.figure', { hasText: 'Tiket menunggu kantor saya' }).getByRole('link').first().click();
    await shot(page, 'tiket-kotak-masuk-1280');
    await page.getByRole('link', { name: /^Unit Organisasi/ }).click();
    await page.getByRole('button', { name: 'Ambil tiket' }).click();
    await page.getByText('Tiket Anda ambil').waitFor();
    await page.getByRole('button', { name: 'Kirim putusan' }).click();
    await page.getByRole('alert').getByText('Pilih putusan Anda').waitFor();
    await page.getByRole('radio', { name: /^Setujui/ }).check({ force: true });
    await page.getByRole('button', { name: 'Lihat yang akan berubah' }).click();
    await page
      .getByRole('alert')
      .getByText(/^Unit ke-2, .*: pilih eselonnya/)
      .first()
      .waitFor();
    await shot(page, 'tiket-unor-belum-lengkap-1280');
    for (const [i, eselon, jabatan] of [
      [2, '22', 'Kepala Dinas Kesehatan'],
      [3, '32', 'Kepala Bidang Pelayanan Medis'],
      [4, '41', 'Kepala Seksi Rujukan Gawat Darurat'],
    ] as const) {
      await page.locator(`#eselon_${i}`).selectOption(eselon);
      await page.locator(`#jabatan_${i}`).fill(jabatan);
    }
    await page.getByRole('button', { name: 'Lihat yang akan berubah' }).click();
    await page.getByText('Seksi Rujukan Gawat Darurat, eselon IV.a, Kepala Seksi Rujukan Gawat Darurat').waitFor();
    await shot(page, 'tiket-unor-akan-berubah-1280');
    const saran = await page.request.get(`${portal.url}/admin/referensi/6415?daftar=unor&cari=kesehatan`);
    assert.ok(((await saran.json()) as { nama: string }[]).some(({ nama }) => nama === 'Dinas Kesehatan'));
    await page.getByRole('button', { name: 'Kirim putusan' }).click();
    await page.getByText('Disetujui dan dilaksanakan.').waitFor();
  });

  it('Pusat: answers with an entry that exists, without JavaScript; the next ticket opens', async () => {
    const tanpa = await newPage(browser, { width: 390, javaScript: false });
    await masukPetugas(tanpa, portal, 'helpdesk.pusat');
    await tanpa.goto(`${portal.url}/admin/tiket/${tiket.lokasi!.nomor}`);
    await tanpa.locator('input[name=putusan][value=setujui]').check({ force: true });
    await tanpa.getByLabel('Penyelesaian').fill('Sudah ada di daftar dengan nama lain.');
    await shot(tanpa, 'tiket-lokasi-tanpa-js-390');
    await tanpa.locator('input[name=putusan][value=tolak]').check({ force: true });
    await tanpa
      .getByRole('textbox', { name: 'Keterangan', exact: true })
      .fill('Desa ini sudah ada, ketik nama kecamatannya dulu.');
    await tanpa.getByRole('button', { name: 'Kirim putusan' }).click();
    // The page is that of the next ticket: the notice says which one it speaks of.
    const ditolak = `Tiket ${tampilNomorTiket(tiket.lokasi!.nomor)} ditolak. Pelapor membaca keterangan Anda.`;
    await tanpa.getByText(ditolak).waitFor();
    await tanpa.getByRole('heading', { level: 1, name: 'Nama Pendidikan Tidak Ditemukan' }).waitFor();
    await tanpa.context().close();
  });

  it('Kanreg: the document stands beside the data, differences marked; asks back, approves a changed name', async () => {
    const kanreg = await newPage(browser);
    await masukPetugas(kanreg, portal, 'helpdesk.kanreg1');
    await periksaHalaman(kanreg, `${portal.url}/admin/tiket/${tiket['beda-nama']!.nomor}`);
    await kanreg.setViewportSize({ width: 1280, height: 900 });
    await kanreg.goto(`${portal.url}/admin/tiket/${tiket['beda-nama']!.nomor}`);
    await kanreg.getByText('sk-cpns.jpg').click();
    const gambar = kanreg.getByAltText('Gambar sk-cpns.jpg, unduh');
    await gambar.waitFor();
    const unduhan = kanreg.waitForEvent('download');
    await gambar.click();
    assert.equal((await unduhan).suggestedFilename(), 'sk-cpns.jpg', "a ticket's file only ever leaves as a download");
    await shot(kanreg, 'tiket-beda-nama-1280');
    await kanreg.getByRole('radio', { name: /^Setujui/ }).check({ force: true });
    await kanreg.getByRole('button', { name: 'Kirim putusan' }).click();
    await kanreg.getByText('Disetujui dan dilaksanakan.').waitFor();
    await kanreg.goto(`${portal.url}/admin/tiket/${tiket['beda-nama']!.nomor}`);
    await kanreg.getByText(tampilNomorTiket(tiket['beda-nama']!.nomor)).first().waitFor();
    await kanreg.getByRole('button', { name: 'Catat koreksi' }).waitFor();
    await kanreg.context().close();
  });
});

describe('several tickets at once, where the effect is the same (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    await inTransaction(portal.deps.db, async (trx) => {
      for (const kode of ['beda-nama', 'data-pensiun', 'diberhentikan']) await ajukanContoh(portal.deps, trx, kode);
    });
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('picked, shown once more, carried out together; nothing picked is told', async () => {
    const page = await newPage(browser);
    await masukPetugas(page, portal, 'helpdesk.kanreg1');
    await page.goto(`${portal.url}/admin/tiket`);
    await page.getByRole('button', { name: 'Setujui yang dipilih' }).click();
    await page.getByText('Pilih dulu tiket yang akan disetujui.').waitFor();
    await page.keyboard.press('j');
    await page.locator('tbody tr:nth-child(1) a:focus').waitFor();
    await page.keyboard.press('j');
    await page.locator('tbody tr:nth-child(2) a:focus').waitFor();
    await page.keyboard.press('k');
    await page.locator('tbody tr:nth-child(1) a:focus').waitFor();
    for (const kotak of (await page.getByRole('checkbox').all()).slice(0, 2)) await kotak.check();
    await page.getByRole('button', { name: 'Setujui yang dipilih' }).click();
    await page.getByRole('heading', { name: 'Setujui 2 tiket?' }).waitFor();
    await checkAxe(page);
    await shot(page, 'tiket-sekaligus-1280');
    await page.getByRole('button', { name: 'Ya, setujui' }).click();
    await page.getByText('2 tiket disetujui dan dilaksanakan.').waitFor();
    const status = await portal.database.knex('tiket').pluck('status');
    assert.deepEqual(status.sort(), ['baru', 'disetujui', 'disetujui']);
  });

  it('a ticket by keys: its neighbours, each decision, never while typing; switched off it stays off', async () => {
    const page = await newPage(browser);
    await masukPetugas(page, portal, 'helpdesk.kanreg1');
    await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'tidak-ada-dalam-database'));
    await page.goto(`${portal.url}/admin/tiket`);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tiket\/\d{10}/);
    await page.getByRole('button', { name: 'Papan ketik: menyala', pressed: true }).waitFor();
    await page.keyboard.press('j');
    await page.locator('.inbox li:nth-child(2) a:focus').waitFor();
    await page.keyboard.press('t');
    await page.locator('#keterangan:focus').waitFor();
    assert.ok(await page.locator('input[name=putusan][value=tolak]').isChecked());
    await page.keyboard.press('s');
    assert.equal(await page.locator('#keterangan').inputValue(), 's');
    assert.ok(await page.locator('input[name=putusan][value=tolak]').isChecked(), 'typing decides nothing');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('s');
    await page.locator('input[name=putusan][value=setujui]:focus').waitFor();
    await checkAxe(page);
    await shot(page, 'tiket-papan-1280');
    await page.getByRole('button', { name: 'Papan ketik: menyala' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Papan ketik: mati', pressed: false }).waitFor();
    await page.keyboard.press('t');
    assert.equal(await page.locator('input[name=putusan]:checked').count(), 0);
    await page.context().close();
  });
});
