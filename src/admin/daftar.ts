import type { Request } from 'express';
import type { Deps } from '../deps.js';
import { selesaikanRujukan } from '../referensi/resolusi.js';
import type { Isian, Mentah, Rujukan } from '../shared/isian.js';
import { hanyaAngka } from '../shared/nip.js';
import { tanya } from '../web/halaman.js';
import { tampilkanSemua, type Usulan } from '../web/isian-tampil.js';

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

/** The instansi that an address asks for: picked, or the only one of exactly this name; else what it might mean. */
export interface InstansiDitanya {
  instansi?: Rujukan;
  usulan: Usulan[];
}

export async function instansiDitanya(d: Pick<Deps, 'db'>, req: Request): Promise<InstansiDitanya> {
  const { rujukan, usulan } = await selesaikanRujukan(d.db, [ISIAN_INSTANSI], mentahInstansi(req), []);
  return { instansi: rujukan.instansi, usulan: usulan.instansi ?? [] };
}

const mentahInstansi = (req: Request): Mentah =>
  Object.fromEntries(
    ['instansi', 'instansi__kode', 'instansi__pilih'].map((nama) => [nama, tanya(req, nama).trim().slice(0, 200)]),
  );

/** The field for a filter, filled in again; a text that is no instansi narrows nothing and is told so. */
export const isianInstansi = (req: Request, ditanya: InstansiDitanya) =>
  tampilkanInstansi(req, ditanya, tanya(req, 'instansi').trim() && !ditanya.instansi ? sebutSalah(ditanya) : '');

/** The same where a page has nothing to show without one. */
export function isianInstansiDituju(req: Request, ditanya: InstansiDitanya) {
  const dikirim = req.query.instansi !== undefined && !ditanya.instansi;
  const kosong = tanya(req, 'instansi').trim() === '';
  const pesan = kosong ? 'Isi Instansi: ketik sebagian namanya, lalu pilih.' : sebutSalah(ditanya);
  return tampilkanInstansi(req, ditanya, dikirim ? pesan : '').map((isian) => ({ ...isian, tidakWajib: false }));
}

const sebutSalah = ({ usulan }: InstansiDitanya): string =>
  usulan.length > 0 ? 'Pilih instansi yang Anda maksud.' : 'Instansi ini tidak ada di daftar. Periksa ejaannya.';

const tampilkanInstansi = (req: Request, { instansi, usulan }: InstansiDitanya, pesan: string) =>
  tampilkanSemua([ISIAN_INSTANSI], {
    mentah: { instansi: instansi?.nama ?? tanya(req, 'instansi'), instansi__kode: instansi?.kode },
    pesan: pesan ? { instansi: pesan } : {},
    usulan: { instansi: usulan },
  });
