import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { seedReferensi } from '../../seeds/referensi.js';
import { type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const BARU = { kode: '6499', nama: 'Pemerintah Kab. Contoh Barat', jenis: 'kabupaten', provinsi: '6400', kanreg: 'I' };
let portal: TestPortal;
let bkn: Klien;
before(async () => {
  portal = await startTestPortal();
  bkn = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());

const satu = (kode = BARU.kode) => portal.deps.db('instansi').where({ kode }).first();
const tambah = (isi: Record<string, string> = {}) =>
  bkn.kirim('/admin/instansi/baru', { ...BARU, ...isi, _kunci: kunciBaru() });
async function simpan(kode: string, isi: Record<string, string>) {
  const { nama, kode_provinsi, kanreg_kode, versi } = await satu(kode);
  const lama = { nama, provinsi: kode_provinsi ?? '', kanreg: kanreg_kode ?? '', versi: String(versi) };
  return bkn.kirim(`/admin/instansi/${kode}`, { ...lama, ...isi, _kunci: kunciBaru() });
}
const jejak = () => portal.deps.db('jejak').where({ objek_jenis: 'instansi' }).orderBy('id').pluck('aksi');

describe('domain §9 Instansi: the master list, kept by admin BKN', () => {
  it('is searched by name and code; nobody else opens it', async () => {
    assert.match((await bkn.buka('/admin/instansi?cari=banyumas')).teks, /admin\/instansi\/6415"/);
    assert.match((await bkn.buka('/admin/instansi?cari=6415')).teks, /Pemerintah Kab\. Banyumas/);
    const admin = await masukPetugas(portal.url, 'admin.banyumas');
    for (const sisa of ['', '/baru', '/6415']) assert.equal((await admin.buka(`/admin/instansi${sisa}`)).status, 404);
  });

  it('each mistake at its field; a code and a name are used once', async () => {
    for (const [isi, pesan] of [
      [{ kode: '64' }, /Kode BKN terdiri dari 4 angka/],
      [{ kode: '6415' }, /Kode ini sudah dipakai Pemerintah Kab\. Banyumas/],
      [{ nama: 'PEMERINTAH  kab. banyumas' }, /sudah ada, dengan kode 6415/],
      [{ kanreg: '' }, /Pilih Kantor Regional BKN/],
      [{ provinsi: '' }, /Pilih provinsi/],
      [{ jenis: 'lainnya' }, /Jenis/],
      [{ nama: '' }, /Isi Nama/],
    ] as [Record<string, string>, RegExp][]) {
      const jawaban = await tambah(isi);
      assert.equal(jawaban.status, 422, JSON.stringify(isi));
      assert.match(jawaban.teks, pesan);
    }
    assert.equal(await satu(), undefined);
  });

  it('a new one has its personnel office and a built-in Verifikator Level 1, and is picked at once', async () => {
    assert.equal((await tambah()).tujuan, `/admin/instansi/${BARU.kode}`);
    const kantor = await portal.deps
      .db('kantor as k')
      .leftJoin('kantor as i', 'i.id', 'k.induk_id')
      .where('k.instansi_kode', BARU.kode)
      .orderBy('k.id')
      .select('k.jenis', 'k.nama', 'k.bawaan', 'i.kode as induk');
    assert.deepEqual(kantor, [
      { jenis: 'instansi', nama: 'BKD Kab. Contoh Barat', bawaan: false, induk: 'I' },
      { jenis: 'unit', nama: 'BKD Kab. Contoh Barat', bawaan: true, induk: BARU.kode },
    ]);
    assert.match((await bkn.buka('/admin/instansi?cari=contoh+barat')).teks, /Pemerintah Kab\. Contoh Barat/);
    assert.match((await bkn.buka(`/admin/jadwal/${BARU.kode}`)).teks, /Contoh Barat/);
    assert.deepEqual(await jejak(), ['instansi.tambah']);
  });

  it('two who add the same: one of them', async () => {
    const isi = { kode: '6498', nama: 'Pemerintah Kab. Contoh Timur' };
    const hasil = await Promise.all([tambah(isi), tambah(isi)]);
    assert.deepEqual(hasil.map(({ status }) => status).sort(), [303, 422]);
  });

  it('name and Kanreg change, the office moves along; the seed files leave it alone from then on', async () => {
    assert.equal((await simpan(BARU.kode, {})).status, 422, 'nothing changed');
    assert.equal((await simpan(BARU.kode, { nama: 'Pemerintah Kab. Contoh Utara', kanreg: 'II' })).status, 303);
    const banyumas = { nama: 'Pemerintah Kabupaten Banyumas', kanreg: 'III' };
    assert.equal((await simpan('6415', banyumas)).status, 303);
    await seedReferensi(portal.deps.db);
    assert.equal((await satu('6415')).nama, 'Pemerintah Kabupaten Banyumas');
    const { kode } = await portal.deps
      .db('kantor as k')
      .join('kantor as i', 'i.id', 'k.induk_id')
      .where('k.kode', '6415')
      .first('i.kode');
    assert.equal(kode, 'III');
    assert.match((await bkn.buka('/admin/instansi/6415')).teks, /Instansi diubah: nama, kantor regional/);
    await simpan('6415', { nama: 'Pemerintah Kab. Banyumas', kanreg: 'I' });
  });

  it('somebody was faster: nothing is overwritten, the typing comes back', async () => {
    const jawaban = await simpan(BARU.kode, { nama: 'Pemerintah Kab. Contoh Selatan', versi: '1' });
    assert.equal(jawaban.status, 409);
    assert.match(jawaban.teks, /Pemerintah Kab\. Contoh Selatan/);
    assert.match(jawaban.teks, /Tersimpan sekarang: <b>Pemerintah Kab\. Contoh Utara/);
  });

  it('is retired when nothing leans on it, stays readable, and is used again', async () => {
    const henti = (kode: string) => simpan(kode, { aksi: 'keaktifan' });
    assert.match((await henti('6415')).teks, /Masih ada PNS di instansi ini/);
    assert.equal((await henti(BARU.kode)).status, 303);
    assert.equal((await satu()).aktif, false);
    assert.equal((await bkn.buka(`/admin/jadwal/${BARU.kode}`)).status, 404, 'no longer picked');
    assert.match((await bkn.buka(`/admin/instansi/${BARU.kode}`)).teks, /tidak dipakai/);
    assert.equal((await henti(BARU.kode)).status, 303);
    assert.equal((await satu()).aktif, true);
    const { id } = await portal.deps.db('kantor').where('kode', BARU.kode).first('id');
    const { id: orang } = await portal.deps.db('petugas').where('nama_pengguna', 'admin.banyumas').first('id');
    await portal.deps
      .db('petugas_peran')
      .insert({ petugas_id: orang, peran: 'admin_instansi', tingkat: 0, kantor_id: id });
    assert.match((await henti(BARU.kode)).teks, /Masih ada 1 petugas/);
  });
});
