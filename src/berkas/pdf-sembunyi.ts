import type { BacaanPdf } from './pdf-token.js';

/** "7 0 obj" at the end, with whatever may stand between its words. */
const AWAL_OBJEK = /\d(?:[\s\0]|%[^\r\n]{0,200}[\r\n])+\d{1,10}(?:[\s\0]|%[^\r\n]{0,200}[\r\n])*obj$/;
/** So far back it is looked for; more between two words is nothing that a writer writes. */
const SEJAUH = 2000;
/** Pictures have the three letters by chance once in ten files. */
const LIAR_PALING_BANYAK = 20;

/**
 * Whether an object begins where the grammar saw none: in a stream, a text or a remark, for a forged table to find.
 * What would take long to look at is refused as well.
 */
export function adaObjekTersembunyi(teks: string, { akhirObj }: Pick<BacaanPdf, 'akhirObj'>): boolean {
  let liar = 0;
  for (let i = teks.indexOf('obj'); i >= 0; i = teks.indexOf('obj', i + 3)) {
    const akhir = i + 3;
    if (akhirObj.has(akhir) || /[A-Za-z]/.test(teks.charAt(i - 1)) || /[A-Za-z0-9]/.test(teks.charAt(akhir))) continue;
    liar += 1;
    if (liar > LIAR_PALING_BANYAK || AWAL_OBJEK.test(teks.slice(Math.max(0, akhir - SEJAUH), akhir))) return true;
    if (lewatiKosongMundur(teks, i) < akhir - SEJAUH / 2) return true;
  }
  return false;
}

/** Nothing but blanks and one number before a word: where they begin. */
function lewatiKosongMundur(teks: string, mulai: number): number {
  let i = mulai;
  while (i > 0 && /[\s\0\d]/.test(teks.charAt(i - 1))) i -= 1;
  return i;
}
