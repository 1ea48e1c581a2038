import type { Knex } from 'knex';
import { inTransaction, type Trx } from '../src/database/knex.js';
import { muatKatalog } from '../src/formulir/katalog.js';
import type { Rujukan } from '../src/shared/isian.js';
import type { PelakuPetugas } from '../src/shared/pelaku.js';
import type { AntreanBcrypt } from '../src/web/antrean-bcrypt.js';
import type { Sandi } from '../src/web/sandi.js';
import { isiKontak } from './demo/kantor.js';
import { type AkunDemo, PEMERAN } from './demo/pemeran.js';
import { PETUGAS_DEMO } from './demo/petugas.js';
import { ajukanDemo, type PendaftarDemo, terimaDemo } from './demo/registrasi.js';
import { simpanOrang, simpanPetugas } from './demo/simpan.js';
import { type InstansiSintetis, makePegawai, type PegawaiSintetis } from './sintetis.js';

export { PEMERAN } from './demo/pemeran.js';
export { KATA_SANDI_DEMO, PETUGAS_DEMO } from './demo/petugas.js';

export interface AlatDemo {
  /** of the configuration; anything but 'demo' is refused */
  mode: 'demo' | 'server';
  bcrypt: AntreanBcrypt;
  sandi: Sandi;
  jam: () => Date;
}

const KEY = 'seed:demo';
const SEED_LOCK = 20150903;
const BENIH = 2015;
const JUMLAH = 300;
const INSTANSI = ['6415', '6400', '3010'];
const JAM = 3_600_000;
const HARI = 24 * JAM;

/** How long the waiting registrations have waited; two of them past the 72 hours of kategori 17. */
const MENUNGGU: readonly { nomorRegister: string; selama: number }[] = [
  { nomorRegister: 'DEM4PNS6', selama: JAM },
  { nomorRegister: 'DEM5PNS7', selama: 7 * JAM },
  { nomorRegister: 'DEM6PNS8', selama: 26 * JAM },
  { nomorRegister: 'DEM7PNS9', selama: 80 * JAM },
  { nomorRegister: 'DEM8PNS2', selama: 5 * HARI },
];

/**
 * People, staff and registrations to try the portal with: 300 synthetic people and a named cast. Does its work once in
 * a database; needs the reference lists. Throws outside the demo, for a real server must never hold a known password.
 */
export async function seedDemo(knex: Knex, alat: AlatDemo): Promise<void> {
  if (alat.mode !== 'demo') throw new Error('Demo people belong into the embedded demo database only.');
  if (await sudahAda(knex)) return;
  await inTransaction(knex, async (trx) => {
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [SEED_LOCK]);
    if (await sudahAda(trx)) return;
    const katalog = await muatKatalog();
    const sintetis = await buatSintetis(trx);
    const pemeran = PEMERAN.flatMap(({ orang }) => orang ?? []);
    const orang = [...pemeran, ...PETUGAS_DEMO.map((satu) => satu.orang), ...sintetis];
    await simpanOrang(trx, katalog, orang, alat.jam());
    await isiKontak(trx);
    await simpanPetugas(trx, alat.bcrypt.hash);
    await buatRegistrasi(trx, alat, sintetis);
    await trx('pengaturan').insert({ kunci: KEY, nilai: JSON.stringify(JUMLAH) });
  });
}

async function sudahAda(knex: Knex): Promise<boolean> {
  return (await knex('pengaturan').where({ kunci: KEY }).first('kunci')) !== undefined;
}

async function buatSintetis(trx: Trx): Promise<PegawaiSintetis[]> {
  const hindari = new Set([...PEMERAN, ...PETUGAS_DEMO].map(({ nip }) => nip));
  const instansi: InstansiSintetis[] = [];
  for (const kode of INSTANSI) {
    const { nama } = await trx('instansi').where({ kode }).first('nama');
    const unor = await trx('unor as u')
      .leftJoin('unor as i', 'i.id', 'u.induk_id')
      .where('u.instansi_kode', kode)
      .orderBy('u.kode')
      .select('u.kode', 'u.nama', 'u.eselon', 'u.nama_jabatan', 'i.nama as induk');
    instansi.push({ kode, nama, unor });
  }
  return [...makePegawai({ benih: BENIH, jumlah: JUMLAH, instansi, hindari })];
}

/** Two accounts of the cast are active; five other people wait for their instansi. */
async function buatRegistrasi(trx: Trx, alat: AlatDemo, sintetis: readonly PegawaiSintetis[]): Promise<void> {
  const kini = alat.jam().getTime();
  const aktif = PEMERAN.flatMap(({ orang, akun }) => (orang && akun ? [pendaftar(orang, akun)] : []));
  const kataKunciHash = await alat.bcrypt.hash(aktif[0]!.akun.kataKunci);
  for (const satu of aktif) {
    const id = await ajukanDemo(trx, alat.sandi, satu, { kataKunciHash, pada: new Date(kini - 7 * HARI) });
    const pelaku = await adminInstansi(trx, satu.instansiKode);
    await terimaDemo(trx, id, satu.nip, { pelaku, pada: new Date(kini - 6 * HARI) });
  }
  for (const [i, { nomorRegister, selama }] of MENUNGGU.entries()) {
    const orang = sintetis[i]!;
    const akun: AkunDemo = { ...aktif[0]!.akun, nomorRegister, email: `pendaftar.${i + 1}@pns.example` };
    await ajukanDemo(trx, alat.sandi, pendaftar(orang, akun), { kataKunciHash, pada: new Date(kini - selama) });
  }
}

function pendaftar({ nip, isi }: Pick<PegawaiSintetis, 'nip' | 'isi'>, akun: AkunDemo): PendaftarDemo {
  return { nip, nama: String(isi.nama), instansiKode: (isi.instansi_induk as Rujukan).kode, akun };
}

async function adminInstansi(trx: Trx, instansiKode: string): Promise<PelakuPetugas> {
  const baris = await trx('petugas_peran as p')
    .join('kantor as k', 'k.id', 'p.kantor_id')
    .join('petugas as t', 't.id', 'p.petugas_id')
    .where({ 'p.peran': 'admin_instansi', 'k.kode': instansiKode })
    .first('t.id', 't.nama', 't.nip', 't.nama_pengguna as namaPengguna');
  return { jenis: 'petugas', ...baris, peran: [] };
}
