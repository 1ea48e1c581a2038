import type { Mentah } from '../shared/isian.js';

/** The page to open after what was typed has been put back. */
export interface Dipulihkan {
  tujuan: string;
  /** another device has changed the same part meanwhile */
  didahului: boolean;
}

/** Puts back what was typed into a form when its session had ended. */
export type Pemulih = (nip: string, alamat: string, mentah: Mentah) => Promise<Dipulihkan>;
