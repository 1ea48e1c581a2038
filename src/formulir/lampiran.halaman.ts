import { tampilUkuran } from '../berkas/berkas.js';
import type { Lampiran } from './lampiran.repository.js';
import type { Perubahan } from './perubahan.js';

/** A file as partials/berkas shows it. */
export interface BerkasTampil {
  id: number;
  nama: string;
  ukuran: string;
  /** pixels; null for a PDF */
  lebar: number | null;
  tinggi: number | null;
}

export const berkasTampil = ({ id, nama, ukuran, lebar, tinggi }: Lampiran): BerkasTampil => ({
  id,
  nama,
  ukuran: tampilUkuran(ukuran),
  lebar,
  tinggi,
});

/** Files by the place they hang on. */
export function perTempat(lampiran: readonly Lampiran[]): Record<string, BerkasTampil[]> {
  const tempat: Record<string, BerkasTampil[]> = {};
  for (const satu of lampiran) {
    tempat[satu.kunci] ??= [];
    tempat[satu.kunci]!.push(berkasTampil(satu));
  }
  return tempat;
}

/** What was sent, place by place, in the order of the form. */
export function lampiranTerkirim(
  perubahan: readonly Perubahan[],
  lampiran: readonly Lampiran[],
): { label: string; berkas: BerkasTampil[] }[] {
  const tempat = perTempat(lampiran);
  return perubahan.flatMap(({ kunci, label, judulBagian }) =>
    tempat[kunci] ? [{ label: `${judulBagian}: ${label}`, berkas: tempat[kunci] }] : [],
  );
}

/** kunci → how many files. */
export function hitungLampiran(lampiran: readonly Lampiran[]): Record<string, number> {
  return Object.fromEntries(Object.entries(perTempat(lampiran)).map(([kunci, semua]) => [kunci, semua.length]));
}
