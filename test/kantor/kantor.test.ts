import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AKSI_JEJAK_NAMA } from '../../src/jejak/sebutan.js';
import { kirimDuaKasus } from '../support/antrean.js';
import { type Klien, kunciBaru, masukPetugas, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

let portal: TestPortal;
let banyumas: Klien;
let bkn: Klien;
let kantor: Record<'instansi' | 'dinkes' | 'bkd' | 'kanreg' | 'jateng', number>;
before(async () => {
  portal = await startTestPortal();
  banyumas = await masukPetugas(portal.url, 'admin.banyumas');
  bkn = await masukPetugas(portal.url, 'admin.bkn');
  const id = async (kode: string): Promise<number> => (await portal.deps.db('kantor').where({ kode }).first('id')).id;
  kantor = {
    instansi: await id('6415'),
    dinkes: await id('6415-BMS-07'),
    bkd: await id('6415-BKD'),
    kanreg: await id('I'),
    jateng: await id('6400'),
  };
});
after(() => portal.close());

const dilihat = async (klien: Klien, id: number): Promise<string> =>
  /name="dilihat" value="([^"]+)"/.exec((await klien.buka(`/admin/kantor/${id}`)).teks)?.[1] ?? '';
const satu = (id: number) => portal.deps.db('kantor').where({ id }).first();
async function simpan(klien: Klien, id: number, isi: Record<string, string>) {
  const lama = await satu(id);
  const semua = {
    nama: lama.nama,
    alamat: lama.alamat ?? '',
    telepon: lama.telepon ?? '',
    jam_layanan: lama.jam_layanan ?? '',
  };
  return klien.kirim(`/admin/kantor/${id}`, {
    ...semua,
    dilihat: await dilihat(klien, id),
    ...isi,
    _kunci: kunciBaru(),
  });
}
const jejak = (id: number) =>
  portal.deps
    .db('jejak')
    .where({ objek_jenis: 'kantor', objek_id: String(id) })
    .orderBy('id')
    .select('aksi', 'rincian');

describe('domain §2: kantor has contacts, kept by its admin', () => {
  it('an admin instansi sees their own office and units, admin BKN all; nobody else’s exists', async () => {
    assert.equal((await banyumas.buka('/admin/kantor')).tujuan, `/admin/kantor/${kantor.instansi}`);
    assert.match((await bkn.buka('/admin/kantor?cari=banyumas')).teks, new RegExp(`/admin/kantor/${kantor.instansi}"`));
    const kanreg = [...(await bkn.buka('/admin/kantor')).teks.matchAll(/Kantor Regional (\w+) BKN/g)].map(
      ([, nomor]) => nomor,
    );
    assert.deepEqual(kanreg.slice(0, 10), ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']);
    for (const asing of [kantor.kanreg, kantor.jateng]) {
      assert.equal((await banyumas.buka(`/admin/kantor/${asing}`)).status, 404);
      assert.equal((await bkn.buka(`/admin/kantor/${asing}`)).status, 200);
    }
  });

  it('what is saved is read in Hubungi Kami, and leaves its trace', async () => {
    const isi = {
      alamat: 'Jl. Uji Kantor No. 9',
      telepon: '(0281) 900900 ext. 12',
      jam_layanan: 'Senin–Kamis, 08.00–15.00 WIB',
    };
    assert.equal((await simpan(banyumas, kantor.instansi, isi)).status, 303);
    assert.equal((await satu(kantor.instansi)).jam_layanan, isi.jam_layanan);
    const hubungi = await banyumas.buka(`/helpdesk/hubungi-kami?kantor=${kantor.instansi}`);
    for (const teks of Object.values(isi)) assert.ok(hubungi.teks.replaceAll('&#8211;', '–').includes(teks), teks);
    const { rincian, aksi } = (await jejak(kantor.instansi)).at(-1)!;
    assert.equal(aksi, 'kantor.ubah');
    assert.ok(aksi in AKSI_JEJAK_NAMA);
    assert.deepEqual(rincian.bidang, ['alamat', 'telepon', 'jam layanan']);
    assert.match((await banyumas.buka(`/admin/kantor/${kantor.instansi}`)).teks, /alamat, telepon, jam layanan/);
  });

  it('a unit’s are read by the PNS whose form it examines', async () => {
    const pns = await masukPns(portal.url);
    const isi = { alamat: 'Jl. Unit Uji No. 7', telepon: '(0281) 900907' };
    await kirimDuaKasus(portal.deps);
    assert.equal((await simpan(banyumas, kantor.dinkes, isi)).status, 303);
    const { teks } = await pns.buka('/formulir/perkembangan');
    for (const satu of Object.values(isi)) assert.ok(teks.includes(satu), satu);
  });

  it('what cannot be is told beside its field, with what was typed', async () => {
    for (const [isi, pesan] of [
      [{ telepon: 'hubungi Budi' }, /Telepon terdiri dari angka/],
      [{ nama: '  ' }, /Isi Nama\./],
      [{ alamat: 'x'.repeat(300) }, /Alamat/],
      [{}, /Belum ada yang Anda ubah/],
    ] as const) {
      const { status, teks } = await simpan(banyumas, kantor.instansi, isi as Record<string, string>);
      assert.equal(status, 422);
      assert.match(teks, pesan);
      for (const nilai of Object.values(isi)) assert.ok(teks.includes(nilai.trim()));
    }
  });

  it('of two who change it at once the second is told, and loses nothing', async () => {
    const lama = await dilihat(bkn, kantor.instansi);
    await simpan(banyumas, kantor.instansi, { telepon: '(0281) 900901' });
    const jawab = await simpan(bkn, kantor.instansi, { dilihat: lama, telepon: '(0281) 900902' });
    assert.equal(jawab.status, 422);
    assert.match(jawab.teks, /diubah orang lain[\s\S]*\(0281\) 900902/);
    assert.equal((await satu(kantor.instansi)).telepon, '(0281) 900901');
  });

  it('a start of the program leaves them alone', async () => {
    const { seedReferensi } = await import('../../seeds/referensi.js');
    await simpan(banyumas, kantor.instansi, { nama: 'BKPSDM Uji' });
    await seedReferensi(portal.deps.db);
    assert.equal((await satu(kantor.instansi)).nama, 'BKPSDM Uji');
  });
});

describe('domain §4 Registrasi: tingkat-1 verifikator may accept, if the instansi says so', () => {
  it('is switched by its admin, and the door of the units opens and closes with it', async () => {
    const unit = await masukPetugas(portal.url, 'verif1.dinkes');
    const pintu = async () => (await unit.buka('/admin')).teks.includes('href="/admin/registrasi"');
    assert.equal(await pintu(), false);
    await simpan(banyumas, kantor.instansi, { terima_oleh_verifikator: 'ya' });
    assert.equal(await pintu(), true);
    await simpan(banyumas, kantor.instansi, {});
    assert.equal(await pintu(), false);
  });
});

describe('domain §2: units are the Verifikator Level 1 of an instansi', () => {
  const tambah = (nama: string, id = kantor.instansi, klien = banyumas) =>
    klien.kirim(`/admin/kantor/${id}/unit`, { nama_unit: nama, _kunci: kunciBaru() });
  const keaktifan = async (id: number, sidik?: string) =>
    banyumas.kirim(`/admin/kantor/unit/${id}/keaktifan`, {
      dilihat: sidik ?? (await dilihat(banyumas, id)),
      _kunci: kunciBaru(),
    });

  it('a new one can be chosen at once; the same name, or none, is told', async () => {
    const { tujuan } = await tambah('UPT Puskesmas Uji');
    const id = Number(tujuan?.split('/').at(-1));
    const { jenis, instansi_kode, aktif } = await satu(id);
    assert.deepEqual({ jenis, instansi_kode, aktif }, { jenis: 'unit', instansi_kode: '6415', aktif: true });
    assert.match((await tambah('upt puskesmas  uji')).teks, /sudah ada/);
    assert.match((await tambah(' ')).teks, /Isi Nama/);
    assert.match((await simpan(banyumas, id, { nama: 'DINAS KESEHATAN' })).teks, /sudah ada di instansi ini/);
    assert.equal((await tambah('Unit Asing', kantor.jateng)).status, 404);
    assert.equal((await tambah('Unit di bawah unit', kantor.dinkes)).status, 404);
  });

  it('one that nobody examines says so, in the list and on its page, until somebody is there', async () => {
    const halaman = async (id: number) => (await banyumas.buka(`/admin/kantor/${id}`)).teks;
    const baris = async (nama: string) =>
      (await halaman(kantor.instansi)).split('<tr role="row">').find((satu) => satu.includes(`>${nama}</a>`)) ?? '';
    const id = Number((await tambah('UPT Tanpa Petugas')).tujuan?.split('/').at(-1));
    assert.match(await halaman(id), /Belum ada petugas Verifikator tingkat 1 di unit ini/);
    assert.match(await baris('UPT Tanpa Petugas'), /belum ada petugas/);
    assert.doesNotMatch(await halaman(kantor.dinkes), /Belum ada petugas/);
    assert.doesNotMatch(await baris('Dinas Kesehatan'), /belum ada petugas/);
    const { id: petugas_id } = await portal.deps.db('petugas').where('nama_pengguna', 'verif1.dinkes').first('id');
    const peran = { petugas_id, peran: 'verifikator', tingkat: 1, kantor_id: id };
    await portal.deps.db('petugas_peran').insert(peran);
    assert.doesNotMatch(await halaman(id), /Belum ada petugas/);
    await portal.deps.db('petugas_peran').where(peran).delete();
  });

  it('retired it can no longer be chosen, and comes back under its name', async () => {
    const id = Number((await tambah('UPT Sementara')).tujuan?.split('/').at(-1));
    assert.equal((await keaktifan(id)).status, 303);
    assert.equal((await satu(id)).aktif, false);
    assert.equal(Number((await tambah('UPT Sementara')).tujuan?.split('/').at(-1)), id);
    assert.equal((await satu(id)).aktif, true);
    assert.deepEqual(
      (await jejak(id)).map(({ aksi }) => aksi),
      ['kantor.tambah', 'kantor.henti', 'kantor.pakai'],
    );
  });

  it('not while forms wait there, not the built-in one, not on a page that is out of date', async () => {
    const jawab = await keaktifan(kantor.dinkes);
    assert.equal(jawab.status, 422);
    assert.match(jawab.teks, /Masih ada 2 formulir/);
    assert.equal((await keaktifan(kantor.bkd)).status, 404);
    assert.equal((await keaktifan(kantor.instansi)).status, 404);
    assert.equal((await keaktifan(kantor.dinkes, 'lama')).status, 409);
    for (const id of [kantor.dinkes, kantor.bkd]) assert.equal((await satu(id)).aktif, true);
  });
});
