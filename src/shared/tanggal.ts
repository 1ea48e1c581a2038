/** Dates are text yyyy-mm-dd inside, dd-mm-yyyy on screen; instants are Date and shown in WIB (domain.md §6). */

const BULAN = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const WIB_MS = 7 * 3_600_000;

const dua = (angka: number): string => String(angka).padStart(2, '0');

/** Spelled otherwise on older letters, or cut in a way of its own. */
const BULAN_LAMA: Record<string, number> = { pebruari: 2, agt: 8, ags: 8, nopember: 11 };

/** The number pad of an iPhone has no sign to put between: eight digits are a date, too. A month may be named. */
const POLA_TANGGAL = /^\s*(?:(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9}\.?)[-/. ](\d{4})|(\d\d)(\d\d)(\d{4}))\s*$/i;

function bagianTanggal(teks: string): [hari: number, bulan: number, tahun: number] | null {
  const cocok = POLA_TANGGAL.exec(teks);
  if (!cocok) return null;
  const bulan = nomorBulan(cocok[2] ?? cocok[5] ?? '');
  return bulan === null ? null : [Number(cocok[1] ?? cocok[4]), bulan, Number(cocok[3] ?? cocok[6])];
}

/** 7 from "07", "7", "Juli" or "Jul"; null for a word that begins no month. */
function nomorBulan(teks: string): number | null {
  if (/^\d+$/.test(teks)) return Number(teks);
  const kata = teks.toLowerCase().replace('.', '');
  const awalan = (nama: string) => nama.toLowerCase().startsWith(kata);
  const ke = BULAN.findIndex(awalan) + 1;
  return ke || (BULAN_LAMA[Object.keys(BULAN_LAMA).find(awalan) ?? ''] ?? null);
}

/**
 * Reads dd-mm-yyyy with - / . or spaces, ddmmyyyy, or 1 Juli 2014 (as letters write it); null when it is no calendar
 * date between 1900 and 2100.
 */
export function bacaTanggal(teks: string): string | null {
  const bagian = bagianTanggal(teks);
  if (!bagian) return null;
  const [hari, bulan, tahun] = bagian;
  return susunTanggal(tahun, bulan, hari);
}

/** Why a text is no date, as the rest of a sentence about it. */
export function salahTanggal(teks: string): string {
  const bagian = bagianTanggal(teks);
  if (!bagian) return 'belum terbaca sebagai tanggal. Tulis hari-bulan-tahun, misalnya 24-07-1985.';
  const [hari, bulan, tahun] = bagian;
  return susunTanggal(tahun, 1, 1)
    ? `berisi ${dua(hari)}-${dua(bulan)}-${tahun}, dan tanggal itu tidak ada. Periksa lagi hari dan bulannya.`
    : `berisi tahun ${tahun}. Periksa lagi tahunnya.`;
}

/** yyyy-mm-dd from its parts, or null when there is no such day. */
export function susunTanggal(tahun: number, bulan: number, hari: number): string | null {
  if (tahun < 1900 || tahun > 2100) return null;
  const tanggal = new Date(Date.UTC(tahun, bulan - 1, hari));
  if (tanggal.getUTCMonth() !== bulan - 1 || tanggal.getUTCDate() !== hari) return null;
  return `${tahun}-${dua(bulan)}-${dua(hari)}`;
}

/** yyyy-mm-dd → dd-mm-yyyy. */
export function tampilTanggal(iso: string): string {
  return `${iso.slice(8, 10)}-${iso.slice(5, 7)}-${iso.slice(0, 4)}`;
}

/** "23 November 2026", for prose. */
export function tanggalPanjang(saat: Date): string {
  const wib = new Date(saat.getTime() + WIB_MS);
  return `${wib.getUTCDate()} ${BULAN[wib.getUTCMonth()]} ${wib.getUTCFullYear()}`;
}

/** "24 Juli 2015 10.42 WIB", for events. */
export function tampilSaat(saat: Date): string {
  const wib = new Date(saat.getTime() + WIB_MS);
  return `${tanggalPanjang(saat)} ${dua(wib.getUTCHours())}.${dua(wib.getUTCMinutes())} WIB`;
}

/** "10.42", for "tersimpan 10.42". */
export function tampilJam(saat: Date): string {
  const wib = new Date(saat.getTime() + WIB_MS);
  return `${dua(wib.getUTCHours())}.${dua(wib.getUTCMinutes())}`;
}

/** Calendar day in WIB as yyyy-mm-dd. */
export function hariWib(saat: Date): string {
  return new Date(saat.getTime() + WIB_MS).toISOString().slice(0, 10);
}

/** The instant at which the calendar day in WIB began. */
export const awalHariWib = (saat: Date): Date => new Date(Date.parse(`${hariWib(saat)}T00:00:00Z`) - WIB_MS);

/** Whole days between two instants, counted by the calendar in WIB. */
export function selisihHari(dari: Date, sampai: Date): number {
  return Math.round((Date.parse(hariWib(sampai)) - Date.parse(hariWib(dari))) / 86_400_000);
}

/** Full years from one date to another, both yyyy-mm-dd. */
export function selisihTahun(dari: string, sampai: string): number {
  const tahun = Number(sampai.slice(0, 4)) - Number(dari.slice(0, 4));
  return sampai.slice(5) < dari.slice(5) ? tahun - 1 : tahun;
}
