import type { PelakuPetugas, Peran } from './pelaku.js';

/** Who runs the campaign: BKN's admin everywhere, an instansi's in its own (domain.md §3). */
export const PERAN_ADMIN: readonly Peran[] = ['admin_bkn', 'admin_instansi'];

/** What an admin answers for: everything, or some instansi. */
export interface WilayahAdmin {
  nasional: boolean;
  instansi: string[];
}

export const wilayahAdmin = ({ peran }: Pick<PelakuPetugas, 'peran'>): WilayahAdmin => ({
  nasional: peran.some((satu) => satu.peran === 'admin_bkn'),
  instansi: peran.filter((satu) => satu.peran === 'admin_instansi').flatMap(({ instansiKode }) => instansiKode ?? []),
});
