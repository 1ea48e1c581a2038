import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { type AsalBantuan, diketikDi } from '../formulir/bantuan.js';
import { lembarSekarang } from '../formulir/lembar-kini.js';
import { registrasiId } from '../portal/registrasi.repository.js';
import type { Mentah } from '../shared/isian.js';
import { pnsBila } from '../web/rute.js';
import type { Kategori } from './jenis.js';

/** What is known of whoever comes: their own NIP, the one a page led from with, and what they typed in the form. */
export async function isiAwal(
  d: Deps,
  req: Request,
  res: Response,
  kategori: Kategori,
  asal: AsalBantuan | null,
): Promise<Mentah> {
  const pns = pnsBila(res);
  const tamu = await d.tamu.baca(req);
  const menunggu = pns || !tamu.menunggu ? null : await registrasiId(d.db, tamu.menunggu);
  const isi: Mentah = {
    nip: pns?.nip ?? tamu.nipBantuan ?? tamu.registrasi?.nip,
    nomor_register: pns?.nomorRegister ?? menunggu?.nomorRegister,
  };
  if (!pns || !asal) return isi;
  const diketik = diketikDi(await lembarSekarang(d, pns.nip), asal)[asal.isian];
  const tempat = kategori.daftar?.isian ?? kategori.isian.find(({ jenis }) => jenis === 'referensi')?.kode;
  return tempat && diketik ? { ...isi, [tempat]: diketik } : isi;
}
