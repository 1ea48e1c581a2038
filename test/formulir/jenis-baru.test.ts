import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { muatKatalog } from '../../src/formulir/katalog.js';
import { bukaBerkas } from '../../src/impor/berkas.js';
import { namaKolom } from '../../src/impor/kolom.js';
import { cariJenis, imporKe } from '../../src/impor/perintah.js';
import { portalWith } from '../shared/katalog-sementara.js';
import { kirimkan, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF, type Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { readPdfText } from '../support/pdf.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { byteHalaman } from '../support/riwayat.js';

/** All that somebody writes for a new kind of history. */
const PENGHARGAAN = `{
  nomorUrut: 105, kelompokDaftar: 'Riwayat kepegawaian', jenis: 'penghargaan', judul: 'Riwayat Penghargaan',
  satuan: 'penghargaan', tingkat: 3,
  isian: [
    { kode: 'nama_penghargaan', label: 'Nama Penghargaan', jenis: 'teks', maks: 100 },
    { kode: 'tahun', label: 'Tahun', jenis: 'angka', min: 1950, maks: 2100 },
    { kode: 'bobot', label: 'Bobot', jenis: 'angka', desimal: 1, maks: 10, tidakWajib: true },
  ],
  kunci: (isi) => isi.nama_penghargaan + '|' + isi.tahun,
  judulBaris: (isi) => isi.nama_penghargaan,
  urutan: (isi) => isi.tahun + '-12-31',
  peringatan: (baris) => baris.filter((satu) => satu.isi.tahun < 2005).map((satu) => ({ kunci: 'penghargaan:' + satu.id, pesan: 'Sebelum Anda menjadi CPNS.' })),
  contoh: { nama_penghargaan: 'Karya Satya 10 Tahun', tahun: 2015, bobot: null },
}`;

describe('a new kind of history is one file, and the rest of the portal follows', () => {
  let portal: TestPortal;
  let klien: Klien;
  let folder: string;
  const ALAMAT = '/formulir/riwayat/penghargaan';
  const simpan = (isi: Record<string, string>) =>
    klien.kirim(ALAMAT, { ...isi, aksi: 'simpan', baris: 'baru', versi: String(versi++), _kunci: kunciBaru() });
  let versi = 0;

  before(async () => {
    const katalog = await muatKatalog(await portalWith({ 'riwayat/penghargaan.js': PENGHARGAAN }));
    portal = await startTestPortal({}, katalog);
    klien = await masukPns(portal.url);
    folder = await mkdtemp(path.join(os.tmpdir(), 'jenis-baru-'));
  });
  after(async () => {
    await portal.close();
    await rm(folder, { recursive: true });
  });

  it('import: its columns, and its rows in the pembanding', async () => {
    const { db, katalog, bcrypt, jam } = portal.deps;
    const jenis = cariJenis(katalog, 'penghargaan');
    assert.deepEqual(namaKolom(jenis.kelompok), ['nip', 'nama_penghargaan', 'tahun', 'bobot']);
    const berkas = path.join(folder, 'penghargaan.csv');
    await writeFile(berkas, `nip,nama_penghargaan,tahun,bobot\n${AKUN_STAF.nip},Wira Karya,2004,"2,5"\n`);
    const laporan = path.join(folder, 'laporan.csv');
    const ringkasan = await imporKe({ db, katalog, bcrypt }, { jenis, berkas: await bukaBerkas(berkas), laporan, jam });
    assert.deepEqual([ringkasan.baru, ringkasan.ditolak], [1, 0]);
  });

  it('form page: listed where its number says, with the imported row, its doubt and an editor', async () => {
    const daftar = (await klien.buka('/formulir')).teks;
    assert.match(daftar, /Riwayat Jabatan[\s\S]*Riwayat Penghargaan[\s\S]*>Prestasi Kerja</);
    const { status, teks } = await klien.buka(`${ALAMAT}?baris=baru`);
    assert.equal(status, 200);
    for (const isi of [
      'Tambah penghargaan',
      'Wira Karya',
      '2,5',
      'Sebelum Anda menjadi CPNS',
      'name="nama_penghargaan"',
    ])
      assert.ok(teks.includes(isi), isi);
  });

  it('validation: a message beside each wrong field, the typing kept', async () => {
    const { status, teks } = await simpan({ nama_penghargaan: '', tahun: '1900', bobot: '2,55' });
    assert.equal(status, 422);
    for (const isi of ['Isi Nama Penghargaan.', 'Tahun paling kecil 1950', 'paling banyak 1 angka', 'value="2,55"'])
      assert.ok(teks.includes(isi), isi);
  });

  it('difference: the added row stands on the page before Kirim', async () => {
    assert.equal((await simpan({ nama_penghargaan: 'Karya Satya', tahun: '2015', bobot: '7.5' })).status, 303);
    const { teks } = await klien.buka('/formulir/kirim');
    assert.match(teks, /1 perubahan/);
    for (const isi of ['Karya Satya', 'Riwayat Penghargaan', '7,5']) assert.ok(teks.includes(isi), isi);
  });

  it('verifikator and proof: the row as an item of its tingkat, and in the PDF', async () => {
    const { formulirId } = await inTransaction(portal.deps.db, async (trx) =>
      kirimkan(portal.deps, trx, await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister), { unit: '6415-BMS-07' }),
    );
    const petugas = await masukPetugas(portal.url, 'verif1.dinkes');
    const { teks } = await petugas.buka(`/admin/verifikasi/${formulirId}`);
    for (const isi of [/putusan:penghargaan:b\d+/, /Riwayat Penghargaan/, /sampai tingkat 3/, /Wira Karya/])
      assert.match(teks, isi);
    const pdf = (await readPdfText(await byteHalaman(portal, klien, '/formulir/bukti.pdf'))).join(' ');
    for (const isi of ['Riwayat Penghargaan', 'Karya Satya (baru)', 'Bobot: 7,5', 'Wira Karya'])
      assert.ok(pdf.replace(/\s+/g, ' ').includes(isi), isi);
  });
});
