import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../paths.js';
import { type Blok, bacaMarkdown } from '../web/markdown.js';

/** A text of the portal itself, kept as a file: its first line is the title. */
export interface Naskah {
  judul: string;
  isi: Blok[];
}

/** A first guide for one kind of user; its second line says what it is about. */
export interface Panduan extends Naskah {
  kode: string;
  uraian: string;
}

const FOLDER = ['seeds', 'data'];

/** The guides in the order of their file names; throws at start when a file does not begin as it should. */
export function muatPanduan(): Panduan[] {
  return readdirSync(inProject(...FOLDER, 'panduan'))
    .filter((nama) => nama.endsWith('.md'))
    .sort()
    .map((nama) => {
      const { judul, isi: teks } = pisahJudul(`panduan/${nama}`);
      const [uraian = '', ...isi] = teks.trim().split('\n');
      return { kode: nama.replace(/^\d+-|\.md$/g, ''), judul, uraian, isi: bacaMarkdown(isi.join('\n')) };
    });
}

export function muatTentang(): Naskah {
  const { judul, isi } = pisahJudul('tentang.md');
  return { judul, isi: bacaMarkdown(isi) };
}

function pisahJudul(nama: string): { judul: string; isi: string } {
  const [awal = '', ...isi] = readFileSync(inProject(...FOLDER, nama), 'utf8').split('\n');
  if (!awal.startsWith('# ')) throw new Error(`seeds/data/${nama}: its first line is no "# title"`);
  return { judul: awal.slice(2).trim(), isi: isi.join('\n') };
}
