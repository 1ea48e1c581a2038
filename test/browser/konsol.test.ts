import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inTransaction } from '../../src/database/knex.js';
import { hariWib } from '../../src/shared/tanggal.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { kirimkan, pelakuPns, setujuiSemua } from '../support/kasus.js';
import { masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';
import { periksaHalaman } from './pemeriksaan.js';

describe('the console of admins: registrations and figures (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let bkn: Page;
  let banyumas: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    const siti = await kirimSitiTetap(portal.deps);
    await inTransaction(portal.deps.db, async (trx) => {
      for (const tingkat of [1, 2, 3, 4] as const)
        await setujuiSemua(portal.deps, trx, siti.verifikator[tingkat], siti);
      await kirimkan(portal.deps, trx, await pelakuPns(trx, 'DEM3PNS5'), {
        unit: '3010-BKD',
        perbaiki: { alamat: 'Jl. A' },
      });
    });
    bkn = await newPage(browser);
    banyumas = await newPage(browser);
    await masukPetugas(bkn, portal, 'admin.bkn');
    await masukPetugas(banyumas, portal, 'admin.banyumas');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('every page and state, on a phone and at a desk', async () => {
    for (const sisa of ['', '?daftar=aktif', '?daftar=direset', '?umur=3'])
      await periksaHalaman(bkn, `${portal.url}/admin/registrasi${sisa}`);
    for (const sisa of ['', '?aksi=formulir.setujui', '?nip=199001012014021999'])
      await periksaHalaman(bkn, `${portal.url}/admin/jejak${sisa}`);
    const { id } = await portal.deps.db('kantor').where('kode', '6415').first('id');
    for (const sisa of ['', '?cari=tidak-ada', `/${id}`])
      await periksaHalaman(bkn, `${portal.url}/admin/kantor${sisa}`);
    for (const sisa of ['', '?cari=tidak-ada', '/baru', '/6415'])
      await periksaHalaman(bkn, `${portal.url}/admin/instansi${sisa}`);
    await shot(bkn, 'instansi-satu-390');
    for (const sisa of ['', '?instansi=Pemerintah+Kab.+Banyumas&instansi__kode=6415'])
      await periksaHalaman(bkn, `${portal.url}/admin/ekspor${sisa}`);
    await bkn.setViewportSize({ width: 1280, height: 900 });
    await shot(bkn, 'ekspor-1280');
    for (const sisa of ['', '?kanreg=I', '?instansi=6415', '/belum?instansi=6415'])
      await periksaHalaman(bkn, `${portal.url}/admin/rekap${sisa}`);
  });

  it('the trail of one petugas', async () => {
    await bkn.setViewportSize({ width: 1280, height: 900 });
    await bkn.goto(`${portal.url}/admin/jejak`);
    await bkn.getByLabel('Nama pengguna petugas').fill('verif1.dinkes');
    await bkn.getByRole('button', { name: 'Saring' }).click();
    await bkn.getByRole('rowheader', { name: 'Formulir disetujui' }).first().waitFor();
    await shot(bkn, 'jejak-1280');
  });

  it('registrations: picked, shown once more, rejected together with a reason', async () => {
    await bkn.setViewportSize({ width: 1280, height: 900 });
    await bkn.emulateMedia({ colorScheme: 'light' });
    await bkn.goto(`${portal.url}/admin/registrasi`);
    await shot(bkn, 'registrasi-daftar-1280');
    for (const kotak of (await bkn.getByRole('checkbox').all()).slice(0, 2)) await kotak.check();
    await bkn.getByRole('button', { name: 'Tolak yang dipilih' }).click();
    await bkn.getByRole('button', { name: 'Ya, tolak' }).click();
    await bkn.getByRole('alert').getByText('Tulis alasan').waitFor();
    await checkAxe(bkn);
    await shot(bkn, 'registrasi-sekaligus-1280');
    await bkn.getByLabel('Alasan untuk PNS').fill('Kartu identitas tidak terbaca.');
    await bkn.getByRole('button', { name: 'Ya, tolak' }).click();
    await bkn.getByText('2 registrasi ditolak.').waitFor();
  });

  it('figures: the country, a Kanreg, an instansi, its people who have not begun', async () => {
    // Counters carry the day of the database, whose clock no test can move.
    const { db, jam } = portal.deps;
    await db('rekap_selisih').update({ tanggal: hariWib(jam()) });
    await bkn.goto(`${portal.url}/admin`);
    await bkn.getByRole('navigation').getByRole('link', { name: 'Rekap', exact: true }).click();
    await bkn.getByRole('heading', { name: /^[1-9]\d* kiriman dan [1-9]\d* selesai dalam 28 hari$/ }).waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await bkn.emulateMedia({ colorScheme });
      await checkAxe(bkn);
    }
    await shot(bkn, 'rekap-nasional-1280');
    await bkn.getByRole('link', { name: /Kantor Regional I / }).click();
    await bkn.getByRole('link', { name: 'Pemerintah Kab. Banyumas' }).click();
    await bkn.getByRole('heading', { name: /PNS sudah selesai/ }).waitFor();
    await shot(bkn, 'rekap-banyumas-1280');
    await bkn.getByRole('link', { name: 'Siapa yang belum registrasi' }).click();
    await bkn.getByRole('link', { name: 'Berikutnya' }).click();
    await bkn.getByRole('heading', { name: 'Belum registrasi' }).waitFor();
  });

  it('contacts of the own office, and a unit that is added, then no longer used', async () => {
    await banyumas.setViewportSize({ width: 1280, height: 900 });
    await banyumas.getByRole('link', { name: 'Kantor', exact: true }).first().click();
    await banyumas.getByLabel('Telepon').fill('(0281) 900900');
    await banyumas.getByRole('button', { name: 'Simpan' }).click();
    await banyumas.getByText('Data kantor tersimpan.').waitFor();
    await shot(banyumas, 'kantor-1280');
    await banyumas.getByLabel('Nama unit').fill('UPT Puskesmas Uji');
    await banyumas.getByRole('button', { name: 'Tambah unit' }).click();
    await banyumas.getByText('Unit ditambahkan.').waitFor();
    await banyumas.setViewportSize({ width: 390, height: 844 });
    await shot(banyumas, 'kantor-unit-390');
    await banyumas.getByRole('button', { name: 'Hentikan pemakaian' }).click();
    await banyumas.getByText('Unit tidak bisa dipilih lagi.').waitFor();
    await banyumas.goto(`${portal.url}/admin`);
  });

  it('on a phone the admin of an instansi sees their own', async () => {
    await banyumas.setViewportSize({ width: 390, height: 844 });
    await banyumas.goto(`${portal.url}/admin/rekap`);
    await banyumas.getByRole('heading', { name: 'Rekap Pemerintah Kab. Banyumas' }).waitFor();
    await shot(banyumas, 'rekap-banyumas-390');
    const [unduhan] = await Promise.all([
      banyumas.waitForEvent('download'),
      banyumas.getByRole('link', { name: 'Unduh XLSX' }).click(),
    ]);
    await unduhan.saveAs(`.data/shots/${unduhan.suggestedFilename()}`);
  });
});
