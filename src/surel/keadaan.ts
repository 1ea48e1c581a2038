import { SEBAB_SUREL, sebabDikenal } from './kegagalan.js';

/** Where a mail stands. */
export const KEADAAN_SUREL = {
  mati: 'Berhenti dicoba',
  terlambat: 'Terlambat',
  menunggu: 'Menunggu',
  terkirim: 'Terkirim',
} as const;
export type KeadaanSurel = keyof typeof KEADAAN_SUREL;

/** A mail that has waited so long is late: most go out within seconds. */
const TERLAMBAT_MS = 15 * 60_000;
export const terlambatSejak = (kini: Date): Date => new Date(kini.getTime() - TERLAMBAT_MS);

export interface Perjalanan {
  dibuatPada: Date;
  dikirimPada: Date | null;
  matiPada: Date | null;
}

export function keadaanSurel({ dibuatPada, dikirimPada, matiPada }: Perjalanan, kini: Date): KeadaanSurel {
  if (dikirimPada) return 'terkirim';
  if (matiPada) return 'mati';
  return dibuatPada < terlambatSejak(kini) ? 'terlambat' : 'menunggu';
}

/** Why a mail has not gone out yet, in plain words. */
export function sebutSebab({ sebab, percobaan }: { sebab: string | null; percobaan: number }): string {
  if (!sebab || !sebabDikenal(sebab)) return percobaan > 0 ? 'Sedang dikirim' : 'Belum sempat dicoba';
  return `${SEBAB_SUREL[sebab].nama}, ${percobaan} kali dicoba`;
}

/** Mails with a code: whoever reads it can enter the account of another, and an old one opens nothing. */
export const berkode = (templat: string): boolean => templat.startsWith('kode-');

/** An address that can be told from others, but not written to. */
export function samarkanAlamat(alamat: string): string {
  const pisah = alamat.lastIndexOf('@');
  return pisah < 1 ? '•••' : `${[...alamat][0]}•••${alamat.slice(pisah)}`;
}
