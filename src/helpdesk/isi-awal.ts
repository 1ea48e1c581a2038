import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { type AsalBantuan, diketikDi, VERIFIKATOR } from '../formulir/bantuan.js';
import { rangkaiFormulir } from '../formulir/draf.js';
import type { Lembar } from '../formulir/formulir.repository.js';
import { lembarSekarang } from '../formulir/lembar-kini.js';
import { registrasiId } from '../portal/registrasi.repository.js';
import { isRujukan, type Mentah, type Nilai } from '../shared/isian.js';
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
  const lembar = await lembarSekarang(d, pns.nip);
  if (asal.isian === VERIFIKATOR) return { ...isi, ...instansiKerja(d, lembar) };
  const diketik = diketikDi(lembar, asal)[asal.isian];
  const tempat = kategori.daftar?.isian ?? kategori.isian.find(({ jenis }) => jenis === 'referensi')?.kode;
  return tempat && diketik ? { ...isi, [tempat]: diketik } : isi;
}

/** Where a Verifikator Level 1 is missing: the instansi where the PNS works, otherwise the one that owns them. */
function instansiKerja(d: Pick<Deps, 'katalog'>, lembar: Lembar): Mentah {
  const { isi } = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  const instansi = [isi.instansi_kerja, isi.instansi_induk].find((satu) => isRujukan(satu as Nilai | undefined));
  const { kode, nama } = (instansi ?? lembar.instansi) as { kode: string; nama: string };
  return { instansi: nama, instansi__kode: kode };
}
