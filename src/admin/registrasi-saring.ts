import type { Request } from 'express';
import { mentah, tanya } from '../web/halaman.js';

const SARINGAN = ['daftar', 'umur', 'cari', 'instansi', 'instansi__kode'] as const;
/** The list that stands there when none was chosen. */
const DAFTAR_BIASA = 'diajukan';

/** How the list was narrowed when somebody went on from it, as a query; forms carry it as `saringan`. */
export function saringanDaftar(req: Request): string {
  const dikirim = new URLSearchParams(mentah(req).saringan ?? '');
  const isi = new URLSearchParams();
  for (const nama of SARINGAN) {
    const nilai = req.method === 'POST' ? dikirim.get(nama) : tanya(req, nama);
    if (nilai && !(nama === 'daftar' && nilai === DAFTAR_BIASA)) isi.set(nama, nilai);
  }
  return String(isi);
}

/** The list, narrowed like that. */
export const alamatDaftar = (saringan: string): string => `/admin/registrasi${saringan && `?${saringan}`}`;
