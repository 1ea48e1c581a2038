import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { lembarNip } from '../../src/formulir/formulir.repository.js';
import { kirimkan, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF, type Klien, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let klien: Klien;
before(async () => {
  portal = await startTestPortal();
  klien = await masukPns(portal.url);
});
after(() => portal.close());

const lembar = async () => (await lembarNip(portal.deps.db, AKUN_STAF.nip))!;
const versi = async (bagian: string) => String((await lembar()).draf.bagian[bagian]?.versi ?? 0);
const kerjakan = async (jenis: string, isi: Record<string, string>) =>
  klien.kirim(`/formulir/riwayat/${jenis}`, { versi: await versi(jenis), _kunci: kunciBaru(), ...isi });
const jabatanBaru = async (jft: string) => {
  const jawab = await kerjakan('jabatan', {
    ...{ jenis_jabatan: '2', instansi_kerja: 'Pemerintah Kab. Banyumas', unit_organisasi: 'SMA Negeri 1 Purwokerto' },
    ...{
      jft,
      tmt_jabatan: '01-04-2014',
      nomor_sk: '821/1/2014',
      tanggal_sk: '20-03-2014',
      aksi: 'simpan',
      baris: 'baru',
    },
  });
  assert.equal(jawab.status, 303, jawab.teks.match(/class="error".*?<\/p>/s)?.[0]);
  return (await klien.buka(jawab.tujuan)).teks;
};
const hapusJabatan = async () => {
  const { id } = (await lembar()).draf.riwayat.findLast((satu) => satu.jenis === 'jabatan')!;
  const { tujuan } = await kerjakan('jabatan', { aksi: 'hapus', baris: `b${id}` });
  return (await klien.buka(tujuan)).teks;
};
const GURU = {
  ...{ tipe_sekolah: '1', sekolah_induk: 'SMA Negeri 1 Purwokerto', bidang_studi: '2', mata_pelajaran: 'Matematika' },
  ...{ tmt_mengajar: '01-04-2014', aksi: 'simpan', baris: 'baru' },
};
const status = async (alamat: string) => (await klien.buka(alamat)).status;

describe('domain §6: Guru and Dokter, while the newest jabatan is of that rumpun', () => {
  it('a staff member has neither: no page, no entry in the checklist', async () => {
    for (const alamat of ['/formulir/guru', '/formulir/riwayat/guru', '/formulir/dokter', '/formulir/riwayat/dokter'])
      assert.equal(await status(alamat), 404, alamat);
    assert.match((await klien.buka('/formulir/guru')).teks, /karena jabatan terbaru Anda bukan guru/);
    assert.doesNotMatch((await klien.buka('/formulir')).teks, /Riwayat Guru|Riwayat Dokter/);
  });

  it('a saved jabatan makes them appear, and the page after the save says which', async () => {
    const teks = await jabatanBaru('Guru Muda');
    assert.match(
      teks,
      /Bagian Riwayat Guru dan Sertifikasi Guru sekarang ikut diisi, karena jabatan terbaru Anda guru\./,
    );
    assert.match(
      (await klien.buka('/formulir')).teks,
      /href="\/formulir\/riwayat\/guru"[\s\S]*href="\/formulir\/guru"/,
    );
    assert.equal(await status('/formulir/guru'), 200);
  });

  it('a shown Guru tab needs a row', async () => {
    const { teks } = await klien.buka('/formulir/kirim');
    assert.match(
      teks,
      /href="\/formulir\/riwayat\/guru\?baris=baru#editor">Riwayat Guru: tambahkan paling sedikit satu riwayat guru/,
    );
    assert.doesNotMatch((await klien.buka('/formulir/riwayat/guru')).teks, /Semua sudah sesuai/);
    assert.equal((await kerjakan('guru', GURU)).status, 303);
    assert.doesNotMatch((await klien.buka('/formulir/kirim')).teks, /tambahkan paling sedikit/);
    const isi = { nrg__sikap: 'perbaiki', nrg: '123456789012', versi: '0', _kunci: kunciBaru() };
    assert.equal((await klien.kirim('/formulir/guru', isi)).status, 303);
  });

  it('its page leads to the riwayat, and on to the next section by Lanjut', async () => {
    const { teks } = await klien.buka('/formulir/guru');
    assert.match(teks, /<h1>Sertifikasi Guru<\/h1>/);
    assert.match(teks, /class="task"><a href="\/formulir\/riwayat\/guru">Riwayat Guru/);
    const isi = { versi: await versi('sertifikasi-guru'), aksi: 'lanjut', nrg__sikap: 'perbaiki', nrg: '123456789012' };
    assert.equal(
      (await klien.kirim('/formulir/guru', { ...isi, _kunci: kunciBaru() })).tujuan,
      '/formulir/stakeholder',
    );
  });

  it('the jabatan goes: both are hidden, and the page says that their content is kept', async () => {
    const teks = await hapusJabatan();
    assert.match(teks, /disembunyikan, karena jabatan terbaru Anda bukan guru\. Isinya tetap tersimpan/);
    assert.equal(await status('/formulir/guru'), 404);
    const { draf } = await lembar();
    assert.equal(draf.riwayat.filter((satu) => satu.jenis === 'guru').length, 1);
    assert.ok('nrg' in draf.bagian['sertifikasi-guru']!.isi);
    assert.doesNotMatch((await klien.buka('/formulir/kirim')).teks, /NRG|Riwayat Guru/);
  });

  it('a page that was still open loses nothing: its typing is kept with the rest', async () => {
    const jawab = await kerjakan('guru', { ...GURU, tmt_mengajar: '01-05-2014' });
    assert.equal(jawab.status, 404);
    assert.match(jawab.teks, /tetap tersimpan/);
    const { sementara } = (await lembar()).draf.bagian.guru!;
    assert.equal((sementara as Record<string, Record<string, string>>).baru!.tmt_mengajar, '01-05-2014');
  });

  it('the jabatan comes back, and so does what was saved', async () => {
    await jabatanBaru('Guru Madya');
    assert.match((await klien.buka('/formulir/riwayat/guru')).teks, /SMA Negeri 1 Purwokerto/);
    assert.match((await klien.buka('/formulir/guru')).teks, /value="123456789012"/);
  });

  it('from Guru to Dokter: one goes and the other comes', async () => {
    await hapusJabatan();
    await jabatanBaru('Guru Muda');
    await hapusJabatan();
    const teks = await jabatanBaru('Dokter Muda');
    assert.match(teks, /Bagian Riwayat Dokter sekarang ikut diisi, karena jabatan terbaru Anda dokter/);
    assert.match(
      (await klien.buka('/formulir/dokter')).teks,
      /<h1>Dokter<\/h1>[\s\S]*href="\/formulir\/riwayat\/dokter"/,
    );
    await hapusJabatan();
  });

  it('sent while hidden: nothing of it is in the kiriman', async () => {
    const { kirimanId } = await inTransaction(portal.deps.db, async (trx) =>
      kirimkan(portal.deps, trx, await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister), {
        unit: '6415-BMS-07',
        perbaiki: { alamat: 'Jl. Mawar No. 3' },
        kecuali: ['sertifikasi-guru', 'guru', 'dokter'],
      }),
    );
    const { isi, sikap, jumlah_perubahan } = await portal.deps.db('kiriman').where({ id: kirimanId }).first();
    assert.deepEqual(
      [isi.riwayat.guru ?? [], isi.isi.nrg ?? null, 'nrg' in sikap, jumlah_perubahan],
      [[], null, false, 1],
    );
    assert.equal(
      (await lembar()).draf.riwayat.some((satu) => satu.jenis === 'guru'),
      true,
      'the draft still has it',
    );
  });
});

describe('domain §12: /formulir/prestasi-kerja groups two kinds', () => {
  it('as one calm page: what is in each, its state and the way there', async () => {
    const { status, teks } = await klien.buka('/formulir/prestasi-kerja');
    assert.equal(status, 200);
    assert.match(teks, /<h1>Prestasi Kerja, Kompetensi dan Potensi<\/h1>/);
    for (const jenis of ['prestasi-kerja', 'kompetensi'])
      assert.match(teks, new RegExp(`class="task"><a href="/formulir/riwayat/${jenis}">[^<]+</a><small>[^<]+</small>`));
    assert.doesNotMatch(teks, /<form[^>]*action="\/formulir\/prestasi-kerja"/);
  });

  it('and is nothing to save', async () =>
    assert.equal((await klien.kirim('/formulir/prestasi-kerja', { _kunci: kunciBaru() })).status, 404));
});
