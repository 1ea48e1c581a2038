import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import type { PelakuPetugas } from '../shared/pelaku.js';

/** Data of many people leaves the house: who took it, of whom, and in which shape stays known. */
export async function catatEkspor(
  d: Pick<Deps, 'db' | 'jam'>,
  pelaku: PelakuPetugas,
  instansi: string,
  bentuk: string,
): Promise<void> {
  const jejak = { pelaku, aksi: 'pegawai.ekspor', objek: { jenis: 'instansi' as const, id: instansi } };
  await inTransaction(d.db, (trx) => catatJejak(trx, { ...jejak, rincian: { bentuk }, pada: d.jam() }));
}
