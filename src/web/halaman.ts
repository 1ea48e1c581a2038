import type { Request, Response } from 'express';
import type { PesanIsian } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { Model } from './tampilan.js';

/** What every page tells the layout. */
export interface Halaman extends Model {
  judul: string;
  /** which frame: anonymous pages carry no session */
  kerangka?: 'umum' | 'pns' | 'petugas';
  /** entry of the menu that this page belongs to */
  menu?: string;
  /** messages by field code; the title then begins with "Kesalahan:" */
  pesan?: PesanIsian;
  /** scripts of this page, from public/ */
  skrip?: readonly string[];
}

/** Sends a view in its layout. */
export function tampilkan(res: Response, view: string, halaman: Halaman, status = 200): void {
  const model: Model = {
    kerangka: res.locals.pelaku?.jenis ?? 'umum',
    menu: '',
    pesan: {},
    skrip: [],
    ...halaman,
    pelaku: res.locals.pelaku ?? null,
    menuPetugas: res.locals.menuPetugas ?? [],
    pemilik: res.locals.pemilik ?? '',
    demo: res.app.locals.demo === true,
  };
  const html = Buffer.from(res.app.locals.tampilan.render(view, model), 'latin1');
  res.status(status).type('html').send(html);
}

/** PostgreSQL stores no U+0000, and nobody can type one. */
const tanpaNol = (teks: string): string => teks.replaceAll('\0', '');

/** The fields a browser sent, texts only; anything else (arrays, objects) is not ours and dropped. */
export function mentah(req: Request): Mentah {
  const isi: Mentah = {};
  for (const [nama, nilai] of Object.entries((req.body ?? {}) as Record<string, unknown>)) {
    if (typeof nilai === 'string') isi[tanpaNol(nama)] = tanpaNol(nilai);
  }
  return isi;
}

/** A whole number that a page of ours put into a hidden field; 0 for anything else. */
export const bilangan = (teks: string | undefined): number => (/^\d{1,9}$/.test(teks ?? '') ? Number(teks) : 0);

/** One text of the query string. */
export function tanya(req: Request, nama: string): string {
  const nilai = req.query[nama];
  return typeof nilai === 'string' ? tanpaNol(nilai) : '';
}

/** One part of the path. */
export function bagianAlamat(req: Request, nama: string): string {
  const nilai = req.params[nama];
  return typeof nilai === 'string' ? tanpaNol(nilai) : '';
}
