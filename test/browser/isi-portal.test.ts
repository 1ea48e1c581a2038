import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAxe, launchBrowser, newPage, shot, shotBoth } from '../support/browser.js';
import { hariKe, pengumumanUji } from '../support/pengumuman.js';
import { masukDemo, masukPetugas } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { periksaGalat, periksaHalaman, periksaSemua } from './pemeriksaan.js';

describe('what the portal says: Tentang, Panduan, announcements (domain.md §9, §12)', () => {
  let portal: TestPortal;
  let browser: Browser;
  let tamu: Page;
  let bkn: Page;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    tamu = await newPage(browser);
    bkn = await newPage(browser);
    await masukPetugas(bkn, portal, 'admin.bkn');
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  const gambar = async (page: Page, sisa: string, nama: string) => {
    await page.goto(`${portal.url}${sisa}`);
    await shotBoth(page, nama);
  };

  it('Tentang and the guides', async () => {
    const kode = ['pns', 'verifikator', 'helpdesk', 'admin-instansi'].map((satu) => `/panduan/${satu}`);
    await periksaSemua(tamu, portal.url, ['/tentang', '/panduan', ...kode]);
    await gambar(tamu, '/tentang', 'tentang');
    await gambar(tamu, '/panduan', 'panduan');
    await gambar(tamu, '/panduan/pns', 'panduan-pns');
  });

  it('announced by admin.bkn, read by everybody on the front page, ended, gone; the archive keeps it', async () => {
    const judul = 'Batas pengisian 30 November';
    await bkn.goto(`${portal.url}/admin`);
    await bkn.getByRole('navigation').getByRole('link', { name: 'Pengumuman', exact: true }).click();
    await bkn.getByRole('link', { name: 'Pengumuman baru' }).click();
    await bkn.getByRole('button', { name: 'Simpan' }).last().click();
    await periksaGalat(bkn, { judul: /Judul/, teks: /Tulis isi/, dari: /Dari/, sampai: /Sampai/, di_umum: /tempat/ });
    await bkn.getByLabel('Judul').fill(judul);
    await bkn
      .getByLabel('Isi', { exact: true })
      .fill('Kirim formulir **sebelum** tanggal itu.\n\n- Bawa berkas\n- Cetak bukti');
    await bkn.getByLabel('Dari tanggal').fill(hariKe(portal.deps, 0));
    await bkn.getByLabel('Sampai tanggal').fill(hariKe(portal.deps, 9));
    await bkn.getByLabel('Halaman depan').check();
    await bkn.getByLabel('Formulir Saya').check();
    await bkn.getByRole('button', { name: 'Lihat dulu' }).click();
    await bkn.getByRole('heading', { name: 'Begini tampilnya' }).waitFor();
    await checkAxe(bkn);
    await shot(bkn, 'pengumuman-pratinjau-1280');
    await bkn.getByRole('button', { name: 'Simpan' }).last().click();
    await bkn.getByText('Pengumuman tersimpan.').waitFor();
    await tamu.goto(portal.url);
    await tamu.getByRole('heading', { name: judul }).waitFor();
    await periksaSemua(tamu, portal.url, ['/', '/pengumuman']);
    await gambar(tamu, '/', 'beranda-pengumuman');
    await bkn.getByText('Akhiri sekarang').first().click();
    await bkn.getByRole('button', { name: 'Akhiri sekarang' }).click();
    await bkn.getByText(`“${judul}” diakhiri.`).waitFor();
    await tamu.goto(portal.url);
    await tamu.getByRole('heading', { name: judul }).waitFor({ state: 'detached' });
    await tamu.goto(`${portal.url}/pengumuman`);
    await tamu.getByRole('link', { name: judul }).click();
    await tamu.getByText('Sudah berakhir').waitFor();
    await periksaSemua(tamu, portal.url, ['/pengumuman', tamu.url().slice(portal.url.length)]);
  });

  it('FAQ: a question written, looked at, moved up, read in the helpdesk', async () => {
    await bkn.goto(`${portal.url}/admin/faq`);
    await bkn.getByRole('link', { name: 'Pertanyaan baru' }).click();
    await bkn.getByRole('button', { name: 'Simpan' }).last().click();
    await periksaGalat(bkn, { judul: /Pertanyaan/, teks: /Jawaban/ });
    await bkn.getByLabel('Pertanyaan').fill('Bolehkah mengisi dari warnet?');
    await bkn.getByLabel('Jawaban').fill('Boleh.\n\n- Tekan **Keluar** sesudahnya.');
    await bkn.getByRole('button', { name: 'Lihat dulu' }).click();
    await bkn.getByRole('heading', { name: 'Begini tampilnya' }).waitFor();
    await checkAxe(bkn);
    await bkn.getByRole('button', { name: 'Simpan' }).last().click();
    await bkn.getByText('tersimpan dan tampil di FAQ').waitFor();
    await bkn.goto(`${portal.url}/admin/faq`);
    await bkn.getByRole('button', { name: /^Naik.*warnet/ }).click();
    await bkn.getByText('Urutan tersimpan.').waitFor();
    for (const sisa of ['', '/baru', '/nama-salah']) await periksaHalaman(bkn, `${portal.url}/admin/faq${sisa}`);
    await gambar(bkn, '/admin/faq', 'faq-daftar');
    await gambar(bkn, '/admin/faq/nama-salah', 'faq-satu');
    await periksaHalaman(tamu, `${portal.url}/helpdesk/faq`);
    await tamu.getByText('Bolehkah mengisi dari warnet?').click();
    await tamu.getByText('Keluar', { exact: true }).waitFor();
  });

  it('the console on a phone and at a desk: lists, one that runs, one that is over', async () => {
    const { deps } = portal;
    const id = await pengumumanUji(deps, 'admin.bkn', { judul: 'Layanan Jumat pendek' });
    await pengumumanUji(deps, 'admin.bkn', { judul: 'Pelatihan verifikator', dari: hariKe(deps, 3), di_umum: '' });
    await pengumumanUji(deps, 'admin.banyumas', { judul: 'Penyerahan berkas di aula BKD' });
    deps.papan.lupakan();
    for (const sisa of ['', '?daftar=arsip', '?cari=xyzzy', '/baru', `/${id}`])
      await periksaHalaman(bkn, `${portal.url}/admin/pengumuman${sisa}`);
    await gambar(bkn, '/admin/pengumuman', 'pengumuman-daftar');
    await gambar(bkn, `/admin/pengumuman/${id}`, 'pengumuman-satu');
    await gambar(bkn, '/admin', 'admin-beranda-pengumuman');
    await periksaHalaman(bkn, `${portal.url}/admin`);
    await masukDemo(tamu, portal, 'DEM2PNS4');
    await periksaHalaman(tamu, `${portal.url}/formulir`);
    await tamu.getByRole('heading', { name: 'Penyerahan berkas di aula BKD' }).waitFor();
    await gambar(tamu, '/formulir', 'formulir-pengumuman');
  });
});
