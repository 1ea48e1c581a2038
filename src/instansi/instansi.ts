import type { Isian, Mentah } from '../shared/isian.js';

/** Kinds that can be added; `lainnya` are five fixed places of work without PNS of their own. */
export const JENIS_INSTANSI = ['pusat', 'provinsi', 'kabupaten', 'kota'] as const;
export type JenisInstansi = (typeof JENIS_INSTANSI)[number];

export const JENIS_INSTANSI_NAMA: Record<JenisInstansi | 'lainnya', string> = {
  pusat: 'Instansi pusat',
  provinsi: 'Provinsi',
  kabupaten: 'Kabupaten',
  kota: 'Kota',
  lainnya: 'Tempat kerja lain',
};

export interface Instansi {
  kode: string;
  nama: string;
  jenis: JenisInstansi | 'lainnya';
  /** kode of the provinsi; null for central ones */
  provinsi: string | null;
  kanreg: string | null;
  kantorId: number;
  aktif: boolean;
  versi: number;
}

/** The personnel office: "BKD Kab. Banyumas", "Biro Kepegawaian Kementerian Keuangan"; `lainnya` has none. */
export function namaKantorInstansi({ nama, jenis }: { nama: string; jenis: string }): string {
  if (jenis === 'lainnya') return nama;
  if (jenis === 'pusat') return `Biro Kepegawaian ${nama}`;
  return `BKD ${nama.replace(/^Pemerintah (Daerah )?/, '')}`;
}

export interface PilihanInstansi {
  provinsi: readonly { kode: string; nama: string }[];
  kanreg: readonly { kode: string; nama: string }[];
}

const nama: Isian = { kode: 'nama', label: 'Nama', jenis: 'teks', maks: 200, lebar: 30 };

/** What is asked of an instansi; code and kind only of a new one. */
export function isianInstansi({ provinsi, kanreg }: PilihanInstansi, baru: boolean, jenis: string): Isian[] {
  const daerah = baru || (jenis !== 'pusat' && jenis !== 'lainnya');
  return [
    ...(baru
      ? [
          {
            ...{ kode: 'kode', label: 'Kode BKN', jenis: 'teks', lebar: 4, angkaSaja: true },
            pola: { cocok: /^\d{4}$/, pesan: 'Kode BKN terdiri dari 4 angka.' },
          } satisfies Isian,
        ]
      : []),
    nama,
    ...(baru
      ? [
          {
            ...{ kode: 'jenis', label: 'Jenis', jenis: 'pilihan' },
            pilihan: JENIS_INSTANSI.map((kode) => ({ kode, nama: JENIS_INSTANSI_NAMA[kode] })),
          } satisfies Isian,
        ]
      : []),
    ...(daerah
      ? ([
          {
            ...{ kode: 'provinsi', label: 'Provinsi', jenis: 'pilihan', pilihan: provinsi, tidakWajib: 'bersyarat' },
            petunjuk: 'Untuk kabupaten dan kota.',
          },
          {
            ...{
              kode: 'kanreg',
              label: 'Kantor Regional BKN',
              jenis: 'pilihan',
              pilihan: kanreg,
              tidakWajib: 'bersyarat',
            },
            petunjuk: 'Untuk daerah. Instansi pusat langsung di bawah BKN Pusat.',
          },
        ] satisfies Isian[])
      : []),
  ];
}

export const mentahInstansi = (satu: Instansi): Mentah => ({
  nama: satu.nama,
  provinsi: satu.provinsi ?? '',
  kanreg: satu.kanreg ?? '',
});
