import type { Response } from 'express';
import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import { tampilJam } from '../shared/tanggal.js';
import { bilangan } from '../web/halaman.js';
import { pns } from '../web/rute.js';
import type { DariHalaman } from './formulir.repository.js';
import { type HasilKetikan, simpanKetikan } from './ketikan.service.js';
import { penulis } from './penulis.js';

/** The page that a form of ours was sent from. */
export const dariHalaman = (isi: Mentah): DariHalaman => ({ versi: bilangan(isi.versi), kunci: penulis(isi) });

/** Keeps what stands on the page, as every button but Simpan does. */
export const simpanHalaman = (
  d: Deps,
  res: Response,
  ketikan: { bagian: string; baris: string | null; mentah: Mentah },
): Promise<HasilKetikan> =>
  inTransaction(d.db, (trx) => simpanKetikan(d, trx, pns(res).nip, { ...ketikan, dari: dariHalaman(ketikan.mentah) }));

/** The page's script keeps the typing by itself: the answer says when, or that another device was here (domain.md §7). */
export async function ketikSendiri(
  d: Deps,
  res: Response,
  ketikan: { bagian: string; baris: string | null; mentah: Mentah },
): Promise<void> {
  const hasil = await simpanHalaman(d, res, ketikan);
  if (hasil.jenis === 'tersimpan') return void res.json({ versi: hasil.versi, jam: tampilJam(d.jam()) });
  res.status(409).json({ jenis: hasil.jenis });
}
