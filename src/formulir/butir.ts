import type { Isian, NilaiIsian } from '../shared/isian.js';
import { isRujukan, kosong, samaNilai, tampilNilai } from '../shared/isian.js';
import type { Butir, DataPns, NilaiButir, Tingkat } from './jenis.js';

/** A butir of one field; the ✗ input is always required, because ✗ without a value says nothing. */
export function butir(tingkat: Tingkat, isian: Isian, sifat: Pick<Butir, 'bolehKosong'> = {}): { butir: Butir } {
  return { butir: { kode: isian.kode, label: isian.label, tingkat, isian: [isian], ...sifat } };
}

export const isGabungan = (satu: Butir): boolean => satu.isian.length > 1 || satu.isian[0]?.kode !== satu.kode;

/** The fields of a butir with their values, composite or not. */
export function nilaiIsianButir(satu: Butir, nilai: NilaiButir | undefined): NilaiIsian {
  if (isGabungan(satu)) return (nilai ?? {}) as NilaiIsian;
  return { [satu.kode]: (nilai ?? null) as NilaiIsian[string] };
}

/** The other way round: what the fields say, as the butir's one value. */
export function nilaiButir(satu: Butir, isi: NilaiIsian): NilaiButir {
  return isGabungan(satu) ? isi : (isi[satu.kode] ?? null);
}

export function samaButir(satu: Butir, a: NilaiButir | undefined, b: NilaiButir | undefined): boolean {
  if (!isGabungan(satu)) return samaNilai(a as NilaiIsian[string], b as NilaiIsian[string]);
  const [kiri, kanan] = [nilaiIsianButir(satu, a), nilaiIsianButir(satu, b)];
  return satu.isian.every((isian) => samaNilai(kiri[isian.kode], kanan[isian.kode]));
}

export function kosongButir(satu: Butir, nilai: NilaiButir | undefined): boolean {
  if (!isGabungan(satu)) return kosong(nilai as NilaiIsian[string]);
  return Object.values(nilaiIsianButir(satu, nilai)).every(kosong);
}

/** A butir as people read it; '' when there is nothing. */
export function tampilButir(satu: Butir, nilai: NilaiButir | undefined): string {
  if (kosongButir(satu, nilai)) return '';
  if (!isGabungan(satu)) return tampilNilai(satu.isian[0]!, nilai as NilaiIsian[string]);
  const isi = nilaiIsianButir(satu, nilai);
  if (satu.tampil) return satu.tampil(isi);
  return satu.isian
    .map((isian) => tampilNilai(isian, isi[isian.kode]))
    .filter(Boolean)
    .join(', ');
}

/** A text value of the data, '' when missing. */
export function teksIsi(data: DataPns, kode: string): string {
  const nilai = data.isi[kode];
  return typeof nilai === 'string' ? nilai : '';
}

/** Code of a reference value of the data, or null. */
export function kodeIsi(data: DataPns, kode: string): string | null {
  const nilai = data.isi[kode];
  return typeof nilai === 'object' && nilai !== null && isRujukan(nilai as NilaiIsian[string])
    ? String(nilai.kode)
    : null;
}
