import { bakukanTeks } from '../shared/bakukan.js';
import type { Faq } from './faq.repository.js';
import type { Kategori } from './jenis.js';

/** Words that stand in every complaint and tell nothing. */
const UMUM = new Set(
  'saya aku anda kami yang di ke dari dan atau tidak tak ada belum bisa mau ingin ini itu pada untuk dengan padahal nya kok'.split(
    ' ',
  ),
);

const PALING_BANYAK = 6;
/** What is only half as near as the best is left out. */
const CUKUP_DEKAT = 0.6;

/** What a phrase may mean: a request, or a question that is answered already. */
export type Jawaban = { jenis: 'kategori'; kode: string; isi: Kategori } | { jenis: 'faq'; kode: string; isi: Faq };

const kata = (teks: string): string[] => bakukanTeks(teks).split(' ').filter(Boolean);

/** What a phrase of everyday words means, best first; empty when nothing comes near. */
export function cariMasalah(kategori: readonly Kategori[], teks: string, faq: readonly Faq[] = []): Jawaban[] {
  const dicari = kata(teks);
  if (dicari.length === 0) return [];
  const calon: { jawaban: Jawaban; sebutan: string[] }[] = [
    ...kategori.map((isi) => ({ jawaban: { jenis: 'kategori', kode: isi.kode, isi } as const, sebutan: sebutan(isi) })),
    ...faq.map((isi) => ({ jawaban: { jenis: 'faq', kode: isi.kode, isi } as const, sebutan: sebutanFaq(isi) })),
  ];
  return calon
    .map((satu) => ({ ...satu, nilai: Math.max(...satu.sebutan.map((frasa) => kemiripan(dicari, kata(frasa)))) }))
    .filter(({ nilai }) => nilai > 0)
    .sort((a, b) => b.nilai - a.nilai)
    .filter(({ nilai }, _, [terbaik]) => nilai >= terbaik!.nilai * CUKUP_DEKAT)
    .slice(0, PALING_BANYAK)
    .map(({ jawaban }) => jawaban);
}

const sebutan = (satu: Kategori): string[] => [satu.nama, ...satu.alias, ...satu.ungkapan, satu.uraian];

/** Longer parts of an answer are sentences about something else as well. */
const FRASA_PALING_PANJANG = 4;

/** An answer is found by its question and by the short phrases of its text. */
const sebutanFaq = ({ judul, isi }: Faq): string[] => [
  judul,
  ...isi.split(/[.,;:?!()[\]\n]/).filter((frasa) => kata(frasa).length <= FRASA_PALING_PANJANG),
];

/** Share of telling words in common, counted from both sides; common words only break ties. */
function kemiripan(dicari: readonly string[], frasa: readonly string[]): number {
  const penting = (daftar: readonly string[]) => daftar.filter((satu) => !UMUM.has(satu));
  const [a, b] = [penting(dicari), penting(frasa)];
  const kena = a.filter((satu) => b.some((lain) => sama(satu, lain))).length;
  if (kena === 0) return dicari.join(' ') === frasa.join(' ') ? 2 : 0;
  const utuh = dicari.filter((satu) => frasa.includes(satu)).length / Math.max(dicari.length, frasa.length);
  return kena / a.length + kena / b.length / 2 + utuh / 4;
}

/** "sekolah" and "sekolahnya" mean the same. */
function sama(a: string, b: string): boolean {
  const [pendek, panjang] = a.length < b.length ? [a, b] : [b, a];
  return pendek === panjang || (pendek.length >= 4 && panjang.startsWith(pendek));
}
