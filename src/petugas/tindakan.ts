import type { Trx } from '../database/knex.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { type PetugasSatu, petugasDalamWewenang } from './daftar-petugas.repository.js';
import { adaAdminBknLain, kunciAdminBkn, ubahPetugas } from './petugas.repository.js';
import { type TindakanPetugas, tolakTindakan } from './wewenang-petugas.js';

/** An account as an admin saw it. */
export interface PetugasDilihat {
  id: number;
  versi: number;
}

export const sementaraBerubah = (apa = 'Petugas ini'): Galat =>
  new Galat(
    'bentrok',
    `${apa} diubah orang lain sementara Anda membukanya, jadi tidak ada yang dijalankan. Lihat keadaannya sekarang, lalu ulangi bila masih perlu.`,
  );

/**
 * The account of a step, if the admin may take it and nobody has changed the account since they looked. From here to
 * the end of the transaction nobody else takes a step on it.
 */
export async function ambilPetugas(
  trx: Trx,
  pelaku: PelakuPetugas,
  dilihat: PetugasDilihat,
  tindakan: TindakanPetugas,
): Promise<PetugasSatu> {
  const orang = await petugasDalamWewenang(trx, pelaku, dilihat.id);
  if (!orang) throw tidakDitemukan();
  const larangan = tolakTindakan(pelaku, orang, tindakan);
  if (larangan) throw new Galat('dilarang', larangan);
  if (orang.versi !== dilihat.versi || !(await ubahPetugas(trx, dilihat, {}))) throw sementaraBerubah();
  return orang;
}

/** Before somebody stops being admin_bkn: one other has to remain who can sign in. */
export async function jagaAdminBknTerakhir(trx: Trx, petugasId: number): Promise<void> {
  await kunciAdminBkn(trx);
  if (await adaAdminBknLain(trx, petugasId)) return;
  throw new Galat('dilarang', 'Ini Admin BKN terakhir yang bisa masuk. Angkat dan siapkan Admin BKN lain dulu.');
}
