import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { lembarNip } from '../../src/formulir/formulir.repository.js';
import type { Mentah } from '../../src/shared/isian.js';
import { buatBatas, KALI_CARI_KELUARGA } from '../../src/web/batas.js';
import { AKUN_KEMENTERIAN, AKUN_STAF, type Klien, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let klien: Klien;
before(async () => {
  portal = await startTestPortal();
  klien = await masukPns(portal.url);
});
after(() => portal.close());

const ALAMAT = '/formulir/riwayat/suami-istri';
/** What the PNS has typed before pressing "Cari"; the tick is forgotten. */
const DIKETIK = {
  nama: 'AGUS',
  tanggal_menikah: '12-05-2006',
  akta_menikah: '117/23/V/2006',
  nomor_bpjs: '0000012345678',
};
const cari = async (nip_keluarga: string, isi = {}) =>
  klien.kirim(ALAMAT, {
    ...DIKETIK,
    ...isi,
    nip_keluarga,
    aksi: 'cari-nip',
    baris: 'baru',
    versi: await versi(),
    _kunci: kunciBaru(),
  });
/** As the open page shows it. */
const versi = async (jenis = 'suami-istri') =>
  String((await lembarNip(portal.deps.db, AKUN_STAF.nip))!.draf.bagian[jenis]?.versi ?? 0);
const ketikan = async (jenis = 'suami-istri') =>
  (
    (await lembarNip(portal.deps.db, AKUN_STAF.nip))!.draf.bagian[jenis]?.sementara as
      | Record<string, Mentah>
      | undefined
  )?.baru;
const jejak = () =>
  portal.deps.db('jejak').where('aksi', 'formulir.cari_nip').orderBy('id').select('rincian', 'objek_jenis');

describe('domain §6: NIP + Cari fills nama, tanggal lahir and tempat lahir', () => {
  it('and nothing else; what was typed is kept, in the same editor', async () => {
    const { status, tujuan } = await cari(AKUN_KEMENTERIAN.nip);
    assert.deepEqual([status, tujuan], [303, `${ALAMAT}?baris=baru#editor`]);
    const { nama, tanggal_lahir, tempat_lahir, tempat_lahir__kode, ...lain } = (await ketikan())!;
    assert.deepEqual([nama, tanggal_lahir], ['AGUS SETIAWAN', '17-08-1977']);
    const { isi } = await portal.deps.db('pegawai').where({ nip: AKUN_KEMENTERIAN.nip }).first('isi');
    assert.deepEqual([tempat_lahir, tempat_lahir__kode], [isi.tempat_lahir.nama, isi.tempat_lahir.kode]);
    const { nama: _, ...diketik } = DIKETIK;
    assert.deepEqual(lain, { ...diketik, pns: 'ya', nip_keluarga: AKUN_KEMENTERIAN.nip });
    const { teks } = await klien.buka(`${ALAMAT}?baris=baru`);
    for (const isi of ['AGUS SETIAWAN', '17-08-1977', '117/23/V/2006', 'Terisi dari data BKN'])
      assert.ok(teks.includes(isi), isi);
  });

  it('with spaces in the NIP, too, and for a parent', async () => {
    const isi = {
      nip_keluarga: '19770817 200312 1 904',
      hubungan: '1',
      aksi: 'cari-nip',
      baris: 'baru',
      _kunci: kunciBaru(),
    };
    assert.equal((await klien.kirim('/formulir/riwayat/orang-tua', isi)).status, 303);
    assert.equal((await ketikan('orang-tua'))?.nama, 'AGUS SETIAWAN');
  });

  it('a tempat lahir that the list does not know comes as text, to be picked', async () => {
    const tempat = { kode: '99.99', nama: 'Kab. Yang Lama' };
    await portal.deps.db.raw(
      `UPDATE pegawai SET isi = isi || jsonb_build_object('tempat_lahir', ?::jsonb) WHERE nip = ?`,
      [JSON.stringify(tempat), AKUN_KEMENTERIAN.nip],
    );
    await cari(AKUN_KEMENTERIAN.nip, { tempat_lahir: 'Kota Semarang', tempat_lahir__kode: '33.74' });
    const terisi = (await ketikan())!;
    assert.deepEqual([terisi.tempat_lahir, terisi.tempat_lahir__kode], ['Kab. Yang Lama', undefined]);
  });

  it('an unknown NIP says so, keeps everything, and may be saved as typed by hand', async () => {
    const nip = '197811152006041999';
    const { status, teks } = await cari(nip);
    assert.equal(status, 422);
    assert.match(teks, /NIP ini tidak ada di data BKN/);
    assert.match(teks, /Nama, tanggal lahir dan tempat lahir yang ada di bawah bukan dari NIP ini/);
    for (const isi of [nip, '117/23/V/2006', 'AGUS']) assert.ok(teks.includes(`value="${isi}"`), isi);
    assert.equal((await ketikan())?.nip_keluarga, nip);
    const lengkap = { pns: 'ya', tanggal_lahir: '15-11-1978', tempat_lahir: 'Kota Semarang', status_pernikahan: '1' };
    const versi = String((await lembarNip(portal.deps.db, AKUN_STAF.nip))!.draf.bagian['suami-istri']!.versi);
    const isi = {
      ...DIKETIK,
      ...lengkap,
      nip_keluarga: nip,
      aksi: 'simpan',
      baris: 'baru',
      versi,
      _kunci: kunciBaru(),
    };
    assert.equal((await klien.kirim(ALAMAT, isi)).status, 303);
  });

  it('one’s own NIP and one of too few figures are refused, and not counted', async () => {
    const sudah = await portal.deps.batas.sudah('cari-keluarga', AKUN_STAF.nip);
    for (const [nip, pesan] of [
      [AKUN_STAF.nip, /NIP Anda sendiri/],
      ['1978', /18 angka/],
      ['', /18 angka/],
    ] as const) {
      const { status, teks } = await cari(nip);
      assert.equal(status, 422);
      assert.match(teks, pesan);
      assert.ok(teks.includes('117/23/V/2006'));
    }
    assert.equal(await portal.deps.batas.sudah('cari-keluarga', AKUN_STAF.nip), sudah);
  });

  it('a kind without such a look-up, and a row that is none, have no "Cari"', async () => {
    const isi = { nip_keluarga: AKUN_KEMENTERIAN.nip, aksi: 'cari-nip', _kunci: kunciBaru() };
    assert.equal((await klien.kirim('/formulir/riwayat/golongan', { ...isi, baris: 'baru' })).status, 404);
    assert.equal((await klien.kirim(ALAMAT, { ...isi, baris: 'x' })).status, 404);
  });

  it('every look-up stands in the jejak, without a personal value', async () => {
    const semua = await jejak();
    assert.deepEqual(
      semua.map(({ rincian }) => `${rincian.bagian} ${rincian.hasil}`),
      ['suami-istri ditemukan', 'orang-tua ditemukan', 'suami-istri ditemukan', 'suami-istri tidak_ada'],
    );
    for (const { rincian, objek_jenis } of semua)
      assert.deepEqual([Object.keys(rincian).sort(), objek_jenis], [['bagian', 'hasil'], 'formulir']);
  });

  it('domain §3: limited per PNS and day; the rest can be typed by hand', async () => {
    const { batas } = portal.deps;
    portal.deps.batas = buatBatas(portal.deps.db);
    await portal.deps.db('batas_laju').delete();
    for (let i = 0; i < KALI_CARI_KELUARGA; i++) await portal.deps.batas.pakai('cari-keluarga', AKUN_STAF.nip);
    const banyak = (await jejak()).length;
    const { status, teks } = await cari(AKUN_KEMENTERIAN.nip);
    assert.equal(status, 422);
    assert.match(teks, new RegExp(`mencari ${KALI_CARI_KELUARGA} kali`));
    assert.ok(teks.includes('117/23/V/2006'));
    assert.ok(!teks.includes('AGUS SETIAWAN'));
    assert.equal((await jejak()).length, banyak);
    const lain = await masukPns(portal.url, AKUN_KEMENTERIAN);
    const isi = { nip_keluarga: AKUN_STAF.nip, aksi: 'cari-nip', baris: 'baru', _kunci: kunciBaru() };
    assert.equal((await lain.kirim(ALAMAT, isi)).status, 303, 'of somebody else nothing is used up');
    portal.deps.batas = batas;
  });
});
