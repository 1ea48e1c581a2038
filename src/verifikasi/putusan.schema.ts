import { bacaAlasan } from '../shared/alasan.js';
import type { Mentah } from '../shared/isian.js';

export interface PutusanDiketik {
  /** kunci → verdict */
  hasil: Record<string, 'sesuai' | 'tidak_sesuai'>;
  /** kunci → reason */
  alasan: Record<string, string>;
  /** kunci of a butir, row or section, '' for the form → remark */
  catatan: Record<string, string>;
}

const PALING_PANJANG = 500;

/** Reads the page's fields: `putusan:<kunci>`, `alasan:<kunci>`, `catatan:<kunci>`. */
export function bacaPutusan(mentah: Mentah): PutusanDiketik {
  const hasil: PutusanDiketik = { hasil: {}, alasan: {}, catatan: {} };
  for (const [nama, teks] of Object.entries(mentah)) {
    const titik = nama.indexOf(':');
    const isi = bacaAlasan(teks, PALING_PANJANG);
    const [macam, kunci] = [nama.slice(0, titik), nama.slice(titik + 1)];
    if (macam === 'putusan' && (isi === 'sesuai' || isi === 'tidak_sesuai')) hasil.hasil[kunci] = isi;
    if (macam === 'alasan' && isi) hasil.alasan[kunci] = isi;
    if (macam === 'catatan' && isi) hasil.catatan[kunci] = isi;
  }
  return hasil;
}
