import type { Perubahan } from '../formulir/perubahan.js';

export type TingkatVerifikasi = 1 | 2 | 3 | 4;

/**
 * Levels a kiriman needs (domain.md §4 "Needed levels"): {1, 2}, 3 when the instansi is regional and something reaches 3,
 * 4 when something reaches 4, or the instansi is central and something reaches 3.
 */
export function tingkatPerlu(perubahan: readonly Pick<Perubahan, 'tingkat'>[], daerah: boolean): TingkatVerifikasi[] {
  const tertinggi = Math.max(2, ...perubahan.map((satu) => satu.tingkat));
  const perlu: TingkatVerifikasi[] = [1, 2];
  if (daerah && tertinggi >= 3) perlu.push(3);
  if (tertinggi === 4 || (!daerah && tertinggi >= 3)) perlu.push(4);
  return perlu;
}

/** Whether a level judges this item: 1 and 2 all, 3 those ≥ 3, 4 those ≥ 4 (for a central instansi ≥ 3). */
export function dinilai(tingkat: TingkatVerifikasi, satu: Pick<Perubahan, 'tingkat'>, daerah: boolean): boolean {
  if (tingkat <= 2) return true;
  return satu.tingkat >= (tingkat === 3 || !daerah ? 3 : 4);
}

/** The level after this one, or null when it was the last. */
export function tingkatBerikut(tingkat: TingkatVerifikasi, perlu: readonly number[]): TingkatVerifikasi | null {
  return (([1, 2, 3, 4] as const).find((satu) => satu > tingkat && perlu.includes(satu)) ??
    null) as TingkatVerifikasi | null;
}
