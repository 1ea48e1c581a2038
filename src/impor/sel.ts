import type { NilaiButir } from '../formulir/jenis.js';
import { isRujukan, kosong, type Nilai, type NilaiIsian } from '../shared/isian.js';
import type { Kelompok } from './kolom.js';

/** A value as a cell holds it: references by kode, dates yyyy-mm-dd. The import reads it back as the same value. */
export function teksSel(nilai: Nilai | undefined): string {
  if (kosong(nilai)) return '';
  if (isRujukan(nilai)) return nilai.kode;
  if (typeof nilai === 'boolean') return nilai ? 'ya' : 'tidak';
  return String(nilai);
}

/** Values by kode → the cells of one row, in the order of `namaKolom`. */
export function barisSel(kelompok: readonly Kelompok[], nilai: Readonly<Record<string, NilaiButir>>): string[] {
  return kelompok.flatMap(({ awalan, isian }) => {
    const milik = (awalan ? (nilai[awalan.slice(0, -1)] ?? {}) : nilai) as NilaiIsian;
    return isian.map(({ kode }) => teksSel(milik[kode]));
  });
}
