import type { Db } from '../database/knex.js';

export interface Faq {
  kode: string;
  judul: string;
  /** markdown */
  isi: string;
}

export async function daftarFaq(db: Db): Promise<Faq[]> {
  return db('faq').where('aktif', true).orderBy('urutan').orderBy('kode').select('kode', 'judul', 'isi');
}
