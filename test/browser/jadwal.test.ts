import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { jadwalUji, jendelaUji } from '../support/jadwal.js';
import { AKUN_STAF } from '../support/klien.js';
import { hariKe } from '../support/pengumuman.js';
import { masukPetugas, masukPns } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaHalaman } from './pemeriksaan.js';

const NIP = AKUN_STAF.orang!.nip;

describe('Jadwal: windows set, a person given longer, clear pages outside (domain.md §7)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let bkn: Page;
  let siti: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    bkn = await newPage(browser);
    siti = await newPage(browser, { width: 390 });
    await masukPetugas(bkn, portal, 'admin.bkn');
    const { nomorRegister, kataKunci } = AKUN_STAF.akun!;
    await masukPns(siti, portal, nomorRegister, kataKunci);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('admin BKN sets the country’s windows and sees each mistake at its date', async () => {
    await bkn.getByRole('link', { name: 'Jadwal', exact: true }).first().click();
    await bkn.getByRole('link', { name: 'Atur jadwal nasional' }).click();
    const hari = (ke: number) => hariKe(portal.deps, ke);
    const isi = async (nama: string, dari: number, sampai: number) => {
      const kotak = bkn.getByRole('group', { name: nama, exact: true });
      await kotak.getByLabel('Dari tanggal').fill(hari(dari));
      await kotak.getByLabel('Sampai tanggal').fill(hari(sampai));
    };
    await isi('Registrasi', -20, 10);
    await isi('Pengisian formulir', -20, 5);
    await isi('Verifikasi', -20, 40);
    await bkn.getByLabel('Alasan').fill('Perka BKN Nomor 19 Tahun 2015');
    await bkn.getByRole('button', { name: 'Simpan' }).click();
    await bkn.getByRole('alert').getByText('Pengisian formulir tidak ditutup sebelum registrasi').waitFor();
    await shot(bkn, 'jadwal-salah-1280');
    await isi('Pengisian formulir', -20, 12);
    await bkn.getByRole('button', { name: 'Simpan' }).click();
    await bkn.getByText('Jadwal tersimpan dan langsung berlaku.').waitFor();
    await periksaHalaman(bkn, bkn.url());
    await shot(bkn, 'jadwal-390');
    for (const sisa of ['', '/6415', '/perpanjangan']) await periksaHalaman(bkn, `${portal.url}/admin/jadwal${sisa}`);
  });

  it('an instansi that has no windows of its own yet is typed and picked', async () => {
    await bkn.goto(`${portal.url}/admin/jadwal`);
    await bkn.getByRole('combobox', { name: 'Instansi' }).pressSequentially('banyumas');
    await bkn.getByRole('option', { name: /Pemerintah Kab\. Banyumas/ }).click();
    await bkn.getByRole('button', { name: 'Buka jadwalnya' }).click();
    await bkn.getByRole('heading', { name: 'Jadwal: Pemerintah Kab. Banyumas' }).waitFor();
  });

  it('PNS reads until when; one is given longer; after the end the form is shown without fields', async () => {
    await siti.goto(`${portal.url}/formulir`);
    await siti.getByText('Isi dan kirim paling lambat').waitFor();
    await shot(siti, 'formulir-batas-390');
    await bkn.setViewportSize({ width: 1280, height: 900 });
    await bkn.goto(`${portal.url}/admin/pegawai/${NIP}`);
    await bkn.getByText('Perpanjang waktu orang ini').click();
    await bkn.getByLabel('Pengisian formulir, sekarang sampai').check();
    await bkn.getByLabel('Sampai tanggal').fill(hariKe(portal.deps, 20));
    await bkn.getByLabel('Alasan').last().fill('Dirawat di rumah sakit.');
    await shot(bkn, 'perpanjangan-1280');
    await bkn.getByRole('button', { name: 'Perpanjang', exact: true }).click();
    await bkn.getByText('Waktu SITI RACHMAWATI diperpanjang.').waitFor();
    await periksaHalaman(bkn, `${portal.url}/admin/pegawai/${NIP}`);
    await periksaHalaman(bkn, `${portal.url}/admin/jadwal/perpanjangan`);

    await portal.deps.db('perpanjangan').update({ dicabut_pada: portal.deps.jam() });
    const tutup = jendelaUji(portal.deps, -30, -1);
    await jadwalUji(portal.deps, { registrasi: tutup, pengisian: tutup, verifikasi: tutup });
    for (const bagian of ['', '/data-utama', '/riwayat/golongan', '/stakeholder'])
      await periksaHalaman(siti, `${portal.url}/formulir${bagian}`);
    await siti.setViewportSize({ width: 390, height: 844 });
    await siti.goto(`${portal.url}/formulir`);
    await shot(siti, 'formulir-tutup-390');
  });

  it('visitors read that registration is over, when it was, and where to turn', async () => {
    const tamu = await newPage(browser, { width: 390, javaScript: false });
    await tamu.goto(portal.url);
    await tamu.getByText('Registrasi sudah ditutup').waitFor();
    await shot(tamu, 'beranda-tutup-390');
    await tamu.getByRole('link', { name: 'Registrasi', exact: true }).first().click();
    await tamu.getByLabel('NIP Baru').fill('199001012014021999');
    await shot(tamu, 'registrasi-tutup-390');
    for (const alamat of ['/', '/tentang']) await periksaHalaman(siti, portal.url + alamat);
    await periksaHalaman(bkn, `${portal.url}/registrasi`);
  });
});
