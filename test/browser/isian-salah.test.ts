import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { captcha } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { palsukan, periksaGalat, tekan, tungguFokus } from './pemeriksaan.js';

const GURU = '198505242009032911';

describe('bad input on the pages before the login: refused in words, nothing typed is lost', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  const tombol = (nama: string) => page.locator('main').getByRole('button', { name: nama, exact: true });
  const buka = (sisa: string) => page.goto(`${portal.url}${sisa}`);

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser, { width: 390 });
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('Login: empty, and wrong', async () => {
    await buka('/login');
    await checkAxe(page);
    assert.equal(await tekan(page, tombol('Login')), 422);
    await periksaGalat(page, { nomor_register: /^Isi Nomor Register\./, kata_kunci: /^Isi Kata Kunci\./ });
    await page.getByLabel('Nomor Register').fill('DEM2PNS4');
    await page.getByLabel('Kata Kunci').fill('bukan ini');
    assert.equal(await tekan(page, tombol('Login')), 422);
    await periksaGalat(page, { nomor_register: /tidak cocok/ });
    await shot(page, 'salah-login-390');
    assert.equal(await page.getByLabel('Nomor Register').inputValue(), 'DEM2PNS4');
    assert.equal(await page.getByLabel('Kata Kunci').inputValue(), '', 'a password is never sent back');
  });

  it('Login petugas: empty, and wrong', async () => {
    await buka('/admin/login');
    assert.equal(await tekan(page, tombol('Login')), 422);
    await periksaGalat(page, { nama_pengguna: /^Isi Nama pengguna\./, kata_sandi: /^Isi Kata Kunci\./ });
    await page.getByLabel('Nama pengguna').fill('verif1.dinkes');
    await page.getByLabel('Kata Kunci').fill('bukan ini');
    assert.equal(await tekan(page, tombol('Login')), 422);
    await periksaGalat(page, { nama_pengguna: /tidak cocok/ });
    assert.equal(await page.getByLabel('Nama pengguna').inputValue(), 'verif1.dinkes');
    assert.equal(await page.getByLabel('Kata Kunci').inputValue(), '');
  });

  it('Cek Status Pendaftaran and Periksa bukti: empty, and unknown', async () => {
    await buka('/cek-status/pendaftaran');
    assert.equal(await tekan(page, tombol('Cari')), 422);
    await periksaGalat(page, { nomor_register: /^Isi Nomor Register\./ });
    await page.getByLabel('Nomor Register').fill('ZZZZ2222');
    assert.equal(await tekan(page, tombol('Cari')), 422);
    await periksaGalat(page, { nomor_register: /tidak ada/ });
    assert.equal(await page.getByLabel('Nomor Register').inputValue(), 'ZZZZ2222');

    await buka('/bukti');
    await page.getByLabel('Kode bukti').fill('pendek');
    assert.equal(await tekan(page, tombol('Cari')), 422);
    await periksaGalat(page, { kode: /12 huruf dan angka/ });
    assert.equal(await page.getByLabel('Kode bukti').inputValue(), 'pendek');
    await page.getByLabel('Kode bukti').fill('ABCD-EFGH-2345');
    await tombol('Cari').click();
    await page.waitForURL(`${portal.url}/bukti/ABCDEFGH2345`);
    await periksaGalat(page, { kode: /tidak ada di e-PUPNS/ });
  });

  it('Registrasi, step 1: empty, no NIP, and the NIPs that cannot register, each with the way that is open', async () => {
    await buka('/registrasi');
    assert.equal(await tekan(page, tombol('Cari')), 422);
    await periksaGalat(page, { nip: /^Isi NIP Baru\./ });
    await page.getByLabel('NIP Baru').fill('19850524 200903 2 91');
    assert.equal(await tekan(page, tombol('Cari')), 422);
    await periksaGalat(page, { nip: /18 angka/ });
    assert.equal(await page.getByLabel('NIP Baru').inputValue(), '19850524 200903 2 91');
    await shot(page, 'salah-nip-390');

    for (const [nip, judul, jalan] of [
      ['198704182010121925', 'NIP ini tidak ada dalam data BKN', 'Tidak Ada Dalam Database'],
      ['198003122005012907', 'NIP ini sudah terdaftar', 'cek status pendaftaran'],
      ['195702031979032921', 'Menurut data BKN, Anda sudah pensiun', 'SK Pembatalan Pensiun'],
    ] as const) {
      await page.getByLabel('NIP Baru').fill(nip);
      assert.equal(await tekan(page, tombol('Cari')), 422);
      await page.getByRole('alert').getByRole('heading', { name: judul }).waitFor();
      await page.getByRole('alert').getByText(jalan).waitFor();
      await tungguFokus(page, 'main [role=alert]');
      assert.match(await page.title(), /^Kesalahan: /);
      assert.equal(await page.getByLabel('NIP Baru').inputValue(), nip);
      await checkAxe(page);
      await shot(page, `halangan-${nip.slice(15)}-390`);
    }
  });

  it('from the fourth search on a captcha is asked: a wrong one keeps the NIP', async () => {
    await page.getByLabel('NIP Baru').fill('197506152000031922');
    await page.getByLabel('Captcha').fill('SALAH');
    assert.equal(await tekan(page, tombol('Cari')), 422);
    await periksaGalat(page, { captcha: /tidak cocok/ });
    await shot(page, 'salah-captcha-390');
    assert.equal(await page.getByLabel('NIP Baru').inputValue(), '197506152000031922');
    assert.equal(await page.getByLabel('Captcha').inputValue(), '');
    await page.getByLabel('Captcha').fill((await captcha(page, portal)).toLowerCase());
    assert.equal(await tekan(page, tombol('Cari')), 422);
    await page.getByRole('heading', { name: 'Menurut data BKN, Anda sudah diberhentikan' }).waitFor();
    await page.getByRole('alert').getByText('SK Pengaktifan Kembali').waitFor();
    await page
      .getByText('BKD Provinsi Jawa Tengah')
      .or(page.getByText(/Badan Kepegawaian/))
      .first()
      .waitFor();
    await checkAxe(page);
    await page.getByLabel('NIP Baru').fill(GURU);
    await page.getByLabel('Captcha').fill(await captcha(page, portal));
    await tombol('Cari').click();
    await page.getByRole('heading', { name: 'Apakah ini data Anda?' }).waitFor();
  });

  it('Registrasi, step 2: nothing chosen, wrong instansi, bad e-mail and HP', async () => {
    assert.equal(await tekan(page, tombol('Lanjut')), 422);
    await periksaGalat(page, { instansi_sesuai: /^Nyatakan apakah instansi/, email: /^Isi E-mail, atau centang/ });
    await shot(page, 'salah-langkah-2-390');
    await page.getByLabel('Ya, ini instansi saya').check();
    await page.locator('#email').fill('bukan-surel');
    await page.getByLabel('HP').fill('12');
    assert.equal(await tekan(page, tombol('Lanjut')), 422);
    await periksaGalat(page, { email: /belum benar/, hp: /9 sampai 15 angka/ });
    assert.equal(await page.locator('#email').inputValue(), 'bukan-surel');
    assert.equal(await page.getByLabel('HP').inputValue(), '12');
    assert.ok(await page.getByLabel('Ya, ini instansi saya').isChecked());
    await page.getByLabel('Tidak, saya sudah di instansi lain').check();
    await page.getByText('Registrasi Anda akan masuk ke instansi di atas').waitFor();
    assert.equal(await tombol('Lanjut').count(), 0, 'only kategori 1 leads on');
    await page.getByLabel('Ya, ini instansi saya').check();
    await tombol('Lanjut').waitFor();
    await palsukan(page, 'instansi_sesuai', 'mungkin');
    await page.locator('#email').fill('orang@pns.example');
    await page.getByLabel('Saya tidak punya e-mail').check();
    await page.getByLabel('HP').fill('');
    assert.equal(await tekan(page, tombol('Lanjut')), 422);
    await periksaGalat(page, { instansi_sesuai: /dari daftar/, tanpa_email: /Pilih salah satu/ });
    assert.ok(await page.getByLabel('Saya tidak punya e-mail').isChecked());
    await page.getByLabel('Saya tidak punya e-mail').uncheck();
    await page.getByLabel('Ya, ini instansi saya').check();
    await tombol('Lanjut').click();
    await page.getByRole('heading', { name: 'Buat Kata Kunci' }).waitFor();
  });

  it('Registrasi, step 3: empty, a weak and a differing Kata Kunci, an answer that BKN holds, a wrong captcha', async () => {
    assert.equal(await tekan(page, tombol('Registrasi')), 422);
    await periksaGalat(page, {
      kata_kunci: /^Isi Kata Kunci\./,
      kata_kunci_ulang: /^Isi Konfirmasi/,
      nama_ibu: /^Isi Nama Ibu Kandung\./,
      pertanyaan: /^Pilih Pertanyaan Pengaman\./,
      jawaban: /^Isi Jawaban/,
      captcha: /tidak cocok/,
    });
    await shot(page, 'salah-langkah-3-390');
    const isi = async (kataKunci: string, ulang: string): Promise<void> => {
      await page.locator('#kata_kunci').fill(kataKunci);
      await page.locator('#kata_kunci_ulang').fill(ulang);
    };
    await isi('password', 'password');
    await page.getByLabel('Nama Ibu Kandung').fill('Ibu Rekaan');
    await page.locator('#pertanyaan').selectOption({ label: 'Saya tulis sendiri' });
    await page.locator('#jawaban').fill('dewi lestariningsih');
    await page.getByLabel('Captcha').fill('SALAH');
    assert.equal(await tekan(page, tombol('Registrasi')), 422);
    await periksaGalat(page, {
      kata_kunci: /terlalu umum/,
      pertanyaan_sendiri: /^Tulis pertanyaan/,
      jawaban: /tercatat di BKN/,
      captcha: /tidak cocok/,
    });
    await palsukan(page, 'pertanyaan', 'karangan');
    await isi(`x${GURU}`, `x${GURU}`);
    await page.locator('#jawaban').fill('tidak ada di mana pun');
    await page.getByLabel('Captcha').fill(await captcha(page, portal));
    assert.equal(await tekan(page, tombol('Registrasi')), 422);
    await periksaGalat(page, { kata_kunci: /NIP atau tanggal lahir/, pertanyaan: /dari daftar/ });
    assert.equal(await page.getByLabel('Captcha').count(), 0, 'answered once, it holds for the next tries');
    await page.locator('#pertanyaan').selectOption({ index: 2 });
    await isi('Soto-Sokaraja-Panas', 'Soto-Sokaraja-Dingin');
    assert.equal(await tekan(page, tombol('Registrasi')), 422);
    await periksaGalat(page, { kata_kunci_ulang: /berbeda/ });
    assert.equal(await page.locator('#kata_kunci').inputValue(), '');
    assert.equal(await page.getByLabel('Nama Ibu Kandung').inputValue(), 'Ibu Rekaan');
    assert.equal(await page.locator('#jawaban').inputValue(), 'tidak ada di mana pun');
    assert.equal(await page.locator('#pertanyaan').inputValue(), 'Apa nama desa tempat kakek Anda lahir?');
    await isi('Soto-Sokaraja-Panas', 'Soto-Sokaraja-Panas');
    await tombol('Registrasi').click();
    await page.getByRole('heading', { name: 'Ini nomor register Anda' }).waitFor();
  });
});
