import type { RincianRujukan } from '../formulir/jenis.js';
import { bacaFormulir, berlaku, type Isian, kosong, type Mentah, type NilaiIsian } from '../shared/isian.js';
import type { Masalah } from './jenis-impor.js';
import type { Kelompok } from './kolom.js';
import type { KamusRujukan } from './rujukan.repository.js';

/** A row as the form understands it. */
export interface IsiBaris {
  /** for every kelompok: field → value */
  nilai: NilaiIsian[];
  /** for every kelompok: what the lists know of its references */
  rinci: Rinci[];
  masalah: Masalah[];
}

type Rinci = Record<string, RincianRujukan | undefined>;
type Sel = readonly string[];
export type PembacaBaris = (sel: Sel) => IsiBaris;

/** Reads the cells of a row by the rules of the form. `letak` says at which position a column stands. */
export function buatPembaca(
  kelompok: readonly Kelompok[],
  letak: ReadonlyMap<string, number>,
  rujukan: KamusRujukan,
  hariIni: string,
): PembacaBaris {
  const pembaca = kelompok.map((satu) => buatPembacaKelompok(satu, letak, rujukan, hariIni));
  return (sel) => {
    const hasil: IsiBaris = { nilai: [], rinci: [], masalah: [] };
    for (const baca of pembaca) baca(sel, hasil);
    return hasil;
  };
}

/** A column, prepared once: this runs for every cell of millions of rows. */
interface Kolom {
  isian: Isian;
  nama: string;
  ke: number;
  cari: ((kode: string) => RincianRujukan | undefined) | null;
}

function buatPembacaKelompok(
  { awalan, isian, periksa }: Kelompok,
  letak: ReadonlyMap<string, number>,
  rujukan: KamusRujukan,
  hariIni: string,
): (sel: Sel, hasil: IsiBaris) => void {
  const kolom = isian.map((satu): Kolom => {
    const nama = `${awalan}${satu.kode}`;
    const cari = satu.daftar ? rujukan.pencari(satu.daftar) : null;
    return { isian: satu, nama, ke: letak.get(nama)!, cari };
  });
  return (sel, hasil) => {
    const { mentah, rinci, pesan } = bacaSel(kolom, sel);
    const terbaca = bacaFormulir(isian, mentah, rinci, hariIni);
    if (periksa) Object.assign(pesan, periksaTerisi(periksa, terbaca.nilai));
    for (const satu of isian) {
      const salah = terbaca.pesan[satu.kode];
      if (salah) pesan[satu.kode] ??= alasanImpor(satu, mentah[satu.kode], rinci[satu.kode], salah);
    }
    hasil.nilai.push(terbaca.nilai);
    hasil.rinci.push(rinci);
    if (Object.keys(pesan).length > 0) hasil.masalah.push(...susunMasalah(kolom, sel, pesan));
  };
}

/** In the order of the columns; a password is not repeated. */
const susunMasalah = (kolom: readonly Kolom[], sel: Sel, pesan: Readonly<Record<string, string>>): Masalah[] =>
  kolom.flatMap(({ isian: { kode, rahasia }, nama, ke }) => {
    const alasan = pesan[kode];
    return alasan ? [{ kolom: nama, isi: rahasia ? '•••' : sel[ke]!, alasan }] : [];
  });

/** The filled cells as a browser would have sent them, and what only a file can get wrong. */
function bacaSel(kolom: readonly Kolom[], sel: Sel): { mentah: Mentah; rinci: Rinci; pesan: Record<string, string> } {
  const mentah: Mentah = {};
  const rinci: Rinci = {};
  const pesan: Record<string, string> = {};
  for (const { isian, ke, cari } of kolom) {
    const teks = rapikan(isian, sel[ke]!.trim());
    if (!teks) continue;
    mentah[isian.kode] = teks;
    if (cari) rinci[isian.kode] = cari(teks);
    const salah = salahBerkas(isian, teks, mentah);
    if (salah) pesan[isian.kode] = salah;
  }
  return { mentah, rinci, pesan };
}

function rapikan(isian: Isian, teks: string): string {
  if (isian.jenis === 'ya-tidak') return teks.toLowerCase();
  const iso = isian.jenis === 'tanggal' && teks.length === 10 && teks[4] === '-' && teks[7] === '-';
  return iso ? `${teks.slice(8)}-${teks.slice(5, 7)}-${teks.slice(0, 4)}` : teks;
}

/** A field that decides on another (`bila`) stands before it in every declaration. */
function salahBerkas(isian: Isian, teks: string, mentah: Mentah): string | undefined {
  if (teks.includes('\uFFFD')) return 'Ada huruf yang rusak. Simpan berkas sebagai CSV UTF-8, lalu impor lagi.';
  if (isian.bila && !berlaku(isian, (kode) => mentah[kode]))
    return `Kosongkan, atau isi ${isian.bila.isian} dengan ${isian.bila.nilai.join(' atau ')}.`;
  if (isian.jenis === 'ya-tidak' && teks !== 'ya' && teks !== 'tidak') return 'Isi dengan ya atau tidak.';
  return undefined;
}

/** The form's rules across fields hold for what is filled in; holes of the data are no mistake. */
export function periksaTerisi(periksa: Kelompok['periksa'], nilai: NilaiIsian): Record<string, string> {
  const pesan = Object.entries(periksa?.(nilai) ?? {});
  return Object.fromEntries(pesan.filter((satu): satu is [string, string] => !!satu[1] && !kosong(nilai[satu[0]])));
}

/** The form's message, said for someone who mends a file. */
function alasanImpor(
  isian: Isian,
  teks: string | undefined,
  rujukan: RincianRujukan | undefined,
  pesan: string,
): string {
  if (!teks) return `Isi kolom ini; ${isian.label} wajib ada.`;
  if (isian.jenis === 'pilihan')
    return `Kode ini tidak dikenal. Pakai salah satu: ${isian.pilihan?.map(({ kode }) => kode).join(', ')}.`;
  if (isian.jenis === 'referensi' && !rujukan)
    return `Kode ini tidak ada di daftar ${isian.label}. Perbaiki kodenya, atau tambahkan dulu ke daftar itu.`;
  return pesan;
}
