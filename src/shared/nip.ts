import { susunTanggal } from './tanggal.js';

/** What an NIP Baru says of its owner: birth yyyymmdd + TMT CPNS yyyymm + 1 (laki-laki) / 2 (perempuan) + serial (domain.md §11). */
export interface IsiNip {
  /** yyyy-mm-dd, or null when the digits are no date */
  tanggalLahir: string | null;
  /** yyyy-mm */
  bulanCpns: string;
  /** '1' laki-laki, '2' perempuan, or another digit when wrong */
  jenisKelamin: string;
}

/** Only the digits, as people type NIPs and NIKs with spaces or dots. */
export const hanyaAngka = (teks: string): string => teks.replace(/[\s.-]/g, '');

/** The 18 digits, or null when what was typed is no NIP Baru. */
export function bacaNip(teks: string): string | null {
  const angka = hanyaAngka(teks);
  return /^\d{18}$/.test(angka) ? angka : null;
}

/** `19800312 200501 2 907` */
export function tampilNip(nip: string): string {
  return `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`;
}

export function uraiNip(nip: string): IsiNip {
  return {
    tanggalLahir: susunTanggal(Number(nip.slice(0, 4)), Number(nip.slice(4, 6)), Number(nip.slice(6, 8))),
    bulanCpns: `${nip.slice(8, 12)}-${nip.slice(12, 14)}`,
    jenisKelamin: nip.slice(14, 15),
  };
}

/** Why 18 digits are no NIP, or null. */
export const tolakNip = (nip: string): string | null =>
  uraiNip(nip).tanggalLahir ? null : 'Delapan angka pertama NIP bukan tanggal lahir yang ada. Periksa NIP-nya.';

/** Birth date in a NIK as mm-dd (its year has two digits only); women's day is raised by 40. Null when it holds no date. */
export function hariLahirNik(nik: string): { bulanHari: string; tahun: string; perempuan: boolean } | null {
  const hari = Number(nik.slice(6, 8));
  const perempuan = hari > 40;
  const tanggal = susunTanggal(2000, Number(nik.slice(8, 10)), perempuan ? hari - 40 : hari);
  return tanggal ? { bulanHari: tanggal.slice(5), tahun: nik.slice(10, 12), perempuan } : null;
}

/** Name reduced to initials for public pages: "SITI RACHMAWATI" → "S. R." */
export function inisial(nama: string): string {
  return nama
    .split(/\s+/)
    .filter(Boolean)
    .map((kata) => `${kata.charAt(0).toUpperCase()}.`)
    .join(' ');
}
