import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import type { PelakuPetugas } from '../shared/pelaku.js';

/**
 * Every page that shows a person leaves a trace, also one that a refused form brought, and there is an end to it
 * (threat: an operator sells look-ups).
 */
export async function catatDilihat(
  d: Pick<Deps, 'db' | 'jam' | 'batas'>,
  pelaku: PelakuPetugas,
  nip: string,
): Promise<void> {
  await d.batas.pakai('lihat-pegawai', `petugas-${pelaku.id}`);
  const jejak = { pelaku, aksi: 'pegawai.lihat', objek: { jenis: 'pegawai' as const, id: nip }, pada: d.jam() };
  await inTransaction(d.db, (trx) => catatJejak(trx, jejak));
}
