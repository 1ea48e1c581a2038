import { salahKataKunciKini } from '../akun/kata-kunci-kini.js';
import { akhiriSesi } from '../akun/sesi.repository.js';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { akhiriSesiLain, akunPetugasId } from './petugas.repository.js';
import { simpanKataKunci } from './tautan.repository.js';

/** Steps of a petugas on the own account, each in the trail. */

/** See salahKataKunciKini: of a petugas. */
export const salahKataKunciPetugas = (
  d: Pick<Deps, 'db' | 'bcrypt' | 'batas'>,
  { id }: PelakuPetugas,
  kataKunci: string,
): Promise<Record<string, string>> =>
  salahKataKunciKini(
    d,
    { akun: `petugas-${id}`, hash: async () => (await akunPetugasId(d.db, id))?.kataSandiHash ?? null },
    kataKunci,
  );

/** Somebody has ended the session whose step this is while it was being taken. */
export const sudahDikeluarkan = (): Galat =>
  new Galat('bentrok', 'Sesi Anda sementara itu diakhiri, jadi tidak ada yang berubah. Login lagi.');

const catat = (d: Pick<Deps, 'jam'>, trx: Trx, pelaku: PelakuPetugas, aksi: string): Promise<void> =>
  catatJejak(trx, { pelaku, aksi, objek: { jenis: 'petugas', id: pelaku.id }, pada: d.jam() });

/**
 * `hash` is made before the transaction, `sesiKe` is what the session carries. Every session ends; gives what a new one
 * for this browser has to carry, so that an admin who signs everybody out a moment later ends that one, too.
 */
export async function gantiKataKunciPetugas(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  { hash, ...sesi }: { hash: string; sesiKe: number },
): Promise<number> {
  const sesiKe = await akhiriSesiLain(trx, pelaku.id, sesi.sesiKe);
  if (sesiKe === null) throw sudahDikeluarkan();
  await simpanKataKunci(trx, pelaku.id, hash);
  await catat(d, trx, pelaku, 'petugas.ganti_kata_kunci');
  return sesiKe;
}

/** Ends every session but this one. Returns how many those were. */
export async function keluarkanPerangkatLain(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  sesiIni: string,
): Promise<number> {
  const banyak = await akhiriSesi(trx, { petugas_id: pelaku.id }, sesiIni);
  if (banyak > 0) await catat(d, trx, pelaku, 'petugas.keluarkan_lain');
  return banyak;
}
