import type { Response } from 'express';
import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { type AsalBantuan, asalBantuan, diketikDi, VERIFIKATOR } from '../formulir/bantuan.js';
import { simpanKetikan } from '../formulir/ketikan.service.js';
import { lembarSekarang } from '../formulir/lembar-kini.js';
import { rujukanKode } from '../referensi/referensi.repository.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah, Rujukan } from '../shared/isian.js';
import { tampilkan } from '../web/halaman.js';
import { pns, pnsBila } from '../web/rute.js';
import type { Kategori } from './jenis.js';
import { kepalaKategori } from './permohonan.halaman.js';
import { instansiDaftar, type Terbaca } from './permohonan.js';

/** The place in the form that a request comes from; only of somebody who has signed in. */
export const asalDari = (
  d: Pick<Deps, 'katalog'>,
  res: Response,
  nama: (kode: string) => string,
): AsalBantuan | null =>
  pnsBila(res) && nama('bagian')
    ? asalBantuan(d.katalog, { bagian: nama('bagian'), baris: nama('baris'), isian: nama('isian_asal') })
    : null;

/** One of the entries that exist was meant: back to the form with it, or told where to pick it. */
export async function pakaiYangAda(
  d: Deps,
  res: Response,
  p: { kategori: Kategori; terbaca: Terbaca; asal: AsalBantuan | null; kode: string },
): Promise<void> {
  const { kategori, terbaca, asal } = p;
  const instansi = instansiDaftar(kategori, terbaca.fakta);
  const ada = await rujukanKode(d.db, { daftar: kategori.daftar?.jenis ?? '', instansi }, p.kode);
  if (!ada) throw tidakDitemukan();
  if (asal) {
    await isikan(d, res, asal, ada);
    return res.redirect(303, asal.kembali);
  }
  tampilkan(res, 'helpdesk/sudah-tercatat', {
    judul: 'Sudah ada di daftar',
    menu: 'helpdesk',
    kepala: kepalaKategori(kategori),
    ada,
    diPosisi: kategori.daftar?.di === 'dipilih',
  });
}

/** Puts the entry into the field that "?" was pressed at, as typing that waits for Simpan. */
async function isikan(d: Deps, res: Response, asal: AsalBantuan, ada: Rujukan): Promise<void> {
  const { nip } = pns(res);
  const dipilih: Mentah =
    asal.isian === VERIFIKATOR
      ? { [asal.isian]: ada.kode }
      : { [asal.isian]: ada.nama, [`${asal.isian}__kode`]: ada.kode };
  if (asal.sikap) dipilih[asal.sikap] = 'perbaiki';
  const lembar = await lembarSekarang(d, nip);
  const ketikan = {
    bagian: asal.bagian,
    baris: asal.baris,
    dari: null,
    mentah: { ...diketikDi(lembar, asal), ...dipilih },
  };
  await inTransaction(d.db, (trx) => simpanKetikan(d, trx, nip, ketikan));
}
