import { tanpaTakTampak } from '../shared/tak-tampak.js';
import { kompilasiTeks, type Lembar, type Model } from '../web/tampilan.js';
import type { Surel } from './surel.repository.js';

/**
 * What each mail tells; its text is views/surel/<name>.ejs: the subject in the first line, with nothing personal in it.
 * A name that begins with "kode-" carries a secret: it goes out first, is worth nothing after an hour, and no petugas reads it.
 */
export interface IsiTemplat {
  'registrasi-diajukan': { nama: string; nomorRegister: string; kantor: string };
  'registrasi-diterima': { nama: string; alamat: string };
  'registrasi-ditolak': { nama: string; alasan: string; kantor: string };
  'registrasi-direset': { nama: string; alasan: string; kantor: string };
  'registrasi-disanggah': { nama: string };
  'sanggahan-ditutup': { nama: string };
  'kode-akun': { nama: string; kode: string; menit: number; guna: string };
  'akun-dipulihkan': { nama: string; apa: string };
  'data-dikoreksi': { nama: string; butir: string; alasan: string };
  'formulir-dikirim': { nama: string; nomor: number; unit: string };
  'formulir-ditarik': { nama: string };
  'formulir-dialihkan': { nama: string; unit: string; alasan: string };
  'formulir-pindah-instansi': { instansi: string };
  'formulir-dikembalikan': { nama: string; oleh: string; alamat: string };
  'formulir-maju': { nama: string; tingkat: number; kantor: string };
  'formulir-diturunkan': { nama: string; alasan: string; alamat: string };
  'formulir-selesai': { nama: string; alamat: string };
  'waktu-diperpanjang': { nama: string; kegiatan: string; sampai: string; alasan: string };
  'perpanjangan-dicabut': { nama: string; kegiatan: string; sampai: string; alasan: string };
  'batas-waktu': { nama: string; sisa: string; sampai: string; pernahKirim: boolean; alamat: string };
  // An address on a ticket is whatever somebody typed, so these mails name nobody.
  'tiket-dibuat': { nomor: string; kategori: string; kantor: string };
  'tiket-sudah-ada': { nomor: string; kategori: string; pada: string };
  'tiket-dijawab': { nomor: string; kategori: string; kantor: string };
  'tiket-berubah': { nomor: string; kategori: string; status: string; teks: string; alamat: string };
}

export type NamaTemplat = keyof IsiTemplat;

/** Every one of them; the compiler misses any that is forgotten here. */
const NAMA: Readonly<Record<NamaTemplat, true>> = {
  'registrasi-diajukan': true,
  'registrasi-diterima': true,
  'registrasi-ditolak': true,
  'registrasi-direset': true,
  'registrasi-disanggah': true,
  'sanggahan-ditutup': true,
  'kode-akun': true,
  'akun-dipulihkan': true,
  'data-dikoreksi': true,
  'formulir-dikirim': true,
  'formulir-ditarik': true,
  'formulir-dialihkan': true,
  'formulir-pindah-instansi': true,
  'formulir-dikembalikan': true,
  'formulir-maju': true,
  'formulir-diturunkan': true,
  'formulir-selesai': true,
  'waktu-diperpanjang': true,
  'perpanjangan-dicabut': true,
  'batas-waktu': true,
  'tiket-dibuat': true,
  'tiket-sudah-ada': true,
  'tiket-dijawab': true,
  'tiket-berubah': true,
};
export const SEMUA_TEMPLAT = Object.keys(NAMA) as NamaTemplat[];

/** A value inside a line: whatever people typed, it stays in that line and shows all its signs. */
function lepasTeks(nilai: unknown): string {
  if (nilai === undefined || nilai === null) throw new Error('a mail asks for a value that nobody gave');
  return tanpaTakTampak(String(nilai).replace(/\s+/g, ' ')).trim();
}

const kompilasi = (nama: string): Lembar => kompilasiTeks(`surel/${nama}`, lepasTeks);
const BINGKAI = kompilasi('bingkai');
const KUTIPAN = kompilasi('kutipan');
/** Compiled at start: a text that cannot be read ends the program then, not when somebody is to be told. */
const LEMBAR = new Map(SEMUA_TEMPLAT.map((nama) => [nama, kompilasi(nama)]));

/** What people wrote at length stands line by line behind ">". */
const include = (_nama: string, isi: Model): string => KUTIPAN(isi);

/** A mail ready for the outbox. */
export function tulisSurel<N extends NamaTemplat>(templat: N, kepada: string, isi: IsiTemplat[N]): Surel {
  const tulisan = LEMBAR.get(templat)!({ ...isi, include }).trim();
  const [subjek = ''] = tulisan.split('\n', 1);
  const body = tulisan.slice(subjek.length).trim();
  const teks = BINGKAI({ nama: 'nama' in isi ? isi.nama : 'Bapak/Ibu', body, include });
  return { kepada, templat, subjek, teks: teks.trim().replace(/\n{3,}/g, '\n\n') };
}
