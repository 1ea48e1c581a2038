import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Trx } from '../../src/database/knex.js';
import { Galat } from '../../src/shared/galat.js';
import { sekali, tujuanKunci } from '../../src/web/kunci-formulir.js';
import { AKUN_KEMENTERIAN, kunciBaru, masukPns } from '../support/klien.js';
import { startTestPortal, type TestPortal } from '../support/portal.js';

const PEMILIK = 'pns-1';

let portal: TestPortal;
let db: TestPortal['deps']['db'];
before(async () => {
  portal = await startTestPortal();
  ({ db } = portal.deps);
  await db.raw('CREATE TABLE hasil_uji (nomor int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kunci text NOT NULL)');
});
after(() => portal.close());

/** Work that leaves one row and leads to an address of its own, so that a second run would show. */
const kerjakan = (kunci: string) => async (trx: Trx) => {
  const [{ nomor }] = await trx('hasil_uji').insert({ kunci }).returning('nomor');
  return { tujuan: `/hasil/${nomor}`, hasil: nomor as number };
};
const dikerjakan = async (kunci: string): Promise<number> => (await db('hasil_uji').where({ kunci })).length;

describe('quality Reliability: every unsafe POST may be repeated without doing the thing twice', () => {
  it('the same key twice: the work runs once, both lead to the same place, only the first says what it did', async () => {
    const kunci = kunciBaru();
    const pertama = await sekali(db, { kunci, pemilik: PEMILIK }, kerjakan(kunci));
    const kedua = await sekali(db, { kunci, pemilik: PEMILIK }, kerjakan(kunci));
    assert.equal(await dikerjakan(kunci), 1);
    assert.equal(kedua.tujuan, pertama.tujuan);
    assert.deepEqual([typeof pertama.hasil, kedua.hasil], ['number', null]);
    assert.equal(await tujuanKunci(db, { kunci, pemilik: PEMILIK }), pertama.tujuan);
  });

  it('twenty times at once: once, and all lead to the same place', async () => {
    const kunci = kunciBaru();
    const semua = await Promise.all(
      Array.from({ length: 20 }, () => sekali(db, { kunci, pemilik: PEMILIK }, kerjakan(kunci))),
    );
    assert.equal(await dikerjakan(kunci), 1);
    assert.equal(new Set(semua.map(({ tujuan }) => tujuan)).size, 1);
    assert.match(semua[0]!.tujuan, /^\/hasil\/\d+$/);
    assert.equal(semua.filter(({ hasil }) => hasil !== null).length, 1);
  });

  it('two that hold what the other waits for: both are carried out, neither sees an error', async () => {
    const nomor = (
      await db('hasil_uji')
        .insert([{ kunci: 'a' }, { kunci: 'b' }])
        .returning('nomor')
    ).map((satu) => satu.nomor as number);
    let sampai = 0;
    let lanjut = () => {};
    const keduanya = new Promise<void>((selesai) => {
      lanjut = selesai;
    });
    let kali = 0;
    const silang = (urutan: number[]) => async (trx: Trx) => {
      kali += 1;
      await trx('hasil_uji').where('nomor', urutan[0]).update({ kunci: 'x' });
      sampai += 1;
      if (sampai === 2) lanjut();
      await keduanya;
      await trx('hasil_uji').where('nomor', urutan[1]).update({ kunci: 'x' });
      return { tujuan: '/selesai', hasil: true };
    };
    const hasil = await Promise.all(
      [nomor, [...nomor].reverse()].map((urutan) =>
        sekali(db, { kunci: kunciBaru(), pemilik: PEMILIK }, silang(urutan)),
      ),
    );
    assert.deepEqual(hasil, [
      { tujuan: '/selesai', hasil: true },
      { tujuan: '/selesai', hasil: true },
    ]);
    assert.ok(kali > 2, 'one of them was tried again');
  });

  it('a work that failed leaves the key free and nothing else behind', async () => {
    const kunci = kunciBaru();
    const gagal = async (trx: Trx): Promise<never> => {
      await kerjakan(kunci)(trx);
      throw new Galat('bentrok', 'gagal');
    };
    await assert.rejects(sekali(db, { kunci, pemilik: PEMILIK }, gagal), /gagal/);
    assert.equal(await dikerjakan(kunci), 0);
    assert.equal(await tujuanKunci(db, { kunci, pemilik: PEMILIK }), null);
    const lagi = await sekali(db, { kunci, pemilik: PEMILIK }, kerjakan(kunci));
    assert.equal(typeof lagi.hasil, 'number');
  });

  it('whoever waits behind a work that fails does it then', async () => {
    const kunci = kunciBaru();
    let nomor = 0;
    const sekaliGagal = async (trx: Trx) => {
      nomor += 1;
      if (nomor === 1) throw new Galat('bentrok', 'yang pertama gagal');
      return kerjakan(kunci)(trx);
    };
    const semua = await Promise.allSettled(
      Array.from({ length: 5 }, () => sekali(db, { kunci, pemilik: PEMILIK }, sekaliGagal)),
    );
    assert.deepEqual(semua.map(({ status }) => status).sort(), [
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    assert.equal(await dikerjakan(kunci), 1);
  });

  it('the key of another owner does not collide', async () => {
    const kunci = kunciBaru();
    const satu = await sekali(db, { kunci, pemilik: 'pns-1' }, kerjakan(kunci));
    const dua = await sekali(db, { kunci, pemilik: 'pns-11' }, kerjakan(kunci));
    const tiga = await sekali(db, { kunci, pemilik: 'petugas-1' }, kerjakan(kunci));
    assert.equal(await dikerjakan(kunci), 3);
    assert.equal(new Set([satu, dua, tiga].map(({ tujuan }) => tujuan)).size, 3);
    assert.equal(await tujuanKunci(db, { kunci, pemilik: 'pns-2' }), null, 'nor does it tell where another’s led');
  });

  it('a missing or odd key is refused, and nothing is done', async () => {
    const aneh = [
      undefined,
      '',
      'pendek',
      'a'.repeat(65),
      'spasi di dalam kunci ini',
      "' OR 1=1 --------------",
      'ñ'.repeat(30),
    ];
    for (const kunci of aneh) {
      const coba = sekali(db, { kunci, pemilik: PEMILIK }, kerjakan('aneh'));
      await assert.rejects(coba, (galat: Galat) => galat.jenis === 'isian', String(kunci));
    }
    assert.equal(await dikerjakan('aneh'), 0);
  });
});

describe('and so on the pages', () => {
  it('a POST without a key or with an odd one is 422 and changes nothing', async () => {
    const klien = await masukPns(portal.url);
    for (const isi of [{}, { _kunci: '' }, { _kunci: 'x' }, { _kunci: '%00'.repeat(10) }]) {
      for (const alamat of [
        '/formulir/data-utama',
        '/formulir/riwayat/golongan',
        '/formulir/kirim',
        '/formulir/tarik',
      ]) {
        const { status, teks } = await klien.kirim(alamat, { versi: '0', aksi: 'sesuai', ...isi } as Record<
          string,
          string
        >);
        assert.equal(status, 422, alamat);
        assert.match(teks, /Formulir ini tidak lengkap/);
      }
    }
    assert.deepEqual(await db('formulir_bagian').select(), []);
  });

  it('Simpan clicked ten times at once saves one version', async () => {
    const klien = await masukPns(portal.url);
    const isi = {
      _kunci: await klien.kunci('/formulir/data-utama'),
      versi: '0',
      agama__sikap: 'sesuai',
      aksi: 'simpan',
    };
    const jawaban = await Promise.all(Array.from({ length: 10 }, () => klien.kirim('/formulir/data-utama', isi)));
    assert.deepEqual(
      [...new Set(jawaban.map(({ status, tujuan }) => `${status} ${tujuan}`))],
      ['303 /formulir/data-utama'],
    );
    assert.deepEqual(await db('formulir_bagian').pluck('versi'), [1]);
  });

  it('Tambah clicked twice adds one row', async () => {
    const klien = await masukPns(portal.url, AKUN_KEMENTERIAN);
    const isi = {
      _kunci: await klien.kunci('/formulir/riwayat/golongan?baris=baru'),
      aksi: 'simpan',
      baris: 'baru',
      versi: '0',
      golongan: '34',
      tmt_golongan: '01-04-2019',
      masa_kerja_tahun: '15',
      masa_kerja_bulan: '3',
      nomor_sk: '823/9/2019',
      tanggal_sk: '12-03-2019',
      jenis_kp: '101',
    };
    const jawaban = await Promise.all([1, 2, 3].map(() => klien.kirim('/formulir/riwayat/golongan', isi)));
    assert.deepEqual(
      jawaban.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.equal((await db('formulir_riwayat').where({ tindakan: 'tambah' })).length, 1);
  });
});
