import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { simpanTab } from '../../src/formulir/formulir.service.js';
import { cariTab } from '../../src/formulir/katalog.js';
import { kirimFormulir, tarikFormulir } from '../../src/formulir/kirim.service.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import { alihkanUnit } from '../../src/verifikasi/unit.service.js';
import { type Alat, formulirKini, pelakuPetugas, putus, setujuiSemua, tambahPeran } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { type KasusSiti, kirimSitiTetap } from '../support/siti.js';

let alat: Alat;
let d: Deps;
let siti: KasusSiti;
let rekan: PelakuPetugas;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  await tambahPeran(d.db, 'verif1.disdik', { tingkat: 1, kantor: '6415-BMS-07' });
  siti = await kirimSitiTetap(d);
  rekan = await pelakuPetugas(d.db, 'verif1.disdik');
});
after(() => alat.database.destroy());
/** Every race starts from a fresh kiriman at tingkat 1. */
beforeEach(async () => {
  const { status } = await formulirKini(d.db, siti.pns.nip);
  if (status !== 'draf' && status !== 'dikembalikan') await d.db('formulir').update({ status: 'dikembalikan' });
  await inTransaction(d.db, (trx) => kirimFormulir(d, trx, siti.pns));
  Object.assign(siti, await formulirKini(d.db, siti.pns.nip));
});

/** Runs the works in transactions of their own, all at once; returns what each came to. */
async function sekaligus<T>(...kerja: ((trx: Trx) => Promise<T>)[]): Promise<(T | Error)[]> {
  const hasil = await Promise.allSettled(kerja.map((satu) => inTransaction(d.db, satu)));
  return hasil.map((satu) => (satu.status === 'fulfilled' ? satu.value : (satu.reason as Error)));
}

const langkah = (aksi: string) => d.db('formulir_langkah').where({ kiriman_id: siti.kirimanId, aksi });
const galat = (hasil: unknown[]): Error[] => hasil.filter((satu): satu is Error => satu instanceof Error);

describe('domain §4: someone faster → "sudah diproses oleh … pada …", nothing changed', () => {
  for (let putaran = 1; putaran <= 5; putaran += 1)
    it(`two verifikator of the unit approve at the same time: one wins (${putaran})`, async () => {
      const hasil = await sekaligus(
        (trx) => setujuiSemua(d, trx, siti.verifikator[1], siti),
        (trx) => setujuiSemua(d, trx, rekan, siti),
      );
      assert.deepEqual(hasil.filter((satu) => satu === 'tingkat_2').length, 1);
      assert.match(
        galat(hasil)[0]!.message,
        /^Sudah diproses oleh (ENDANG PUSPITASARI|NANANG KURNIAWAN) pada \d+ \w+ \d{4} \d\d\.\d\d WIB\. Tidak ada yang berubah\.$/,
      );
      assert.equal((await langkah('setujui')).length, 1);
      const pemutus = (await langkah('setujui'))[0].petugas_id;
      assert.deepEqual(await d.db('putusan').where('kiriman_id', siti.kirimanId).distinct().pluck('petugas_id'), [
        pemutus,
      ]);
    });

  it('one approves, the other returns: one of the two happens, wholly', async () => {
    const hasil = await sekaligus<string>(
      (trx) => setujuiSemua(d, trx, siti.verifikator[1], siti),
      (trx) => putus(d, trx, rekan, siti, 'kembalikan', { catatan: { '': 'salah' } }),
    );
    const { status } = await formulirKini(d.db, siti.pns.nip);
    assert.deepEqual(
      hasil.filter((satu) => typeof satu === 'string'),
      [status],
    );
    assert.match(galat(hasil)[0]!.message, /Sudah diproses oleh/);
    assert.equal((await langkah('setujui')).length + (await langkah('kembalikan')).length, 1);
    assert.equal((await d.db('catatan').where('kiriman_id', siti.kirimanId)).length, status === 'dikembalikan' ? 1 : 0);
  });

  it('alihkan unit against setujui: one of the two', async () => {
    const { id } = await d.db('kantor').where('kode', '6415-BMS-06').first('id');
    const isi = { formulirId: siti.formulirId, unitKantorId: id, alasan: 'salah unit' };
    await sekaligus<unknown>(
      (trx) => setujuiSemua(d, trx, siti.verifikator[1], siti),
      (trx) => alihkanUnit(d, trx, siti.verifikator[2], isi),
    );
    assert.equal((await langkah('setujui')).length + (await langkah('alihkan_unit')).length, 1);
    await d.db('formulir').update({ unit_kantor_id: siti.verifikator[1].peran[0]!.kantorId });
  });
});

describe('domain §4 kirim and tarik', () => {
  it('tarik against setujui: one of the two, and the loser is told', async () => {
    const hasil = await sekaligus<unknown>(
      (trx) => setujuiSemua(d, trx, siti.verifikator[1], siti),
      (trx) => tarikFormulir(d, trx, siti.pns),
    );
    assert.equal((await langkah('setujui')).length + (await langkah('tarik')).length, 1);
    assert.match(galat(hasil)[0]!.message, /Tidak ada yang berubah/);
    const { status } = await formulirKini(d.db, siti.pns.nip);
    assert.equal(status, (await langkah('tarik')).length === 1 ? 'draf' : 'tingkat_2');
  });

  it('tarik against the first verdict: a kiriman that was taken back holds no verdict', async () => {
    await sekaligus<unknown>(
      (trx) => putus(d, trx, siti.verifikator[1], siti, 'simpan', { hasil: { nama: 'sesuai' } }),
      (trx) => tarikFormulir(d, trx, siti.pns),
    );
    const { status } = await formulirKini(d.db, siti.pns.nip);
    const putusan = await d.db('putusan').where('kiriman_id', siti.kirimanId);
    assert.equal(putusan.length, status === 'draf' ? 0 : 1);
  });

  it('Kirim from five devices at once makes one kiriman', async () => {
    await inTransaction(d.db, (trx) => tarikFormulir(d, trx, siti.pns));
    const sebelum = (await d.db('kiriman').select('id')).length;
    const hasil = await sekaligus(...Array.from({ length: 5 }, () => (trx: Trx) => kirimFormulir(d, trx, siti.pns)));
    assert.equal(galat(hasil).length, 4);
    assert.match(galat(hasil)[0]!.message, /Tidak ada yang dikirim dua kali/);
    const sesudah = (await d.db('kiriman').select('id')).length;
    assert.equal(sesudah, sebelum + 1);
  });

  it('a save against Kirim: what was sent is what is stored, before or after', async () => {
    await inTransaction(d.db, (trx) => tarikFormulir(d, trx, siti.pns));
    const { versi } = await d.db('formulir_bagian').where('bagian', 'data-utama').first('versi');
    const simpan = (trx: Trx) => simpanAgama(trx, versi, '2');
    const [hasilSimpan] = await sekaligus<{ jenis: string }>(simpan, (trx) => kirimFormulir(d, trx, siti.pns));
    const { kirimanId, status } = await formulirKini(d.db, siti.pns.nip);
    const { isi } = await d.db('kiriman').where('id', kirimanId).first('isi');
    if (hasilSimpan instanceof Error) assert.equal(isi.isi.agama, '1', 'refused: already sent');
    // The other butir of this save are unjudged, so a save that came first leaves the form incomplete.
    else assert.equal(status, 'draf');
    await d.db('formulir').update({ status: 'draf' });
    await d
      .db('formulir_bagian')
      .where('bagian', 'data-utama')
      .update({ isi: JSON.stringify(await sikapKiriman()) });
  });
});

describe('domain §7: two devices are told of each other', () => {
  it('two devices save one tab from the same version: one is stored, the other is told', async () => {
    await inTransaction(d.db, (trx) => tarikFormulir(d, trx, siti.pns));
    // Both devices opened the page before either saved.
    const { versi } = await d.db('formulir_bagian').where('bagian', 'data-utama').first('versi');
    const hasil = await sekaligus(
      (trx) => simpanAgama(trx, versi, '2'),
      (trx) => simpanAgama(trx, versi, '3'),
    );
    assert.deepEqual(hasil.map((satu) => (satu as { jenis: string }).jenis).sort(), ['bentrok', 'tersimpan']);
    const { isi } = await d.db('formulir_bagian').where('bagian', 'data-utama').first('isi');
    assert.equal(isi.agama.nilai, (hasil[0] as { jenis: string }).jenis === 'tersimpan' ? '2' : '3');
    await d
      .db('formulir_bagian')
      .where('bagian', 'data-utama')
      .update({ isi: JSON.stringify(await sikapKiriman()) });
  });
});

/** Saves Data Utama as a device does that saw this version. */
function simpanAgama(trx: Trx, versi: number, nilai: string): Promise<{ jenis: string }> {
  const mentah = { agama__sikap: 'perbaiki', agama: nilai };
  return simpanTab(d, trx, siti.pns, { tab: cariTab(d.katalog, 'data-utama')!, versi, mentah });
}

/** Judgements of Data Utama as they were sent first. */
async function sikapKiriman(): Promise<Record<string, unknown>> {
  const { sikap } = await d.db('kiriman').where('nomor', 1).first('sikap');
  return sikap;
}
