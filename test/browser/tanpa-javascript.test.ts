import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newPage, shot } from '../support/browser.js';
import { jawabKuesioner } from '../support/kuesioner.js';
import { readPdfText } from '../support/pdf.js';
import {
  bukaKasus,
  kirim,
  masukPetugas,
  masukPns,
  nyatakanSesuai,
  perbaiki,
  registrasi,
  riwayatSesuai,
  setujui,
  simpan,
  terimaRegistrasi,
  unduh,
} from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NIP = '198111092010011915';
const NAMA = 'BENYAMIN HARTONO';
const KATA_KUNCI = 'Tempe-Mendoan-Sore';
const SEKSI = 'Seksi Kesehatan Dasar dan Rujukan';

describe('the whole way with JavaScript off, on a phone: the Dokter of the cast and the petugas', () => {
  let portal: TestPortal;
  let browser: Browser;
  let pns: Page;
  let petugas: Page;
  let nomor: string;
  const buka = (sisa: string) => pns.goto(`${portal.url}${sisa}`);
  const simpanBaris = async (): Promise<void> => {
    await pns.getByRole('button', { name: 'Simpan', exact: true }).click();
    await pns.getByText('Baris tersimpan').waitFor();
  };

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    pns = await newPage(browser, { width: 390, javaScript: false });
    petugas = await newPage(browser, { width: 390, javaScript: false });
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('registers, waits and is accepted', async () => {
    nomor = await registrasi(pns, portal, NIP, { kataKunci: KATA_KUNCI });
    await masukPns(pns, portal, nomor, KATA_KUNCI);
    await pns.getByRole('heading', { name: /Menunggu BKD/ }).waitFor();
    await shot(pns, 'tanpa-js-menunggu-390');
    const [bukti = ''] = await readPdfText(await unduh(pns, 'Cetak'));
    assert.ok(bukti.includes(nomor));
    await terimaRegistrasi(petugas, portal, 'admin.banyumas', nomor);
    await shot(petugas, 'tanpa-js-registrasi-diterima-390');
    await masukPns(pns, portal, nomor, KATA_KUNCI);
    await pns.getByRole('heading', { name: 'Formulir Saya' }).waitFor();
  });

  it('Data Utama: a name that several places bear is answered with the choices; the rest is saved', async () => {
    await buka('/formulir/data-utama');
    await nyatakanSesuai(pns, ['tempat_lahir']);
    await perbaiki(pns, 'tempat_lahir', 'semarang');
    await simpan(pns);
    await pns.getByText('Isian yang lain sudah tersimpan').waitFor();
    await pns.getByRole('group', { name: 'Mungkin yang Anda maksud' }).waitFor();
    await shot(pns, 'tanpa-js-usulan-390');
    assert.equal(await pns.locator('#tempat_lahir').inputValue(), 'semarang');
    assert.ok(await pns.locator('input[name=agama__sikap][value=sesuai]').isChecked());
    await pns.getByRole('radio', { name: /^Kab\. Semarang/ }).check();
    await simpan(pns);
    await pns.getByText('Data Utama tersimpan pukul').waitFor();
    assert.equal(await pns.locator('#tempat_lahir').inputValue(), 'Kab. Semarang');
  });

  it('Posisi: Cari Unor keeps what was typed, finds, and comes back to be saved', async () => {
    await buka('/formulir/posisi');
    await nyatakanSesuai(pns, ['satuan_kerja', 'unit_organisasi', 'lokasi_kerja']);
    await perbaiki(pns, 'satuan_kerja', 'Puskesmas Purwokerto Timur I');
    await pns.locator('input[name=unit_organisasi__sikap][value=perbaiki]').check({ force: true });
    await pns
      .getByLabel('Verifikator Level 1', { exact: true })
      .selectOption({ label: 'Dinas Kesehatan · Pemerintah Kab. Banyumas' });
    await pns.getByRole('button', { name: 'Cari Unor' }).click();
    await pns.getByRole('heading', { name: 'Cari Unor', level: 1 }).waitFor();
    await shot(pns, 'tanpa-js-cari-unor-390');
    await pns.getByLabel('Nama unit organisasi').fill('kesehatan dasar');
    await pns.getByRole('button', { name: 'Cari', exact: true }).click();
    await pns.getByRole('heading', { name: '1 unit ditemukan' }).waitFor();
    await shot(pns, 'tanpa-js-unor-ditemukan-390');
    await pns
      .getByRole('button', { name: `Pilih ${SEKSI}` })
      .first()
      .click();
    await pns.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).waitFor();
    await shot(pns, 'tanpa-js-belum-disimpan-390');
    assert.equal(await pns.locator('#unit_organisasi').inputValue(), SEKSI);
    assert.equal(await pns.locator('#satuan_kerja').inputValue(), 'Puskesmas Purwokerto Timur I');
    assert.ok(await pns.locator('input[name=instansi_kerja__sikap][value=sesuai]').isChecked());
    await pns.locator('#satuan_kerja').press('Enter');
    await pns.getByText('Posisi tersimpan pukul').waitFor();
    assert.equal(await pns.getByRole('heading', { name: 'Ada isian yang belum disimpan' }).count(), 0);
    assert.ok(await pns.locator('#verifikator').inputValue(), 'the Verifikator Level 1 was kept through the search');
  });

  it('Lokasi Kerja goes abroad and comes back', async () => {
    await pns.locator('input[name=lokasi_kerja__sikap][value=perbaiki]').check({ force: true });
    await pns.getByLabel('Luar negeri').check();
    await pns.locator('#negara').fill('malaysia');
    await pns.locator('#kota').fill('Kuala Lumpur');
    await simpan(pns);
    await pns.getByText('Posisi tersimpan pukul').waitFor();
    await buka('/formulir/kirim');
    await pns.getByText('Kuala Lumpur, Malaysia').waitFor();
    await buka('/formulir/posisi');
    await pns.getByLabel('Dalam negeri').check();
    await pns.locator('#provinsi').fill('Jawa Tengah');
    await pns.locator('#kabupaten').fill('Kab. Cilacap');
    await simpan(pns);
    await pns.getByText('Posisi tersimpan pukul').waitFor();
    await shot(pns, 'tanpa-js-posisi-390');
    await buka('/formulir/kirim');
    await pns.getByText('Kab. Cilacap, Jawa Tengah').waitFor();
    assert.equal(await pns.getByText('Malaysia').count(), 0);
  });

  it('riwayat: adds, changes and undoes, removes and undoes', async () => {
    await buka('/formulir/riwayat/golongan');
    await pns.getByRole('link', { name: 'Tambah golongan' }).click();
    await pns.getByLabel('Golongan', { exact: true }).selectOption({ label: 'III/d Penata Tingkat I' });
    for (const [label, isi] of [
      ['TMT Golongan', '1-4-2019'],
      ['Masa Kerja (tahun)', '9'],
      ['Masa Kerja (bulan)', '3'],
      ['Nomor SK', '823/71/2019'],
      ['Tanggal SK', '05/03/2019'],
    ] as const) {
      await pns.getByLabel(label).fill(isi);
    }
    await pns.getByLabel('Jenis KP').selectOption({ label: 'Reguler' });
    await simpanBaris();
    await pns.getByRole('link', { name: 'Ubah III/d' }).click();
    assert.equal(await pns.getByLabel('TMT Golongan').inputValue(), '01-04-2019');
    await pns.getByLabel('Nomor SK').fill('823/72/2019');
    await simpanBaris();
    await pns.getByText('823/72/2019').waitFor();

    await pns.getByRole('link', { name: 'Ubah III/b' }).click();
    await pns.getByLabel('Nomor SK').fill('keliru');
    await simpanBaris();
    await pns.getByRole('button', { name: 'Kembalikan ke data BKN III/b' }).click();
    await pns.getByText('Baris kembali seperti data BKN').waitFor();
    await pns.getByRole('link', { name: 'Hapus III/b' }).click();
    await shot(pns, 'tanpa-js-hapus-390');
    await pns.getByRole('button', { name: 'Ya' }).click();
    await pns.getByText('Baris Anda hapus').waitFor();
    await pns.getByRole('button', { name: 'Batalkan penghapusan III/b' }).click();
    await pns.getByText('Baris kembali seperti data BKN').waitFor();
    assert.equal(await pns.locator('.badge', { hasText: 'Baru' }).count(), 1);
    assert.equal(await pns.locator('.badge', { hasText: /Anda (ubah|hapus)/ }).count(), 0);
  });

  it('riwayat: an added row can be removed, and Cari Unor picks from the tree for a row', async () => {
    await buka('/formulir/riwayat/jabatan');
    await pns.getByRole('link', { name: 'Ubah Dokter Muda' }).click();
    await pns.getByLabel('Nomor SK').fill('821/77/2014');
    await pns.getByRole('button', { name: 'Cari Unor' }).click();
    await pns.getByRole('button', { name: `Pilih ${SEKSI}`, exact: true }).click();
    await pns.getByRole('group', { name: 'Ubah Dokter Muda' }).waitFor();
    assert.equal(await pns.getByLabel('Nomor SK').inputValue(), '821/77/2014');
    assert.equal(await pns.locator('#unit_organisasi').inputValue(), SEKSI);
    await simpanBaris();
    await shot(pns, 'tanpa-js-jabatan-390');
    await buka('/formulir/riwayat/pendidikan?baris=baru');
    await pns.getByLabel('Pendidikan', { exact: true }).fill('S-1 Manajemen');
    for (const [id, isi] of [
      ['tanggal_lulus', '19-07-2005'],
      ['tahun_lulus', '2005'],
      ['nomor_ijazah', '77/2005'],
      ['nama_sekolah', 'Universitas Samudra'],
    ] as const) {
      await pns.locator(`#${id}`).fill(isi);
    }
    await simpanBaris();
    await pns.getByRole('link', { name: 'Hapus S-1 Manajemen' }).click();
    await pns.getByRole('button', { name: 'Ya' }).click();
    await pns.getByText('Baris yang Anda tambahkan sudah dihapus').waitFor();
    assert.equal(await pns.getByText('S-1 Manajemen').count(), 0);
    await riwayatSesuai(pns, portal);
    await jawabKuesioner(pns, portal);
    await shot(pns, 'tanpa-js-kuesioner-390');
  });

  it('sends; tingkat 1 to 4 approve without JavaScript; both proofs come as PDF', async () => {
    await kirim(pns, portal);
    await shot(pns, 'tanpa-js-terkirim-390');
    const bukti = (await readPdfText(await unduh(pns, 'Cetak Bukti Pengisian'))).join('\n');
    for (const isi of ['Kab. Semarang', 'Kab. Cilacap, Jawa Tengah', '823/72/2019', SEKSI]) {
      assert.ok(bukti.includes(isi), `Bukti Pengisian says "${isi}"`);
    }
    await masukPetugas(petugas, portal, 'verif1.dinkes');
    await bukaKasus(petugas, portal, NAMA);
    await petugas.getByRole('button', { name: 'Tandai semua tanpa peringatan' }).click();
    await petugas.getByText('Putusan tersimpan').waitFor();
    await shot(petugas, 'tanpa-js-kasus-390');
    await setujui(petugas);
    for (const nama of ['verif2.banyumas', 'verif3.kanreg1', 'verif4.pusat']) {
      await masukPetugas(petugas, portal, nama);
      await bukaKasus(petugas, portal, NAMA);
      await setujui(petugas);
    }
    await buka('/formulir/perkembangan');
    await pns.getByRole('heading', { name: 'Verifikasi selesai' }).waitFor();
    const selesai = (await readPdfText(await unduh(pns, 'Cetak Tanda Selesai'))).join('\n');
    assert.match(selesai, /Tanda Selesai Verifikasi/);
    const { isi } = await portal.database.knex('pegawai').where({ nip: NIP }).first('isi');
    assert.equal(isi.tempat_lahir.kode, '33.22');
    assert.equal(isi.lokasi_kerja.kabupaten.nama, 'Kab. Cilacap');
    assert.equal(isi.lokasi_kerja.negara, null);
  });
});
