import { selisihTahun } from '../../src/shared/tanggal.js';

/** Calendar arithmetic on yyyy-mm-dd. */
export const tambahHari = (tanggal: string, hari: number): string =>
  new Date(Date.parse(tanggal) + hari * 86_400_000).toISOString().slice(0, 10);

/** The first of the month so many months later. */
export function tambahBulan(tanggal: string, bulan: number): string {
  const hitung = Number(tanggal.slice(0, 4)) * 12 + Number(tanggal.slice(5, 7)) - 1 + bulan;
  return `${Math.floor(hitung / 12)}-${String((hitung % 12) + 1).padStart(2, '0')}-01`;
}

export const selisihBulan = (dari: string, sampai: string): number =>
  (Number(sampai.slice(0, 4)) - Number(dari.slice(0, 4))) * 12 + Number(sampai.slice(5, 7)) - Number(dari.slice(5, 7));

export const usia = selisihTahun;
export const tahunDari = (tanggal: string): number => Number(tanggal.slice(0, 4));
