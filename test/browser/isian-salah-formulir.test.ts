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
  nyatakanSesuai,
  perbaiki,
} from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { palsukan, periksaGalat, tekan, tungguFokus } from './pemeriksaan.js';

const NIP = '198003122005012907';

describe('bad input on the form and in the console: what is right is saved, what is wrong stays as typed', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  const tombol = (nama: string) => page.locator('main').getByRole('button', { name: nama, exact: true });
  const buka = (sisa: string) => page.goto(`${portal.url}${sisa}`);
  const nilai = (kode: string) => page.locator(`[name="${kode}"]`).inputValue();

  before(async () => {
    portal = await startTestPortal();
    await portal.database.knex.raw(`UPDATE pegawai SET isi = isi || '{"agama": null}' WHERE nip = ?`, [NIP]);
    browser = await launchBrowser();
    page = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('Data Utama: each wrong field says what to do; the rest is saved', async () => {
    await masukDemo(page, portal, 'DEM2PNS4');
    await buka('/formulir/data-utama');
    const salah = {
      nama: 'S1TI R4CHMAWATI',
      gelar_depan: 'x'.repeat(31),
      tempat_lahir: 'Kota yang Tidak Ada',
      tanggal_lahir: '31-02-1980',
      nik: '3302 0152 0380',
      kode_pos: '5311',
    };
    await nyatakanSesuai(page, [...Object.keys(salah), 'jenis_kelamin', 'status_perkawinan', 'alamat', 'npwp']);
    for (const [kode, isi] of Object.entries(salah)) await perbaiki(page, kode, isi);
    await page.locator('input[name=jenis_kelamin__sikap][value=perbaiki]').check({ force: true });
    await page.locator('input[name=status_perkawinan__sikap][value=perbaiki]').check({ force: true });
    await palsukan(page, 'status_perkawinan', '77');
    await perbaiki(page, 'alamat', 'Jl. Kenanga Baru No. 5 RT 02/RW 04 (rumah dinas lama)');
    await perbaiki(page, 'npwp', '99.800.312.2-005.555');
    assert.equal(await tekan(page, tombol('Simpan')), 422);
    await shot(page, 'salah-data-utama-1280');
    await periksaGalat(page, {
      nama: /^Nama hanya memuat huruf/,
      gelar_depan: /paling panjang 30 huruf/,
      tempat_lahir: /harus dipilih dari daftar/,
      tanggal_lahir: /31-02-1980, dan tanggal itu tidak ada/,
      jenis_kelamin: /^Pilih Jenis Kelamin\./,
      nik: /16 angka/,
      agama: /masih kosong di data BKN/,
      status_perkawinan: /dari daftar/,
      alamat: /sama dengan data BKN/,
      kode_pos: /5 angka/,
    });
    for (const [kode, isi] of Object.entries(salah)) assert.equal(await nilai(kode), isi, kode);

    await buka('/formulir/data-utama');
    await page.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).waitFor();
    for (const [kode, isi] of Object.entries(salah)) assert.equal(await nilai(kode), isi, `${kode} after reopening`);
    assert.equal(await nilai('npwp'), '998003122005555', 'the right one is a value now');
    assert.ok(await page.locator('input[name=kartu_pegawai__sikap][value=sesuai]').isChecked());
    await checkAxe(page);
  });

  it('Posisi: no such instansi and unor, a kabupaten outside the provinsi, a unit that is not on the list', async () => {
    await buka('/formulir/posisi');
    await nyatakanSesuai(page, ['instansi_kerja', 'lokasi_kerja', 'satuan_kerja', 'unit_organisasi']);
    await perbaiki(page, 'instansi_kerja', 'Instansi yang Tidak Ada');
    await perbaiki(page, 'satuan_kerja', 'y'.repeat(151));
    await perbaiki(page, 'unit_organisasi', 'Unit yang Tidak Ada');
    await page.locator('input[name=lokasi_kerja__sikap][value=perbaiki]').check({ force: true });
    await page.getByLabel('Dalam negeri').check();
    await page.locator('#provinsi').fill('Jawa Tengah');
    await page.locator('#kabupaten').fill('Kab. Bogor');
    await palsukan(page, 'verifikator', '999999');
    assert.equal(await tekan(page, tombol('Simpan')), 422);
    await shot(page, 'salah-posisi-1280');
    await periksaGalat(page, {
      instansi_kerja: /harus dipilih dari daftar/,
      kabupaten: /tidak berada di Jawa Tengah/,
      satuan_kerja: /paling panjang 150 huruf/,
      unit_organisasi: /harus dipilih dari daftar/,
      verifikator: /dari daftar/,
    });
    for (const [kode, isi] of [
      ['instansi_kerja', 'Instansi yang Tidak Ada'],
      ['provinsi', 'Jawa Tengah'],
      ['kabupaten', 'Kab. Bogor'],
      ['unit_organisasi', 'Unit yang Tidak Ada'],
    ] as const) {
      assert.equal(await nilai(kode), isi);
    }
    assert.ok(await page.locator('input[name=instansi_induk__sikap][value=sesuai]').isChecked());
  });

  it('a riwayat row: bad dates, numbers and codes; the half-typed row waits', async () => {
    await buka('/formulir/riwayat/golongan?baris=baru');
    assert.equal(await tekan(page, tombol('Simpan')), 422);
    await periksaGalat(page, {
      golongan: /^Pilih Golongan\./,
      tmt_golongan: /^Isi TMT Golongan\./,
      masa_kerja_tahun: /^Isi Masa Kerja/,
      masa_kerja_bulan: /^Isi Masa Kerja/,
      nomor_sk: /^Isi Nomor SK\./,
      tanggal_sk: /^Isi Tanggal SK\./,
      jenis_kp: /^Pilih Jenis KP\./,
    });
    const salah = { tmt_golongan: '2018-04-01', masa_kerja_tahun: 'empat', masa_kerja_bulan: '12' };
    for (const [kode, isi] of Object.entries(salah)) await page.locator(`#${kode}`).fill(isi);
    await page.locator('#nomor_sk').fill('z'.repeat(61));
    await page.locator('#tanggal_sk').fill('12.03.2018');
    await page.locator('#golongan').selectOption({ label: 'III/d Penata Tingkat I' });
    await palsukan(page, 'jenis_kp', '99');
    assert.equal(await tekan(page, tombol('Simpan')), 422);
    await shot(page, 'salah-riwayat-1280');
    await periksaGalat(page, {
      tmt_golongan: /belum terbaca/,
      masa_kerja_tahun: /angka saja/,
      masa_kerja_bulan: /paling besar 11/,
      nomor_sk: /paling panjang 60/,
      jenis_kp: /dari daftar/,
    });
    for (const [kode, isi] of Object.entries(salah)) assert.equal(await nilai(kode), isi);
    assert.equal(await nilai('golongan'), '34');
    await buka('/formulir/riwayat/golongan');
    await page.getByRole('link', { name: 'Lanjutkan golongan baru' }).click();
    for (const [kode, isi] of Object.entries(salah)) assert.equal(await nilai(kode), isi);
    await checkAxe(page);
    assert.equal(await page.locator('.badge', { hasText: 'Baru' }).count(), 0, 'nothing was added');
  });

  it('Kirim names every missing thing, and each link leads to its place', async () => {
    await buka('/formulir/kirim');
    assert.equal(await tekan(page, tombol('Kirim')), 422);
    assert.match(await page.title(), /^Kesalahan: /);
    await tungguFokus(page, 'main [role=alert]');
    await checkAxe(page);
    await shot(page, 'salah-kirim-1280');
    const tautan = await page
      .locator('main [role=alert] a')
      .evaluateAll((semua) => semua.map((a) => a.getAttribute('href') ?? ''));
    assert.ok(tautan.length > 15, `${tautan.length} links`);
    for (const satu of tautan) {
      await buka(satu);
      assert.ok(await page.locator(':target').isVisible(), `${satu} is there to be seen`);
    }
  });

  it('a case: nothing decided, a reason missing; what was typed stays', async () => {
    await masukDemo(page, portal, 'DEM3PNS5');
    await buka('/formulir/posisi');
    const unit = await page.locator('#verifikator option', { hasText: /^Biro/ }).first().textContent();
    const perbaikan = { alamat: 'Jl. Cempaka Indah No. 14', kode_pos: '10110' };
    await lengkapiFormulir(page, portal, { perbaikan, unit: unit ?? '' });
    await kirim(page, portal);
    await masukPetugas(page, portal, 'verif1.biro');
    await bukaKasus(page, portal, 'AGUS SETIAWAN');
    await page.getByLabel('Catatan umum untuk PNS').fill('Bawa KTP asli.');
    assert.equal(await tekan(page, tombol('Setujui')), 422);
    await periksaGalat(page, { putusan: /Masih ada 2 perubahan yang belum diputus/ });
    assert.equal(await nilai('catatan:'), 'Bawa KTP asli.');
    await page.getByLabel('Catatan umum untuk PNS').fill('');
    assert.equal(await tekan(page, tombol('Kembalikan')), 422);
    await periksaGalat(page, { putusan: /^Nyatakan paling sedikit satu/ });
    await page.locator('input[name="putusan:alamat"][value=tidak_sesuai]').check({ force: true });
    await page.locator('input[name="putusan:kode_pos"][value=sesuai]').check({ force: true });
    await page.getByLabel('Catatan umum untuk PNS').fill('Bawa KTP asli.');
    assert.equal(await tekan(page, tombol('Kembalikan')), 422);
    await periksaGalat(page, { 'alasan:alamat': /^Tulis alasan untuk Alamat/ });
    await shot(page, 'salah-kasus-1280');
    assert.ok(await page.locator('input[name="putusan:kode_pos"][value=sesuai]').isChecked());
    assert.ok(await page.locator('input[name="putusan:alamat"][value=tidak_sesuai]').isChecked());
    assert.equal(await nilai('catatan:'), 'Bawa KTP asli.');
  });

  it('rejecting a registration and noting a paper file: without what they need', async () => {
    await buka('/admin/verifikasi');
    await page.getByLabel('Nomor Register atau kode bukti').fill('tidak-ada');
    assert.equal(await tekan(page, tombol('Catat diterima')), 422);
    await periksaGalat(page, { tanda: /^Tidak ada formulir terkirim/ });
    assert.equal(await nilai('tanda'), 'tidak-ada');
    await masukPetugas(page, portal, 'admin.banyumas');
    await buka('/admin/registrasi');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByText('Tolak registrasi ini').click();
    assert.equal(await tekan(page, tombol('Tolak')), 422);
    await periksaGalat(page, { alasan: /^Tulis alasan/ });
    await shot(page, 'salah-tolak-1280');
  });
});
