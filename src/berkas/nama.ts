import type { JenisBerkas } from './berkas.js';

const PALING_PANJANG = 100;
const AKHIRAN: Record<JenisBerkas, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/** Anything that is not seen, or that turns the direction of reading; a lone half of a sign too. */
const TAK_TAMPAK = /[\p{C}\u2028\u2029]/gu;
/** Endings at the end; each can be read in one way only, or a name of many would be tried in all of them. */
const AKHIRAN_LAMA = /(?:\.(?:[a-z]{3}|jpeg))+$/i;
/** Signs that file systems and headers read as their own. */
const BERMAKNA = /["<>|:*?%]/g;

/**
 * A file's name for display and download: no path, nothing unseen, at most 100 signs, and the ending that its content
 * deserves, whatever the sender called it.
 */
export function rapikanNama(nama: string, jenis: JenisBerkas): string {
  return pendekkan(pokokNama(nama), PALING_PANJANG - AKHIRAN[jenis].length) + AKHIRAN[jenis];
}

/** The name of a refused file, for the message. */
export const sebutNama = (nama: string): string =>
  pendekkan(bersih(nama).replace(/^\.+/, '').trim() || 'berkas', PALING_PANJANG);

function pokokNama(nama: string): string {
  const tanpaAkhiran = bersih(nama).replace(AKHIRAN_LAMA, '');
  return tanpaAkhiran.replace(/^[.\s]+/, '').trim() || 'berkas';
}

const bersih = (nama: string): string =>
  (nama.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(TAK_TAMPAK, '')
    .replace(BERMAKNA, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const pendekkan = (teks: string, maks: number): string => [...teks].slice(0, maks).join('').trim();
