import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PEMERAN, PETUGAS_DEMO } from '../../seeds/demo.js';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { kirimFormulir, tarikFormulir } from '../../src/formulir/kirim.service.js';
import { ajukanRegistrasi, putuskan } from '../../src/portal/registrasi.service.js';
import { alihkanUnit, terimaBerkas } from '../../src/verifikasi/unit.service.js';
import { type Alat, pelakuPetugas, putus, setujuiSemua } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { type KasusSiti, kirimSitiTetap } from '../support/siti.js';

/** Every step there is, in order, on one person: [step, its entry in the trail, template of its mail]. */
const LANGKAH: [string, (trx: Trx) => Promise<unknown>, string, string | null][] = [
  ['tarik', (trx) => tarikFormulir(d, trx, siti.pns), 'formulir.tarik', 'formulir-ditarik'],
  ['kirim', (trx) => kirimLagi(trx), 'formulir.kirim', 'formulir-dikirim'],
  ['berkas fisik', (trx) => terimaBerkas(d, trx, siti.verifikator[1], 'DEM2PNS4'), 'formulir.berkas_fisik', null],
  ['alihkan unit', (trx) => alihkan(trx, '6415-BMS-06'), 'formulir.alihkan_unit', 'formulir-dialihkan'],
  ['alihkan unit kembali', (trx) => alihkan(trx, '6415-BMS-07'), 'formulir.alihkan_unit', 'formulir-dialihkan'],
  [
    'kembalikan',
    (trx) => putus(d, trx, siti.verifikator[1], siti, 'kembalikan', { catatan: { '': 'Nama SITI salah' } }),
    'formulir.kembalikan',
    'formulir-dikembalikan',
  ],
  ['kirim lagi', (trx) => kirimLagi(trx), 'formulir.kirim', 'formulir-dikirim'],
  ['setujui 1', (trx) => setujuiSemua(d, trx, siti.verifikator[1], siti), 'formulir.setujui', 'formulir-maju'],
  ['setujui 2', (trx) => setujuiSemua(d, trx, siti.verifikator[2], siti), 'formulir.setujui', 'formulir-maju'],
  ['setujui 3', (trx) => setujuiSemua(d, trx, siti.verifikator[3], siti), 'formulir.setujui', 'formulir-maju'],
  ['setujui 4', (trx) => setujuiSemua(d, trx, siti.verifikator[4], siti), 'formulir.setujui', 'formulir-selesai'],
  ['registrasi', (trx) => daftar(trx), 'registrasi.ajukan', 'registrasi-diajukan'],
  ['tolak', (trx) => putusRegistrasi(trx, 'tolak'), 'registrasi.tolak', 'registrasi-ditolak'],
  ['registrasi kembali', (trx) => daftar(trx), 'registrasi.ajukan', 'registrasi-diajukan'],
  ['terima', (trx) => putusRegistrasi(trx, 'terima'), 'registrasi.terima', 'registrasi-diterima'],
];
const NIP_GURU = PEMERAN[2]!.nip;
const EMAIL_GURU = 'dewi.lestari@pns.example';

let alat: Alat;
let d: Deps;
let siti: KasusSiti;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
  siti = await kirimSitiTetap(d);
});
after(() => alat.database.destroy());

async function kirimLagi(trx: Trx): Promise<void> {
  await kirimFormulir(d, trx, siti.pns);
  const { kiriman_id } = await trx('formulir').where('id', siti.formulirId).first('kiriman_id');
  siti.kirimanId = kiriman_id;
}

async function alihkan(trx: Trx, unit: string): Promise<void> {
  const { id } = await trx('kantor').where('kode', unit).first('id');
  await alihkanUnit(d, trx, siti.verifikator[2], {
    formulirId: siti.formulirId,
    unitKantorId: id,
    alasan: 'untuk SITI',
  });
}

const daftar = (trx: Trx) =>
  ajukanRegistrasi(d, trx, {
    nip: NIP_GURU,
    kontak: { email: EMAIL_GURU, hp: '081200001111' },
    baru: { kataKunci: 'x', namaIbu: 'Sumiyati', pertanyaan: 'Apa?', jawaban: 'rahasia sekali' },
    kataKunciHash: 'x',
  });

async function putusRegistrasi(trx: Trx, aksi: 'terima' | 'tolak'): Promise<void> {
  const { nomor_register } = await trx('registrasi')
    .where({ nip: NIP_GURU, status: 'diajukan' })
    .first('nomor_register');
  const putusan = {
    aksi,
    nomorRegister: nomor_register,
    alasan: 'DEWI bukan pegawai kami',
    alamatLogin: 'https://epupns.example/login',
  };
  await putuskan(d, trx, await pelakuPetugas(trx, 'admin.banyumas'), putusan);
}

describe('domain §4: every step appends to the jejak in the same transaction, and tells the PNS', () => {
  for (const [nama, kerja, aksi, templat] of LANGKAH) {
    it(`${nama}: ${aksi}, ${templat ?? 'no mail'}`, async () => {
      const baru = async (tabel: string, kolom: string, kerja: () => Promise<unknown>) => {
        const { maks } = (await d.db(tabel).max('id as maks').first())!;
        await kerja();
        return d
          .db(tabel)
          .where('id', '>', maks ?? 0)
          .orderBy('id')
          .pluck(kolom);
      };
      let surel: string[] = [];
      const jejak = await baru('jejak', 'aksi', async () => {
        surel = await baru('surel', 'templat', () => inTransaction(d.db, kerja));
      });
      assert.deepEqual(jejak, [aksi]);
      assert.deepEqual(surel, templat ? [templat] : []);
    });
  }

  it('a step that fails leaves neither', async () => {
    const hitung = async () => [(await d.db('jejak').select('id')).length, (await d.db('surel').select('id')).length];
    const sebelum = await hitung();
    await assert.rejects(
      inTransaction(d.db, async (trx) => {
        await daftar(trx);
      }),
      /sudah terdaftar/,
    );
    await assert.rejects(
      inTransaction(d.db, async (trx) => {
        await trx('registrasi').where({ nip: NIP_GURU, status: 'aktif' }).update({ status: 'diajukan' });
        await putusRegistrasi(trx, 'terima');
        throw new Error('at the last moment');
      }),
    );
    assert.deepEqual(await hitung(), sebelum);
  });

  it('each form step is one row of the timeline', async () => {
    const aksi = await d.db('formulir_langkah').where('formulir_id', siti.formulirId).orderBy('id').pluck('aksi');
    assert.deepEqual(aksi, [
      ...['kirim', 'tarik', 'kirim', 'berkas_fisik', 'alihkan_unit', 'alihkan_unit', 'kembalikan', 'kirim'],
      ...['setujui', 'setujui', 'setujui', 'setujui'],
    ]);
  });
});

/** What would tell who somebody is: names word by word, numbers, addresses of the cast. */
const PRIBADI = [...PEMERAN, ...PETUGAS_DEMO].flatMap((satu) => [
  satu.nip,
  ...satu.nama.split(' ').filter((kata) => kata.length > 3),
  ...('akun' in satu && satu.akun ? [satu.akun.email, satu.akun.nomorRegister] : []),
]);

describe('domain §2: jejak holds references, no personal values', () => {
  it('no name, NIP, e-mail or number of the cast stands in any of its rows', async () => {
    const teks = JSON.stringify(await d.db('jejak').select('aksi', 'objek_jenis', 'objek_id', 'rincian', 'permintaan'));
    for (const satu of [...PRIBADI, EMAIL_GURU, '081200001111', 'SITI', 'DEWI']) assert.ok(!teks.includes(satu), satu);
  });

  it('subjects of mails hold nothing personal either', async () => {
    const subjek = (await d.db('surel').pluck('subjek')).join('\n').toUpperCase();
    assert.ok(subjek.length > 100);
    for (const satu of [...PRIBADI, 'BANYUMAS', 'DINAS', 'SITI', 'DEWI'])
      assert.ok(!subjek.includes(satu.toUpperCase()), satu);
    assert.doesNotMatch(subjek, /\d{4}/);
  });

  it('mails go to the account’s own address only', async () => {
    const kepada = new Set(await d.db('surel').pluck('kepada'));
    assert.deepEqual(kepada, new Set(['siti.rachmawati@pns.example', EMAIL_GURU]));
  });
});

describe('what was sent and what was done cannot be changed', () => {
  const ditolak = (sql: string) => assert.rejects(d.db.raw(sql), /append-only|cannot truncate/, sql);

  it('kiriman, formulir_langkah and jejak refuse UPDATE and DELETE', async () => {
    for (const tabel of ['kiriman', 'formulir_langkah', 'jejak']) {
      await ditolak(
        `UPDATE ${tabel} SET id = DEFAULT`.replace('id = DEFAULT', tabel === 'kiriman' ? 'nomor = 9' : "aksi = 'x'"),
      );
      await ditolak(`DELETE FROM ${tabel}`);
    }
  });

  it('jejak, kiriman and formulir_langkah refuse TRUNCATE too, alone or by CASCADE', async () => {
    for (const tabel of ['jejak', 'kiriman', 'formulir_langkah', 'formulir'])
      await ditolak(`TRUNCATE ${tabel} CASCADE`);
  });

  it('an UPDATE that changes nothing is refused as well', () => ditolak('UPDATE kiriman SET isi = isi'));
});
