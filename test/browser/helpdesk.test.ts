import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inTransaction } from '../../src/database/knex.js';
import type { Kategori } from '../../src/helpdesk/jenis.js';
import { cariKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import { dokumenBerlaku } from '../../src/helpdesk/permohonan.js';
import { tiketNomor } from '../../src/helpdesk/tiket.repository.js';
import { mentahDari } from '../../src/shared/isian.js';
import { pdfSurat } from '../support/berkas.js';
import { checkAxe, launchBrowser, newPage, shot } from '../support/browser.js';
import { mentahContoh, siapkanContoh } from '../support/helpdesk.js';
import { readPdfText } from '../support/pdf.js';
import { captcha, masukPetugas, masukPns, pilihRujukan, unduh } from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { operatorTiket, setujuiContoh } from '../support/tiket.js';

let portal: TestPortal;
let browser: Browser;
let surat: Buffer;
before(async () => {
  portal = await startTestPortal();
  await siapkanContoh(portal);
  browser = await launchBrowser();
  surat = await pdfSurat();
});
after(async () => {
  await browser.close().finally(() => portal.close());
});

const kategori = (kode: string) => cariKategori(portal.deps.kategori, kode)!;
const tombol = (page: Page, nama: string | RegExp) =>
  page.locator('main').getByRole('button', { name: nama, exact: true });

/** From the list of problems to the form, as the manual describes the way. */
async function bukaForm(page: Page, satu: Kategori): Promise<void> {
  await page.goto(`${portal.url}/helpdesk`);
  await page.getByLabel('Pilih kategori').selectOption(satu.kode);
  await tombol(page, 'Buka').click();
  if (satu.batasTmt) {
    await page.getByLabel(satu.contoh.isi.tmt === 'sampai' ? /sebelum\/saat/ : /sesudah/).check();
    await tombol(page, 'Lanjut').click();
  }
  if (satu.cariNipLama && satu.contoh.isi.tmt === 'sampai')
    await page.getByRole('link', { name: 'Langsung ke permohonan' }).click();
  await page.getByRole('heading', { name: satu.judulForm }).waitFor();
}

/** Fills in the example, answers the captcha, attaches the documents. */
async function isiContoh(page: Page, satu: Kategori, isi = satu.contoh.isi): Promise<void> {
  for (const isian of satu.isian.filter(({ kode }) => kode !== 'tmt')) {
    const teks = mentahDari(isian, isi[isian.kode])[isian.kode] ?? '';
    const pilih = page.locator(`input[type=radio][name="${isian.kode}"][value="${teks}"]`);
    if ((await pilih.count()) > 0) await pilih.check();
    else {
      await page.locator(`#${isian.kode}`).fill(teks);
      await page.locator(`#${isian.kode}`).press('Tab');
    }
  }
  const gambar = page.getByLabel('Captcha');
  if (await gambar.isVisible()) await gambar.fill(await captcha(page, portal));
  for (const { kode } of dokumenBerlaku(satu, mentahContoh(satu)))
    await page.locator(`#${kode}`).setInputFiles({ name: `${kode}.pdf`, mimeType: 'application/pdf', buffer: surat });
}

/** Sends, past what is shown before sending; the ticket's number. */
async function kirimkan(page: Page): Promise<string> {
  await page.keyboard.press('Escape');
  await tombol(page, 'Kirim').click();
  const periksa = page.getByRole('button', { name: /^(Tidak ada yang sesuai|Sudah benar), Kirim$/ });
  await page.getByRole('heading', { name: 'NOMOR TIKET' }).or(periksa).first().waitFor();
  if (await periksa.isVisible()) await periksa.click();
  await page.getByRole('heading', { name: 'NOMOR TIKET' }).waitFor();
  return ((await page.locator('.big-code').textContent()) ?? '').replace(/\s/g, '');
}

async function periksaTiket(page: Page, satu: Kategori, nomor: string): Promise<void> {
  const [teks = ''] = await readPdfText(await unduh(page, 'Cetak'));
  assert.match(teks, /Tanda Bukti Permohonan/);
  assert.ok(teks.replaceAll(' ', '').includes(nomor));
  await page.goto(`${portal.url}/cek-status/pengaduan`);
  await page.getByLabel('Nomor Tiket').fill(nomor);
  await tombol(page, 'OK').click();
  await page.getByRole('heading', { name: 'Status pengaduan', exact: true }).waitFor();
  const hasil = (await page.locator('section.card').textContent()) ?? '';
  assert.ok(hasil.includes(satu.nama));
  assert.match(hasil, /Sedang dalam proses/);
}

const JALAN = [
  ['beda-instansi', { width: 390 }],
  ['data-pensiun', { width: 1280 }],
  ['unit-organisasi', { width: 390 }],
  ['tidak-ada-dalam-database', { width: 1280 }],
  ['sekolah', { width: 390, javaScript: false }],
  ['turun-status', { width: 1280 }],
  ['verifikasi-registrasi', { width: 390, javaScript: false }],
  ['verifikator-level-1', { width: 390 }],
  ['pendidikan', { width: 1280 }],
  ['jabatan-fungsional-tertentu', { width: 390 }],
  ['jabatan-fungsional-umum', { width: 390, javaScript: false }],
  ['lokasi', { width: 1280 }],
  ['unit-kesehatan', { width: 390 }],
  ['bidang-spesialis', { width: 390 }],
  ['mata-pelajaran', { width: 390 }],
  ['diklat-fungsional', { width: 390 }],
  ['beda-nama', { width: 390 }],
  ['diberhentikan', { width: 1280 }],
] as const;

/** The right operator approves; the effect of each kategori is checked in test/helpdesk/setujui.test.ts. */
async function setujui(nomor: string): Promise<void> {
  const { deps } = portal;
  await inTransaction(deps.db, async (trx) => {
    const tiket = (await tiketNomor(trx, nomor))!;
    await setujuiContoh(deps, trx, await operatorTiket(trx, tiket), tiket);
  });
}

it('all 18 kategori are walked through', () =>
  assert.deepEqual(JALAN.map(([kode]) => kode).sort(), portal.deps.kategori.map(({ kode }) => kode).sort()));

describe('filed in a browser: number, receipt, status; approved: status', () => {
  /** Groups whose pages have been looked at: they are the same for every kategori of a group. */
  const dilihat = new Set<string>();
  for (const [kode, pilihan] of JALAN) {
    const tanpa = 'javaScript' in pilihan;
    it(`${kode} at ${pilihan.width} px${tanpa ? ' without JavaScript' : ''}`, async () => {
      const page = await newPage(browser, pilihan);
      const satu = kategori(kode);
      await bukaForm(page, satu);
      await isiContoh(page, satu);
      const pertama = !dilihat.has(satu.kelompok);
      dilihat.add(satu.kelompok);
      if (pertama) await shot(page, `helpdesk-${kode}-${pilihan.width}`);
      const nomor = await kirimkan(page);
      if (!tanpa && pertama) await checkAxe(page);
      if (pertama) await shot(page, `helpdesk-${kode}-tiket-${pilihan.width}`);
      await periksaTiket(page, satu, nomor);
      await setujui(nomor);
      await page.goto(`${portal.url}/cek-status/pengaduan`);
      await page.getByLabel('Nomor Tiket').fill(nomor);
      await tombol(page, 'OK').click();
      await page.locator('section.card').getByText('Selesai – disetujui').first().waitFor();
      if (pertama) await shot(page, `helpdesk-${kode}-status-${pilihan.width}`);
      await page.context().close();
    });
  }
});

describe('"?" beside a field of the form', () => {
  it('brings NIP and typed text along, shows what comes near, and a pick goes back into the field', async () => {
    const page = await newPage(browser, { width: 390 });
    await masukPns(page, portal, 'DEM3PNS5', 'Batik-Parang-2026');
    await page.goto(`${portal.url}/formulir/riwayat/pendidikan?baris=baru#editor`);
    await page.locator('#pendidikan').fill('S1 Teknik Informatik');
    await page.keyboard.press('Escape');
    await page.locator('#nama_sekolah').fill('Universitas Rekaan');
    await page.getByRole('button', { name: /^Bantuan: Pendidikan/ }).click();
    await page.waitForURL(/helpdesk\/pendidikan/);
    assert.equal(await page.getByLabel('NIP Baru').inputValue(), '197708172003121904');
    assert.equal(await page.locator('#pendidikan').inputValue(), 'S1 Teknik Informatik');
    await tombol(page, 'Kirim').click();
    await page.getByText('Mungkin yang Anda maksud').waitFor();
    await checkAxe(page);
    await shot(page, 'helpdesk-mirip-390');
    await page.getByLabel('S-1 Teknik Informatika').first().check();
    await tombol(page, 'Pakai yang dipilih').click();
    await page.waitForURL(/riwayat\/pendidikan\?baris=baru/);
    assert.equal(await page.locator('#pendidikan').inputValue(), 'S-1 Teknik Informatika');
    assert.equal(await page.locator('#nama_sekolah').inputValue(), 'Universitas Rekaan', 'nothing typed is lost');
    await page.context().close();
  });

  it('a request sent from Posisi shows its number and returns to the field; the typing is still there', async () => {
    const page = await newPage(browser);
    await masukPns(page, portal, 'DEM3PNS5', 'Batik-Parang-2026');
    await page.goto(`${portal.url}/formulir/posisi`);
    await page.locator('input[name="unit_organisasi__sikap"][value=perbaiki]').check({ force: true });
    await page.locator('#unit_organisasi').fill('Direktorat Rekaan#Subdirektorat Percobaan');
    await page.keyboard.press('Escape');
    await shot(page, 'helpdesk-posisi-1280');
    await page.getByRole('button', { name: /^Bantuan: Unit Organisasi/ }).click();
    await page.waitForURL(/helpdesk\/unit-organisasi/);
    const nomor = await kirimkan(page);
    assert.match(nomor, /^\d{10}$/);
    await page.getByRole('link', { name: 'Kembali ke Posisi' }).click();
    assert.equal(await page.locator('#unit_organisasi').inputValue(), 'Direktorat Rekaan#Subdirektorat Percobaan');
    await page.context().close();
  });
});

describe('the conversation: reporter and office, each in a browser of their own', () => {
  let pelapor: Page;
  let petugas: Page;
  let nomor = '';
  const nip = '198111092010011915';
  const ketikan = 'Halaman kedua SK tidak terbaca. Mohon unggah ulang, seluruh halaman.';

  it('a ticket is filed without JavaScript on a phone; the office takes it and asks back', async () => {
    pelapor = await newPage(browser, { width: 390, javaScript: false });
    petugas = await newPage(browser);
    await bukaForm(pelapor, kategori('beda-nama'));
    await isiContoh(pelapor, kategori('beda-nama'), {
      ...kategori('beda-nama').contoh.isi,
      nip,
      nama: 'Benyamin Hartanto',
    });
    nomor = await kirimkan(pelapor);
    await masukPetugas(petugas, portal, 'helpdesk.kanreg1');
    await petugas.goto(`${portal.url}/admin/tiket?cari=${nomor}`);
    await petugas
      .getByRole('link', { name: /Beda Nama/ })
      .first()
      .click();
    await petugas.getByRole('button', { name: 'Ambil tiket' }).click();
    await petugas.getByText('Tiket Anda ambil').waitFor();
    await petugas.getByRole('radio', { name: /^Minta kelengkapan/ }).check({ force: true });
    await petugas.getByRole('textbox', { name: 'Keterangan', exact: true }).fill(ketikan);
    await petugas.getByRole('button', { name: 'Kirim putusan' }).click();
    await petugas
      .getByText(/menunggu jawaban pelapor/i)
      .first()
      .waitFor();
  });

  it('the reporter comes back with number and NIP, reads the question, answers with a document', async () => {
    await pelapor.context().clearCookies();
    await pelapor.goto(`${portal.url}/cek-status/pengaduan`);
    await pelapor.getByLabel('Nomor Tiket').fill(nomor);
    await pelapor.getByLabel('NIP Baru').fill(nip);
    await tombol(pelapor, 'OK').click();
    await pelapor.getByRole('heading', { name: /bertanya$/ }).waitFor();
    await pelapor.getByText(ketikan).first().waitFor();
    await shot(pelapor, 'helpdesk-percakapan-390');
    await pelapor.getByLabel('Jawaban Anda').fill('Ini semua halamannya.');
    await pelapor.locator('#berkas').setInputFiles({ name: 'semua.pdf', mimeType: 'application/pdf', buffer: surat });
    await tombol(pelapor, 'Kirim').click();
    await pelapor.getByText('Sedang dalam proses').first().waitFor();
    await pelapor.getByRole('link', { name: 'Unduh semua.pdf' }).waitFor();
    await shot(pelapor, 'helpdesk-dijawab-390');
  });

  it('the office reads the answer and approves; the reporter sees it, the name is corrected', async () => {
    await petugas.goto(`${portal.url}/admin/tiket/${nomor}`);
    await petugas.getByText('Ini semua halamannya.').waitFor();
    await petugas.getByText('semua.pdf').first().waitFor();
    await shot(petugas, 'tiket-dijawab-1280');
    await petugas.getByRole('radio', { name: /^Setujui/ }).check({ force: true });
    await petugas.getByRole('button', { name: 'Kirim putusan' }).click();
    await petugas.getByText('Disetujui dan dilaksanakan.').waitFor();
    await pelapor.reload();
    await pelapor.getByText('Selesai – disetujui').first().waitFor();
    const { nama } = await portal.deps.db('pegawai').where({ nip }).first('nama');
    assert.equal(nama, 'BENYAMIN HARTANTO');
    await pelapor.context().close();
    await petugas.context().close();
  });
});

describe('the ways to the helpdesk from the registration', () => {
  it('a NIP that BKN does not know → kategori 14 with the NIP filled in', async () => {
    const page = await newPage(browser, { width: 390, javaScript: false });
    await page.goto(`${portal.url}/registrasi`);
    await page.getByLabel('NIP Baru').fill('198704182010121935');
    await tombol(page, 'Cari').click();
    await page.getByRole('link', { name: 'Tidak Ada Dalam Database' }).click();
    await page.getByLabel(/sesudah 2003/).check();
    await tombol(page, 'Lanjut').click();
    assert.equal(await page.getByLabel('NIP Baru').inputValue(), '198704182010121935');
    await page.context().close();
  });

  it('step 2: "?" beside Nama and Instansi; Tidak replaces Lanjut by kategori 1', async () => {
    const page = await newPage(browser);
    await page.goto(`${portal.url}/registrasi`);
    await page.getByLabel('NIP Baru').fill('198209102006042923');
    await tombol(page, 'Cari').click();
    await page.getByRole('link', { name: /Bantuan Beda Nama/ }).waitFor();
    await page.getByLabel('Tidak, saya sudah di instansi lain').check();
    assert.equal(await tombol(page, 'Lanjut').count(), 0, 'at once');
    await checkAxe(page);
    await shot(page, 'helpdesk-registrasi-instansi-1280');
    await page.getByRole('link', { name: 'Laporkan Beda Instansi', exact: true }).click();
    await page.waitForURL(/helpdesk\/beda-instansi/);
    await page.context().close();
  });

  it('an instansi is picked from the list that opens by itself', async () => {
    const page = await newPage(browser);
    await page.goto(`${portal.url}/helpdesk/verifikator-level-1`);
    await pilihRujukan(page, 'instansi', 'cilac', /Cilacap/);
    assert.match(await page.locator('#instansi').inputValue(), /Pemerintah Kab\. Cilacap/);
    await page.context().close();
  });
});

it('pictures of the pages', async () => {
  for (const width of [390, 1280] as const) {
    const page = await newPage(browser, { width });
    for (const [nama, alamat] of [
      ['beranda', '/helpdesk'],
      ['cari', '/helpdesk?cari=nama+saya+salah'],
      ['faq', '/helpdesk/faq'],
      ['hubungi', '/helpdesk/hubungi-kami?cari=banyumas'],
      ['tmt', '/helpdesk/beda-nama'],
    ] as const) {
      await page.goto(`${portal.url}${alamat}`);
      await shot(page, `helpdesk-${nama}-${width}`);
    }
    await page.context().close();
  }
});
