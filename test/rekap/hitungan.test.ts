import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { bukaKembali } from '../../src/formulir/buka-kembali.service.js';
import { tarikFormulir } from '../../src/formulir/kirim.service.js';
import { pindahInstansi } from '../../src/formulir/pindah-instansi.service.js';
import { putuskan } from '../../src/portal/registrasi.service.js';
import { resetRegistrasi } from '../../src/portal/reset.service.js';
import { bacaHarian, bacaRekap, belumMulai, lipatRekap, type WilayahRekap } from '../../src/rekap/rekap.repository.js';
import { type Alat, dicoba, kirimkan, pelakuPetugas, pelakuPns, putus, setujuiSemua } from '../support/kasus.js';
import { createTestDeps } from '../support/portal.js';
import { kirimSiti } from '../support/siti.js';

let alat: Alat;
let d: Deps;
before(async () => {
  alat = await createTestDeps();
  d = alat.deps;
});
after(() => alat.database.destroy());

const NASIONAL: WilayahRekap = { jenis: 'nasional' };

/** The same figures, counted in the tables themselves. */
async function hitungUlang(kelompok: 'instansi' | 'unit'): Promise<Record<string, Record<string, number>>> {
  const sumber =
    kelompok === 'instansi'
      ? `SELECT instansi_kode AS kode, 'pns_' || kedudukan_hukum AS ukuran FROM pegawai
         UNION ALL SELECT instansi_kode, 'registrasi_' || status FROM registrasi
         UNION ALL SELECT instansi_kode, 'formulir_' || status FROM formulir
         UNION ALL SELECT u.instansi_kode, 'kiriman' FROM kiriman k JOIN kantor u ON u.id = k.unit_kantor_id`
      : `SELECT u.kode, 'formulir_' || f.status AS ukuran FROM formulir f JOIN kantor u ON u.id = f.unit_kantor_id
         UNION ALL SELECT u.kode, 'kiriman' FROM kiriman k JOIN kantor u ON u.id = k.unit_kantor_id`;
  const { rows } = await d.db.raw(`SELECT kode, ukuran, count(*)::int AS jumlah FROM (${sumber}) s GROUP BY 1, 2`);
  const hasil: Record<string, Record<string, number>> = {};
  for (const { kode, ukuran, jumlah } of rows) hasil[kode] = { ...hasil[kode], [ukuran]: jumlah };
  return hasil;
}

async function kini(kelompok: 'instansi' | 'unit'): Promise<Record<string, Record<string, number>>> {
  const baris = await bacaRekap(d.db, NASIONAL, kelompok);
  const tanpaNol = (ukuran: Record<string, number>) =>
    Object.fromEntries(Object.entries(ukuran).filter(([, n]) => n !== 0));
  return Object.fromEntries(
    baris
      .map(({ kode, ukuran }) => [kode, tanpaNol(ukuran)])
      .filter(([, isi]) => Object.keys(isi as object).length > 0),
  );
}

async function cocok(sebutan: string): Promise<void> {
  for (const kelompok of ['instansi', 'unit'] as const)
    assert.deepEqual(await kini(kelompok), await hitungUlang(kelompok), `${sebutan}: ${kelompok}`);
}

describe('domain §9 Rekap: counters kept in the writing transaction', () => {
  it('say what a recount says, after every step and whether folded or not', async () => {
    await cocok('the demo');
    assert.ok((await lipatRekap(d.db)) > 0);
    await cocok('folded');
    const bkn = await pelakuPetugas(d.db, 'admin.bkn');
    const banyumas = await pelakuPetugas(d.db, 'admin.banyumas');
    const kasus = await inTransaction(d.db, (trx) => kirimSiti(d, trx));
    await cocok('sent');
    await inTransaction(d.db, (trx) => tarikFormulir(d, trx, kasus.pns));
    await cocok('drawn back');
    const lagi = await inTransaction(d.db, (trx) =>
      kirimkan(d, trx, kasus.pns, { unit: '6415-BMS-06', perbaiki: { alamat: 'Jl. A 1' } }),
    );
    await inTransaction(d.db, async (trx) => {
      await putus(d, trx, await pelakuPetugas(trx, 'verif1.disdik'), lagi, 'kembalikan', {
        catatan: { agama: 'Periksa.' },
      });
    });
    await cocok('returned');
    await lipatRekap(d.db);
    const akhir = await inTransaction(d.db, (trx) =>
      kirimkan(d, trx, kasus.pns, { unit: '6415-BMS-07', perbaiki: { alamat: 'Jl. A 1' } }),
    );
    for (const tingkat of [1, 2, 3, 4] as const) {
      const { status } = await d.db('formulir').where({ id: akhir.formulirId }).first('status');
      if (status === `tingkat_${tingkat}`)
        await inTransaction(d.db, (trx) => setujuiSemua(d, trx, kasus.verifikator[tingkat], akhir));
    }
    await cocok('finished');
    const { nip, nama } = kasus.pns;
    await inTransaction(d.db, (trx) =>
      bukaKembali(d, trx, bkn, { nip, nama, alasan: 'x', alamat: 'https://x.example' }),
    );
    await cocok('reopened');
    await inTransaction(d.db, (trx) =>
      pindahInstansi(d, trx, bkn, { nip, instansi: { kode: '3010', nama: 'x' }, kantorId: bkn.peran[0]!.kantorId }),
    );
    await cocok('moved');
    const minta = { nip, nomorRegister: kasus.pns.nomorRegister, alasan: 'x', draf: 'simpan' };
    await inTransaction(d.db, (trx) => resetRegistrasi(d, trx, bkn, minta));
    await cocok('reset');
    const menunggu = await d
      .db('registrasi')
      .where({ status: 'diajukan', instansi_kode: '6415' })
      .pluck('nomor_register');
    for (const [i, nomorRegister] of menunggu.entries())
      await inTransaction(d.db, (trx) =>
        putuskan(d, trx, banyumas, { aksi: i % 2 ? 'tolak' : 'terima', nomorRegister, alasan: 'x', alamatLogin: 'x' }),
      );
    await cocok('accepted and rejected');
    await lipatRekap(d.db);
    await cocok('folded again');
    assert.equal(await lipatRekap(d.db), 0);
  });

  it('a transaction that fails counts nothing', async () => {
    const sebelum = await kini('instansi');
    await dicoba(d, async (trx) => {
      await trx('pegawai').limit(1).update({ versi: 99 });
      const siti = await pelakuPns(trx, 'DEM3PNS5');
      await trx('registrasi').where('nip', siti.nip).update({ status: 'direset', alasan: 'x' });
    });
    assert.deepEqual(await kini('instansi'), sebelum);
  });

  it('several fold at once: each change counts once', async () => {
    await inTransaction(d.db, (trx) => trx('registrasi').update({ hp: null }));
    await d.db.raw(
      `INSERT INTO rekap_selisih (instansi_kode, ukuran, selisih) SELECT '6415', 'uji', 1 FROM generate_series(1, 500)`,
    );
    await Promise.all(Array.from({ length: 5 }, () => lipatRekap(d.db)));
    await lipatRekap(d.db);
    const { jumlah } = await d.db('rekap_kini').where({ instansi_kode: '6415', ukuran: 'uji' }).first('jumlah');
    assert.equal(jumlah, 500);
    await d.db('rekap_kini').where({ ukuran: 'uji' }).delete();
    await d.db('rekap_harian').where({ ukuran: 'uji' }).delete();
  });

  it('an area has its own, and days have what they added', async () => {
    const kanreg = await bacaRekap(d.db, { jenis: 'kanreg', kode: 'I' }, 'instansi');
    assert.ok(kanreg.some(({ kode }) => kode === '6415') && !kanreg.some(({ kode }) => kode === '3010'));
    assert.deepEqual(
      (await bacaRekap(d.db, { jenis: 'instansi', kode: '6415' }, 'instansi')).map(({ kode }) => kode),
      ['6415'],
    );
    const harian = await bacaHarian(d.db, NASIONAL, '2000-01-01');
    assert.equal(
      harian.reduce((a, { kiriman }) => a + kiriman, 0),
      (await d.db('kiriman').select('id')).length,
    );
  });
});

describe('domain §9 Rekap: who has not begun', () => {
  it('everybody who has to and has not, by name, page after page, nobody twice', async () => {
    const semua: string[] = [];
    let sesudah: { kunci: string; nip: string } | null = null;
    for (;;) {
      const orang = await belumMulai(d.db, '6415', { sesudah, banyak: 7, tanpaKedudukan: ['77', '99'] });
      if (orang.length === 0) break;
      semua.push(...orang.map(({ nip }) => nip));
      sesudah = orang.at(-1)!;
    }
    const benar: string[] = await d
      .db('pegawai as p')
      .where('p.instansi_kode', '6415')
      .whereNotIn('p.kedudukan_hukum', ['77', '99'])
      .whereNotExists(d.db('registrasi as r').whereRaw("r.nip = p.nip AND r.status IN ('diajukan', 'aktif')"))
      .pluck('p.nip');
    assert.ok(semua.length > 7);
    assert.deepEqual([...semua].sort(), benar.sort());
    assert.equal(new Set(semua).size, semua.length);
  });
});
