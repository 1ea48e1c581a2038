import { tanpaTakTampak } from './tak-tampak.js';

/** A reason or remark as it is kept: trimmed, without unseen signs, cut by characters and not in the middle of one. */
export function bacaAlasan(teks: string | undefined, maks: number): string {
  const bersih = tanpaTakTampak((teks ?? '').normalize('NFC').replace(/\r\n?/g, '\n')).trim();
  return [...bersih].slice(0, maks).join('');
}
