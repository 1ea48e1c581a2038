import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { checkAxe, launchBrowser, newPage, pageProblems, shot } from '../support/browser.js';
import { masukDemo, perbaiki, simpan } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const SITI = 'DEM2PNS4';
const TERSIMPAN = /^Ketikan tersimpan \d\d\.\d\d\./;

describe('drafts save themselves (domain.md §6, §7)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  const buka = (sisa: string, tujuan = page) => tujuan.goto(`${portal.url}${sisa}`);
  const isiKompetensi = async (tujuan: Page, lembaga: string): Promise<void> => {
    await buka('/formulir/riwayat/kompetensi?baris=baru', tujuan);
    await tujuan.locator('input[name=jenis_penilaian][value="1"]').check({ force: true });
    for (const [id, isi] of Object.entries({ lembaga, tahun: '2013', hasil: 'Memenuhi syarat' }))
      await tujuan.locator(`#${id}`).fill(isi);
    await tujuan.getByRole('button', { name: 'Simpan', exact: true }).click();
    await tujuan.getByText('Baris tersimpan').waitFor();
  };
  const kabar = (tujuan = page) => tujuan.locator('[data-ketik-kabar]');

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser, { width: 390 });
    await masukDemo(page, portal, SITI);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('a few seconds after typing stops a tab is kept, and says when; it is still there on another device', async () => {
    await buka('/formulir/data-utama');
    await perbaiki(page, 'alamat', 'Jl. Diketik Saja No. 5');
    await kabar().filter({ hasText: TERSIMPAN }).waitFor();
    await checkAxe(page);
    await shot(page, 'tersimpan-sendiri-390');
    const lain = await newPage(browser);
    await masukDemo(lain, portal, SITI);
    await buka('/formulir/data-utama', lain);
    assert.equal(await lain.locator('[name=alamat]').inputValue(), 'Jl. Diketik Saja No. 5');
    await lain.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).waitFor();
    await lain.context().close();
  });

  it('only Simpan makes it a value, and Simpan after typing is no conflict with oneself', async () => {
    await buka('/formulir/kirim');
    await page.getByText('Data Utama: ada isian yang belum disimpan.').waitFor();
    await buka('/formulir/data-utama');
    await perbaiki(page, 'alamat', 'Jl. Diketik Lalu Disimpan No. 6');
    await kabar().filter({ hasText: TERSIMPAN }).waitFor();
    await simpan(page);
    await page.getByText('Data Utama tersimpan pukul').waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).count(), 0);
  });

  it('an open row is kept, too; Batal throws it away', async () => {
    await buka('/formulir/riwayat/golongan?baris=baru');
    await page.locator('#nomor_sk').fill('823/9/2020');
    await kabar().filter({ hasText: TERSIMPAN }).waitFor();
    await buka('/formulir/riwayat/golongan');
    await page.getByRole('link', { name: 'Lanjutkan golongan baru' }).click();
    assert.equal(await page.locator('#nomor_sk').inputValue(), '823/9/2020');
    await page.getByRole('button', { name: 'Batal' }).click();
    await page.getByText('Isian yang belum disimpan dibuang').waitFor();
  });

  it('two devices that type in the same part: the second is told, and overwrites nothing', async () => {
    const lain = await newPage(browser);
    await masukDemo(lain, portal, SITI);
    await buka('/formulir/posisi', lain);
    await buka('/formulir/posisi');
    await perbaiki(page, 'satuan_kerja', 'Dari HP');
    await kabar().filter({ hasText: TERSIMPAN }).waitFor();
    await perbaiki(lain, 'satuan_kerja', 'Dari komputer');
    await kabar(lain)
      .filter({ hasText: /^Bagian ini juga diubah dari perangkat lain/ })
      .waitFor();
    assert.match(pageProblems(lain).splice(0).join(' '), /^failed request on \S+ 409 \S+$/);
    await checkAxe(lain);
    await shot(lain, 'dua-perangkat-mengetik-1280');
    await simpan(lain);
    await lain.getByText('Berbeda dengan yang tersimpan: Satuan Kerja.').waitFor();
    assert.equal(await lain.locator('[name=satuan_kerja]').inputValue(), 'Dari komputer');
    await buka('/formulir/posisi');
    assert.equal(await page.locator('[name=satuan_kerja]').inputValue(), 'Dari HP');
    await lain.context().close();
  });

  it('a line that breaks: the page says so and keeps it once the line is back', async () => {
    await buka('/formulir/data-utama');
    await page.context().setOffline(true);
    await perbaiki(page, 'alamat', 'Jl. Sinyal Hilang No. 7');
    await kabar()
      .filter({ hasText: /jaringan terputus/ })
      .waitFor();
    assert.match(pageProblems(page).splice(0).join(' '), /^failed request .* net::ERR_INTERNET_DISCONNECTED \S+$/);
    await page.context().setOffline(false);
    await kabar().filter({ hasText: TERSIMPAN }).waitFor();
    await buka('/formulir/data-utama');
    assert.equal(await page.locator('[name=alamat]').inputValue(), 'Jl. Sinyal Hilang No. 7');
  });

  it('a session that ends while somebody types: told at once, and everything is there after the login', async () => {
    await buka('/formulir/data-utama');
    portal.advance((DIAM_MENIT.pns + 1) * 60_000);
    await perbaiki(page, 'alamat', 'Jl. Sesi Habis No. 8');
    await kabar()
      .filter({ hasText: /^Sesi Anda sudah berakhir/ })
      .waitFor();
    await simpan(page);
    await page.getByRole('heading', { name: 'Sesi Anda sudah berakhir' }).waitFor();
    await masukDemo(page, portal, SITI);
    await buka('/formulir/data-utama');
    assert.equal(await page.locator('[name=alamat]').inputValue(), 'Jl. Sesi Habis No. 8');
  });

  describe('typing that the server has not answered yet stays in the tab (ADR 0008)', () => {
    const lagi: [string, () => Promise<unknown>][] = [
      ['reload', () => page.reload()],
      ['the same address', () => buka('/formulir/posisi')],
    ];
    for (const [nama, kerja] of lagi)
      it(`${nama} right after typing: the page shows what was typed last, and goes on keeping it`, async () => {
        await masukDemo(page, portal, SITI);
        await buka('/formulir/posisi');
        await perbaiki(page, 'satuan_kerja', `Sebelum ${nama}`);
        // The page's last words are held up until the page has been answered again.
        const kunci = await portal.deps.db.transaction();
        await kunci('formulir').forUpdate().select('id');
        await kerja();
        assert.equal(await page.locator('[name=satuan_kerja]').inputValue(), `Sebelum ${nama}`);
        await kunci.rollback();
        await page.locator('[name=satuan_kerja]').fill(`Sesudah ${nama}`);
        await kabar().filter({ hasText: TERSIMPAN }).waitFor();
        await buka('/formulir/posisi');
        assert.equal(await page.locator('[name=satuan_kerja]').inputValue(), `Sesudah ${nama}`);
        assert.deepEqual(await salinan(page), [], 'what the server keeps does not stay in the tab');
      });

    it('what another device saved meanwhile is not overwritten by the copy', async () => {
      const lain = await newPage(browser);
      await masukDemo(lain, portal, SITI);
      await buka('/formulir/posisi');
      await page.context().setOffline(true);
      await perbaiki(page, 'satuan_kerja', 'Ketikan di HP');
      await buka('/formulir/posisi', lain);
      await perbaiki(lain, 'satuan_kerja', 'Disimpan komputer');
      await simpan(lain);
      await page.context().setOffline(false);
      await page.reload();
      await kabar()
        .filter({ hasText: /^Bagian ini juga diubah dari perangkat lain/ })
        .waitFor();
      pageProblems(page).splice(0);
      assert.equal(await page.locator('[name=satuan_kerja]').inputValue(), 'Ketikan di HP');
      await lain.reload();
      assert.equal(await lain.locator('[name=satuan_kerja]').inputValue(), 'Disimpan komputer');
      await lain.context().close();
    });

    it('Keluar leaves nothing in the tab, and another account sees none of it', async () => {
      await masukDemo(page, portal, SITI);
      await buka('/formulir/riwayat/golongan?baris=baru');
      await page.locator('#nomor_sk').fill('Rahasia/1');
      assert.ok((await salinan(page)).some((satu) => satu.endsWith('/formulir/riwayat/golongan#baru')));
      await page.getByRole('button', { name: 'Keluar' }).click();
      await page.waitForURL(`${portal.url}/`);
      assert.deepEqual(await salinan(page), []);
      await masukDemo(page, portal, SITI);
      await buka('/formulir/riwayat/golongan?baris=baru');
      await page.locator('#nomor_sk').fill('Rahasia/2');
      await page.context().clearCookies();
      await masukDemo(page, portal, 'DEM3PNS5');
      await buka('/formulir/riwayat/golongan?baris=baru');
      assert.ok(!(await page.content()).includes('Rahasia'));
      assert.deepEqual(await salinan(page), []);
    });

    it('a browser that lost its cookies: Simpan, login, and everything is there', async () => {
      await masukDemo(page, portal, SITI);
      await buka('/formulir/stakeholder');
      await page.locator('textarea').first().fill('Diketik sebelum HP mati');
      await page.context().clearCookies();
      await simpan(page);
      await page.getByText('Yang baru saja Anda ketik kami simpan').waitFor();
      await masukDemo(page, portal, SITI);
      assert.equal(await page.locator('textarea').first().inputValue(), 'Diketik sebelum HP mati');
    });

    it('a row that another device has deleted stands open as a new one', async () => {
      const lain = await newPage(browser);
      await masukDemo(lain, portal, SITI);
      const hapus = lain.getByRole('link', { name: 'Hapus' }).first();
      await isiKompetensi(page, 'Lembaga Pertama');
      await page.getByRole('link', { name: 'Ubah' }).first().click();
      await page.locator('#lembaga').fill('Lembaga yang Diubah');
      await kabar().filter({ hasText: TERSIMPAN }).waitFor();
      await buka('/formulir/riwayat/kompetensi', lain);
      await hapus.click();
      await lain.locator('button[name=aksi][value=hapus]').click();
      await lain.getByText('Baris yang Anda tambahkan sudah dihapus').waitFor();
      await lain.context().close();
      await page.locator('#lembaga').fill('Lembaga yang Tetap Perlu');
      await page.getByRole('button', { name: 'Simpan', exact: true }).click();
      await page.getByRole('heading', { name: 'Baris ini sudah dihapus dari perangkat lain' }).waitFor();
      await checkAxe(page);
      await shot(page, 'baris-hilang-390');
      assert.equal(await page.locator('#lembaga').inputValue(), 'Lembaga yang Tetap Perlu');
      await page.getByRole('button', { name: 'Simpan', exact: true }).click();
      await page.getByText('Baris tersimpan').waitFor();
    });

    it('Batal, then the row again: the copy does not come back', async () => {
      await buka('/formulir/riwayat/golongan?baris=baru');
      await page.locator('#nomor_sk').fill('Dibuang/1');
      await page.getByRole('button', { name: 'Batal' }).click();
      await page.getByText('Isian yang belum disimpan dibuang').waitFor();
      await buka('/formulir/riwayat/golongan?baris=baru');
      assert.equal(await page.locator('#nomor_sk').inputValue(), '');
    });
  });
});

/** Copies of typing that lie in this tab. */
const salinan = (page: Page): Promise<string[]> =>
  page.evaluate(`Object.keys(sessionStorage).filter((satu) => satu.startsWith('ketikan:'))`);
