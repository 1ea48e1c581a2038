import type { Request } from 'express';
import { hanyaAngka } from '../shared/nip.js';
import { tanya } from '../web/halaman.js';

const SEHALAMAN = 20;

/** What a list page is asked for: which page, and what is searched. */
export interface PermintaanDaftar {
  nomor: number;
  /** as typed */
  cari: string;
  /** for the repository; one row more than a page holds tells whether there is another */
  potong: { mulai: number; banyak: number; cari: string };
}

export function bacaDaftar(req: Request): PermintaanDaftar {
  const nomor = Math.max(1, Math.min(10_000, Number.parseInt(tanya(req, 'halaman'), 10) || 1));
  const cari = tanya(req, 'cari').trim().slice(0, 100);
  const angka = hanyaAngka(cari);
  return {
    nomor,
    cari,
    potong: { mulai: (nomor - 1) * SEHALAMAN, banyak: SEHALAMAN + 1, cari: /^\d{18}$/.test(angka) ? angka : cari },
  };
}

/** The rows of this page, and whether more follow. */
export function potongDaftar<T>(
  daftar: readonly T[],
  { nomor }: PermintaanDaftar,
): { isi: T[]; halaman: { nomor: number; adaLagi: boolean } } {
  return { isi: daftar.slice(0, SEHALAMAN), halaman: { nomor, adaLagi: daftar.length > SEHALAMAN } };
}
