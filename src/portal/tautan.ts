import type { Deps } from '../deps.js';

const UMUR_MENIT = 30;

/** Signed addresses that open one registration for half an hour (domain.md §5.4). */
export function tandaiRegistrasi(d: Pick<Deps, 'sandi' | 'jam'>, id: number): string {
  return d.sandi.tandai(`registrasi-${id}-${Math.floor(d.jam().getTime() / 1000) + UMUR_MENIT * 60}`);
}

/** Id of the registration a signed address opens, or null when it is not ours or too old. */
export function bukaTandaRegistrasi(d: Pick<Deps, 'sandi' | 'jam'>, tanda: string): number | null {
  const cocok = /^registrasi-(\d+)-(\d+)$/.exec(d.sandi.bukaTanda(tanda) ?? '');
  return cocok && Number(cocok[2]) * 1000 > d.jam().getTime() ? Number(cocok[1]) : null;
}
