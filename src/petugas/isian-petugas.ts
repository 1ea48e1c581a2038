import type { Isian } from '../shared/isian.js';
import { PERAN_NAMA, type Peran } from '../shared/pelaku.js';
import { POLA_NAMA } from '../shared/pola-nama.js';
import { KATA_KUNCI_PETUGAS_TERPENDEK } from './kata-kunci-petugas.js';

export const ISIAN_NAMA_PENGGUNA: Isian = {
  kode: 'nama_pengguna',
  label: 'Nama Pengguna',
  jenis: 'teks',
  lebar: 18,
  pola: {
    cocok: /^[a-z0-9][a-z0-9.-]{2,39}$/,
    pesan: 'Nama pengguna terdiri dari 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung.',
  },
};
export const ISIAN_NAMA: Isian = { kode: 'nama', label: 'Nama', jenis: 'teks', maks: 100, lebar: 30 };

/** What the console asks of a person; the import has hints of its own. */
export const ISIAN_ORANG: readonly Isian[] = [
  { ...ISIAN_NAMA, pola: POLA_NAMA },
  {
    kode: 'nip',
    label: 'NIP Baru',
    jenis: 'teks',
    lebar: 18,
    angkaSaja: true,
    petunjuk: 'NIP petugas itu sendiri. Dengan ini tidak ada petugas yang memutus perkaranya sendiri.',
    pola: { cocok: /^\d{18}$/, pesan: 'NIP Baru terdiri dari 18 angka. Periksa lagi di Karpeg atau SK-nya.' },
  },
];

const RAHASIA = { jenis: 'teks', rahasia: true, maks: 200, lebar: 18, isiOtomatis: 'new-password' } as const;

/** A new password, typed twice. */
export const ISIAN_KATA_KUNCI_PETUGAS: readonly Isian[] = [
  {
    ...{ kode: 'kata_kunci', label: 'Kata Kunci', ...RAHASIA },
    petunjuk: `Paling sedikit ${KATA_KUNCI_PETUGAS_TERPENDEK} karakter. Beberapa kata yang tidak lazim bersama mudah diingat dan sulit ditebak.`,
  },
  { kode: 'kata_kunci_ulang', label: 'Konfirmasi Kata Kunci', ...RAHASIA },
];

/** A peran with its tingkat as one choice: "verifikator-2". */
export const kodePeran = ({ peran, tingkat }: { peran: Peran; tingkat: number }): string =>
  peran === 'verifikator' ? `${peran}-${tingkat}` : peran;

export const namaPeran = ({ peran, tingkat }: { peran: Peran; tingkat: number }): string =>
  peran === 'verifikator' ? `${PERAN_NAMA[peran]} tingkat ${tingkat}` : PERAN_NAMA[peran];
