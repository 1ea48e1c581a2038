import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KATA_SANDI_DEMO } from '../../seeds/demo.js';
import { inTransaction } from '../../src/database/knex.js';
import type { Tiket } from '../../src/helpdesk/tiket.repository.js';
import { DIAM_MENIT } from '../../src/web/toko-sesi.js';
import { type Klien, kunciBaru, kunciDari, masukPetugas } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { kirimSitiTetap } from '../support/siti.js';
import { ajukanContoh } from '../support/tiket.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
});
after(() => portal.close());

const alamat = ({ nomor }: Tiket): string => `/admin/tiket/${nomor}`;
const ajukan = (kode: string, isi = {}): Promise<Tiket> =>
  inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, kode, { isi }));
const tersembunyi = (halaman: string, nama: string): string =>
  new RegExp(`name="${nama}" value="([^"]*)"`).exec(halaman)?.[1] ?? '';
const keadaan = async ({ id }: Tiket): Promise<string> => (await portal.deps.db('tiket').where({ id }).first()).status;

/** What an operator's page sends after something was typed. */
async function ketik(klien: Klien, tiket: Tiket, isi: Record<string, string>): Promise<Record<string, string>> {
  const { teks } = await klien.buka(alamat(tiket));
  const bawaan = ['_pemilik', 'dilihat', 'dampak'].map((nama) => [nama, tersembunyi(teks, nama)]);
  return { ...Object.fromEntries(bawaan), _kunci: kunciDari(teks), aksi: 'putus', ...isi };
}

describe('domain §7: an operator’s session that ends while typing', () => {
  const DIKETIK = {
    putusan: 'setujui',
    keterangan: 'Nama unit sudah dicek di Perbup.',
    penyelesaian: 'Unit Anda sudah kami tambahkan.',
    jabatan_2: 'Kepala Dinas Contoh',
  };
  let tiket: Tiket;
  const sesudahLogin = async (sebelumLogin: () => Promise<unknown> = async () => {}): Promise<string> => {
    const klien = await masukPetugas(portal.url, 'helpdesk.banyumas');
    const isi = await ketik(klien, tiket, DIKETIK);
    await sebelumLogin();
    portal.advance((DIAM_MENIT.petugas + 1) * 60_000);
    assert.equal((await klien.kirim(alamat(tiket), isi)).tujuan, '/admin/login?habis=isian');
    const masuk = { nama_pengguna: 'helpdesk.banyumas', kata_sandi: KATA_SANDI_DEMO };
    assert.equal((await klien.kirim('/admin/login', masuk)).tujuan, alamat(tiket));
    return (await klien.buka(alamat(tiket))).teks;
  };
  before(async () => {
    tiket = await ajukan('unit-organisasi');
  });

  it('decision, remark, answer and completed fields come back, not carried out', async () => {
    const teks = await sesudahLogin();
    assert.match(teks, /Yang Anda ketik ada di bawah dan belum disimpan/);
    assert.match(teks, /Nama unit sudah dicek di Perbup\./);
    assert.match(teks, /Unit Anda sudah kami tambahkan\./);
    assert.match(teks, /value="Kepala Dinas Contoh"/);
    assert.match(teks, /name="putusan" value="setujui" checked/);
    assert.equal(await keadaan(tiket), 'baru');
  });

  it('a decision about a ticket that has moved meanwhile does not; the words do', async () => {
    const teks = await sesudahLogin(async () => {
      const lain = await masukPetugas(portal.url, 'helpdesk.banyumas');
      await lain.kirim(alamat(tiket), await ketik(lain, tiket, { aksi: 'ambil' }));
    });
    assert.match(teks, /Nama unit sudah dicek di Perbup\./);
    assert.match(teks, /value="Kepala Dinas Contoh"/);
    assert.doesNotMatch(teks, /name="putusan" value="\w+" checked/);
  });
});

describe('a ticket taken in the middle of an answer', () => {
  it('keeps the words, also those of fields to complete, until they are sent', async () => {
    const tiket = await ajukan('unit-organisasi', { unit_organisasi: 'Dinas Sesudah#Bidang Sesudah' });
    const klien = await masukPetugas(portal.url, 'helpdesk.banyumas');
    const kata = { keterangan: 'Sudah kami cek di Perbup.', jabatan_2: 'Kepala Bidang Sesudah', aksi: 'ambil' };
    const isi = await ketik(klien, tiket, kata);
    assert.equal((await klien.kirim(alamat(tiket), isi)).tujuan, alamat(tiket));
    assert.equal(await keadaan(tiket), 'diproses');
    const { teks } = await klien.buka(alamat(tiket));
    assert.match(teks, /Tiket Anda ambil/);
    assert.match(teks, /Sudah kami cek di Perbup\./);
    assert.match(teks, /value="Kepala Bidang Sesudah"/);
    const tolak = await ketik(klien, tiket, { putusan: 'tolak', keterangan: 'Sudah kami cek di Perbup.' });
    assert.equal((await klien.kirim(alamat(tiket), tolak)).status, 303);
    assert.doesNotMatch((await klien.buka(alamat(tiket))).teks, /<textarea[^>]*>Sudah kami cek/);
  });

  it('its button sends the form of the decision along; Enter in a field does not take the ticket', async () => {
    const tiket = await ajukan('lokasi', { lokasi: 'Kota Sesudah' });
    const { teks } = await (await masukPetugas(portal.url, 'helpdesk.pusat')).buka(alamat(tiket));
    const tombol = [...teks.matchAll(/<button[^>]*form="putusan-tiket"[^>]*value="(\w+)"/g)].map((satu) => satu[1]);
    assert.deepEqual(tombol.slice(0, 2), ['periksa', 'ambil']);
  });
});

describe('an answer template', () => {
  it('chooses the decision it goes with where that is offered; elsewhere the one that was chosen stays', async () => {
    const tiket = await ajukan('lokasi', { lokasi: 'Kota Templat' });
    const klien = await masukPetugas(portal.url, 'helpdesk.pusat');
    const { id, teks } = await portal.deps.db('templat_jawaban').where('aksi', 'minta_kelengkapan').first();
    const kata = { aksi: 'templat', templat: String(id), putusan: 'tolak' };
    assert.match((await klien.buka(alamat(tiket))).teks, /Ambil dulu bila pelapor perlu ditanya/);
    const baru = await klien.kirim(alamat(tiket), await ketik(klien, tiket, kata));
    assert.ok(baru.teks.includes(teks));
    assert.match(baru.teks, /name="putusan" value="tolak" checked/);
    await klien.kirim(alamat(tiket), await ketik(klien, tiket, { aksi: 'ambil' }));
    const diambil = await klien.kirim(alamat(tiket), await ketik(klien, tiket, kata));
    assert.match(diambil.teks, /name="putusan" value="minta_kelengkapan" checked/);
    assert.doesNotMatch(diambil.teks, /Ambil dulu bila pelapor perlu ditanya/);
  });
});

describe('the steps of a ticket', () => {
  it('one passed on says where to, beside who did it', async () => {
    const tiket = await ajukan('lokasi', { lokasi: 'Kota Terusan' });
    const klien = await masukPetugas(portal.url, 'helpdesk.pusat');
    const { id, nama } = await portal.deps
      .db('kantor')
      .where({ jenis: 'kanreg' })
      .whereILike('nama', '%Yogyakarta')
      .first('id', 'nama');
    const kata = { putusan: 'teruskan', kantor: String(id), keterangan: 'Di wilayah Anda.' };
    assert.equal((await klien.kirim(alamat(tiket), await ketik(klien, tiket, kata))).status, 303);
    const { teks } = await klien.buka(alamat(tiket));
    assert.ok(teks.includes(`Diteruskan ke ${nama}`));
    assert.doesNotMatch(teks, new RegExp(`WIB\\. [^<]+, ${nama}`), 'the petugas does not work there');
  });
});

describe('domain §8: the closest existing references are shown to the operator before deciding', () => {
  it('as to the reporter, also those spelt differently; one picked is the answer, shown before it is sent', async () => {
    const tiket = await ajukan('pendidikan', { pendidikan: 'S1 Ilmu Komputr' });
    const klien = await masukPetugas(portal.url, 'helpdesk.pusat');
    const { teks } = await klien.buka(alamat(tiket));
    const [, kode = ''] =
      /value="pakai:([^"]+)">Jawab dengan ini<span class="visually-hidden">: S-1 Ilmu Komputer</.exec(teks) ?? [];
    assert.ok(kode, 'the entry stands there with its button');
    const dipilih = await klien.kirim(alamat(tiket), await ketik(klien, tiket, { aksi: `pakai:${kode}` }));
    assert.equal(dipilih.status, 200);
    assert.match(dipilih.teks, /Dijawab dengan yang sudah ada di daftar[\s\S]{0,200}S-1 Ilmu Komputer/);
    assert.ok(dipilih.teks.includes(`name="yang_ada__kode" value="${kode}"`));
    assert.match(dipilih.teks, /name="putusan" value="setujui" checked/);
    const kirim = {
      yang_ada: tersembunyi(dipilih.teks.replace(/autocomplete="off" /g, ''), 'yang_ada'),
      yang_ada__kode: kode,
      nama_baku: 'S1 Ilmu Komputr',
      dampak: tersembunyi(dipilih.teks, 'dampak'),
      putusan: 'setujui',
    };
    assert.equal((await klien.kirim(alamat(tiket), await ketik(klien, tiket, kirim))).status, 303);
    assert.equal(await keadaan(tiket), 'disetujui');
  });
});

describe('a step that is refused shows the ticket as it is now, and keeps what was typed', () => {
  it('409: somebody was faster', async () => {
    const tiket = await ajukan('lokasi');
    const klien = await masukPetugas(portal.url, 'helpdesk.pusat');
    const isi = await ketik(klien, tiket, { putusan: 'tolak', keterangan: 'Sudah ada di daftar, namanya Barabai.' });
    const lain = await masukPetugas(portal.url, 'helpdesk.pusat');
    await lain.kirim(alamat(tiket), await ketik(lain, tiket, { aksi: 'ambil' }));
    const { status, teks } = await klien.kirim(alamat(tiket), isi);
    assert.equal(status, 409);
    assert.match(teks, /role="alert"[\s\S]*Sudah diproses oleh/);
    assert.match(teks, /Sudah ada di daftar, namanya Barabai\./);
    assert.match(teks, /Diproses, Anda/, 'as it is now');
    assert.doesNotMatch(teks, /name="putusan" value="\w+" checked/);
    const sekali = await klien.kirim(
      alamat(tiket),
      await ketik(klien, tiket, { putusan: 'tolak', keterangan: 'Ada.' }),
    );
    assert.equal(sekali.status, 303);
    const sesudah = await klien.kirim(alamat(tiket), isi);
    assert.match(
      sesudah.teks,
      /Yang Anda ketik, tidak terkirim[\s\S]*namanya Barabai/,
      'also where nothing can be decided',
    );
  });

  it('403: an office that it has left', async () => {
    const tiket = await ajukan('unit-organisasi', { unit_organisasi: 'Dinas Baru#Sekretariat' });
    const klien = await masukPetugas(portal.url, 'helpdesk.banyumas');
    const pusat = await portal.deps.db('kantor').where('jenis', 'pusat').first('id');
    await portal.deps.db('tiket').where({ id: tiket.id }).update({ kantor_id: pusat.id });
    const [langkah] = await portal.deps.db('tiket_langkah').where('tiket_id', tiket.id).pluck('id');
    const dilihat = `baru.${pusat.id}.${langkah}`;
    const isi = { dilihat, _kunci: kunciBaru(), putusan: 'teruskan', aksi: 'putus', keterangan: 'Mohon dicek.' };
    const { status, teks } = await klien.kirim(alamat(tiket), isi);
    assert.equal(status, 403);
    assert.match(teks, /Hanya helpdesk di sana yang mengerjakannya/);
    assert.match(teks, /Mohon dicek\./);
  });
});

describe('Setujui is offered only to whom it can serve', () => {
  before(() => kirimSitiTetap(portal.deps));

  it('16: a helpdesk who is no operator_turun_status is told so beforehand', async () => {
    const tiket = await ajukan('turun-status');
    const klien = await masukPetugas(portal.url, 'helpdesk.banyumas');
    assert.match((await klien.buka(alamat(tiket))).teks, /name="putusan" value="setujui"/);
    await portal.deps.db('petugas_peran').where('peran', 'operator_turun_status').delete();
    const { teks } = await klien.buka(alamat(tiket));
    assert.doesNotMatch(teks, /value="(setujui|tolak)"/);
    assert.match(teks, /hanya diputus helpdesk yang juga operator turun status/);
    assert.match(teks, /value="teruskan"/);
  });

  it('what cannot be approved any more is explained in words for the operator', async () => {
    const { nomor, nip } = await portal.deps.db('tiket').where('kategori', 'turun-status').first();
    await portal.deps.db('formulir').where({ nip }).update({ status: 'tingkat_3' });
    const { teks } = await (await masukPetugas(portal.url, 'admin.bkn')).buka(`/admin/tiket/${nomor}`);
    assert.match(teks, /Tidak bisa disetujui lagi: formulir PNS ini sudah di tingkat 3/);
    assert.doesNotMatch(teks, /Formulir Anda/);
    assert.doesNotMatch(teks, /name="putusan" value="setujui"/);
    assert.match(teks, /name="putusan" value="tolak"/);
  });
});
