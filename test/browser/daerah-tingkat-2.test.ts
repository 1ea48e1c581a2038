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
  teksPdf,
} from '../support/perjalanan.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const NIP = '198003122005012907';
const NAMA = 'SITI RACHMAWATI';
const ALAMAT = 'Jl. Kenanga Baru No. 15 RT 02/RW 04';
const UNIT = 'Dinas Kesehatan · Pemerintah Kab. Banyumas';
const HANYA_1_DAN_2 = /tingkat 3 tidak diperlukan, tingkat 4 tidak diperlukan/;

describe('a regional PNS who changes nothing beyond tingkat 2: two levels are enough; Tarik until somebody has judged', () => {
  let portal: TestPortal;
  let browser: Browser;
  let pns: Page;
  let petugas: Page;
  const alamat = (sisa: string): string => `${portal.url}${sisa}`;

  before(async () => {
    portal = await startTestPortal();
    browser = await launchBrowser();
    pns = await newPage(browser);
    petugas = await newPage(browser);
  });
  after(async () => {
    await browser.close().finally(() => portal.close());
  });

  it('fills the form with two changes and sends it; the petals name two levels', async () => {
    await masukDemo(pns, portal, 'DEM2PNS4');
    await shot(pns, 'tingkat-2-daftar-tugas-1280');
    await lengkapiFormulir(pns, portal, { perbaikan: { alamat: ALAMAT, gelar_belakang: 'S.Sos.' }, unit: UNIT });
    await pns.goto(alamat('/formulir/data-utama'));
    await checkAxe(pns);
    await shot(pns, 'tingkat-2-data-utama-1280');
    await kirim(pns, portal);
    await pns.getByRole('img', { name: HANYA_1_DAN_2 }).waitFor();
    await pns.getByText('Sekarang di tingkat 1, dari 2 tingkat yang diperlukan').waitFor();
    await checkAxe(pns);
    await shot(pns, 'tingkat-2-perkembangan-1280');
  });

  it('Tarik gives the form back while nobody has judged anything, and its proof says so', async () => {
    const { knex } = portal.database;
    const { kode } = await knex('bukti').where({ jenis: 'pengisian' }).first('kode');
    assert.ok(!(await teksPdf(pns, alamat('/formulir/bukti.pdf'))).includes('TIDAK BERLAKU LAGI'));
    await pns.getByRole('button', { name: 'Tarik' }).click();
    await pns.getByRole('status').getByText('Formulir ditarik').waitFor();
    await pns.getByRole('link', { name: 'Periksa lalu kirim' }).waitFor();
    await checkAxe(pns);
    await pns.goto(alamat('/formulir/data-utama'));
    assert.equal(await pns.locator('[name=alamat]').inputValue(), ALAMAT, 'what was filled in is still there');
    assert.ok((await teksPdf(pns, alamat('/formulir/bukti.pdf'))).includes('TIDAK BERLAKU LAGI'), 'watermarked');
    await pns.goto(alamat(`/bukti/${kode}`));
    await pns.getByText('ditarik', { exact: true }).waitFor();
    await checkAxe(pns);
    await shot(pns, 'bukti-ditarik-1280');
    await pns.goto(alamat('/formulir/perkembangan'));
    await pns.getByRole('heading', { name: 'Formulir belum dikirim' }).waitFor();
    await pns.getByText('Anda menarik formulir').waitFor();
    await checkAxe(pns);
    await shot(pns, 'ditarik-perkembangan-1280');
    await kirim(pns, portal);
    await pns.goto(alamat(`/bukti/${kode}`));
    await pns.getByText('sudah digantikan', { exact: true }).waitFor();
  });

  it('after one saved verdict Tarik is refused on a page opened before, and no longer offered', async () => {
    await pns.goto(alamat('/formulir/perkembangan'));
    await pns.getByRole('button', { name: 'Tarik' }).waitFor();
    await masukPetugas(petugas, portal, 'verif1.dinkes');
    await bukaKasus(petugas, portal, NAMA);
    await petugas.locator('input[name="putusan:gelar_belakang"][value=sesuai]').check({ force: true });
    await petugas.getByRole('button', { name: 'Simpan dulu' }).last().click();
    await petugas.getByText('Putusan tersimpan').waitFor();
    await petugas.getByText('Masih ada 1 perubahan yang belum diputus').waitFor();
    await checkAxe(petugas);
    await shot(petugas, 'kasus-sebagian-diputus-1280');

    await pns.getByRole('button', { name: 'Tarik' }).click();
    await pns.getByRole('heading', { name: 'Sudah berubah sementara itu' }).waitFor();
    await pns.getByText('Formulir tidak bisa ditarik lagi karena verifikator sudah mulai memutus').waitFor();
    await checkAxe(pns);
    await shot(pns, 'tarik-ditolak-1280');
    await pns.goto(alamat('/formulir/perkembangan'));
    await pns.getByText('Formulir tidak bisa ditarik lagi').waitFor();
    assert.equal(await pns.getByRole('button', { name: 'Tarik' }).count(), 0);
  });

  it('tingkat 1 and 2 approve, nobody else is asked, and the master data are changed', async () => {
    const { knex } = portal.database;
    const { id } = await knex('formulir').where({ nip: NIP }).first('id');
    await setujui(petugas);
    await masukPetugas(petugas, portal, 'verif3.kanreg1');
    assert.equal(await statusHalaman(petugas, alamat(`/admin/verifikasi/${id}`)), 404, 'at tingkat 2');
    await masukPetugas(petugas, portal, 'verif2.banyumas');
    await bukaKasus(petugas, portal, NAMA);
    await petugas.getByRole('img', { name: HANYA_1_DAN_2 }).waitFor();
    await setujui(petugas);
    await petugas.getByText('Verifikasi selesai dan perubahan ditulis ke data BKN').waitFor();
    const jumlahSetuju = await knex('formulir_langkah').where({ formulir_id: id, aksi: 'setujui' }).count().first();
    assert.equal(Number(jumlahSetuju?.count), 2);

    for (const nama of ['verif3.kanreg1', 'verif4.pusat']) {
      await masukPetugas(petugas, portal, nama);
      assert.equal(await statusHalaman(petugas, alamat(`/admin/verifikasi/${id}`)), 404, `${nama} has no part in it`);
    }
    await pns.goto(alamat('/formulir/perkembangan'));
    await pns.getByRole('heading', { name: 'Verifikasi selesai' }).waitFor();
    await shot(pns, 'tingkat-2-selesai-1280');
    const teks = await teksPdf(pns, alamat('/formulir/selesai.pdf'));
    assert.match(teks, /Tingkat 1[\s\S]*Tingkat 2/);
    assert.doesNotMatch(teks, /Tingkat [34]/);
    const { isi } = await knex('pegawai').where({ nip: NIP }).first('isi');
    assert.equal(isi.alamat, ALAMAT);
    assert.equal(isi.gelar_belakang, 'S.Sos.');
    assert.equal(isi.nama, NAMA);
  });
});
