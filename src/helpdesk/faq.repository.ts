import type { Db, Trx } from '../database/knex.js';

export interface Faq {
  kode: string;
  judul: string;
  /** markdown */
  isi: string;
}

/** A row as the console keeps it. */
export interface FaqTersimpan extends Faq {
  aktif: boolean;
  urutan: number;
  versi: number;
}

/** What the public reads, in order. */
export async function daftarFaq(db: Db): Promise<Faq[]> {
  return db('faq').where('aktif', true).orderBy('urutan').orderBy('kode').select('kode', 'judul', 'isi');
}

/** Every row, retired ones too, in order. */
export async function semuaFaq(db: Db | Trx): Promise<FaqTersimpan[]> {
  return db('faq').orderBy('urutan').orderBy('kode').select('kode', 'judul', 'isi', 'aktif', 'urutan', 'versi');
}

export async function cariFaq(db: Db | Trx, kode: string): Promise<FaqTersimpan | undefined> {
  return db('faq').where({ kode }).first('kode', 'judul', 'isi', 'aktif', 'urutan', 'versi');
}

/** Whoever changes the list waits for the one before; readers wait for nobody. */
export async function tahanFaq(trx: Trx): Promise<void> {
  await trx.raw('LOCK TABLE faq IN SHARE ROW EXCLUSIVE MODE');
}

export async function simpanFaq(trx: Trx, isi: Faq & { urutan: number }): Promise<void> {
  await trx('faq').insert(isi);
}

export async function gantiFaq(
  trx: Trx,
  kode: string,
  isi: Partial<Pick<FaqTersimpan, 'judul' | 'isi' | 'aktif' | 'urutan'>>,
): Promise<void> {
  await trx('faq')
    .where({ kode })
    .update({ ...isi, versi: trx.raw('versi + 1') });
}

/** Puts these rows into this order; texts and versions stay. */
export async function urutkanFaq(trx: Trx, kode: readonly string[]): Promise<void> {
  await trx.raw(
    `UPDATE faq SET urutan = baru.nomor * 10 FROM unnest(?::text[]) WITH ORDINALITY AS baru (kode, nomor) WHERE faq.kode = baru.kode`,
    [[...kode]],
  );
}
