import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { kirimFormulir, tarikFormulir } from '../../src/formulir/kirim.service.js';
import { bukaKasus } from '../../src/verifikasi/kasus.service.js';
import { type Alat, dicoba, formulirKini, putus, setujuiSemua } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { type KasusSiti, kirimSitiTetap } from '../support/siti.js';

let alat: Alat;
let d: Deps;
let siti: KasusSiti;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  siti = await kirimSitiTetap(d);
});
after(() => alat.database.destroy());

const pegawai = (trx: Trx) => trx('pegawai').where('nip', siti.pns.nip).first();
const riwayat = (trx: Trx): Promise<{ id: number; jenis: string; isi: Record<string, unknown> }[]> =>
  trx('riwayat').where('nip', siti.pns.nip).orderBy('id');
const setujuiSampaiSelesai = async (trx: Trx) => {
  for (const tingkat of [1, 2, 3, 4] as const) await setujuiSemua(d, trx, siti.verifikator[tingkat], siti);
};
const item = async (trx: Trx, kunci: string, tingkat: 1 | 2 = 1) =>
  (await bukaKasus(d, trx, siti.verifikator[tingkat], siti.formulirId, 'baca')).item.find(
    (satu) => satu.perubahan.kunci === kunci,
  )!;

describe('domain §4 selesai writes exactly the kiriman’s perubahan', () => {
  it('to pegawai: the corrected butir and the account’s contacts change, everything else is as before', () =>
    dicoba(d, async (trx) => {
      await trx('registrasi').where('nip', siti.pns.nip).update({ hp: '081200004471' });
      const sebelum = await pegawai(trx);
      await setujuiSampaiSelesai(trx);
      const sesudah = await pegawai(trx);
      assert.deepEqual(sesudah.isi, {
        ...sebelum.isi,
        nama: 'SITI RAHMAWATI',
        alamat: 'Jl. Mawar Merah No. 3',
        npwp: '991980031200009',
        email: 'siti.rachmawati@pns.example',
        telepon: null,
        hp: '081200004471',
      });
      const { isi: _1, nama, versi, diubah_pada: _2, ...tetap } = sesudah;
      const { isi: _3, nama: _4, versi: versiLama, diubah_pada: _5, ...tetapLama } = sebelum;
      assert.deepEqual(tetap, tetapLama);
      assert.deepEqual([nama, versi], ['SITI RAHMAWATI', versiLama + 1]);
    }));

  it('to riwayat: one row added, one changed in place, one removed, the others untouched', () =>
    dicoba(d, async (trx) => {
      const [pertama, kedua] = siti.golongan;
      const sebelum = await riwayat(trx);
      await setujuiSampaiSelesai(trx);
      const sesudah = await riwayat(trx);
      const lama = new Set(sebelum.map(({ id }) => id));
      const baru = sesudah.filter(({ id }) => !lama.has(id));
      assert.deepEqual(
        baru.map(({ jenis, isi }) => [jenis, isi.golongan, isi.tmt_golongan]),
        [['golongan', '34', '2017-04-01']],
      );
      const harapan = sebelum
        .filter(({ id }) => id !== pertama)
        .map((satu) => (satu.id === kedua ? { ...satu, isi: { ...satu.isi, nomor_sk: '823/777/2009' } } : satu));
      assert.deepEqual(
        sesudah.filter(({ id }) => lama.has(id)),
        harapan,
      );
    }));

  it('to nobody else’s data', () =>
    dicoba(d, async (trx) => {
      const lain = async () => ({
        pegawai: await trx('pegawai').whereNot('nip', siti.pns.nip).orderBy('nip'),
        riwayat: await trx('riwayat').whereNot('nip', siti.pns.nip).orderBy('id'),
      });
      const sebelum = await lain();
      await setujuiSampaiSelesai(trx);
      assert.deepEqual(await lain(), sebelum);
    }));

  it('nothing before the last level, and the form then has no draft left', () =>
    dicoba(d, async (trx) => {
      const sebelum = [await pegawai(trx), await riwayat(trx)];
      for (const tingkat of [1, 2, 3] as const) {
        await setujuiSemua(d, trx, siti.verifikator[tingkat], siti);
        assert.deepEqual([await pegawai(trx), await riwayat(trx)], sebelum, `tingkat ${tingkat}`);
      }
      await setujuiSemua(d, trx, siti.verifikator[4], siti);
      assert.deepEqual(await trx('formulir_bagian').where('formulir_id', siti.formulirId), []);
      assert.deepEqual(await trx('formulir_riwayat').where('formulir_id', siti.formulirId), []);
      assert.equal((await trx('bukti').where({ kiriman_id: siti.kirimanId, jenis: 'selesai' })).length, 1);
    }));

  it('a returned form writes nothing', () =>
    dicoba(d, async (trx) => {
      const sebelum = [await pegawai(trx), await riwayat(trx)];
      await putus(d, trx, siti.verifikator[1], siti, 'kembalikan', { catatan: { '': 'salah' } });
      assert.deepEqual([await pegawai(trx), await riwayat(trx)], sebelum);
    }));

  it('a row of BKN that vanished under the form comes back as verified', () =>
    dicoba(d, async (trx) => {
      await setujuiSemua(d, trx, siti.verifikator[1], siti);
      await trx('riwayat').where('id', siti.golongan[1]!).delete();
      for (const tingkat of [2, 3, 4] as const) await setujuiSemua(d, trx, siti.verifikator[tingkat], siti);
      const nomor = (await riwayat(trx)).map(({ isi }) => isi.nomor_sk);
      assert.ok(nomor.includes('823/777/2009'));
    }));
});

describe('domain §4 pembanding changes under a form', () => {
  /** BKN corrects the address meanwhile, as an import does. */
  async function bknMengubah(trx: Trx): Promise<void> {
    alat.advance(1000);
    await trx('pegawai')
      .where('nip', siti.pns.nip)
      .update({
        isi: trx.raw(`isi || '{"alamat": "Jl. Baru dari BKN"}'`),
        versi: trx.raw('versi + 1'),
        diubah_pada: d.jam(),
      });
    alat.advance(1000);
  }

  it('the field touched is flagged and its old verdict no longer counts; the others do', () =>
    dicoba(d, async (trx) => {
      await putus(d, trx, siti.verifikator[1], siti, 'tandai', { hasil: { alamat: 'sesuai', nama: 'sesuai' } });
      await bknMengubah(trx);
      assert.deepEqual(await item(trx, 'alamat').then((satu) => [satu.berubahSejakKirim, satu.putusan]), [true, null]);
      const nama = await item(trx, 'nama');
      assert.deepEqual([nama.berubahSejakKirim, nama.putusan?.hasil], [false, 'sesuai']);
    }));

  it('setujui asks for a fresh verdict on it, and "Tandai semua" does not give one', () =>
    dicoba(d, async (trx) => {
      const [satu] = [siti.verifikator[1]];
      await putus(d, trx, satu, siti, 'tandai');
      await bknMengubah(trx);
      await putus(d, trx, satu, siti, 'tandai');
      await assert.rejects(putus(d, trx, satu, siti, 'setujui'), (galat: { pesan: { putusan: string } }) =>
        /Masih ada 1 perubahan/.test(galat.pesan.putusan),
      );
      assert.equal(await putus(d, trx, satu, siti, 'setujui', { hasil: { alamat: 'sesuai' } }), 'tingkat_2');
    }));

  it('the kiriman keeps what it was compared with, and says that the pembanding moved', () =>
    dicoba(d, async (trx) => {
      const { pembanding } = await trx('kiriman').where('id', siti.kirimanId).first('pembanding');
      await bknMengubah(trx);
      const kasus = await bukaKasus(d, trx, siti.verifikator[1], siti.formulirId, 'baca');
      assert.equal(kasus.formulir.pembandingBerubah, true);
      assert.deepEqual(kasus.kiriman.pembanding, pembanding);
    }));
});

describe('domain §4 kirim: what was judged "sesuai" before is suggested', () => {
  it('on the next kiriman: the same perubahan with one click, a different one not; nothing is taken over unasked', () =>
    dicoba(d, async (trx) => {
      const hasil = { nama: 'sesuai', alamat: 'sesuai', npwp: 'tidak_sesuai' } as const;
      await putus(d, trx, siti.verifikator[1], siti, 'kembalikan', { hasil, alasan: { npwp: 'x' } });
      await trx.raw(
        `UPDATE formulir_bagian SET isi = jsonb_set(isi, '{alamat,nilai}', '"Jl. Lain No. 9"') WHERE formulir_id = ? AND bagian = 'data-utama'`,
        [siti.formulirId],
      );
      assert.equal((await kirimFormulir(d, trx, siti.pns)).jenis, 'terkirim');
      const usul = async (kunci: string) => {
        const satu = await item(trx, kunci);
        return [satu.usulSesuai, satu.putusan];
      };
      assert.deepEqual(await usul('nama'), [true, null]);
      assert.deepEqual(await usul('alamat'), [false, null], 'other content than was judged');
      assert.deepEqual(await usul('npwp'), [false, null], 'was not "sesuai"');
      const kini = await formulirKini(trx, siti.pns.nip);
      await setujuiSemua(d, trx, siti.verifikator[1], kini);
      assert.equal((await item(trx, 'nama', 2)).usulSesuai, false, 'another level has not judged it');
    }));

  it('always starts at tingkat 1 again, with the next number', () =>
    dicoba(d, async (trx) => {
      for (const tingkat of [1, 2] as const) await setujuiSemua(d, trx, siti.verifikator[tingkat], siti);
      await putus(d, trx, siti.verifikator[3], siti, 'kembalikan', { catatan: { '': 'x' } });
      await kirimFormulir(d, trx, siti.pns);
      assert.equal((await formulirKini(trx, siti.pns.nip)).status, 'tingkat_1');
      assert.deepEqual(
        await trx('kiriman').where('formulir_id', siti.formulirId).orderBy('nomor').pluck('nomor'),
        [1, 2],
      );
    }));

  it('tarik only while nothing on this kiriman has been judged', async () => {
    await dicoba(d, async (trx) => {
      await tarikFormulir(d, trx, siti.pns);
      assert.equal((await formulirKini(trx, siti.pns.nip)).status, 'draf');
    });
    for (const diketik of [{ hasil: { nama: 'sesuai' as const } }, { catatan: { '': 'x' } }])
      await dicoba(d, async (trx) => {
        await putus(d, trx, siti.verifikator[1], siti, 'simpan', diketik);
        await assert.rejects(tarikFormulir(d, trx, siti.pns), /verifikator sudah mulai memutus/);
      });
  });
});
