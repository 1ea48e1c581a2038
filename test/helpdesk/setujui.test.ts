import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { sebabKembali } from '../../src/formulir/kiriman.repository.js';
import { tulisPegawai } from '../../src/formulir/tulis-balik.repository.js';
import type { Tiket } from '../../src/helpdesk/tiket.repository.js';
import { tiketId } from '../../src/helpdesk/tiket.repository.js';
import { isRujukan } from '../../src/shared/isian.js';
import { type Alat, dicoba } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { type KasusSiti, kirimSitiTetap } from '../support/siti.js';
import { ajukanContoh, operatorTiket, setujuiContoh } from '../support/tiket.js';

let alat: Alat;
let d: Deps;
let siti: KasusSiti;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  siti = await kirimSitiTetap(d);
  // Kategori 17 may be asked for 72 hours after the registration.
  alat.advance(73 * 3_600_000);
});
after(() => alat.database.destroy());

const pegawai = (trx: Trx, nip: string) => trx('pegawai').where({ nip }).first();
const adaReferensi = async (trx: Trx, jenis: string, nama: string): Promise<Record<string, string> | undefined> =>
  (await trx('referensi').where({ jenis, nama, aktif: true }).first())?.isi;

/** kode → what the database must say after the example was approved (domain.md §8 "on approval"). */
const SESUDAH: Record<string, (trx: Trx, tiket: Tiket) => Promise<void>> = {
  'beda-instansi': async (trx, { nip, isi }) =>
    assert.equal((await pegawai(trx, nip)).instansi_kode, isRujukan(isi.instansi) && isi.instansi.kode),
  'unit-organisasi': async (trx) => {
    const [seksi] = await trx('unor').where({ nama: 'Seksi Rujukan Gawat Darurat', instansi_kode: '6415' });
    assert.deepEqual([seksi.eselon, seksi.nama_jabatan], ['41', 'Kepala Seksi Rujukan Gawat Darurat']);
    const induk = await trx('unor').where({ id: seksi.induk_id }).first();
    assert.equal(induk.nama, 'Bidang Pelayanan Medis');
    const dinas = await trx('unor').where({ nama: 'Dinas Kesehatan', instansi_kode: '6415' });
    assert.deepEqual([dinas.length, induk.induk_id], [1, dinas[0].id], 'the node that exists is used, not doubled');
  },
  'beda-nama': async (trx, { nip, isi }) =>
    assert.equal((await pegawai(trx, nip)).nama.toLowerCase(), String(isi.nama).toLowerCase()),
  'data-pensiun': async (trx, { nip }) => assert.equal((await pegawai(trx, nip)).kedudukan_hukum, '01'),
  'tidak-ada-dalam-database': async (trx, { nip }) => {
    const { isi, instansi_kode: instansi } = await pegawai(trx, nip);
    assert.deepEqual(
      [isi.tanggal_lahir, isi.jenis_kelamin, isi.tempat_lahir.nama, instansi],
      ['1987-04-18', '1', 'Kota Semarang', '6400'],
    );
  },
  diberhentikan: async (trx, { nip }) => assert.equal((await pegawai(trx, nip)).kedudukan_hukum, '01'),
  'turun-status': async (trx, { id }) => {
    assert.equal((await trx('formulir').where({ id: siti.formulirId }).first()).status, 'draf');
    assert.equal((await trx('tiket').where({ id }).first()).memakai_turun_status, true);
  },
  'verifikasi-registrasi': async (trx) =>
    assert.equal((await trx('registrasi').where({ nomor_register: 'DEM4PNS6' }).first()).status, 'aktif'),
  'verifikator-level-1': async (trx) => {
    const unit = await trx('kantor').where({ nama: 'SKPD Pengelolaan Limbah dan Kebersihan' }).first();
    assert.deepEqual([unit.jenis, unit.instansi_kode, unit.aktif], ['unit', '6415', true]);
  },
};

describe('domain §8: approving carries out the effect, for all 18 kategori', () => {
  it('there are 18', () => assert.equal(d.kategori.length, 18));

  for (const kode of [
    'beda-instansi',
    'unit-organisasi',
    'pendidikan',
    'jabatan-fungsional-tertentu',
    'jabatan-fungsional-umum',
    'lokasi',
    'sekolah',
    'unit-kesehatan',
    'bidang-spesialis',
    'mata-pelajaran',
    'diklat-fungsional',
    'beda-nama',
    'data-pensiun',
    'tidak-ada-dalam-database',
    'diberhentikan',
    'turun-status',
    'verifikasi-registrasi',
    'verifikator-level-1',
  ]) {
    it(kode, () =>
      dicoba(d, async (trx) => {
        const tiket = await ajukanContoh(d, trx, kode, { email: 'pelapor@pns.example' });
        const pelaku = await operatorTiket(trx, tiket);
        assert.equal(await setujuiContoh(d, trx, pelaku, tiket), 1);
        const sesudah = (await tiketId(trx, tiket.id))!;
        assert.equal(sesudah.status, 'disetujui');
        assert.ok(sesudah.penyelesaian);
        const { jenis, isian } = d.kategori.find((satu) => satu.kode === kode)?.daftar ?? {};
        if (SESUDAH[kode]) await SESUDAH[kode](trx, sesudah);
        else assert.ok(await adaReferensi(trx, jenis!, String(tiket.isi[isian!])), 'the entry is in its list');
        const surel = await trx('surel').where({ templat: 'tiket-berubah', kepada: 'pelapor@pns.example' });
        assert.equal(surel.length, 1);
        assert.doesNotMatch(surel[0].subjek, /\d/);
      }),
    );
  }

  it('an added lokasi lies in its place, and an added JFT has its rumpun', () =>
    dicoba(d, async (trx) => {
      for (const kode of ['lokasi', 'jabatan-fungsional-tertentu']) {
        const tiket = await ajukanContoh(d, trx, kode);
        await setujuiContoh(d, trx, await operatorTiket(trx, tiket), tiket);
      }
      const lokasi = await trx('referensi').where({ jenis: 'lokasi', nama: 'Barabai Hulu' }).first();
      assert.match(lokasi.kode, /^33\.02\.01\.T\d{4}$/);
      assert.equal(lokasi.isi.keterangan, 'Kec. Lumbir, Kab. Banyumas, Jawa Tengah');
      const { tambahan } = d.kategori.find(({ kode }) => kode === 'jabatan-fungsional-tertentu')!.contoh;
      const jft = await adaReferensi(trx, 'jft', String(tambahan.nama_baku));
      assert.equal(jft?.rumpun, tambahan.rumpun);
    }));
});

const pindahkan = async (trx: Trx, nip: string) => {
  const tiket = await ajukanContoh(d, trx, 'beda-instansi', {
    isi: { nip, instansi: { kode: '6400', nama: 'Pemerintah Provinsi Jawa Tengah' } },
  });
  await setujuiContoh(d, trx, await operatorTiket(trx, tiket), tiket);
};

describe('domain §4 pindah instansi: Beda Instansi approved', () => {
  const formulir = (trx: Trx) => trx('formulir').where({ id: siti.formulirId }).first();

  for (const status of ['tingkat_1', 'tingkat_2', 'tingkat_3', 'tingkat_4'] as const) {
    it(`${status} → dikembalikan; the PNS picks a new Verifikator Level 1`, () =>
      dicoba(d, async (trx) => {
        await trx('formulir').where({ id: siti.formulirId }).update({ status });
        await pindahkan(trx, siti.pns.nip);
        const kini = await formulir(trx);
        assert.deepEqual([kini.status, kini.instansi_kode, kini.unit_kantor_id], ['dikembalikan', '6400', null]);
        const langkah = await trx('formulir_langkah')
          .where({ formulir_id: siti.formulirId })
          .orderBy('id', 'desc')
          .first();
        assert.equal(langkah.aksi, 'pindah_instansi');
      }));
  }

  for (const status of ['draf', 'selesai'] as const) {
    it(`${status} stays`, () =>
      dicoba(d, async (trx) => {
        await trx('formulir').where({ id: siti.formulirId }).update({ status });
        await pindahkan(trx, siti.pns.nip);
        assert.equal((await formulir(trx)).status, status);
      }));
  }

  it('a registration that waits moves to the queue of the new instansi', () =>
    dicoba(d, async (trx) => {
      const { nip } = await trx('registrasi').where({ nomor_register: 'DEM4PNS6' }).first();
      await pindahkan(trx, nip);
      assert.equal((await trx('registrasi').where({ nomor_register: 'DEM4PNS6' }).first()).instansi_kode, '6400');
    }));
});

describe('domain §4: a draft is compared with the new pembanding and keeps its own edits', () => {
  const sikap = async (trx: Trx, bagian: string) =>
    (await trx('formulir_bagian').where({ formulir_id: siti.formulirId, bagian }).first('isi')).isi;

  it('"sesuai" was said of the old value: it is asked again; a correction stays', () =>
    dicoba(d, async (trx) => {
      await trx('formulir').where({ id: siti.formulirId }).update({ status: 'draf' });
      const sebelum = await sikap(trx, 'data-utama');
      assert.deepEqual([sebelum.agama.sikap, sebelum.nama.sikap], ['sesuai', 'perbaiki']);
      await tulisPegawai(trx, siti.pns.nip, { agama: '2', nama: 'LAIN' }, d.jam());
      const { agama: _agama, ...lain } = sebelum;
      assert.deepEqual(await sikap(trx, 'data-utama'), lain);
    }));

  it('pindah instansi asks for the place again, and the page says why', () =>
    dicoba(d, async (trx) => {
      await pindahkan(trx, siti.pns.nip);
      const kini = await sikap(trx, 'posisi');
      for (const kode of ['instansi_induk', 'instansi_kerja', 'unit_organisasi'])
        assert.equal(kini[kode], undefined, kode);
      assert.ok(kini.lokasi_kerja);
      const sebab = await sebabKembali(trx, siti.formulirId);
      assert.equal(sebab?.aksi, 'pindah_instansi');
      assert.match(sebab?.alasan ?? '', /Provinsi Jawa Tengah/);
    }));
});

describe('domain §8: open tickets that ask for the same are answered together', () => {
  it('one answer for all who ask for the same name, wherever spelt, and for nobody else', () =>
    dicoba(d, async (trx) => {
      const lain = { nip: '197708172003121904' };
      const satu = await ajukanContoh(d, trx, 'pendidikan');
      const dua = await ajukanContoh(d, trx, 'pendidikan', {
        isi: { ...lain, [namaIsian('pendidikan')]: ` ${String(satu.isi[namaIsian('pendidikan')]).toUpperCase()}` },
      });
      const tiga = await ajukanContoh(d, trx, 'pendidikan', {
        isi: { ...lain, [namaIsian('pendidikan')]: 'S-3 Ilmu Rekaan' },
      });
      assert.equal(await setujuiContoh(d, trx, await operatorTiket(trx, satu), satu), 2);
      const status = async (id: number) => (await tiketId(trx, id))?.status;
      assert.deepEqual([await status(dua.id), await status(tiga.id)], ['disetujui', 'baru']);
      assert.equal((await trx('tiket').where({ id: dua.id }).first()).jawaban_dari_id, satu.id);
    }));

  it('a second ticket for a name that is there by now adds no second entry', () =>
    dicoba(d, async (trx) => {
      const satu = await ajukanContoh(d, trx, 'mata-pelajaran');
      await setujuiContoh(d, trx, await operatorTiket(trx, satu), satu);
      const dua = await ajukanContoh(d, trx, 'mata-pelajaran');
      await setujuiContoh(d, trx, await operatorTiket(trx, dua), dua);
      const nama = String(satu.isi[namaIsian('mata-pelajaran')]);
      assert.equal((await trx('referensi').where({ jenis: 'mata-pelajaran', nama })).length, 1);
    }));

  const namaIsian = (kode: string): string => d.kategori.find((satu) => satu.kode === kode)!.daftar!.isian;
});
