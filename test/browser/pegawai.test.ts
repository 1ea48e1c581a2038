import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inTransaction } from '../../src/database/knex.js';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { setujuiSemua } from '../support/kasus.js';
import { masukDemo, masukPetugas, pilihRujukan } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';
import { ajukanContoh } from '../support/tiket.js';
import { periksaHalaman } from './pemeriksaan.js';

const NIP = '198003122005012907';

describe('PNS: search and everything about one person (domain.md §9)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let admin: Page;
  let pns: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    const siti = await kirimSitiTetap(portal.deps);
    await inTransaction(portal.deps.db, async (trx) => {
      await ajukanContoh(portal.deps, trx, 'turun-status', { email: 'siti@pns.example' });
      for (const tingkat of [1, 2, 3, 4] as const)
        await setujuiSemua(portal.deps, trx, siti.verifikator[tingkat], siti);
    });
    admin = await newPage(browser);
    await masukPetugas(admin, portal, 'admin.bkn');
    pns = await newPage(browser, { width: 390 });
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('every page and state, on a phone and at a desk', async () => {
    const alamat = [
      '',
      '?cari=siti',
      '?cari=x',
      '?cari=tidak+ada+orang',
      `/${NIP}`,
      `/${NIP}/banding`,
      `/${NIP}/koreksi`,
    ];
    for (const sisa of [...alamat, `/${NIP}/koreksi?butir=tempat_lahir`])
      await periksaHalaman(admin, `${portal.url}/admin/pegawai${sisa}`);
  });

  it('a part of the name in one instansi, then the person with everything about her', async () => {
    await admin.setViewportSize({ width: 1280, height: 900 });
    await admin.goto(`${portal.url}/admin`);
    await admin.getByRole('navigation').getByRole('link', { name: 'PNS', exact: true }).click();
    await admin.getByLabel(/atau bagian nama/).fill('si');
    await pilihRujukan(admin, 'instansi', 'banyum', /Banyumas/);
    await admin.getByRole('button', { name: 'Cari' }).click();
    await shot(admin, 'pegawai-cari-1280');
    await admin.getByRole('link', { name: /^SITI RA/ }).click();
    await admin.getByText('Selesai diverifikasi').first().waitFor();
    for (const judul of ['Registrasi', 'Formulir', 'Tiket', 'Data BKN', 'Surel', 'Jejak'])
      await admin.getByRole('heading', { name: judul, exact: true }).waitFor();
    await shot(admin, 'pegawai-satu-1280');
    await admin.getByRole('link', { name: 'Bandingkan kiriman' }).click();
    await admin.getByRole('heading', { name: /perbedaan/ }).waitFor();
    await shot(admin, 'pegawai-banding-1280');
  });

  it('data put right by hand, with a reason', async () => {
    await admin.goto(`${portal.url}/admin/pegawai/${NIP}`);
    await admin.getByRole('link', { name: 'Perbaiki data dengan tangan' }).click();
    await admin.getByLabel('Yang diperbaiki').selectOption({ label: 'Tempat Lahir' });
    await admin.getByRole('button', { name: 'Pilih' }).click();
    await admin.getByRole('button', { name: 'Simpan' }).click();
    await admin
      .getByRole('alert')
      .getByText(/Tulis alasannya/)
      .waitFor();
    await pilihRujukan(admin, 'tempat_lahir', 'cilacap', /^Kab. Cilacap/);
    await admin.getByLabel('Alasan').fill('Akta lahir menyebut Cilacap.');
    await admin.getByRole('button', { name: 'Simpan' }).click();
    await admin.getByText('Tempat Lahir diperbaiki di data BKN.').waitFor();
  });

  it('buka kembali, then reset: the old account is out, the page says why', async () => {
    await masukDemo(pns, portal, 'DEM2PNS4');
    await admin.goto(`${portal.url}/admin/pegawai/${NIP}`);
    await admin.getByText('Buka kembali formulir yang sudah selesai').click();
    await admin.locator('#alasan_buka').fill('Golongan keliru disetujui.');
    await admin.getByRole('button', { name: 'Buka kembali' }).click();
    await admin.getByText('Formulir dibuka kembali.').waitFor();
    await pns.goto(`${portal.url}/formulir`);
    await pns.getByRole('heading', { name: 'Formulir Anda dibuka kembali' }).waitFor();
    await shot(pns, 'pegawai-dibuka-kembali-390');
    await pns.goto(`${portal.url}/formulir/perkembangan`);
    await pns.getByText('Golongan keliru disetujui.').waitFor();
    await admin.getByText('Reset registrasi DEM2PNS4').click();
    await admin.getByRole('button', { name: 'Reset registrasi' }).click();
    await admin
      .getByRole('alert')
      .getByText(/Pilih apakah isian/)
      .waitFor();
    await shot(admin, 'pegawai-reset-galat-1280');
    await admin.getByLabel('Simpan untuk akun yang baru').check();
    await admin.locator('#alasan_reset').fill('Lupa semuanya, datang dengan kartu pegawai.');
    await admin.getByRole('button', { name: 'Reset registrasi' }).click();
    await admin.getByText('NIP ini bisa registrasi lagi').waitFor();
    await pns.goto(`${portal.url}/formulir`);
    await pns.getByRole('button', { name: 'Login' }).waitFor();
    await pns.goto(`${portal.url}/cek-status/pendaftaran`);
    await pns.getByLabel('Nomor Register').fill('DEM2PNS4');
    await pns.getByRole('button', { name: 'Cari', exact: true }).click();
    await pns.getByRole('heading', { name: 'Direset' }).waitFor();
    await shot(pns, 'pegawai-direset-390');
  });

  it('without JavaScript on a phone: by NIP straight to the person', async () => {
    const tanpa = await newPage(browser, { width: 390, javaScript: false });
    await masukPetugas(tanpa, portal, 'helpdesk.banyumas');
    await tanpa.goto(`${portal.url}/admin/pegawai`);
    await tanpa.getByLabel(/atau bagian nama/).fill('19800312 200501 2 907');
    await tanpa.getByRole('button', { name: 'Cari' }).click();
    await tanpa.waitForURL(`${portal.url}/admin/pegawai/${NIP}`);
    assert.equal(await tanpa.getByText('Perbaiki data dengan tangan').count(), 0);
    await shot(tanpa, 'pegawai-satu-390');
    const dilihat = await portal.deps.db('jejak').where({ aksi: 'pegawai.lihat', objek_id: NIP });
    assert.ok(dilihat.length >= 1, 'looking somebody up leaves a trace');
    await tanpa.context().close();
  });
});
