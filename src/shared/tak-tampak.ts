/**
 * Signs that change how text is read or shown without being seen: controls, and those that turn its direction. They
 * break PDFs and CSVs and nobody means to type them; a line break is kept (fields of one line fold it).
 */
const TAK_TAMPAK = /(?!\n)[\p{Cc}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const SEMUA = new RegExp(TAK_TAMPAK, 'gu');

export const memuatTakTampak = (teks: string): boolean => TAK_TAMPAK.test(teks);

export const tanpaTakTampak = (teks: string): string => teks.replace(SEMUA, '');
