/** Signs that change how text is read or shown without being seen: controls, and those that turn its direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const TAK_TAMPAK = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A reason or remark as it is kept: trimmed, without unseen signs, cut by characters and not in the middle of one. */
export function bacaAlasan(teks: string | undefined, maks: number): string {
  const bersih = (teks ?? '').normalize('NFC').replace(/\r\n?/g, '\n').replace(TAK_TAMPAK, '').trim();
  return [...bersih].slice(0, maks).join('');
}
