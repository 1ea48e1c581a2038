import MarkdownIt, { type Token } from 'markdown-it';

/**
 * The marks that texts kept in the database may have (FAQ): headings, paragraphs, lists, **bold** and [links](/to).
 * markdown-it reads them; what comes out is plain data that a view escapes piece by piece, so that no text of a row
 * can become HTML.
 */
export interface Potongan {
  teks: string;
  tebal?: true;
  /** an address of ours or https */
  tautan?: string;
}

export type Blok =
  | { jenis: 'judul' | 'paragraf'; isi: Potongan[] }
  | { jenis: 'daftar'; bernomor: boolean; butir: Potongan[][] };

const pembaca = new MarkdownIt('zero').enable(['heading', 'list', 'emphasis', 'link', 'newline', 'escape', 'entity']);

/** A list inside a list stands in the outer one; an item of several paragraphs is as many items. */
export function bacaMarkdown(teks: string): Blok[] {
  const hasil: Blok[] = [];
  let judul = false;
  for (const token of pembaca.parse(teks, {})) {
    if (/^(bullet|ordered)_list_open$/.test(token.type) && token.level === 0)
      hasil.push({ jenis: 'daftar', bernomor: token.type.startsWith('ordered'), butir: [] });
    else if (/^heading_/.test(token.type)) judul = token.nesting === 1;
    else if (token.type === 'inline') taruh(hasil, token, judul);
  }
  return hasil;
}

/** Only a list nests here, so whatever is deeper than its own paragraph belongs to the last list. */
function taruh(hasil: Blok[], token: Token, judul: boolean): void {
  const isi = bacaBaris(token.children ?? []);
  const terakhir = hasil.at(-1);
  if (token.level > 1 && terakhir?.jenis === 'daftar') terakhir.butir.push(isi);
  else hasil.push({ jenis: judul ? 'judul' : 'paragraf', isi });
}

function bacaBaris(tokens: readonly Token[]): Potongan[] {
  const hasil: Potongan[] = [];
  let tebal = 0;
  let tautan: string | undefined;
  for (const token of tokens) {
    if (token.type.startsWith('strong_')) tebal += token.nesting;
    else if (token.type.startsWith('link_')) tautan = tautanAman(String(token.attrGet('href') ?? ''));
    else sambung(hasil, { teks: isiToken(token), ...(tebal && { tebal: true as const }), ...(tautan && { tautan }) });
  }
  return hasil;
}

const isiToken = (token: Token): string => (/break$/.test(token.type) ? ' ' : token.content);

function sambung(hasil: Potongan[], satu: Potongan): void {
  const terakhir = hasil.at(-1);
  if (!satu.teks) return;
  if (terakhir && terakhir.tebal === satu.tebal && terakhir.tautan === satu.tautan) terakhir.teks += satu.teks;
  else hasil.push(satu);
}

/** Elsewhere than to our own pages or https nothing leads; the words stay. */
const tautanAman = (alamat: string): string | undefined =>
  /^(\/(?![/\\])|https:\/\/)/.test(alamat) ? alamat : undefined;
