import { z } from 'zod';
import {
  bacaFormulir,
  berlaku,
  type Isian,
  kosong,
  type Mentah,
  mentahDari,
  type NilaiIsian,
  tampilNilai,
} from '../shared/isian.js';

/** One version of a questionnaire. A version never changes: what was asked stays readable as it was asked. */
export interface Kuesioner {
  kode: string;
  versi: number;
  /** place among the questionnaires */
  urutan: number;
  judul: string;
  pengantar: string;
  /** who worded it: the 2015 wording is lost, so ours are marked as our own (domain.md §6) */
  asal: 'pengelola' | 'stakeholder';
  /** codes carry the questionnaire's own, so that one page can hold several */
  pertanyaan: readonly Isian[];
}

/** Answers to one questionnaire, with the version that was asked. */
export interface JawabanKuesioner {
  versi: number;
  urutan: number;
  judul: string;
  jawaban: NilaiIsian;
  /** questions that still want an answer */
  belum: number;
}

/** What a form holds of its questionnaires: code → answers. */
export type IsiKuesioner = Record<string, JawabanKuesioner>;

/** Questionnaires ask with few kinds of field; `ya-tidak` cannot tell "no" from "not yet answered". */
const KODE = /^[a-z][a-z0-9_]*$/;
const skemaPertanyaan = z
  .object({
    kode: z.string().regex(KODE),
    label: z.string().min(3).max(200),
    jenis: z.enum(['teks', 'paragraf', 'angka', 'tanggal', 'pilihan']),
    petunjuk: z.string().max(300).optional(),
    tidakWajib: z.literal(true).optional(),
    maks: z.number().int().positive().optional(),
    min: z.number().int().optional(),
    angkaSaja: z.literal(true).optional(),
    panjang: z.number().int().min(1).max(40).optional(),
    lebar: z.union([z.literal(4), z.literal(10), z.literal(18), z.literal(30)]).optional(),
    pilihan: z
      .array(z.object({ kode: z.string().regex(KODE), nama: z.string().min(1).max(150) }))
      .min(2)
      .optional(),
    bila: z.object({ isian: z.string(), nilai: z.array(z.string()).min(1) }).optional(),
  })
  .refine((satu) => (satu.jenis === 'pilihan') === (satu.pilihan !== undefined), 'only pilihan has pilihan')
  .refine((satu) => satu.panjang === undefined || satu.angkaSaja === true, 'panjang counts digits');
export const PERTANYAAN_PALING_BANYAK = 30;
const skemaDaftar = z.array(skemaPertanyaan).min(1).max(PERTANYAAN_PALING_BANYAK);

export type Pertanyaan = z.infer<typeof skemaPertanyaan>;

/** Questions as stored → fields of a page; throws when they make no sense (unknown condition, code twice). */
export function bacaPertanyaan(kuesioner: string, isi: unknown): Isian[] {
  const daftar = skemaDaftar.parse(isi);
  const kode = daftar.map((satu) => satu.kode);
  if (new Set(kode).size !== kode.length) throw new Error(`kuesioner ${kuesioner}: a question code stands twice`);
  daftar.forEach((satu, i) => {
    const sumber = satu.bila && daftar.slice(0, i).find((lain) => lain.kode === satu.bila?.isian);
    const dikenal = satu.bila?.nilai.every((nilai) => sumber?.pilihan?.some((pilihan) => pilihan.kode === nilai));
    if (satu.bila && !dikenal) throw new Error(`kuesioner ${kuesioner}: ${satu.kode} depends on no earlier answer`);
  });
  return daftar.map((satu) => isianDari(kuesioner, satu));
}

const namaIsian = (kuesioner: string, kode: string): string => `${kuesioner}_${kode}`;

function isianDari(kuesioner: string, { panjang, bila, ...satu }: Pertanyaan): Isian {
  return {
    ...satu,
    kode: namaIsian(kuesioner, satu.kode),
    ajakan: ajakan(satu),
    ...(bila ? { bila: { isian: namaIsian(kuesioner, bila.isian), nilai: bila.nilai } } : {}),
    ...(panjang
      ? { pola: { cocok: new RegExp(`^\\d{${panjang}}$`), pesan: `${satu.label} terdiri dari ${panjang} angka.` } }
      : {}),
  } as Isian;
}

/** "Isi Nomor Kartu.", but nobody fills in a whole sentence. */
const ajakan = ({ jenis, label }: Pick<Pertanyaan, 'jenis' | 'label'>): string =>
  jenis === 'pilihan' ? 'Pilih satu jawaban.' : /[?.!:]$/.test(label) ? 'Isi jawaban Anda.' : `Isi ${label}.`;

export interface BacaanKuesioner {
  jawaban: JawabanKuesioner;
  /** field → what to do; questions left open are no fault, they are counted */
  pesan: Record<string, string>;
}

/** Reads the answers to one questionnaire: right ones are kept, open ones counted, faulty ones explained. */
export function bacaJawaban(kuesioner: Kuesioner, mentah: Mentah): BacaanKuesioner {
  const { nilai, pesan } = bacaFormulir(kuesioner.pertanyaan, mentah);
  const salah = Object.fromEntries(Object.entries(pesan).filter(([kode]) => (mentah[kode] ?? '').trim() !== ''));
  const jawaban = Object.fromEntries(Object.entries(nilai).filter(([, satu]) => !kosong(satu)));
  const { versi, urutan, judul } = kuesioner;
  return { pesan: salah, jawaban: { versi, urutan, judul, jawaban, belum: Object.keys(pesan).length } };
}

/** Answers as the inputs hold them. */
export function mentahJawaban(daftar: readonly Kuesioner[], isi: IsiKuesioner): Mentah {
  const semua = daftar.flatMap(({ kode, pertanyaan }) =>
    pertanyaan.map((isian) => mentahDari(isian, isi[kode]?.jawaban[isian.kode])),
  );
  return Object.assign({}, ...semua);
}

/** Question and answer as people read them, in the words that were asked; questions that did not apply are left out. */
export function sebutJawaban(kuesioner: Kuesioner, isi: JawabanKuesioner | undefined): [string, string][] {
  const mentah = mentahJawaban([kuesioner], isi ? { [kuesioner.kode]: isi } : {});
  return kuesioner.pertanyaan
    .filter((isian) => berlaku(isian, (kode) => mentah[kode]))
    .map((isian) => [isian.label, tampilNilai(isian, isi?.jawaban[isian.kode])]);
}

/** The hidden field that tells which version of a questionnaire a page shows. */
export const namaVersi = (kuesioner: string): string => `versi:${kuesioner}`;

/** Versions that the page showed which was filled in. */
export const versiDilihat = (mentah: Mentah): Record<string, number> =>
  Object.fromEntries(
    Object.entries(mentah).flatMap(([nama, nilai]) => {
      const [, kode] = /^versi:(.+)$/.exec(nama) ?? [];
      return kode && /^\d{1,9}$/.test(nilai ?? '') ? [[kode, Number(nilai)]] : [];
    }),
  );

/** Versions that a form has answered; the rest is asked in the newest. */
export const versiTerjawab = (isi: IsiKuesioner): Record<string, number> =>
  Object.fromEntries(
    Object.entries(isi)
      .filter(([, satu]) => Object.keys(satu.jawaban).length > 0)
      .map(([kode, satu]) => [kode, satu.versi]),
  );
