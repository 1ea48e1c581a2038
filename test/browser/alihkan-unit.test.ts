import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import {
  bukaKasus,
  kirim,
  lengkapiFormulir,
  masukDemo,
  masukPetugas,
  setujui,
  statusHalaman,
} from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaGalat, tekan } from './pemeriksaan.js';

const NIP = '198003122005012907';
const NAMA = 'SITI RACHMAWATI';
const ALASAN = 'Siti bekerja di Dinas Kesehatan, bukan Dinas Pendidikan.';
const BELUM_ADA_BERKAS = 'Berkas fisik belum dicatat diterima';

describe('a form that waits at the wrong unit is moved by tingkat 2; the paper file is noted where it came in', () => {
  let portal: TestPortal;
  let browser: Browser;
  let pns: Page;
  let petugas: Page;
  let kasus: string;
  const tombol = (nama: string) => petugas.locator('main').getByRole('button', { name: nama, exact: true });

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    pns = await newPage(browser, { width: 390 });
    petugas = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('the form is sent to the wrong unit, which sees it', async () => {
    await masukDemo(pns, portal, 'DEM2PNS4');
    await lengkapiFormulir(pns, portal, {
      perbaikan: { alamat: 'Jl. Kenanga Baru No. 6' },
      unit: 'Dinas Pendidikan · Pemerintah Kab. Banyumas',
    });
    await kirim(pns, portal);
    await pns.getByRole('heading', { name: 'Dinas Pendidikan sedang memeriksa' }).waitFor();
    await masukPetugas(petugas, portal, 'verif1.disdik');
    await bukaKasus(petugas, portal, NAMA);
    kasus = petugas.url();
    assert.equal(await tombol('Alihkan').count(), 0, 'a unit does not move forms');
  });

  it('tingkat 2 finds it under "Masih di Verifikator Level 1"; nobody of another instansi does', async () => {
    await masukPetugas(petugas, portal, 'verif2.jateng');
    assert.equal(await statusHalaman(petugas, kasus), 404);
    await petugas.goto(`${portal.url}/admin/verifikasi?daftar=tingkat-1`);
    assert.equal(await petugas.getByRole('link', { name: NAMA }).count(), 0);
    await masukPetugas(petugas, portal, 'verif2.banyumas');
    await petugas.goto(`${portal.url}/admin/verifikasi`);
    assert.equal(await petugas.getByRole('link', { name: NAMA }).count(), 0, 'it does not wait for tingkat 2');
    await petugas.getByRole('link', { name: 'Masih di Verifikator Level 1' }).click();
    await petugas.getByRole('heading', { name: 'Masih di Verifikator Level 1' }).waitFor();
    await checkAxe(petugas);
    await shot(petugas, 'masih-di-tingkat-1-1280');
    await petugas.getByRole('link', { name: NAMA }).click();
    await petugas.getByRole('heading', { name: 'Alihkan unit' }).waitFor();
    assert.equal(await tombol('Setujui').count(), 0, 'tingkat 2 only reads what waits at tingkat 1');
    await checkAxe(petugas);
    await shot(petugas, 'alihkan-1280');
  });

  it('asks for the unit and a reason, then moves it', async () => {
    assert.equal(await tekan(petugas, tombol('Alihkan')), 422);
    await periksaGalat(petugas, { unit: /^Pilih unit lain/, alasan_alih: /^Tulis alasan/ });
    await petugas.getByLabel('Unit tujuan').selectOption({ label: 'Dinas Kesehatan' });
    assert.equal(await tekan(petugas, tombol('Alihkan')), 422);
    await periksaGalat(petugas, { alasan_alih: /^Tulis alasan/ });
    await shot(petugas, 'alihkan-tanpa-alasan-1280');
    const terpilih = await petugas.getByLabel('Unit tujuan').locator('option:checked').textContent();
    assert.equal(terpilih, 'Dinas Kesehatan', 'the unit that was picked stays picked');
    await petugas.getByLabel('Alasan', { exact: true }).fill(ALASAN);
    await tombol('Alihkan').click();
    await petugas.getByRole('status').getByText('Formulir dialihkan ke unit lain').waitFor();
    await petugas.waitForURL(/daftar=tingkat-1$/);
    await petugas.getByRole('row', { name: NAMA }).getByText('Dinas Kesehatan').waitFor();
  });

  it('the old unit has lost it, the new one has it, the PNS reads why', async () => {
    await masukPetugas(petugas, portal, 'verif1.disdik');
    assert.equal(await statusHalaman(petugas, kasus), 404);
    await petugas.goto(`${portal.url}/admin/verifikasi`);
    await petugas.getByText('Tidak ada formulir yang menunggu').waitFor();
    await petugas.getByLabel('Nomor Register atau kode bukti').fill('DEM2PNS4');
    assert.equal(await tekan(petugas, tombol('Catat diterima')), 422);
    await periksaGalat(petugas, { tanda: /di unit Anda/ });
    await shot(petugas, 'berkas-unit-lain-1280');
    await pns.goto(`${portal.url}/formulir/perkembangan`);
    await pns.getByRole('heading', { name: 'Dinas Kesehatan sedang memeriksa' }).waitFor();
    await pns.getByRole('heading', { name: 'Dialihkan ke Dinas Kesehatan' }).waitFor();
    await pns.getByText(`“${ALASAN}”`).waitFor();
    await pns.getByText('Serahkan Bukti Pengisian dan berkas fisik ke unit ini bila belum.').waitFor();
    await checkAxe(pns);
    await shot(pns, 'dialihkan-390');
    await masukPetugas(petugas, portal, 'verif1.dinkes');
    await bukaKasus(petugas, portal, NAMA);
    await petugas.getByText(BELUM_ADA_BERKAS).waitFor();
    await petugas.getByText('Riwayat formulir').click();
    await petugas.getByText(`“${ALASAN}”`).waitFor();
    await shot(petugas, 'kasus-dialihkan-1280');
  });

  it('the paper file: an unknown code is refused; the address in the QR, as a scanner types it, is taken', async () => {
    const { knex } = portal.database;
    await petugas.goto(`${portal.url}/admin/verifikasi`);
    await petugas.getByLabel('Nomor Register atau kode bukti').fill(`${portal.url}/bukti/ABCDEFGH2345`);
    assert.equal(await tekan(petugas, tombol('Catat diterima')), 422);
    await periksaGalat(petugas, { tanda: /^Tidak ada formulir terkirim/ });
    const { kode } = await knex('bukti').where({ jenis: 'pengisian' }).first('kode');
    const isian = petugas.getByLabel('Nomor Register atau kode bukti');
    await isian.fill(`${portal.url}/bukti/${kode}`);
    await isian.press('Enter');
    await petugas.getByRole('status').getByText(`Berkas fisik ${NAMA} dicatat diterima`).waitFor();
    await petugas.getByText('berkas diterima', { exact: true }).waitFor();
    await checkAxe(petugas);
    await shot(petugas, 'berkas-diterima-1280');
    await bukaKasus(petugas, portal, NAMA);
    assert.equal(await petugas.getByText(BELUM_ADA_BERKAS).count(), 0);
    await pns.reload();
    await pns.getByText('Berkas fisik diterima').waitFor();
    assert.equal(await pns.getByText('Serahkan Bukti Pengisian dan berkas fisik').count(), 0);
  });

  it('goes on from the new unit to tingkat 2', async () => {
    await setujui(petugas);
    await masukPetugas(petugas, portal, 'verif2.banyumas');
    await bukaKasus(petugas, portal, NAMA);
    assert.equal(await tombol('Alihkan').count(), 0, 'past tingkat 1 nothing is moved');
    await setujui(petugas);
    const { isi } = await portal.database.knex('pegawai').where({ nip: NIP }).first('isi');
    assert.equal(isi.alamat, 'Jl. Kenanga Baru No. 6');
  });
});
