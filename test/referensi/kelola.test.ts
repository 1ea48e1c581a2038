import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { seedReferensi } from '../../seeds/referensi.js';
import { AKSI_JEJAK_NAMA } from '../../src/jejak/sebutan.js';
import { DAFTAR_REFERENSI } from '../../src/referensi/daftar-referensi.js';
import { daftarEntri } from '../../src/referensi/kelola.repository.js';
import { cariRujukan } from '../../src/referensi/referensi.repository.js';
import { type Klien, kunciBaru, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let bkn: Klien;
before(async () => {
  portal = await startTestPortal();
  bkn = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());

const db = () => portal.deps.db;
const satu = (jenis: string, nama: string) => db()('referensi').where({ jenis, nama }).first();
const ke = ({ tujuan }: { tujuan: string }): number => Number(tujuan.split('/').at(-1));
const tambah = (jenis: string, isi: Record<string, string>) =>
  bkn.kirim(`/admin/referensi/daftar/${jenis}/baru`, { ...isi, _kunci: kunciBaru() });
const kirim = async (id: number, sisa: string, isi: Record<string, string> = {}) => {
  const { versi } = await db()('referensi').where({ id }).first('versi');
  return bkn.kirim(`/admin/referensi/entri/${id}${sisa}`, { versi: String(versi), ...isi, _kunci: kunciBaru() });
};
const teks = (halaman: string): string =>
  halaman.replace(/&#(\d+);/g, (_, kode) => String.fromCodePoint(Number(kode))).replace(/\s+/g, ' ');

describe('issue 5 Referensi: the lists', () => {
  it('every list of the table has its page, and every page its list', async () => {
    const ada: string[] = await db()('referensi').distinct('jenis').pluck('jenis');
    assert.deepEqual([...DAFTAR_REFERENSI.keys()].sort(), ada.sort());
    const { teks: halaman } = await bkn.buka('/admin/referensi');
    for (const jenis of ada) assert.match(halaman, new RegExp(`/admin/referensi/daftar/${jenis}"`));
  });

  it('SAPK’s code lists are shown and have nothing to press', async () => {
    const { teks: halaman } = await bkn.buka('/admin/referensi/tetap/kedudukan-hukum');
    assert.match(halaman, /Pemblokiran Data PNS[\s\S]*tidak bisa dipilih/);
    assert.doesNotMatch(halaman, /<form[^>]*method="post"[^>]*referensi/);
    assert.equal((await bkn.buka('/admin/referensi/tetap/pendidikan')).status, 404);
    assert.equal((await bkn.buka('/admin/referensi/daftar/agama')).status, 404);
  });

  it('are searched by a part of the name, by its beginning when short, by code; retired ones apart', async () => {
    const cari = async (kata: string, aktif = true) =>
      (await daftarEntri(db(), { jenis: 'lokasi', aktif, cari: kata, mulai: 0, banyak: 21 })).map(({ nama }) => nama);
    assert.equal((await cari('33.02'))[0], 'Kab. Banyumas');
    assert.ok((await cari('kerto timur')).includes('Purwokerto Timur'));
    assert.ok((await cari('Pu')).every((nama) => nama.startsWith('Pu')));
    assert.deepEqual(await cari('kerto', false), []);
    const { teks: halaman } = await bkn.buka('/admin/referensi/daftar/lokasi?cari=Arcawinangun');
    assert.match(halaman, /Desa\/Kelurahan, Kec\. Purwokerto Timur, Kab\. Banyumas/);
  });

  it('quality Search: an index serves the search and the page without one', async () => {
    for (const [cari, indeks] of [
      ['purwok', /Bitmap Index Scan on referensi_cari/],
      ['pu', /Bitmap Index Scan on referensi_cari/],
      ['', /referensi_persis/],
    ] as const) {
      const dikirim: { sql: string; bindings: never[] }[] = [];
      const catat = (kueri: { sql: string; bindings: never[] }) => void dikirim.push(kueri);
      db().on('query', catat);
      await daftarEntri(db(), { jenis: 'lokasi', aktif: true, cari, mulai: 0, banyak: 21 });
      db().off('query', catat);
      const [{ sql, bindings }] = dikirim as [(typeof dikirim)[number]];
      const { rows } = await db().raw(`EXPLAIN ${sql.replace(/\$\d+/g, '?')}`, bindings);
      const rencana = rows.map((baris: Record<string, string>) => baris['QUERY PLAN']).join('\n');
      assert.match(rencana, indeks, cari);
      assert.doesNotMatch(rencana, /Seq Scan on referensi/, cari);
    }
  });
});

describe('issue 5 Referensi: add', () => {
  it('with what the helpdesk asks for too; at once to be picked; its page tells who added it', async () => {
    const jawab = await tambah('pendidikan', { nama: 'S-1 Teknologi Batik Tulis', tingkat: '40' });
    assert.equal(jawab.status, 303);
    const { isi, kode } = await satu('pendidikan', 'S-1 Teknologi Batik Tulis');
    assert.deepEqual(isi, { tingkat: '40' });
    assert.match(kode, /^T\d{4}$/);
    const [temuan] = await cariRujukan(db(), { daftar: 'pendidikan', teks: 'teknologi batik' });
    assert.equal(temuan?.kode, kode);
    assert.match((await bkn.buka(jawab.tujuan)).teks, /Entri referensi ditambah/);
    assert.ok('referensi.tambah' in AKSI_JEJAK_NAMA);
  });

  it('an area says where it lies: the code, and what tells it from its namesakes', async () => {
    const isi = { nama: 'Uji Baru', tingkat: 'desa', induk: 'Lumbir', induk__kode: '33.02.01' };
    assert.equal((await tambah('lokasi', isi)).status, 303);
    const baru = await satu('lokasi', 'Uji Baru');
    assert.match(baru.kode, /^33\.02\.01\.T\d{4}$/);
    assert.equal(baru.isi.keterangan, 'Kec. Lumbir, Kab. Banyumas, Jawa Tengah');
    const salah = await tambah('lokasi', { ...isi, nama: 'Uji Salah', induk: 'Kab. Banyumas', induk__kode: '33.02' });
    assert.match(salah.teks, /Pilih kecamatan; wilayah ini bukan kecamatan/);
  });

  it('what is missing or cannot be is told, with what was typed', async () => {
    const jawab = await tambah('pendidikan', { nama: '???', tingkat: '40' });
    assert.equal(jawab.status, 422);
    assert.match(jawab.teks, /dengan huruf atau angka[\s\S]*value="\?\?\?"/);
    assert.match((await tambah('pendidikan', { nama: 'S-1 Uji' })).teks, /Pilih Tingkat Pendidikan/);
    assert.match(
      (await tambah('lokasi', { nama: 'Uji', tingkat: 'kecamatan', induk: 'banyum' })).teks,
      /Mungkin yang Anda maksud[\s\S]*Kab\. Banyumas/,
    );
  });

  it('the very same name is refused, in any spelling; a near one is shown first and can be added all the same', async () => {
    const sama = await tambah('mata-pelajaran', {
      nama: (await db()('referensi').where('jenis', 'mata-pelajaran').first()).nama.toUpperCase(),
    });
    assert.match(sama.teks, /sudah ada di daftar ini/);
    const isi = { nama: 'S-1 Teknologi Batik Tulisan', tingkat: '40' };
    const dekat = await tambah('pendidikan', isi);
    assert.equal(dekat.status, 422);
    assert.match(teks(dekat.teks), /Yang sangat mirip[\s\S]*S-1 Teknologi Batik Tulis</);
    assert.equal(await satu('pendidikan', isi.nama), undefined);
    assert.equal((await tambah('pendidikan', { ...isi, yakin: 'ya' })).status, 303);
    assert.equal((await tambah('pendidikan', { ...isi, yakin: 'ya' })).status, 422, 'near or not, not twice');
  });

  it('two who add the same at once make one', async () => {
    const jawab = await Promise.all([1, 2].map(() => tambah('jfu', { nama: 'Pengrajin Uji Serentak' })));
    assert.deepEqual(jawab.map(({ status }) => status).sort(), [303, 422]);
    assert.equal((await db()('referensi').where('nama', 'Pengrajin Uji Serentak')).length, 1);
  });
});

describe('issue 5 Referensi: correct, retire, use again', () => {
  it('a new name is for new picks, and stands in the history with the old one', async () => {
    const id = ke(await tambah('jfu', { nama: 'Juru Uji Pertama' }));
    assert.equal((await kirim(id, '', { nama: 'Juru Uji Utama' })).status, 303);
    const halaman = teks((await bkn.buka(`/admin/referensi/entri/${id}`)).teks);
    assert.match(halaman, /nama dari “Juru Uji Pertama” menjadi “Juru Uji Utama”/);
    assert.match((await kirim(id, '', { nama: 'Juru Uji Utama' })).teks, /Belum ada yang Anda ubah/);
  });

  it('rumpun can be put right; a name that another entry has cannot be taken', async () => {
    const id = ke(await tambah('jft', { nama: 'Penguji Naskah Kuno', rumpun: 'dokter' }));
    assert.equal((await kirim(id, '', { nama: 'Penguji Naskah Kuno', rumpun: 'lain' })).status, 303);
    assert.deepEqual((await satu('jft', 'Penguji Naskah Kuno')).isi, { rumpun: 'lain' });
    const lain = (await db()('referensi').where('jenis', 'jft').whereNot({ id }).first()).nama;
    assert.match((await kirim(id, '', { nama: lain, rumpun: 'lain' })).teks, /sudah ada di daftar ini/);
  });

  it('an area keeps its kind, and moves and is renamed with all that lies in it', async () => {
    const lumbir = await db()('referensi').where({ jenis: 'lokasi', kode: '33.02.01' }).first();
    const isi = { nama: 'Lumbir Raya', tingkat: 'provinsi', induk: 'Kab. Banyumas', induk__kode: '33.02' };
    assert.equal((await kirim(lumbir.id, '', isi)).status, 303);
    assert.equal((await db()('referensi').where('id', lumbir.id).first()).isi.tingkat, 'kecamatan');
    assert.equal((await satu('lokasi', 'Uji Baru')).isi.keterangan, 'Kec. Lumbir Raya, Kab. Banyumas, Jawa Tengah');
  });

  it('of two who edit, the second is told and loses nothing', async () => {
    const id = ke(await tambah('jfu', { nama: 'Juru Uji Balapan' }));
    const { versi } = await db()('referensi').where({ id }).first('versi');
    await kirim(id, '', { nama: 'Juru Uji Balapan Satu' });
    const jawab = await kirim(id, '', { nama: 'Juru Uji Balapan Dua', versi: String(versi) });
    assert.equal(jawab.status, 409);
    assert.match(teks(jawab.teks), /diubah orang lain[\s\S]*Juru Uji Balapan Satu[\s\S]*value="Juru Uji Balapan Dua"/);
    assert.equal((await kirim(id, '/keaktifan', { versi: String(versi) })).status, 409);
  });

  it('retired it is not found by those who pick, is kept, and comes back', async () => {
    const id = ke(await tambah('jfu', { nama: 'Juru Uji Pensiun' }));
    assert.equal((await kirim(id, '/keaktifan')).status, 303);
    assert.deepEqual(await cariRujukan(db(), { daftar: 'jfu', teks: 'Juru Uji Pensiun' }), []);
    assert.match((await tambah('jfu', { nama: 'Juru Uji Pensiun' })).teks, /hanya sedang tidak dipakai/);
    assert.match((await bkn.buka('/admin/referensi/daftar/jfu?keadaan=tidak-dipakai')).teks, /Juru Uji Pensiun/);
    assert.equal((await kirim(id, '/keaktifan')).status, 303);
    assert.equal((await cariRujukan(db(), { daftar: 'jfu', teks: 'Juru Uji Pensiun' })).length, 1);
    const aksi = await db()('jejak')
      .where({ objek_jenis: 'referensi', objek_id: String(id) })
      .orderBy('id')
      .pluck('aksi');
    assert.deepEqual(aksi, ['referensi.tambah', 'referensi.henti', 'referensi.pakai']);
  });

  it('a place with places in use below it is not retired', async () => {
    const { id } = await satu('lokasi', 'Lumbir Raya');
    assert.match((await kirim(id, '/keaktifan')).teks, /Masih ada wilayah yang dipakai di bawahnya/);
  });

  it('a later start of the program with other files leaves alone what was edited by hand', async () => {
    await db()('pengaturan')
      .where('kunci', 'seed:referensi')
      .update({ nilai: JSON.stringify('lama') });
    const lain = await db()('referensi').where({ jenis: 'jfu', versi: 1 }).where('kode', 'not like', 'T%').first();
    await db()('referensi').where('id', lain.id).update({ nama: 'Nama Rusak' });
    await seedReferensi(db());
    assert.equal((await db()('referensi').where('id', lain.id).first()).nama, lain.nama, 'the control');
    assert.ok(await satu('lokasi', 'Lumbir Raya'));
  });
});

describe('issue 5 Referensi: merge, page by page', () => {
  it('a survivor is looked for, what changes is shown, a reason is asked, and both pages tell of it', async () => {
    const dari = ke(await tambah('jfu', { nama: 'Pengadministrasi Umun', yakin: 'ya' }));
    const { id } = await satu('jfu', 'Pengadministrasi Umum');
    const alamat = `/admin/referensi/entri/${dari}/gabung`;
    assert.match((await bkn.buka(alamat)).teks, new RegExp(`gabung\\?ke=${id}"`), 'the nearest are offered');
    assert.match((await bkn.buka(`${alamat}?cari=umum`)).teks, new RegExp(`gabung\\?ke=${id}"`));
    assert.match(teks((await bkn.buka(`${alamat}?ke=${id}`)).teks), /Yang pindah ke “Pengadministrasi Umum”/);
    const { versi } = await db()('referensi').where({ id }).first('versi');
    const isi = { ke: String(id), versi_ke: String(versi) };
    const tanpa = await kirim(dari, '/gabung', isi);
    assert.equal(tanpa.status, 422);
    assert.match(tanpa.teks, /Tulis alasannya/);
    const jawab = await kirim(dari, '/gabung', { ...isi, alasan: 'Salah ketik' });
    assert.equal(jawab.tujuan, `/admin/referensi/entri/${id}`);
    assert.match(teks((await bkn.buka(jawab.tujuan)).teks), /digabungkan ke sini[\s\S]*Alasan: “Salah ketik”/);
    const lama = teks((await bkn.buka(`/admin/referensi/entri/${dari}`)).teks);
    assert.match(lama, /Digabungkan ke <a [^>]*>Pengadministrasi Umum/);
    assert.doesNotMatch(lama, /Nama dan rincian/);
    assert.equal((await kirim(dari, '', { nama: 'Lain Lagi' })).status, 409);
    assert.equal((await kirim(dari, '/gabung', { ...isi, alasan: 'sekali lagi' })).status, 409);
  });

  it('domain §7: after an ended session the merge stands there as it was, reason included, not carried out', async () => {
    const klien = await masukPetugas(portal.url, 'admin.bkn');
    const dari = ke(await tambah('jfu', { nama: 'Juru Uji Sesi', yakin: 'ya' }));
    const { id } = await satu('jfu', 'Pengadministrasi Umum');
    const alamat = `/admin/referensi/entri/${dari}/gabung`;
    const { teks: halaman } = await klien.buka(`${alamat}?ke=${id}`);
    const form = halaman.slice(halaman.indexOf(`action="${alamat}"`));
    const isi = Object.fromEntries(
      [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, nama = '', nilai = '']) => [
        nama,
        nilai,
      ]),
    );
    klien.cookie.clear();
    await klien.kirim(alamat, { ...isi, alasan: 'Ditulis sebelum sesi habis' });
    const { tujuan } = await klien.kirim('/admin/login', { nama_pengguna: 'admin.bkn', kata_sandi: KATA_SANDI_DEMO });
    assert.equal(tujuan, alamat);
    const kembali = teks((await klien.buka(tujuan)).teks);
    assert.match(kembali, /Yang pindah ke “Pengadministrasi Umum”[\s\S]*Ditulis sebelum sesi habis/);
    assert.equal((await db()('referensi').where('id', dari).first()).digabung_ke, null);
  });

  it('what stands in the way is said instead of a button', async () => {
    const dokter = await db()('referensi').where('jenis', 'jft').whereRaw(`isi ->> 'rumpun' = 'dokter'`).first('id');
    const guru = await db()('referensi').where('jenis', 'jft').whereRaw(`isi ->> 'rumpun' = 'guru'`).first('id');
    const { teks: halaman } = await bkn.buka(`/admin/referensi/entri/${dokter.id}/gabung?ke=${guru.id}`);
    assert.match(halaman, /Rumpun keduanya berbeda/);
    assert.doesNotMatch(halaman, /Ya, gabungkan/);
    const jfu = await db()('referensi').where('jenis', 'jfu').first('id');
    assert.equal((await bkn.buka(`/admin/referensi/entri/${dokter.id}/gabung?ke=${jfu.id}`)).status, 404);
  });
});
