import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { type KodeTerbit, kodeSementara } from './kode-pertanyaan.js';
import type { Kuesioner, Pertanyaan } from './kuesioner.js';
import { bacaPilihan, tulisPilihan } from './pilihan-teks.js';

/** What a version says; its questions as they are stored. */
export interface IsiVersi extends Pick<Kuesioner, 'judul' | 'pengantar' | 'asal'> {
  pertanyaan: Pertanyaan[];
}

type Pesan = Record<string, string>;

export const ASAL_NAMA: Record<Kuesioner['asal'], string> = {
  pengelola: 'Pengelola portal ini',
  stakeholder: 'Stakeholder yang bersangkutan',
};

export const ISIAN_KEPALA: readonly Isian[] = [
  { kode: 'judul', label: 'Judul', jenis: 'teks', maks: 100 },
  {
    kode: 'pengantar',
    label: 'Pengantar',
    jenis: 'paragraf',
    maks: 500,
    petunjuk: 'Satu atau dua kalimat: tentang apa.',
  },
  {
    ...{ kode: 'asal', label: 'Pertanyaan disusun oleh', jenis: 'pilihan' },
    pilihan: Object.entries(ASAL_NAMA).map(([kode, nama]) => ({ kode, nama })),
  },
];

export const mentahKepala = ({ judul, pengantar, asal }: Pick<IsiVersi, 'judul' | 'pengantar' | 'asal'>): Mentah => ({
  ...{ judul, pengantar, asal },
});

export type KepalaKuesioner = Pick<IsiVersi, 'judul' | 'pengantar' | 'asal'>;

export function bacaKepala(mentah: Mentah): { kepala: KepalaKuesioner } | { pesan: Pesan } {
  const { nilai, pesan } = bacaFormulir(ISIAN_KEPALA, mentah);
  return Object.keys(pesan).length > 0 ? { pesan } : { kepala: nilai as unknown as KepalaKuesioner };
}

export const JENIS_NAMA: Record<Pertanyaan['jenis'], string> = {
  pilihan: 'Pilihan: satu dari beberapa jawaban',
  teks: 'Teks satu baris',
  paragraf: 'Teks beberapa baris',
  angka: 'Angka',
  tanggal: 'Tanggal',
};

export const ISIAN_PERTANYAAN: readonly Isian[] = [
  {
    ...{ kode: 'label', label: 'Pertanyaan', jenis: 'teks', maks: 200 },
    pola: { cocok: /.{3}/, pesan: 'Pertanyaan terdiri dari paling sedikit 3 huruf.' },
    petunjuk:
      'Perbaiki kata-katanya di sini. Bila maknanya menjadi lain, hapus pertanyaan ini dan tambahkan yang baru.',
  },
  {
    ...{ kode: 'jenis', label: 'Dijawab dengan', jenis: 'pilihan' },
    pilihan: Object.entries(JENIS_NAMA).map(([kode, nama]) => ({ kode, nama })),
  },
  {
    ...{ kode: 'jawaban', label: 'Jawaban yang bisa dipilih', jenis: 'paragraf', maks: 4000, tidakWajib: 'bersyarat' },
    petunjuk:
      'Satu jawaban satu baris. Biarkan kode dalam kurung siku: dengan kode itu jawaban lama tetap bisa dibandingkan. Jawaban baru ditulis tanpa kode.',
    bila: { isian: 'jenis', nilai: ['pilihan'] },
  },
  { kode: 'petunjuk', label: 'Petunjuk', jenis: 'teks', maks: 300, tidakWajib: true },
  { kode: 'tidak_wajib', label: 'Boleh tidak dijawab', jenis: 'ya-tidak' },
];

/** A question that is only being added has no wording to keep. */
export const ISIAN_PERTANYAAN_BARU: readonly Isian[] = ISIAN_PERTANYAAN.map(({ petunjuk, ...isian }) =>
  isian.kode === 'label' || !petunjuk ? isian : { ...isian, petunjuk },
);

/** The field of a condition: this answer to that question. */
export const namaSyarat = (pertanyaan: string, pilihan: string): string => `bila:${pertanyaan}:${pilihan}`;

/** Questions that this one can depend on: those before it that are answered with a choice. */
export function calonSyarat(daftar: readonly Pertanyaan[], kode: string | null): Pertanyaan[] {
  const ke = daftar.findIndex((satu) => satu.kode === kode);
  return daftar.slice(0, ke < 0 ? daftar.length : ke).filter(({ jenis }) => jenis === 'pilihan');
}

export const mentahPertanyaan = ({ label, jenis, pilihan, petunjuk, tidakWajib, bila }: Pertanyaan): Mentah => ({
  ...{ label, jenis, petunjuk: petunjuk ?? '', jawaban: tulisPilihan(pilihan ?? []) },
  ...(tidakWajib && { tidak_wajib: 'ya' }),
  ...Object.fromEntries((bila?.nilai ?? []).map((nilai) => [namaSyarat(bila!.isian, nilai), 'ya'])),
});

/** Where a question stands: in which draft, and `lama` when it is there already. */
export interface LetakPertanyaan {
  daftar: readonly Pertanyaan[];
  lama: Pertanyaan | null;
  terbit: KodeTerbit;
}

/** The form of one question. What only the program's own questions have (digits, limits) stays while the kind stays. */
export function bacaTanya(
  mentah: Mentah,
  { daftar, lama, terbit }: LetakPertanyaan,
): { tanya: Pertanyaan } | { pesan: Pesan } {
  const { nilai, pesan } = bacaFormulir(ISIAN_PERTANYAAN, mentah);
  const jenis = nilai.jenis as Pertanyaan['jenis'];
  const kode = lama?.kode ?? kodeSementara(daftar);
  const pilihan =
    jenis === 'pilihan' && !pesan.jawaban
      ? bacaPilihan(String(nilai.jawaban ?? ''), { draf: lama?.pilihan ?? [], terbit: terbit.get(kode) })
      : null;
  if (pilihan && 'pesan' in pilihan) pesan.jawaban = pilihan.pesan;
  const syarat = bacaSyarat(mentah, calonSyarat(daftar, lama?.kode ?? null));
  if ('pesan' in syarat) Object.assign(pesan, syarat.pesan);
  if (Object.keys(pesan).length > 0 || 'pesan' in syarat || (pilihan && 'pesan' in pilihan)) return { pesan };
  return {
    tanya: {
      ...(lama?.jenis === jenis ? sifatLama(lama) : {}),
      ...{ kode, label: String(nilai.label), jenis },
      ...(nilai.petunjuk ? { petunjuk: String(nilai.petunjuk) } : {}),
      ...(nilai.tidak_wajib === true ? { tidakWajib: true } : {}),
      ...(pilihan ?? {}),
      ...syarat,
    },
  };
}

function sifatLama({ maks, min, angkaSaja, panjang, lebar }: Pertanyaan): Partial<Pertanyaan> {
  const sifat = Object.entries({ maks, min, angkaSaja, panjang, lebar });
  return Object.fromEntries(sifat.filter(([, nilai]) => nilai !== undefined));
}

/** The ticked answers; all of one question. */
function bacaSyarat(mentah: Mentah, calon: readonly Pertanyaan[]): Pick<Pertanyaan, 'bila'> | { pesan: Pesan } {
  const dicentang = calon
    .map(({ kode, pilihan = [] }) => ({
      isian: kode,
      nilai: pilihan.flatMap((satu) => (mentah[namaSyarat(kode, satu.kode)] === 'ya' ? satu.kode : [])),
    }))
    .filter(({ nilai }) => nilai.length > 0);
  const [bila, lain] = dicentang;
  if (!bila) return {};
  if (!lain) return { bila };
  return { pesan: { [namaSyarat(lain.isian, lain.nilai[0]!)]: 'Centang jawaban dari satu pertanyaan saja.' } };
}
