import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Klien, kunciBaru, masukPetugas, Klien as Pengunjung } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let admin: Klien;
before(async () => {
  portal = await startTestPortal();
  admin = await masukPetugas(portal.url, 'admin.bkn');
});
after(() => portal.close());

const tamu = (alamat: string) => new Pengunjung(portal.url).buka(alamat);
const kirim = (sisa: string, isi: Record<string, string>) =>
  admin.kirim(`/admin/faq${sisa}`, { _kunci: kunciBaru(), ...isi });
const baris = (kode: string) => portal.deps.db('faq').where({ kode }).first();
const versi = async (kode: string): Promise<string> => String((await baris(kode)).versi);
const tampil = async (): Promise<string[]> =>
  [...(await tamu('/helpdesk/faq')).teks.matchAll(/<details class="more" id="([^"]+)"/g)].map((satu) => satu[1]!);
const jejak = (kode: string) =>
  portal.deps.db('jejak').where({ objek_jenis: 'faq', objek_id: kode }).orderBy('id').pluck('aksi');

const BARU = { judul: 'Bolehkah mengisi dari warnet?', teks: 'Boleh. Warung internet, warnet: tekan **Keluar**.' };

describe('FAQ in the console (domain §9)', () => {
  it('a new one is read and found by everybody, last in the list', async () => {
    const { status, tujuan } = await kirim('/baru', BARU);
    assert.equal(status, 303);
    assert.equal(tujuan, '/admin/faq/bolehkah-mengisi-dari-warnet');
    assert.equal((await tampil()).at(-1), 'bolehkah-mengisi-dari-warnet');
    assert.match((await tamu('/helpdesk?cari=warnet')).teks, /tekan <b>Keluar<\/b>/);
  });

  it('the same words again get another kode; a kode never takes the place of something else', async () => {
    for (const [judul, kode] of [
      [BARU.judul, 'bolehkah-mengisi-dari-warnet-2'],
      ['Baru?', 'baru-2'],
      ['Isi', 'isi-2'],
      ['?!', 'pertanyaan'],
      ['\u00c9 '.repeat(60), null],
    ] as const) {
      const { tujuan } = await kirim('/baru', { ...BARU, judul });
      assert.match(tujuan, /^\/admin\/faq\/[a-z0-9-]{2,60}$/);
      if (kode) assert.equal(tujuan, `/admin/faq/${kode}`);
      assert.equal((await admin.buka(tujuan)).status, 200);
      await kirim(tujuan.replace('/admin/faq', ''), { aksi: 'tutup', versi: '1' });
    }
  });

  it('missing words: 422, and what was typed is still there', async () => {
    const { status, teks } = await kirim('/baru', { judul: 'Tanpa jawaban', teks: ' ' });
    assert.equal(status, 422);
    assert.match(teks, /href="#teks"[\s\S]*value="Tanpa jawaban"/);
  });

  it('Lihat dulu shows it and changes nothing', async () => {
    const { status, teks } = await kirim('/nama-salah', { judul: 'Lain', teks: '- **satu**', aksi: 'pratinjau' });
    assert.equal(status, 200);
    assert.match(teks, /Begini tampilnya[\s\S]*<li><b>satu<\/b><\/li>[\s\S]*Belum disimpan/);
    assert.equal((await baris('nama-salah')).versi, 1);
  });

  it('an edit keeps the kode, is seen at once, and its history names who and what', async () => {
    const isi = { judul: 'Nama saya keliru di data BKN', teks: 'Perbaiki.', versi: await versi('nama-salah') };
    assert.equal((await kirim('/nama-salah', isi)).status, 303);
    assert.match((await tamu('/helpdesk/faq')).teks, /id="nama-salah">\s*<summary>Nama saya keliru di data BKN/);
    const { teks } = await admin.buka('/admin/faq/nama-salah');
    assert.match(teks, /FAQ diubah: pertanyaan, jawaban <small class="soft">[^<]*, HERMAN WIRAWAN/);
    assert.match((await admin.buka('/admin/jejak?objek=faq:nama-salah')).teks, /FAQ diubah/);
  });

  it('somebody was faster: 409, both texts on the page', async () => {
    const kini = await versi('nama-salah');
    await kirim('/nama-salah', { judul: 'Punya orang lain', teks: 'a', versi: kini });
    const { status, teks } = await kirim('/nama-salah', { judul: 'Punya saya', teks: 'b', versi: kini });
    assert.equal(status, 409);
    assert.match(teks, /Yang tersimpan sekarang[\s\S]*Punya orang lain[\s\S]*value="Punya saya"/);
    assert.equal((await baris('nama-salah')).judul, 'Punya orang lain');
  });

  it('retired it is gone from page and search, revived it comes last', async () => {
    await kirim('/nomor-tiket', { aksi: 'tutup', versi: await versi('nomor-tiket') });
    assert.ok(!(await tampil()).includes('nomor-tiket'));
    assert.doesNotMatch(
      (await tamu('/helpdesk?cari=jawaban+tiket')).teks,
      /faq#nomor-tiket|Di mana saya melihat jawaban/,
    );
    assert.match((await admin.buka('/admin/faq')).teks, /Tidak ditampilkan[\s\S]*Di mana saya melihat jawaban/);
    assert.equal((await kirim('/nomor-tiket', { aksi: 'tutup', versi: await versi('nomor-tiket') })).status, 409);
    await kirim('/nomor-tiket', { aksi: 'buka', versi: await versi('nomor-tiket') });
    assert.equal((await tampil()).at(-1), 'nomor-tiket');
    assert.deepEqual(await jejak('nomor-tiket'), ['faq.tutup', 'faq.buka']);
  });

  it('up and down among those that are shown; the ends stay; an order that is no longer so is told', async () => {
    const awal = await tampil();
    const urutan = awal.join(' ');
    assert.equal((await kirim('', { aksi: `naik:${awal[1]}`, urutan })).tujuan, `/admin/faq#${awal[1]}`);
    assert.deepEqual(await tampil(), [awal[1], awal[0], ...awal.slice(2)]);
    const basi = await kirim('', { aksi: `naik:${awal[1]}`, urutan });
    assert.equal(basi.status, 409);
    assert.match(basi.teks, /Belum dipindah/);
    const kini = await tampil();
    await kirim('', { aksi: `naik:${kini[0]}`, urutan: kini.join(' ') });
    await kirim('', { aksi: `turun:${kini.at(-1)}`, urutan: kini.join(' ') });
    assert.deepEqual(await tampil(), kini);
    for (const aksi of ['naik:tidak-ada', 'naik:', 'constructor:nama-salah', 'naik:pertanyaan'])
      assert.equal((await kirim('', { aksi, urutan: kini.join(' ') })).status, 404, aksi);
  });

  it('no text of a row becomes HTML', async () => {
    const { tujuan } = await kirim('/baru', {
      judul: '<img src=x onerror=y>',
      teks: '<script>x</script> [a](javascript:b)',
    });
    for (const satu of [await tamu('/helpdesk/faq'), await admin.buka(tujuan), await admin.buka('/admin/faq')])
      assert.doesNotMatch(satu.teks, /<img src=x|<script>x|href="javascript/);
  });

  it('two new ones at once: both are there, each with a kode of its own', async () => {
    const jawab = await Promise.all([
      kirim('/baru', { ...BARU, judul: 'Serentak' }),
      kirim('/baru', { ...BARU, judul: 'Serentak' }),
    ]);
    assert.deepEqual(jawab.map(({ tujuan }) => tujuan).sort(), ['/admin/faq/serentak', '/admin/faq/serentak-2']);
    const urutan = await portal.deps.db('faq').where('kode', 'like', 'serentak%').pluck('urutan');
    assert.notEqual(urutan[0], urutan[1]);
  });
});
