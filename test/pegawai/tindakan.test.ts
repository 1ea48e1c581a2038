import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { bukaKembali } from '../../src/formulir/buka-kembali.service.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { kirimFormulir } from '../../src/formulir/kirim.service.js';
import { butirKoreksi, koreksiPegawai } from '../../src/formulir/koreksi.service.js';
import { resetRegistrasi } from '../../src/portal/reset.service.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { type Alat, dicoba, isiFormulir, pelakuPetugas, pelakuPns, setujuiSemua } from '../support/kasus.js';
import { AKUN_STAF } from '../support/klien.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

const NOMOR = AKUN_STAF.akun!.nomorRegister;
const NIP = '198003122005012907';

let alat: Alat;
let d: Deps;
let banyumas: PelakuPetugas;
let bkn: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  banyumas = await pelakuPetugas(d.db, 'admin.banyumas');
  bkn = await pelakuPetugas(d.db, 'admin.bkn');
});
after(() => alat.database.destroy());

const galat =
  (jenis: Galat['jenis'], pesan = /./) =>
  (satu: unknown) =>
    satu instanceof Galat && satu.jenis === jenis && pesan.test(satu.message);
const isian = (nama: string) => (satu: unknown) => satu instanceof GalatIsian && nama in satu.pesan;
const jejak = (trx: Trx, aksi: string) => trx('jejak').where({ aksi });
const surel = (trx: Trx, templat: string) => trx('surel').where({ templat, nip: NIP });

describe('domain §4 Registrasi: diajukan / aktif → direset (alasan)', () => {
  const reset = (trx: Trx, isi: Partial<Parameters<typeof resetRegistrasi>[3]> = {}, pelaku = banyumas) =>
    resetRegistrasi(d, trx, pelaku, {
      nip: NIP,
      nomorRegister: NOMOR,
      alasan: 'Lupa semuanya.',
      draf: 'simpan',
      ...isi,
    });
  const status = async (trx: Trx) => (await trx('registrasi').where('nomor_register', NOMOR).first('status')).status;
  const isiDraf = async (trx: Trx) => {
    const siti = await pelakuPns(trx, NOMOR);
    await isiFormulir(d, trx, siti, { unit: '6415-BMS-07', perbaiki: { alamat: 'Jl. Melati Raya No. 17' } });
  };
  const alamatDraf = async (trx: Trx) => (await lembarNip(trx, NIP))?.draf.bagian['data-utama'];

  it('frees the NIP, tells the owner and leaves a trace; the draft waits for the next account', () =>
    dicoba(d, async (trx) => {
      await isiDraf(trx);
      await reset(trx);
      assert.equal(await status(trx), 'direset');
      assert.ok(await alamatDraf(trx));
      assert.equal((await jejak(trx, 'registrasi.reset')).length, 1);
      assert.match((await surel(trx, 'registrasi-direset'))[0].teks, /Lupa semuanya\./);
      await trx('registrasi').insert({ ...(await salinan(trx)), status: 'diajukan', nomor_register: 'ABCDEFG2' });
    }));

  const salinan = async (trx: Trx) => {
    const { id: _id, ...isi } = await trx('registrasi').where('nomor_register', NOMOR).first();
    return { ...isi, alasan: null };
  };

  it('or empties the draft', () =>
    dicoba(d, async (trx) => {
      await isiDraf(trx);
      await reset(trx, { draf: 'kosongkan' });
      assert.equal(await alamatDraf(trx), undefined);
    }));

  it('a form further on stays where it is, and is not emptied', () =>
    dicoba(d, async (trx) => {
      await kirimSiti(d, trx);
      await assert.rejects(reset(trx, { draf: 'kosongkan' }), galat('bentrok', /sudah dikirim/));
    }));

  it('a sent form stays where it is', () =>
    dicoba(d, async (trx) => {
      await kirimSiti(d, trx);
      await reset(trx);
      assert.equal((await trx('formulir').where('nip', NIP).first('status')).status, 'tingkat_1');
    }));

  it('needs a reason and a word on the draft', () =>
    dicoba(d, async (trx) => {
      await assert.rejects(reset(trx, { alasan: '' }), isian('alasan_reset'));
      await assert.rejects(reset(trx, { draf: '' }), isian('draf'));
      assert.equal(await status(trx), 'aktif');
    }));

  it('twice, by another instansi, by helpdesk, of another NIP, of oneself: refused', () =>
    dicoba(d, async (trx) => {
      for (const nama of ['admin.jateng', 'helpdesk.banyumas', 'verif1.dinkes'])
        await assert.rejects(reset(trx, {}, await pelakuPetugas(trx, nama)), galat('tidak_ditemukan'), nama);
      await assert.rejects(reset(trx, { nip: '197708172003121904' }), galat('tidak_ditemukan'));
      await assert.rejects(reset(trx, {}, { ...banyumas, nip: NIP }), galat('dilarang'));
      await reset(trx);
      await assert.rejects(reset(trx), galat('bentrok', /Sudah diproses oleh SRI WAHYUNI/));
    }));
});

describe('domain §4 buka kembali: selesai → draf', () => {
  const buka = (trx: Trx, pelaku = bkn, alasan = 'Golongan keliru disetujui.') =>
    bukaKembali(d, trx, pelaku, { nip: NIP, nama: 'SITI', alasan, alamat: 'https://epupns.example/formulir' });
  const selesaikan = async (trx: Trx) => {
    const siti = await kirimSiti(d, trx);
    for (const tingkat of [1, 2, 3, 4] as const) await setujuiSemua(d, trx, siti.verifikator[tingkat], siti);
    return siti;
  };

  it('what was confirmed stays confirmed: the form can be sent again at once', () =>
    dicoba(d, async (trx) => {
      const { pns, kirimanId } = await selesaikan(trx);
      await buka(trx);
      const lembar = (await lembarNip(trx, NIP))!;
      assert.equal(lembar.status, 'draf');
      assert.deepEqual(lembar.draf.bagian['data-utama']?.isi, sesuaiSemua(lembar.draf.bagian['data-utama']?.isi));
      assert.equal((await trx('formulir_langkah').where({ aksi: 'buka_kembali' })).length, 1);
      assert.match((await surel(trx, 'formulir-diturunkan'))[0].teks, /Golongan keliru disetujui\./);
      const hasil = await kirimFormulir(d, trx, pns);
      assert.equal(hasil.jenis, 'terkirim');
      const kiriman = await trx('kiriman').where('id', '>', kirimanId).first('jumlah_perubahan');
      assert.equal(kiriman.jumlah_perubahan, 0);
    }));

  const sesuaiSemua = (isi: object = {}) =>
    Object.fromEntries(Object.keys(isi).map((kode) => [kode, { sikap: 'sesuai' }]));

  it('only admin_bkn, only a finished form, only with a reason, never one’s own', () =>
    dicoba(d, async (trx) => {
      const siti = await pelakuPns(trx, NOMOR);
      await pastikanFormulir(trx, siti.nip, d.jam());
      await assert.rejects(buka(trx), galat('bentrok', /tidak dalam keadaan selesai/));
      await selesaikan(trx);
      await assert.rejects(buka(trx, banyumas), galat('tidak_ditemukan'));
      await assert.rejects(buka(trx, bkn, ''), isian('alasan_buka'));
      await assert.rejects(buka(trx, { ...bkn, nip: NIP }), galat('dilarang'));
      assert.equal((await trx('formulir').where('nip', NIP).first('status')).status, 'selesai');
    }));
});

describe('domain §4 dikoreksi: the wrong effect is put right by hand on the PNS page', () => {
  const koreksi = (trx: Trx, butir: string, mentah: Record<string, string>, pelaku = bkn, alasan = 'Salah ketik.') =>
    koreksiPegawai(d, trx, pelaku, {
      ...{ nip: NIP, nama: 'SITI', mentah, alasan },
      butir: butirKoreksi(d.katalog).find(({ kode }) => kode === butir)!,
    });
  const isi = async (trx: Trx) => (await trx('pegawai').where('nip', NIP).first('isi')).isi;

  it('writes the pembanding, flags a form on its way, tells the owner, leaves a trace', () =>
    dicoba(d, async (trx) => {
      await kirimSiti(d, trx);
      await koreksi(trx, 'nama', { nama: 'SITI RACHMAWATY' });
      assert.equal((await isi(trx)).nama, 'SITI RACHMAWATY');
      const { beda } = await trx('formulir as f')
        .join('kiriman as k', 'k.id', 'f.kiriman_id')
        .join('pegawai as p', 'p.nip', 'f.nip')
        .first(trx.raw('p.versi <> k.pegawai_versi AS beda'));
      assert.equal(beda, true);
      assert.deepEqual((await jejak(trx, 'pegawai.koreksi'))[0].rincian, { butir: 'nama' });
      assert.match((await surel(trx, 'data-dikoreksi'))[0].teks, /memperbaiki Nama [^>]*> Salah ketik\./);
    }));

  it('another instansi moves the form along', () =>
    dicoba(d, async (trx) => {
      await kirimSiti(d, trx);
      const { nama } = await trx('instansi').where('kode', '3010').first('nama');
      await koreksi(trx, 'instansi_induk', { instansi_induk: nama, instansi_induk__kode: '3010' });
      assert.deepEqual(await trx('formulir').where('nip', NIP).first('status', 'instansi_kode'), {
        status: 'dikembalikan',
        instansi_kode: '3010',
      });
    }));

  it('a wrong value, the same value, no reason, no admin_bkn, oneself: refused', () =>
    dicoba(d, async (trx) => {
      const semula = await isi(trx);
      await assert.rejects(koreksi(trx, 'tanggal_lahir', { tanggal_lahir: '31-02-1980' }), isian('tanggal_lahir'));
      await assert.rejects(koreksi(trx, 'nama', { nama: semula.nama }), isian('nama'));
      await assert.rejects(koreksi(trx, 'nama', { nama: 'LAIN' }, bkn, ''), isian('alasan_koreksi'));
      await assert.rejects(koreksi(trx, 'nama', { nama: 'LAIN' }, banyumas), galat('tidak_ditemukan'));
      await assert.rejects(koreksi(trx, 'nama', { nama: 'LAIN' }, { ...bkn, nip: NIP }), galat('dilarang'));
      assert.deepEqual(await isi(trx), semula);
    }));
});
