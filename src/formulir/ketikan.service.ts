import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import { bisaDiisi } from './formulir.alur.js';
import { kunciLembar, simpanSementara } from './formulir.repository.js';

/** Names that belong to the form's machinery, not to what was typed. */
const MESIN = /^(_kunci|versi|aksi|baris)$/;

export interface Ketikan {
  /** tab or riwayat kind */
  bagian: string;
  /** row of a riwayat kind; null for a tab */
  baris: string | null;
  mentah: Mentah;
}

/** Keeps what was typed as isian sementara, unjudged; a form that is no longer open keeps nothing (domain.md §6). */
export async function simpanKetikan(d: Pick<Deps, 'jam'>, trx: Trx, nip: string, ketikan: Ketikan): Promise<void> {
  const lembar = await kunciLembar(trx, nip);
  if (!lembar || !bisaDiisi(lembar.status)) return;
  const isi = Object.fromEntries(Object.entries(ketikan.mentah).filter(([nama, nilai]) => !MESIN.test(nama) && nilai));
  const lama = (lembar.draf.bagian[ketikan.bagian]?.sementara ?? {}) as Record<string, Mentah>;
  const sementara = ketikan.baris ? { ...lama, [ketikan.baris]: isi } : isi;
  await simpanSementara(trx, { formulirId: lembar.formulirId, bagian: ketikan.bagian }, sementara, d.jam());
}
