import type { Db } from '../database/knex.js';

export interface TemplatJawaban {
  id: number;
  aksi: 'setujui' | 'tolak' | 'minta_kelengkapan';
  judul: string;
  teks: string;
}

const KOLOM = ['id', 'aksi', 'judul', 'teks'];

/** Answers to pick from for a kategori: its own and those for all. */
export async function templatUntuk(db: Db, kategori: string): Promise<TemplatJawaban[]> {
  return db('templat_jawaban')
    .where({ aktif: true })
    .where((satu) => satu.where({ kategori }).orWhereNull('kategori'))
    .orderByRaw('kategori NULLS LAST, aksi, judul')
    .select(KOLOM);
}

export async function cariTemplat(db: Db, kategori: string, id: number): Promise<TemplatJawaban | undefined> {
  return (await templatUntuk(db, kategori)).find((satu) => Number(satu.id) === id);
}
