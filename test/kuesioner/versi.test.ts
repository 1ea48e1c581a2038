import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import { isiKuesioner } from '../../src/formulir/draf.js';
import { kunciLembar, lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { cariTab } from '../../src/formulir/katalog.js';
import { hitungKurang } from '../../src/formulir/kelengkapan.js';
import { kirimanId } from '../../src/formulir/kiriman.repository.js';
import { sebutJawaban, versiTerjawab } from '../../src/kuesioner/kuesioner.js';
import { kuesionerUntuk } from '../../src/kuesioner/kuesioner.repository.js';
import { simpanKuesioner } from '../../src/kuesioner/kuesioner.service.js';
import type { PelakuPns } from '../../src/shared/pelaku.js';
import { type Alat, dicoba, kirimkan, pelakuPns } from '../support/kasus.js';
import { AKUN_STAF } from '../support/klien.js';
import { JAWABAN_SINGKAT } from '../support/kuesioner.js';
import { createTestDeps } from '../support/portal.js';

let alat: Alat;
before(async () => {
  alat = await createTestDeps();
});
after(() => alat.database.destroy());

const denganForm = (kerja: (trx: Trx, pelaku: PelakuPns) => Promise<void>) =>
  dicoba(alat.deps, async (trx) => {
    const pelaku = await pelakuPns(trx, AKUN_STAF.akun!.nomorRegister);
    await pastikanFormulir(trx, pelaku.nip, alat.deps.jam());
    await kerja(trx, pelaku);
  });
const stakeholder = () => cariTab(alat.deps.katalog, 'stakeholder')!;
const simpan = (trx: Trx, pelaku: PelakuPns, versi: number, mentah = JAWABAN_SINGKAT) =>
  simpanKuesioner(alat.deps, trx, pelaku, { tab: stakeholder(), versi, mentah });
const kurang = async (trx: Trx, nip: string) => {
  const { pembanding, draf } = (await lembarNip(trx, nip))!;
  return hitungKurang({ katalog: alat.deps.katalog, pembanding, draf })
    .filter((satu) => satu.bagian === 'stakeholder')
    .map((satu) => satu.pesan);
};

/** A new version of the KPE questions, as the console will make it. */
const versiBaru = (trx: Trx, versi: number, label: string, mulai = '2015-02-01T00:00:00Z') =>
  trx('kuesioner').insert({
    kode: 'kpe',
    versi,
    urutan: 3,
    judul: 'KPE',
    pengantar: '',
    asal: 'pengelola',
    pertanyaan: JSON.stringify([{ kode: 'terima', label, jenis: 'teks' }]),
    berlaku_pada: mulai,
  });

describe('domain §6 Stakeholder, §7 Complete', () => {
  it('questionnaires answered: what is open is named, per questionnaire', () =>
    denganForm(async (trx, pelaku) => {
      assert.deepEqual(await kurang(trx, pelaku.nip), ['Stakeholder belum diisi.']);
      await simpan(trx, pelaku, 0, { ...JAWABAN_SINGKAT, bapertarum_sebab: '', kpe_terima: '' });
      assert.deepEqual(await kurang(trx, pelaku.nip), [
        'Bapertarum PNS: 1 pertanyaan belum dijawab.',
        'Kartu Pegawai Elektronik (KPE): 1 pertanyaan belum dijawab.',
      ]);
      await simpan(trx, pelaku, 1);
      assert.deepEqual(await kurang(trx, pelaku.nip), []);
    }));

  it('an answered form keeps the wording it was asked with; an open one is asked in the new words', () =>
    denganForm(async (trx, pelaku) => {
      await simpan(trx, pelaku, 0, { ...JAWABAN_SINGKAT, kpe_terima: '' });
      await versiBaru(trx, 2, 'Sudah menerima kartu baru?');
      const tanya = async () => {
        const isi = isiKuesioner((await lembarNip(trx, pelaku.nip))!.draf, 'stakeholder');
        const daftar = await kuesionerUntuk(trx, versiTerjawab(isi), alat.deps.jam());
        return daftar.map((satu) => [satu.kode, satu.versi]);
      };
      assert.deepEqual(await tanya(), [
        ['bpjs-kesehatan', 1],
        ['bapertarum', 1],
        ['kpe', 2],
      ]);
      await simpan(trx, pelaku, 1, { ...JAWABAN_SINGKAT, kpe_terima: 'Sudah, tahun lalu' });
      await versiBaru(trx, 3, 'Lain lagi?');
      assert.deepEqual((await tanya()).at(-1), ['kpe', 2]);
    }));

  it('published while a PNS fills in: the page is saved as it was shown, and nothing typed is lost', () =>
    denganForm(async (trx, pelaku) => {
      await versiBaru(trx, 2, 'Kartu baru: bagaimana kabarnya?');
      const halaman = { 'versi:bpjs-kesehatan': '1', 'versi:bapertarum': '1', 'versi:kpe': '1' };
      await simpan(trx, pelaku, 0, { ...JAWABAN_SINGKAT, ...halaman });
      const kpe = async () => isiKuesioner((await lembarNip(trx, pelaku.nip))!.draf, 'stakeholder').kpe!;
      assert.deepEqual([(await kpe()).versi, (await kpe()).jawaban.kpe_terima], [1, 'belum']);
      await simpan(trx, pelaku, 1, { ...JAWABAN_SINGKAT, ...halaman, 'versi:kpe': '2' });
      assert.equal((await kpe()).versi, 1, 'answered: it stays with its version, whatever a page says');
    }));

  it('a page cannot make up a version: one that has not begun or does not exist is not asked', () =>
    denganForm(async (trx, pelaku) => {
      await versiBaru(trx, 2, 'Nanti?', '2099-01-01T00:00:00Z');
      for (const [ke, versi] of ['2', '99', 'x', '-1', '99999999999'].entries()) {
        await simpan(trx, pelaku, ke, { 'versi:kpe': versi });
        const { kpe } = isiKuesioner((await lembarNip(trx, pelaku.nip))!.draf, 'stakeholder');
        assert.equal(kpe!.versi, 1, versi);
      }
    }));

  it('a kiriman holds the answers with their version; they are no perubahan', () =>
    denganForm(async (trx, pelaku) => {
      const { kirimanId: id } = await kirimkan(alat.deps, trx, pelaku, { unit: '6415-BMS-07' });
      await versiBaru(trx, 2, 'Sudah menerima kartu baru?');
      const kiriman = (await kirimanId(trx, id))!;
      assert.equal(kiriman.kuesioner.kpe?.versi, 1);
      assert.equal('kuesioner' in kiriman.sikap, false);
      const [kpe] = (await kuesionerUntuk(trx, versiTerjawab(kiriman.kuesioner), alat.deps.jam())).slice(-1);
      assert.deepEqual(sebutJawaban(kpe!, kiriman.kuesioner.kpe)[0], ['Apakah Anda sudah menerima KPE?', 'Belum']);
    }));

  it('a version never changes', () =>
    denganForm(async (trx) => {
      await assert.rejects(trx('kuesioner').where({ kode: 'kpe' }).update({ judul: 'Lain' }));
    }));

  it('two devices: the second save is told and overwrites nothing', () =>
    denganForm(async (trx, pelaku) => {
      assert.deepEqual(await simpan(trx, pelaku, 0), { jenis: 'tersimpan' });
      assert.deepEqual(await simpan(trx, pelaku, 0, {}), { jenis: 'bentrok' });
      const lembar = (await kunciLembar(trx, pelaku.nip))!;
      assert.equal(isiKuesioner(lembar.draf, 'stakeholder').kpe?.belum, 0);
    }));
});
