import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inTransaction } from '../../src/database/knex.js';
import { pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { jpeg } from '../support/berkas.js';
import { launchBrowser, newPage } from '../support/browser.js';
import { isiFormulir, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF, kunciBaru, masukPetugas as masukHttp, masukPns as masukPnsHttp } from '../support/klien.js';
import { catatKueri } from '../support/kueri.js';
import { bukaKasus, masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaHalaman } from './pemeriksaan.js';

const ALAMAT = 'Jl. Dua Ratus Perubahan No. 1';

describe('verifikasi of 200 differences on one page (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  let formulirId = 0;

  /** SITI's form with her address corrected, a photo beside it, and so many diklat added; sent. */
  const kirimSebanyak = async (jumlah: number): Promise<void> => {
    const { deps } = portal;
    await inTransaction(deps.db, async (trx) => {
      const pns = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
      await pastikanFormulir(trx, pns.nip, deps.jam());
      await isiFormulir(deps, trx, pns, { unit: '6415-BMS-07', perbaiki: { alamat: ALAMAT } });
      const { id } = await trx('formulir').where({ nip: pns.nip }).first('id');
      formulirId = id;
      const contoh = deps.katalog.riwayat.find(({ jenis }) => jenis === 'diklat-fungsional')!.contoh;
      await trx('formulir_riwayat').where({ formulir_id: id }).delete();
      await trx('formulir_riwayat').insert(
        Array.from({ length: jumlah }, (_, i) => ({
          formulir_id: id,
          jenis: 'diklat-fungsional',
          tindakan: 'tambah',
          isi: JSON.stringify({ ...contoh, nomor_sertifikat: `900/${i}/2014` }),
        })),
      );
    });
    const klien = await masukPnsHttp(portal.url);
    await klien.unggah('/formulir/berkas?tempat=alamat', { _kunci: kunciBaru() }, [['ktp.jpg', await jpeg()]]);
    const kirim = await klien.kirim('/formulir/kirim', { _kunci: await klien.kunci('/formulir/kirim') });
    assert.equal(kirim.tujuan, '/formulir/perkembangan');
  };
  const kueri = async (): Promise<number> => {
    const klien = await masukHttp(portal.url, 'verif1.dinkes');
    const teks = await catatKueri(async () => {
      assert.equal((await klien.buka(`/admin/verifikasi/${formulirId}`)).status, 200);
    });
    return teks.length;
  };

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('takes no query per item', async () => {
    await kirimSebanyak(1);
    const sedikit = await kueri();
    const klien = await masukPnsHttp(portal.url);
    const tarik = await klien.kunci('/formulir/perkembangan');
    assert.equal((await klien.kirim('/formulir/tarik', { _kunci: tarik })).status, 303);
    await kirimSebanyak(199);
    assert.equal(await kueri(), sedikit);
    assert.ok(sedikit <= 15, `${sedikit} queries`);
  });

  it('is one page: light, readable on a phone, clean for axe', async () => {
    await masukPetugas(page, portal, 'verif1.dinkes');
    await periksaHalaman(page, `${portal.url}/admin/verifikasi/${formulirId}`);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('is judged by keyboard alone: S for each, the document by B, and Enter on Setujui', async () => {
    await bukaKasus(page, portal, 'SITI RACHMAWATI');
    assert.equal(await page.locator('.diff-row[role=group]').count(), 200);
    await page.getByRole('button', { name: 'Pakai papan ketik' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.diff-row:focus').filter({ hasText: ALAMAT }).waitFor();
    await page.keyboard.press('b');
    await page.getByAltText('Gambar ktp.jpg, buka penuh').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('t');
    await page.locator('[id="alasan:alamat"]:focus').waitFor();
    await page.keyboard.type('sts');
    assert.equal(await page.locator('[id="alasan:alamat"]').inputValue(), 'sts', 'letters typed are letters');
    await page.locator('.diff-row[role=group]').first().locator('input[value=tidak_sesuai]').focus();
    for (let i = 0; i < 200; i += 1) await page.keyboard.press('s');
    await page.locator('button[value=setujui]:focus').waitFor();
    assert.equal(await page.locator('.diff-row input[value=sesuai]:checked').count(), 200);
    const baris = page.locator('.diff-row[role=group]').first();
    await baris.locator('input[value=sesuai]').focus();
    await page.keyboard.press('t');
    await page.locator('.diff-row[role=group]').nth(1).locator('input[value=sesuai]').focus();
    await page.keyboard.press('s');
    await page.locator('button[value=kembalikan]:focus').waitFor();
    await baris.locator('input[value=tidak_sesuai]').focus();
    await page.keyboard.press('s');
    await page.locator('button[value=setujui]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('disetujui dan diteruskan ke tingkat 2').waitFor();
    const putusan = await portal.database.knex('putusan').where({ hasil: 'sesuai' }).count().first();
    assert.equal(Number(putusan?.count), 200);
  });
});
