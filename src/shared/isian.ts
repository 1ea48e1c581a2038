import { z } from 'zod';
import { tandaTakTercetak } from './huruf.js';
import { namaKode, type Pilihan } from './kode-sapk.js';
import { hanyaAngka } from './nip.js';
import { memuatTakTampak } from './tak-tampak.js';
import { bacaTanggal, salahTanggal, tampilTanggal } from './tanggal.js';

/** The few kinds of field; input, validation, message, read-back, difference, PDF row and CSV column derive from them. */
export type JenisIsian = 'teks' | 'paragraf' | 'angka' | 'tanggal' | 'pilihan' | 'ya-tidak' | 'referensi';

/** A value taken from a growing list; the name it had when it was picked stays with it. */
export interface Rujukan {
  kode: string;
  nama: string;
}

export type Nilai = string | number | boolean | Rujukan | null;
/** Values by field code. */
export type NilaiIsian = Record<string, Nilai>;
/** What a browser sent for one form, as text. A reference field sends its text as `kode` and the picked code as `kode__kode`. */
export type Mentah = Record<string, string | undefined>;

/** One field, declared once. */
export interface Isian {
  kode: string;
  label: string;
  jenis: JenisIsian;
  /** required unless said otherwise; `bersyarat` may be empty here, but a rule across the form may ask for it, so it is not marked */
  tidakWajib?: true | 'bersyarat';
  petunjuk?: string;
  /** what to do when it is left empty, where "Isi …" or "Pilih …" would read oddly */
  ajakan?: string;
  /** kept and compared, but of no interest to people */
  internal?: true;
  /** longest text in characters, or biggest number */
  maks?: number;
  min?: number;
  /** tanggal, or angka that is a year: about something that has happened, so never later than today (of whoever reads) */
  tidakLewat?: 'hari-ini';
  /** angka only: figures after the comma; whole numbers without it */
  desimal?: number;
  /** a pattern, or any test that takes no longer than the text is long */
  pola?: { cocok: Pick<RegExp, 'test'>; pesan: string };
  /** spaces, dots and dashes are dropped before the pola is tried */
  angkaSaja?: true;
  pilihan?: readonly Pilihan[];
  /** jenis of the referensi table, or 'instansi', 'unor' */
  daftar?: string;
  lebar?: 4 | 10 | 18 | 30;
  isiOtomatis?: string;
  /** shown as dots while typing, never read back */
  rahasia?: true;
  /** only asked, shown and kept when another field of the same form holds one of these codes */
  bila?: { isian: string; nilai: readonly string[] };
  /** the helpdesk kategori that its "?" files (domain.md §6) */
  kategoriHelpdesk?: number;
}

export const isRujukan = (nilai: Nilai | undefined): nilai is Rujukan => typeof nilai === 'object' && nilai !== null;

export const kosong = (nilai: Nilai | undefined): nilai is null | undefined | '' =>
  nilai === null || nilai === undefined || nilai === '';

/** Two values mean the same: references by code, text without regard to spaces at its ends. */
export function samaNilai(a: Nilai | undefined, b: Nilai | undefined): boolean {
  if (kosong(a) || kosong(b)) return kosong(a) && kosong(b);
  if (isRujukan(a) || isRujukan(b)) return isRujukan(a) && isRujukan(b) && a.kode === b.kode;
  return typeof a === 'string' && typeof b === 'string' ? a.trim() === b.trim() : a === b;
}

/** A value as people read it; '' when there is none. */
export function tampilNilai(isian: Isian, nilai: Nilai | undefined): string {
  if (kosong(nilai)) return '';
  if (isRujukan(nilai)) return nilai.nama;
  if (typeof nilai === 'boolean') return nilai ? 'Ya' : 'Tidak';
  if (isian.jenis === 'tanggal') return tampilTanggal(String(nilai));
  if (isian.jenis === 'pilihan') return namaKode(isian.pilihan ?? [], String(nilai));
  if (typeof nilai === 'number') return tampilAngka(nilai);
  return String(nilai);
}

/** A value as its input holds it. */
export function mentahDari(isian: Isian, nilai: Nilai | undefined): Mentah {
  if (isRujukan(nilai)) return { [isian.kode]: nilai.nama, [`${isian.kode}__kode`]: nilai.kode };
  if (kosong(nilai) || nilai === false) return {};
  if (nilai === true) return { [isian.kode]: 'ya' };
  if (typeof nilai === 'number') return { [isian.kode]: tampilAngka(nilai) };
  return { [isian.kode]: isian.jenis === 'tanggal' ? tampilTanggal(String(nilai)) : String(nilai) };
}

/** 83.5 → "83,5" */
const tampilAngka = (nilai: number): string => String(nilai).replace('.', ',');

const awalKalimat = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);

/** Text → value for one kind of field; `null` stands for "left empty". References come resolved from outside. */
const pembaca: Record<JenisIsian, (isian: Isian) => z.ZodType<Nilai, string>> = {
  teks: (isian) => skemaTeks(isian, 150),
  paragraf: (isian) => skemaTeks(isian, 500),
  angka: (isian) =>
    z
      .string()
      .trim()
      .regex(polaAngka(isian), pesanAngka(isian))
      .transform((teks) => Number(teks.replace(',', '.')))
      .refine((angka) => angka >= (isian.min ?? 0) && angka <= terbesar(isian), { message: pesanBatas(isian) }),
  tanggal: (isian) =>
    z.string().transform((teks, ctx) => {
      const tanggal = bacaTanggal(teks);
      if (tanggal) return tanggal;
      ctx.addIssue({
        code: 'custom',
        message: `${awalKalimat(isian.label)} ${salahTanggal(teks)}`,
      });
      return z.NEVER;
    }),
  pilihan: (isian) =>
    z.string().refine((kode) => (isian.pilihan ?? []).some((satu) => satu.kode === kode && !satu.tutup), {
      message: `Pilih ${isian.label} dari daftar.`,
    }),
  'ya-tidak': () => z.string().transform((teks) => teks === 'ya'),
  referensi: (isian) => z.string().refine(() => false, { message: pesanReferensi(isian) }),
};

const terbesar = (isian: Isian): number => isian.maks ?? (isian.tidakLewat ? 9999 : 999_999_999);

const pesanBatas = (isian: Isian): string =>
  isian.tidakLewat
    ? `${awalKalimat(isian.label)} ditulis dengan empat angka dan paling awal ${isian.min ?? 1900}.`
    : `${awalKalimat(isian.label)} paling kecil ${isian.min ?? 0} dan paling besar ${terbesar(isian)}.`;

const polaAngka = ({ desimal }: Isian): RegExp =>
  desimal ? new RegExp(`^\\d{1,9}([.,]\\d{1,${desimal}})?$`) : /^\d{1,9}$/;

const pesanAngka = (isian: Isian): string =>
  isian.desimal
    ? `${awalKalimat(isian.label)} diisi dengan angka, paling banyak ${isian.desimal} angka di belakang koma, misalnya 87,5.`
    : `${awalKalimat(isian.label)} diisi dengan angka saja, misalnya ${isian.min ?? 1}.`;

export const pesanReferensi = (isian: Isian): string =>
  `${awalKalimat(isian.label)} harus dipilih dari daftar. Ketik sebagian namanya, lalu pilih yang sesuai.`;

function skemaTeks(isian: Isian, bakuMaks: number): z.ZodType<Nilai, string> {
  const maks = isian.maks ?? bakuMaks;
  return z
    .string()
    .transform((teks) => rapikanTeks(isian, teks))
    .pipe(
      z
        .string()
        // Nothing else looks at a text that is too long: patterns can take much longer than the text is long.
        .max(maks, {
          error: `${awalKalimat(isian.label)} paling panjang ${maks} huruf; yang Anda tulis lebih dari itu.`,
          abort: true,
        })
        .refine((teks) => !memuatTakTampak(teks), {
          message: `${awalKalimat(isian.label)} memuat tanda yang tidak terlihat, biasanya terbawa saat menyalin dari tempat lain. Hapus isian ini, lalu ketik ulang.`,
        })
        .refine((teks) => isian.rahasia || !tandaTakTercetak(teks), {
          error: ({ input }) =>
            `${awalKalimat(isian.label)} memuat ${tandaTakTercetak(String(input))}, dan tanda itu tidak bisa dicetak. Pakai huruf Latin, angka, dan tanda baca biasa.`,
        })
        .refine((teks) => !isian.pola || isian.pola.cocok.test(teks), { message: isian.pola?.pesan ?? '' }),
    );
}

function rapikanTeks(isian: Isian, teks: string): string {
  if (isian.angkaSaja) return hanyaAngka(teks);
  const baris = teks.normalize('NFC').replace(/\r\n?/g, '\n');
  // Spaces of any kind look alike, so they are one kind.
  return isian.jenis === 'paragraf'
    ? baris.replace(/\p{Zs}/gu, ' ').trim()
    : baris.replace(/[\t\n\p{Zs}]+/gu, ' ').trim();
}

export type HasilIsian = { nilai: NilaiIsian; pesan: Record<string, string> };

/** References already looked up: field code → what the list knows of it. */
export type RujukanTerbaca = Record<string, Rujukan | undefined>;

/** Whether a field is asked for, given what else was typed. */
export function berlaku(isian: Pick<Isian, 'bila'>, nilai: (kode: string) => string | undefined): boolean {
  return !isian.bila || isian.bila.nilai.includes(nilai(isian.bila.isian) ?? '');
}

/**
 * Reads a whole form: every field that applies becomes a value or a message that says what to do. Without `hariIni`
 * (yyyy-mm-dd) nothing is too late.
 */
export function bacaFormulir(
  daftar: readonly Isian[],
  mentah: Mentah,
  rujukan: RujukanTerbaca = {},
  hariIni: string | null = null,
): HasilIsian {
  const hasil: HasilIsian = { nilai: {}, pesan: {} };
  for (const isian of daftar) {
    const pakai = berlaku(isian, (kode) => mentah[kode]);
    const terbaca = pakai ? bacaSatu(isian, mentah[isian.kode] ?? '', rujukan[isian.kode]) : { nilai: null };
    const lewat = 'nilai' in terbaca && hariIni ? pesanLewat(isian, terbaca.nilai, hariIni) : null;
    if ('pesan' in terbaca) hasil.pesan[isian.kode] = terbaca.pesan;
    else if (lewat) hasil.pesan[isian.kode] = lewat;
    else hasil.nilai[isian.kode] = terbaca.nilai;
  }
  return hasil;
}

function pesanLewat(isian: Isian, nilai: Nilai, hariIni: string): string | null {
  const [batas, sebutan] =
    isian.jenis === 'angka' ? [hariIni.slice(0, 4), 'tahun ini'] : [hariIni, `hari ini, ${tampilTanggal(hariIni)}`];
  if (!isian.tidakLewat || kosong(nilai) || String(nilai) <= batas) return null;
  return `${awalKalimat(isian.label)} belum terjadi: paling akhir ${sebutan}. Periksa lagi tahunnya.`;
}

function bacaSatu(isian: Isian, teks: string, rujukan: Rujukan | undefined): { nilai: Nilai } | { pesan: string } {
  if (isian.jenis === 'ya-tidak') return { nilai: teks === 'ya' };
  if (isian.jenis === 'referensi' && rujukan) return { nilai: { kode: rujukan.kode, nama: rujukan.nama } };
  if (teks.trim() === '') return isian.tidakWajib ? { nilai: null } : { pesan: pesanKosong(isian) };
  const terbaca = skemaIsian(isian).safeParse(teks);
  return terbaca.success ? { nilai: terbaca.data } : { pesan: terbaca.error.issues[0]?.message ?? pesanKosong(isian) };
}

const skema = new WeakMap<Isian, z.ZodType<Nilai, string>>();

/** The schema of a field, built once: an import reads millions of them. */
function skemaIsian(isian: Isian): z.ZodType<Nilai, string> {
  const ada = skema.get(isian);
  if (ada) return ada;
  const baru = pembaca[isian.jenis](isian);
  skema.set(isian, baru);
  return baru;
}

function pesanKosong(isian: Isian): string {
  if (isian.ajakan) return isian.ajakan;
  const ajakan = isian.jenis === 'pilihan' || isian.jenis === 'referensi' ? 'Pilih' : 'Isi';
  return `${ajakan} ${isian.label}.`;
}
