import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import { cariKategori } from '../../src/helpdesk/katalog-helpdesk.js';
import type { tiketId } from '../../src/helpdesk/tiket.repository.js';
import { kirimContoh, siapkanContoh, tiketContoh } from '../support/helpdesk.js';
import { dicoba } from '../support/kasus.js';
import { AKUN_STAF, Klien, masukPetugas, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';
import { ajukanContoh, operatorTiket, setujuiContoh } from '../support/tiket.js';

let portal: TestPortal;
before(async () => {
  portal = await startTestPortal();
  await siapkanContoh(portal);
});
after(() => portal.close());

const kategori = (kode: string) => cariKategori(portal.deps.kategori, kode)!;
const orang = () => new Klien(portal.url);

describe('what cannot be meant is refused at its field', () => {
  for (const [kode, isian, nilai, pesan] of [
    ['beda-nama', 'tanggal_sk', '24-02-1995', /href="#tanggal_sk">Tanggal SK terlalu awal: menurut NIP Baru/],
    ['pendidikan', 'pendidikan', '???', /href="#pendidikan">Tulis Pendidikan dengan huruf atau angka/],
    ['unit-organisasi', 'unit_organisasi', 'Dinas#--', /href="#unit_organisasi">Tulis paling banyak tiga nama/],
    ['verifikator-level-1', 'nama_verifikator', '...', /href="#nama_verifikator">Tulis Nama Verifikator Level 1/],
  ] as const)
    it(`${kode}: ${isian} "${nilai}"`, async () => {
      const { status, teks } = await kirimContoh(portal, orang(), kategori(kode), { isi: { [isian]: nilai } });
      assert.equal(status, 422);
      assert.match(teks, pesan);
    });

  it('NIP Lama of five digits: at the field, and no other way is offered', async () => {
    const isi = { nip_lama: '12345', _kunci: 'a'.repeat(24) };
    const { status, teks } = await orang().kirim('/helpdesk/beda-nama/nip-lama', isi);
    assert.equal(status, 422);
    assert.match(teks, /href="#nip_lama">NIP Lama terdiri dari 9 angka/);
    assert.doesNotMatch(teks, /href="\/helpdesk\/tidak-ada-dalam-database"/);
  });
});

describe('a nomor register', () => {
  it('is kept and shown as the register has it, however it was typed', async () => {
    const nomor = await tiketContoh(portal, orang(), kategori('verifikasi-registrasi'), {
      isi: { nomor_register: ' dem4 pns6 ' },
    });
    assert.match((await orang().kirim('/cek-status/pengaduan', { tiket: nomor })).teks, /Nomor Register: DEM4PNS6/);
  });
});

describe('mails', () => {
  const surat = async (trx: Parameters<typeof tiketId>[0], kepada: string) =>
    (await trx('surel').where({ kepada }).orderBy('id')) as { templat: string; teks: string }[];

  it('17 approved: one mail with the news, not two', () =>
    dicoba(portal.deps, async (trx) => {
      const email = 'satu@pns.example';
      await trx('registrasi').where('nomor_register', 'DEM4PNS6').update({ email });
      await trx('tiket')
        .where('kategori', 'verifikasi-registrasi')
        .update({ status: 'ditolak', diputus_pada: portal.deps.jam(), keterangan: 'x' });
      const tiket = await ajukanContoh(portal.deps, trx, 'verifikasi-registrasi', { email });
      await setujuiContoh(portal.deps, trx, await operatorTiket(trx, tiket), tiket);
      const sesudah = (await surat(trx, email)).map(({ templat }) => templat);
      assert.deepEqual(sesudah, ['tiket-dibuat', 'registrasi-diterima']);
    }));

  it('a mail about a ticket names nobody: its address is whatever somebody typed', () =>
    dicoba(portal.deps, async (trx) => {
      const email = 'nama@pns.example';
      const tiket = await ajukanContoh(portal.deps, trx, 'beda-nama', { email });
      await setujuiContoh(portal.deps, trx, await operatorTiket(trx, tiket), tiket);
      const akhir = (await surat(trx, email)).at(-1)!;
      assert.match(akhir.teks, /^Yth\. Bapak\/Ibu,/);
      assert.doesNotMatch(akhir.teks, /YULIATI|HANDAY/);
    }));
});

describe('a PNS who has signed in', () => {
  it('has Cek Status in the menu, the NIP filled in and the own tickets listed', async () => {
    const klien = await masukPns(portal.url);
    const nomor = await tiketContoh(portal, klien, kategori('mata-pelajaran'));
    assert.match((await klien.buka('/formulir')).teks, /href="\/cek-status">Cek Status</);
    assert.match((await klien.buka('/cek-status')).teks, /Keluar/, 'and stays signed in there');
    const { teks } = await klien.buka('/cek-status/pengaduan');
    assert.match(teks, /value="198003122005012907"/);
    assert.ok(teks.includes(`href="/cek-status/pengaduan/tiket/${nomor}"`));
    assert.match(teks, /Tiket Saya[\s\S]*Teknologi Informasi Multimedia/);
    const tamu = await orang().buka('/cek-status/pengaduan');
    assert.doesNotMatch(tamu.teks, /Tiket Saya/);
    assert.ok(AKUN_STAF.akun);
  });
});

describe('the console', () => {
  it('rows of the inbox tell apart: NIP and what is asked for', async () => {
    await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'pendidikan'));
    const { teks } = await (await masukPetugas(portal.url, 'helpdesk.pusat')).buka('/admin/tiket');
    assert.match(teks, /19800312 200501 2 907/);
    assert.match(teks, /S-1 Pendidikan Ilmu Komputer Terapan/);
  });

  it('2: what is missing is named by unit; a unit that is there already has its eselon and jabatan', async () => {
    const tiket = await inTransaction(portal.deps.db, (trx) => ajukanContoh(portal.deps, trx, 'unit-organisasi'));
    const klien = await masukPetugas(portal.url, 'helpdesk.banyumas');
    const ada = await portal.deps.db('unor').where({ instansi_kode: '6415', nama: 'Dinas Kesehatan' }).first();
    const { teks } = await klien.buka(`/admin/tiket/${tiket.nomor}`);
    assert.match(teks, /id="nama_2-hint">Sudah ada di daftar/);
    assert.ok(teks.includes(`value="${ada.nama_jabatan}"`));
    assert.doesNotMatch(teks, /id="nama_3-hint"/);
    const isi = Object.fromEntries(
      [...teks.matchAll(/name="(nama_\d|jabatan_\d)"[^>]*value="([^"]*)"/g)].map(([, nama, nilai]) => [nama!, nilai!]),
    );
    const kurang = await klien.kirim(`/admin/tiket/${tiket.nomor}`, { ...isi, eselon_2: ada.eselon, aksi: 'periksa' });
    assert.doesNotMatch(kurang.teks, /Unit ke-1/);
    assert.match(kurang.teks, /href="#eselon_3">Unit ke-2, Bidang Pelayanan Medis: pilih eselonnya/);
    assert.match(kurang.teks, /href="#jabatan_4">Unit ke-3, Seksi Rujukan Gawat Darurat: isi nama jabatan pimpinannya/);
  });

  it('a petugas without a queue finds their work on the front page', async () => {
    const { nama_pengguna } = await portal.deps
      .db('petugas as t')
      .join('petugas_peran as p', 'p.petugas_id', 't.id')
      .where('p.peran', 'operator_turun_status')
      .whereNotExists((satu) =>
        satu.from('petugas_peran as q').whereRaw("q.petugas_id = t.id AND q.peran <> 'operator_turun_status'"),
      )
      .first('t.nama_pengguna');
    assert.ok(nama_pengguna);
    const { teks } = await (await masukPetugas(portal.url, nama_pengguna)).buka('/admin');
    assert.match(teks, /Pekerjaan saya[\s\S]*<li class="door"><a href="\/admin\/turun-status">Turun Status</);
  });
});
