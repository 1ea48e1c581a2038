import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { alamatForm, tiketBerberkas } from '../support/helpdesk.js';
import { AKUN_STAF } from '../support/klien.js';
import { captcha, kirim, lengkapiFormulir, masukDemo, masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaHalaman, periksaSemua } from './pemeriksaan.js';

const GURU = '198505242009032911';

describe('every page for visitors and petugas: weight, axe in light and dark, 320 px, one h1, no dead link', () => {
  let portal: TestPortal;
  let browser: Browser;
  let page: Page;
  let kasus: string;
  const buka = (sisa: string) => page.goto(`${portal.url}${sisa}`);
  const lanjut = (nama: string) => page.locator('main').getByRole('button', { name: nama, exact: true }).click();
  const sekarang = (): string => page.url().slice(portal.url.length);

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    page = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('visitors: the front page, login, status, proofs, what does not exist', async () => {
    const { kode } = await portal.database.knex('bukti').first('kode');
    const umum = [
      '/',
      '/login',
      '/login?habis=isian',
      '/cek-status',
      '/cek-status/pendaftaran',
      '/bukti',
      '/captcha-kata',
      `/bukti/${kode}`,
    ];
    await periksaSemua(page, portal.url, [...umum, '/admin/login', '/demo/surel']);
    await periksaHalaman(page, `${portal.url}/tidak-ada`, 404);
  });

  it('visitors: the steps of the registration and the waiting page', async () => {
    await periksaSemua(page, portal.url, ['/registrasi']);
    await page.getByLabel('NIP Baru').fill(GURU);
    await lanjut('Cari');
    await page.waitForURL(/data$/);
    await periksaSemua(page, portal.url, ['/registrasi/data']);
    await page.getByLabel('Ya, ini instansi saya').check();
    await page.locator('#email').fill('guru.rekaan@pns.example');
    await lanjut('Lanjut');
    await page.waitForURL(/kata-kunci$/);
    await periksaSemua(page, portal.url, ['/registrasi/kata-kunci']);
    for (const id of ['kata_kunci', 'kata_kunci_ulang']) await page.locator(`#${id}`).fill('Getuk-Goreng-Hangat');
    await page.getByLabel('Nama Ibu Kandung').fill('Ibu Rekaan');
    await page.locator('#pertanyaan').selectOption({ index: 1 });
    await page.locator('#jawaban').fill('tidak ada di mana pun');
    await page.getByLabel('Captcha').fill(await captcha(page, portal));
    await lanjut('Registrasi');
    await page.waitForURL(/berhasil/);
    const nomor = (await page.locator('.big-code').textContent()) ?? '';
    await periksaSemua(page, portal.url, [sekarang()]);
    await buka('/login');
    await page.getByLabel('Nomor Register').fill(nomor);
    await page.getByLabel('Kata Kunci').fill('Getuk-Goreng-Hangat');
    await lanjut('Login');
    await page.waitForURL(/menunggu$/);
    await periksaSemua(page, portal.url, ['/login/menunggu', '/demo/surel']);
  });

  it('visitors: the helpdesk, its forms, a ticket and its status', async () => {
    const { deps } = portal;
    const form = deps.kategori.flatMap((satu) =>
      satu.batasTmt ? [`/helpdesk/${satu.kode}`, alamatForm(satu)] : [`/helpdesk/${satu.kode}`],
    );
    await periksaSemua(page, portal.url, [
      '/helpdesk',
      '/helpdesk?cari=nama+saya+salah',
      '/helpdesk?cari=xyzzy',
      '/helpdesk/faq',
      '/helpdesk/hubungi-kami',
      '/helpdesk/hubungi-kami?cari=banyumas',
      `/helpdesk/hubungi-kami?kantor=${(await deps.db('kantor').where('kode', '6415').first('id')).id}`,
      '/helpdesk/beda-nama?tmt=sampai',
      '/helpdesk/tidak-ada-dalam-database?tmt=sampai',
      ...form,
      '/cek-status/pengaduan',
    ]);
    const [nomor] = await tiketBerberkas(deps);
    await buka('/cek-status/pengaduan');
    await page.getByLabel('Nomor Tiket').fill(nomor);
    await page.getByLabel('NIP Baru').fill('199001272014022924');
    await lanjut('OK');
    await page.waitForURL(/tiket/);
    await periksaSemua(page, portal.url, [sekarang(), `/helpdesk/tiket/${nomor}`]);
  });

  it('visitors: a registration that was not made by the owner of the NIP', async () => {
    await page.goto(`${portal.url}/registrasi/bukan-saya`);
    await page.getByLabel('NIP Baru').fill(GURU);
    await page.getByLabel('Yang Anda ketahui').fill('Saya belum pernah mendaftar.');
    await lanjut('Laporkan');
    await page.getByRole('alert').getByText('Captcha').first().waitFor();
    await periksaSemua(page, portal.url, ['/registrasi/bukan-saya', '/registrasi/bukan-saya?hasil=tidak-ada']);
    await page.getByLabel('Captcha').fill(await captcha(page, portal));
    await lanjut('Laporkan');
    await page.waitForURL(/tercatat$/);
    await periksaSemua(page, portal.url, ['/registrasi/bukan-saya/tercatat']);
  });

  it('visitors: the three Lupa pages, to the number, to a new kata kunci and to the answer', async () => {
    const { nip } = AKUN_STAF.orang!;
    const { jawaban, nomorRegister, namaIbu } = AKUN_STAF.akun!;
    const kode = async () => {
      const surat = await portal.database
        .knex('surel')
        .where({ nip, templat: 'kode-akun' })
        .orderBy('id', 'desc')
        .first();
      return /\d{6}/.exec(surat.teks)![0];
    };
    for (const [alamat, isi] of [
      ['/lupa-nomor-register', {}],
      ['/lupa-kata-kunci', { 'Nomor Register': nomorRegister }],
      ['/lupa-jawaban', { 'Nama Ibu Kandung': namaIbu }],
    ] as [string, Record<string, string>][]) {
      await periksaSemua(page, portal.url, [alamat]);
      await page.getByLabel('NIP Baru').fill(nip);
      for (const [label, teks] of Object.entries(isi)) await page.getByLabel(label).fill(teks);
      await page.getByLabel('Captcha').fill(await captcha(page, portal));
      await lanjut('OK');
      await page.waitForURL(/jawab$/);
      await periksaSemua(page, portal.url, [sekarang()]);
      await shot(page, `lupa-jawab-${alamat.slice(6)}`);
      if (alamat !== '/lupa-jawaban') await page.getByLabel('Jawaban Pertanyaan Pengaman').fill(jawaban);
      await page.getByLabel('Kode dari e-mail').fill(await kode());
      await lanjut('OK');
      await page.waitForURL(/(hasil|baru)$/);
      await periksaSemua(page, portal.url, [sekarang()]);
      await shot(page, `lupa-akhir-${alamat.slice(6)}`);
    }
  });

  it('petugas of registrations', async () => {
    await masukPetugas(page, portal, 'admin.banyumas');
    const { nomor_register } = await portal.database
      .knex('registrasi')
      .where({ status: 'diajukan', nip: GURU })
      .first('nomor_register');
    await page.goto(`${portal.url}/admin/registrasi/${nomor_register}`);
    await page.getByText('Sudah diperiksa, registrasi ini benar').click();
    await shot(page, 'sanggahan-1280');
    await periksaSemua(page, portal.url, [
      '/admin',
      '/admin/registrasi',
      '/admin/registrasi?cari=tidak-ada',
      '/admin/registrasi?daftar=disanggah',
      `/admin/registrasi/${nomor_register}`,
    ]);
  });

  it('verifikator of tingkat 1 and 2: the inbox and a case', async () => {
    await masukDemo(page, portal, 'DEM2PNS4');
    await lengkapiFormulir(page, portal, {
      perbaikan: { nama: 'SITI RAHMAWATI', alamat: 'Jl. Kenanga Baru No. 6', gelar_belakang: 'S.Sos.' },
      unit: 'Dinas Kesehatan · Pemerintah Kab. Banyumas',
    });
    await kirim(page, portal);
    const { id } = await portal.database.knex('formulir').where({ status: 'tingkat_1' }).first('id');
    kasus = `/admin/verifikasi/${id}`;
    await masukPetugas(page, portal, 'verif1.dinkes');
    await periksaSemua(page, portal.url, ['/admin', '/admin/verifikasi', '/admin/verifikasi?cari=tidak-ada', kasus]);
    await masukPetugas(page, portal, 'verif2.banyumas');
    await periksaSemua(page, portal.url, ['/admin/verifikasi?daftar=tingkat-1', kasus]);
  });

  it('verifikator of tingkat 3 and 4 read a case that is not yet theirs; the other peran have their front page', async () => {
    await masukPetugas(page, portal, 'verif3.kanreg1');
    await periksaSemua(page, portal.url, ['/admin/verifikasi', kasus]);
    await masukPetugas(page, portal, 'verif4.pusat');
    await periksaSemua(page, portal.url, [kasus]);
    for (const nama of ['admin.bkn', 'helpdesk.kanreg1', 'turun.banyumas']) {
      await masukPetugas(page, portal, nama);
      await periksaSemua(page, portal.url, ['/admin']);
    }
    await periksaHalaman(page, `${portal.url}${kasus}`, 404);
  });
});
