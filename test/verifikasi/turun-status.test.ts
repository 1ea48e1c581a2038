import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import type { StatusFormulir } from '../../src/formulir/formulir.alur.js';
import { kirimFormulir } from '../../src/formulir/kirim.service.js';
import { pnsUntukTurun } from '../../src/formulir/turunkan.repository.js';
import { turunkanDariKonsol } from '../../src/formulir/turunkan.service.js';
import { Galat, GalatIsian } from '../../src/shared/galat.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { bukaKasus } from '../../src/verifikasi/kasus.service.js';
import { type Alat, dicoba, pelakuPetugas, setujuiSemua } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { type KasusSiti, kirimSitiTetap } from '../support/siti.js';

let alat: Alat;
let d: Deps;
let siti: KasusSiti;
let operator: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  siti = await kirimSitiTetap(d);
  operator = await pelakuPetugas(d.db, 'turun.banyumas');
});
after(() => alat.database.destroy());

const turun = (trx: Trx, pelaku = operator, isi: Partial<{ status: StatusFormulir; alasan: string }> = {}) =>
  turunkanDariKonsol(d, trx, pelaku, {
    formulirId: siti.formulirId,
    status: isi.status ?? 'tingkat_1',
    alasan: isi.alasan ?? 'Alamat masih yang lama',
    alamat: 'https://contoh.example/formulir',
  });
const status = async (trx: Trx): Promise<string> =>
  (await trx('formulir').where({ id: siti.formulirId }).first('status')).status;
const diTingkat = (trx: Trx, tingkat: StatusFormulir) =>
  trx('formulir').where({ id: siti.formulirId }).update({ status: tingkat });
/** The operator with their peran at another office. */
const di = async (trx: Trx, kode: string): Promise<PelakuPetugas> => {
  const kantor = await trx('kantor').where({ kode }).first();
  const peran = {
    kantorId: kantor.id,
    kantorJenis: kantor.jenis,
    kantorKode: kode,
    instansiKode: kantor.instansi_kode,
  };
  return { ...operator, peran: [{ ...operator.peran[0]!, ...peran }] };
};
const menolak = (jenis: Galat['jenis'], pesan: RegExp) => (galat: unknown) =>
  galat instanceof Galat && galat.jenis === jenis && pesan.test(galat.message);

describe('domain §4 turunkan, S3', () => {
  for (const dari of ['tingkat_1', 'tingkat_2'] as const) {
    it(`${dari} → draf: the draft is as it was, the PNS is told, every step is on record`, () =>
      dicoba(d, async (trx) => {
        await diTingkat(trx, dari);
        const ubahan = await trx('formulir_riwayat').where({ formulir_id: siti.formulirId }).count();
        assert.equal(await turun(trx, operator, { status: dari }), 'SITI RACHMAWATI');
        assert.equal(await status(trx), 'draf');
        assert.deepEqual(await trx('formulir_riwayat').where({ formulir_id: siti.formulirId }).count(), ubahan);
        const langkah = await trx('formulir_langkah')
          .where({ formulir_id: siti.formulirId })
          .orderBy('id', 'desc')
          .first();
        assert.deepEqual(
          [langkah.aksi, langkah.dari, langkah.ke, langkah.alasan, langkah.petugas_id],
          ['turunkan', dari, 'draf', 'Alamat masih yang lama', operator.id],
        );
        const jejak = await trx('jejak').where({ aksi: 'formulir.turunkan' }).first();
        assert.deepEqual(jejak.rincian, { kiriman: siti.kirimanId, dari });
        const surel = await trx('surel').where({ templat: 'formulir-diturunkan' }).first();
        assert.match(surel.teks, /Alasannya:\n\n> Alamat masih yang lama/);
        assert.doesNotMatch(surel.subjek, /SITI|\d{4}/);
      }));
  }

  for (const [dari, pesan] of [
    ['tingkat_3', /sudah di tingkat 3/],
    ['tingkat_4', /sudah di tingkat 4/],
    ['selesai', /sudah selesai diverifikasi/],
    ['draf', /belum dikirim/],
    ['dikembalikan', /sudah dikembalikan/],
  ] as const) {
    it(`from ${dari} the operator is told why it cannot be done, and nothing happens`, () =>
      dicoba(d, async (trx) => {
        await diTingkat(trx, dari);
        await assert.rejects(turun(trx, operator, { status: dari }), menolak('bentrok', pesan));
        assert.equal(await status(trx), dari);
      }));
  }

  it('alasan is required', () =>
    dicoba(d, async (trx) => {
      await assert.rejects(turun(trx, operator, { alasan: '' }), (galat) => galat instanceof GalatIsian);
      assert.equal(await status(trx), 'tingkat_1');
    }));

  it('a form that moved since the operator saw it stays where it is', () =>
    dicoba(d, async (trx) => {
      await setujuiSemua(d, trx, siti.verifikator[1], siti);
      await assert.rejects(turun(trx), menolak('bentrok', /baru saja bergerak/));
      assert.equal(await status(trx), 'tingkat_2');
    }));

  it('verdicts on the kiriman count no more; sent again it begins at tingkat 1 with them as suggestions', () =>
    dicoba(d, async (trx) => {
      await setujuiSemua(d, trx, siti.verifikator[1], siti);
      await turun(trx, operator, { status: 'tingkat_2' });
      assert.equal((await kirimFormulir(d, trx, siti.pns)).jenis, 'terkirim');
      assert.equal(await status(trx), 'tingkat_1');
      const kasus = await bukaKasus(d, trx, siti.verifikator[1], siti.formulirId, 'baca');
      assert.ok(kasus.item.every((satu) => satu.putusan === null && satu.usulSesuai));
    }));
});

describe('domain §3 operator_turun_status: unit (tingkat_1 only) / instansi / Kanreg / national', () => {
  const lihat = async (trx: Trx, kode: string): Promise<boolean> =>
    (await pnsUntukTurun(trx, await di(trx, kode), { nip: siti.pns.nip }, 'baca')) !== null;

  it('inside the scope the person is found, outside nothing exists', () =>
    dicoba(d, async (trx) => {
      const hasil: boolean[] = [];
      for (const kode of ['6415', 'I', 'PUSAT', '6415-BMS-07', '6415-BMS-06', 'II']) hasil.push(await lihat(trx, kode));
      assert.deepEqual(hasil, [true, true, true, true, false, false]);
      await assert.rejects(turun(trx, await di(trx, 'II')), menolak('tidak_ditemukan', /./));
    }));

  it('a unit has the form only while it waits at its tingkat 1', () =>
    dicoba(d, async (trx) => {
      await diTingkat(trx, 'tingkat_2');
      assert.equal(await lihat(trx, '6415-BMS-07'), false);
    }));

  it('nobody turns down their own form', () =>
    dicoba(d, async (trx) => {
      await assert.rejects(
        turun(trx, { ...operator, nip: siti.pns.nip }),
        menolak('dilarang', /formulir Anda sendiri/),
      );
    }));

  it('admin_bkn reaches everybody', () =>
    dicoba(d, async (trx) => {
      await turun(trx, await pelakuPetugas(trx, 'admin.bkn'));
      assert.equal(await status(trx), 'draf');
    }));
});
