import type { Mentah } from '../shared/isian.js';

/** Puts back what was typed into a form when its session had ended; returns the page to open. */
export type Pemulih = (nip: string, alamat: string, mentah: Mentah) => Promise<string>;
