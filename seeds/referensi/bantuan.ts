import { readdirSync, readFileSync } from 'node:fs';
import type { Trx } from '../../src/database/knex.js';
import { inProject } from '../../src/paths.js';

const FOLDER_FAQ = 'faq';
const TEMPLAT = 'templat-jawaban.json';

const berkasFaq = (): string[] =>
  readdirSync(inProject('seeds', 'data', FOLDER_FAQ))
    .filter((nama) => nama.endsWith('.md'))
    .sort();

export const BERKAS_BANTUAN = [TEMPLAT, ...berkasFaq().map((nama) => `${FOLDER_FAQ}/${nama}`)];

const baca = (nama: string): string => readFileSync(inProject('seeds', 'data', nama), 'utf8');

/** FAQ and answer templates as the console finds them; rows that exist belong to it and are left alone. */
export async function seedBantuan(trx: Trx): Promise<void> {
  for (const [i, nama] of berkasFaq().entries()) {
    const [judul = '', ...isi] = baca(`${FOLDER_FAQ}/${nama}`).split('\n');
    const kode = nama.replace(/^\d+-|\.md$/g, '');
    if (!judul.startsWith('# ')) throw new Error(`seeds/data/faq/${nama}: its first line is no "# title"`);
    await trx('faq')
      .insert({ kode, urutan: (i + 1) * 10, judul: judul.slice(2).trim(), isi: isi.join('\n').trim() })
      .onConflict('kode')
      .ignore();
  }
  await trx('templat_jawaban')
    .insert(JSON.parse(baca(TEMPLAT)) as { kategori: string | null; aksi: string; judul: string; teks: string }[])
    .onConflict(['kategori', 'aksi', 'judul'])
    .ignore();
}
