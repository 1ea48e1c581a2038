import type { Request } from 'express';
import type { Deps } from '../deps.js';
import { rujukanKode } from '../referensi/referensi.repository.js';
import type { Isian, Rujukan } from '../shared/isian.js';
import { hanyaAngka } from '../shared/nip.js';
import { tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';

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

/** Ages by which a list is narrowed, in days. */
export const UMUR = [
  { kode: '1', nama: 'Lebih dari 1 hari' },
  { kode: '3', nama: 'Lebih dari 3 hari, terlambat' },
] as const;

/** Scripts of pages with a field that suggests. */
export const SKRIP_RUJUKAN = ['accessible-autocomplete.js', 'formulir.js'];

const ISIAN_INSTANSI: Isian = {
  ...{ kode: 'instansi', label: 'Instansi', jenis: 'referensi', daftar: 'instansi' },
  ...{ tidakWajib: true, lebar: 30 },
};

/** The instansi that a list is narrowed to; its text without a pick narrows nothing and is told so. */
export async function instansiDitanya(d: Pick<Deps, 'db'>, req: Request): Promise<Rujukan | undefined> {
  const kode = tanya(req, 'instansi__kode');
  if (!kode || !tanya(req, 'instansi').trim()) return undefined;
  return rujukanKode(d.db, { daftar: 'instansi' }, kode);
}

/** The field for it, filled in again. */
export const isianInstansi = (req: Request, instansi: Rujukan | undefined) =>
  tampilkanSemua([ISIAN_INSTANSI], {
    mentah: { instansi: instansi?.nama ?? tanya(req, 'instansi'), instansi__kode: instansi?.kode },
    pesan: tanya(req, 'instansi').trim() && !instansi ? { instansi: 'Pilih instansi dari daftar.' } : {},
  });
