/**
 * The few marks that our FAQ uses: paragraphs, lists, **bold** and [links](/to). Read into plain data that a view
 * escapes piece by piece, so that no text of a row can become HTML.
 */
export interface Potongan {
  teks: string;
  tebal?: true;
  /** an address of ours or https */
  tautan?: string;
}

export type Blok = { jenis: 'paragraf'; isi: Potongan[] } | { jenis: 'daftar'; bernomor: boolean; butir: Potongan[][] };

const BUTIR = /^(?:[-*]|(\d+)[.)]) +/;

export function bacaMarkdown(teks: string): Blok[] {
  return teks
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((bagian) => bagian.trim())
    .filter(Boolean)
    .map(bacaBlok);
}

function bacaBlok(bagian: string): Blok {
  if (!BUTIR.test(bagian)) return { jenis: 'paragraf', isi: bacaBaris(bagian) };
  const butir = bagian.split(/\n(?=(?:[-*]|\d+[.)]) +)/).map((satu) => bacaBaris(satu.replace(BUTIR, '')));
  return { jenis: 'daftar', bernomor: BUTIR.exec(bagian)?.[1] !== undefined, butir };
}

const POTONGAN = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

function bacaBaris(baris: string): Potongan[] {
  const teks = baris.replace(/\s*\n\s*/g, ' ');
  const hasil: Potongan[] = [];
  let dari = 0;
  for (const cocok of teks.matchAll(POTONGAN)) {
    if (cocok.index > dari) hasil.push({ teks: teks.slice(dari, cocok.index) });
    hasil.push(cocok[1] === undefined ? tautan(cocok[2]!, cocok[3]!) : { teks: cocok[1], tebal: true });
    dari = cocok.index + cocok[0].length;
  }
  if (dari < teks.length) hasil.push({ teks: teks.slice(dari) });
  return hasil;
}

/** Elsewhere than to our own pages or https nothing leads; the words stay. */
const tautan = (teks: string, alamat: string): Potongan =>
  /^(\/(?!\/)|https:\/\/)/.test(alamat) ? { teks, tautan: alamat } : { teks };
