import type { BerkasBersih } from '../../src/berkas/berkas.js';
import { inTransaction, type Trx } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { lembarNip, pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { simpanTab } from '../../src/formulir/formulir.service.js';
import type { Tab } from '../../src/formulir/jenis.js';
import { cariRiwayat, semuaButir } from '../../src/formulir/katalog.js';
import { kirimFormulir } from '../../src/formulir/kirim.service.js';
import { lampirkanBerkas } from '../../src/formulir/lampiran.service.js';
import { hitungPerubahan } from '../../src/formulir/perubahan.js';
import { kerjakanRiwayat, type TindakanRiwayat } from '../../src/formulir/riwayat.service.js';
import { simpanKuesioner } from '../../src/kuesioner/kuesioner.service.js';
import type { Mentah } from '../../src/shared/isian.js';
import type { PelakuPetugas, PelakuPns } from '../../src/shared/pelaku.js';
import type { PutusanDiketik } from '../../src/verifikasi/putusan.schema.js';
import { type AksiVerifikasi, putuskanKasus } from '../../src/verifikasi/verifikasi.service.js';
import { JAWABAN_SINGKAT } from './kuesioner.js';
import type { createTestDeps } from './portal.js';

/** Forms on their way, made with the portal's own services. */

export type Alat = Awaited<ReturnType<typeof createTestDeps>>;

export async function pelakuPns(db: Trx | Deps['db'], nomorRegister: string): Promise<PelakuPns> {
  const baris = await db('registrasi as r')
    .join('pegawai as p', 'p.nip', 'r.nip')
    .where('r.nomor_register', nomorRegister)
    .first('r.id', 'r.nip', 'p.nama', 'r.nomor_register as nomorRegister');
  return { jenis: 'pns', ...baris };
}

/** A petugas as the door sees them, with what the database says of their peran now. */
export async function pelakuPetugas(db: Trx | Deps['db'], namaPengguna: string): Promise<PelakuPetugas> {
  const orang = await db('petugas').where('nama_pengguna', namaPengguna).first('id', 'nama', 'nip');
  const peran = await db('petugas_peran as p')
    .join('kantor as k', 'k.id', 'p.kantor_id')
    .where('p.petugas_id', orang.id)
    .select(
      'p.peran',
      'p.tingkat',
      'k.id as kantorId',
      'k.jenis as kantorJenis',
      'k.kode as kantorKode',
      'k.nama as kantorNama',
      'k.instansi_kode as instansiKode',
    );
  return {
    jenis: 'petugas',
    namaPengguna,
    ...orang,
    peran: peran.map((satu) => ({ ...satu, terimaRegistrasi: satu.peran.startsWith('admin') })),
  };
}

/** Gives a petugas one more peran. */
export async function tambahPeran(
  db: Trx | Deps['db'],
  namaPengguna: string,
  peran: { tingkat: number; kantor: string },
): Promise<void> {
  const petugas = await db('petugas').where('nama_pengguna', namaPengguna).first('id');
  const kantor = await db('kantor').where('kode', peran.kantor).first('id');
  await db('petugas_peran').insert({
    petugas_id: petugas.id,
    peran: 'verifikator',
    tingkat: peran.tingkat,
    kantor_id: kantor.id,
  });
}

export interface Isian {
  /** field → text; the butir of these fields are ✗, all others ✓ */
  perbaiki?: Record<string, string>;
  /** kode of the Verifikator Level 1 */
  unit: string;
  baris?: readonly Pick<TindakanRiwayat, 'aksi' | 'baris' | 'mentah'>[];
  jenisBaris?: string;
  /** place → files that have been looked into; rows that BKN has are named by their kunci */
  lampiran?: Readonly<Record<string, readonly BerkasBersih[]>>;
  /** sections that are left as they are, hidden ones for example */
  kecuali?: readonly string[];
}

/** Judges the whole form of a PNS and saves it. */
export async function isiFormulir(d: Deps, trx: Trx, pelaku: PelakuPns, isi: Isian): Promise<void> {
  await pastikanFormulir(trx, pelaku.nip, d.jam());
  const kantor = await trx('kantor').where('kode', isi.unit).first('id');
  const ikut = (kode: string): boolean => !isi.kecuali?.includes(kode);
  for (const tab of d.katalog.tab.filter(({ kode }) => ikut(kode))) {
    if (tab.denganKuesioner) await jawab(d, trx, pelaku, tab);
    if (semuaButir(tab).length === 0) continue;
    const mentah: Mentah = { verifikator: String(kantor.id), ...isi.perbaiki };
    for (const butir of semuaButir(tab)) {
      const salah = butir.isian.some((satu) => isi.perbaiki?.[satu.kode] !== undefined);
      mentah[`${butir.kode}__sikap`] = salah ? 'perbaiki' : 'sesuai';
    }
    const hasil = await simpanTab(d, trx, pelaku, { tab, versi: await versi(trx, pelaku, tab.kode), mentah });
    if (hasil.jenis !== 'tersimpan') throw new Error(`${tab.kode}: ${JSON.stringify(hasil)}`);
  }
  for (const jenis of d.katalog.riwayat.filter((satu) => ikut(satu.jenis))) {
    const milik = jenis.jenis === isi.jenisBaris ? (isi.baris ?? []) : [];
    for (const satu of [{ aksi: 'sesuai' as const, baris: '', mentah: {} }, ...milik])
      await kerjakan(d, trx, pelaku, jenis.jenis, satu);
  }
}

async function jawab(d: Deps, trx: Trx, pelaku: PelakuPns, tab: Tab): Promise<void> {
  const isi = { tab, versi: await versi(trx, pelaku, tab.kode), mentah: JAWABAN_SINGKAT };
  const hasil = await simpanKuesioner(d, trx, pelaku, isi);
  if (hasil.jenis !== 'tersimpan') throw new Error(`${tab.kode}: ${JSON.stringify(hasil)}`);
}

export async function kerjakan(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPns,
  jenis: string,
  satu: Pick<TindakanRiwayat, 'aksi' | 'baris' | 'mentah'>,
): Promise<void> {
  const t = { ...satu, jenis: cariRiwayat(d.katalog, jenis)!, versi: await versi(trx, pelaku, jenis) };
  const hasil = await kerjakanRiwayat(d, trx, pelaku, t);
  if (hasil.jenis !== 'tersimpan') throw new Error(`${jenis}: ${JSON.stringify(hasil)}`);
}

const versi = async (trx: Trx, pelaku: PelakuPns, bagian: string): Promise<number> =>
  (await lembarNip(trx, pelaku.nip))?.draf.bagian[bagian]?.versi ?? 0;

/** Fills in and sends; returns ids of formulir and kiriman. */
export async function kirimkan(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPns,
  isi: Isian,
): Promise<{ formulirId: number; kirimanId: number }> {
  await isiFormulir(d, trx, pelaku, isi);
  for (const [tempat, berkas] of Object.entries(isi.lampiran ?? {})) {
    const { ditolak } = await lampirkanBerkas(d, trx, pelaku, { tempat, berkas });
    if (ditolak.length > 0) throw new Error(ditolak.join(' '));
  }
  const hasil = await kirimFormulir(d, trx, pelaku);
  if (hasil.jenis !== 'terkirim') throw new Error(JSON.stringify(hasil));
  return formulirKini(trx, pelaku.nip);
}

export async function formulirKini(
  db: Trx | Deps['db'],
  nip: string,
): Promise<{ formulirId: number; kirimanId: number; status: string }> {
  return db('formulir').where({ nip }).first('id as formulirId', 'kiriman_id as kirimanId', 'status');
}

/** One decision of a verifikator, with "sesuai" on everything unless said otherwise. */
export async function putus(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kasus: { formulirId: number; kirimanId: number },
  aksi: AksiVerifikasi,
  diketik: Partial<PutusanDiketik> = {},
): Promise<string> {
  const isi = { hasil: {}, alasan: {}, catatan: {}, ...diketik };
  const kerja = { ...kasus, aksi, diketik: isi, alamat: 'https://epupns.example' };
  return (await putuskanKasus(d, trx, pelaku, kerja)).status;
}

/** Marks every item "sesuai" and approves. */
export async function setujuiSemua(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kasus: { formulirId: number; kirimanId: number },
): Promise<string> {
  const { isi, pembanding } = await trx('kiriman').where('id', kasus.kirimanId).first('isi', 'pembanding');
  const hasil = hitungPerubahan(d.katalog, pembanding, isi).map(({ kunci }) => [kunci, 'sesuai' as const]);
  return putus(d, trx, pelaku, kasus, 'setujui', { hasil: Object.fromEntries(hasil) });
}

class Mundur extends Error {}

/** Runs a test in a transaction that never lands. */
export async function dicoba(d: Deps, kerja: (trx: Trx) => Promise<void>): Promise<void> {
  const selesai = new Mundur('rolled back');
  await inTransaction(d.db, async (trx) => {
    await kerja(trx);
    throw selesai;
  }).catch((galat) => {
    if (galat !== selesai) throw galat;
  });
}
