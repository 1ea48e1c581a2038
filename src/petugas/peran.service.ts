import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian, type PesanIsian } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { wilayahAdmin } from '../shared/wilayah-admin.js';
import { kodePeran } from './isian-petugas.js';
import { type KantorPilihan, kantorDiketik } from './kantor.repository.js';
import { hapusPeranPetugas, type KunciPeran, tambahPeranPetugas } from './petugas.repository.js';
import { hapusTautanOrangLain } from './tautan.repository.js';
import { ambilPetugas, jagaAdminBknTerakhir, type PetugasDilihat, sementaraBerubah } from './tindakan.js';
import { mengurusPeran, peranBisaDiberi, tolakTempat } from './wewenang-petugas.js';

type Alat = Pick<Deps, 'jam'>;

/** The peran and kantor that a form asks for, or what is wrong with them. */
export async function peranDiminta(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  isi: Mentah,
): Promise<{ peran: KunciPeran | null; pesan: PesanIsian; usulan: KantorPilihan[] }> {
  const jenis = peranBisaDiberi(pelaku).find((satu) => kodePeran(satu) === isi.peran);
  const di = (kantor: KantorPilihan) => ({ kantorJenis: kantor.jenis, instansiKode: kantor.instansiKode });
  const cocok = (kantor: KantorPilihan) => !jenis || tolakTempat({ ...jenis, ...di(kantor) }) === null;
  const { kantor, usulan } = await kantorDiketik(db, wilayahAdmin(pelaku), isi, cocok);
  const pesan: PesanIsian = jenis ? {} : { peran: 'Pilih perannya.' };
  if (!kantor) return { peran: null, pesan: { ...pesan, kantor: sebutKantor(isi, usulan) }, usulan };
  if (!jenis) return { peran: null, pesan, usulan };
  const tempat = { ...jenis, ...di(kantor) };
  const salah = tolakTempat(tempat);
  if (salah) return { peran: null, pesan: { kantor: salah }, usulan };
  if (!mengurusPeran(pelaku, tempat)) throw new Galat('dilarang', 'Peran ini di luar wewenang Anda.');
  return { peran: { ...jenis, kantorId: kantor.id }, pesan, usulan };
}

function sebutKantor(isi: Mentah, usulan: readonly KantorPilihan[]): string {
  if (!isi.kantor?.trim()) return 'Isi Kantor: ketik sebagian namanya, lalu pilih.';
  return usulan.length > 0
    ? 'Pilih kantor yang Anda maksud.'
    : 'Kantor ini tidak ada di wilayah Anda. Periksa ejaannya, atau ketik nama instansinya.';
}

/** Gives a peran in the transaction of a step; false when they hold it already. */
export async function pasangPeran(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  petugasId: number,
  peran: KunciPeran,
): Promise<boolean> {
  if (!(await tambahPeranPetugas(trx, petugasId, peran))) return false;
  await catatPeran(d, trx, pelaku, 'petugas.beri_peran', petugasId, peran);
  return true;
}

/** One more peran for somebody. */
export async function beriPeran(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  dilihat: PetugasDilihat,
  isi: Mentah,
): Promise<void> {
  const orang = await ambilPetugas(trx, pelaku, dilihat, 'beri');
  const { peran, pesan } = await peranDiminta(trx, pelaku, isi);
  if (!peran) throw new GalatIsian(pesan);
  if (!(await pasangPeran(d, trx, pelaku, orang.id, peran)))
    throw new GalatIsian({ peran: 'Petugas ini sudah memegang peran itu di kantor itu.' });
  // Whoever made a link for less does not get more by it.
  await hapusTautanOrangLain(trx, orang.id, pelaku.id);
}

/** Takes a peran away. `kunci` is "peran:tingkat:kantor" of one that they hold; the last one stays, an account is disabled instead. */
export async function cabutPeran(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  dilihat: PetugasDilihat,
  kunci: string,
): Promise<void> {
  const orang = await ambilPetugas(trx, pelaku, dilihat, 'cabut');
  const satu = orang.peran.find((ada) => kunciPeran(ada) === kunci);
  if (!satu) throw sementaraBerubah();
  if (!mengurusPeran(pelaku, satu)) throw new Galat('dilarang', 'Peran ini diurus Admin BKN.');
  if (orang.peran.length === 1)
    throw new Galat('dilarang', 'Ini peran terakhirnya. Beri peran lain dulu, atau nonaktifkan petugas ini.');
  if (satu.peran === 'admin_bkn') await jagaAdminBknTerakhir(trx, orang.id);
  await hapusPeranPetugas(trx, orang.id, satu);
  await catatPeran(d, trx, pelaku, 'petugas.cabut_peran', orang.id, satu);
}

export const kunciPeran = ({ peran, tingkat, kantorId }: KunciPeran): string => `${peran}:${tingkat}:${kantorId}`;

async function catatPeran(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  aksi: string,
  id: number,
  { peran, tingkat, kantorId }: KunciPeran,
): Promise<void> {
  const rincian = { peran, tingkat, kantor: kantorId };
  await catatJejak(trx, { pelaku, aksi, objek: { jenis: 'petugas', id }, rincian, pada: d.jam() });
}
