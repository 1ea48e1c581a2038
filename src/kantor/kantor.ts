import { createHash } from 'node:crypto';
import type { Isian, Mentah } from '../shared/isian.js';
import type { PelakuPetugas, Peran } from '../shared/pelaku.js';
import type { KantorSatu } from './kantor.repository.js';

/** Who keeps offices: each its own admin (domain.md §2 kantor). */
export const PERAN_KANTOR: readonly Peran[] = ['admin_bkn', 'admin_instansi'];

export interface WilayahKantor {
  nasional: boolean;
  instansi: string[];
}

export const wilayahKantor = ({ peran }: PelakuPetugas): WilayahKantor => ({
  nasional: peran.some((satu) => satu.peran === 'admin_bkn'),
  instansi: peran.filter((satu) => satu.peran === 'admin_instansi').map(({ instansiKode }) => instansiKode ?? ''),
});

export const ISIAN_NAMA: Isian = { kode: 'nama', label: 'Nama', jenis: 'teks', maks: 150, lebar: 30 };

const ISIAN_KONTAK: readonly Isian[] = [
  ISIAN_NAMA,
  { kode: 'alamat', label: 'Alamat', jenis: 'teks', maks: 250, lebar: 30, tidakWajib: true },
  {
    ...{ kode: 'telepon', label: 'Telepon', jenis: 'teks', maks: 60, lebar: 18, tidakWajib: true },
    petunjuk: 'Boleh lebih dari satu, dipisah koma. Contoh: (0281) 900900 ext. 12',
    pola: {
      cocok: /^(?=.*\d{3})[\d ()+,./-]+(ext\. ?\d+)?$/,
      pesan: 'Telepon terdiri dari angka dengan kode wilayah, misalnya (0281) 900900.',
    },
  },
  {
    ...{ kode: 'jam_layanan', label: 'Jam Layanan', jenis: 'teks', maks: 100, lebar: 30, tidakWajib: true },
    petunjuk: 'Contoh: Senin–Jumat, 07.30–16.00 WIB',
  },
];

const ISIAN_TERIMA: Isian = {
  ...{ kode: 'terima_oleh_verifikator', label: 'Verifikator tingkat 1 boleh menerima registrasi', jenis: 'ya-tidak' },
  petunjuk: 'Selain admin instansi, verifikator tingkat 1 di semua unit instansi ini ikut memutus registrasi.',
};

/** What can be changed in an office. */
export const isianKantor = ({ jenis }: Pick<KantorSatu, 'jenis'>): readonly Isian[] =>
  jenis === 'instansi' ? [...ISIAN_KONTAK, ISIAN_TERIMA] : ISIAN_KONTAK;

/** An office as its form shows it. */
export const mentahKantor = (kantor: KantorSatu): Mentah => ({
  nama: kantor.nama,
  alamat: kantor.alamat ?? '',
  telepon: kantor.telepon ?? '',
  jam_layanan: kantor.jamLayanan ?? '',
  terima_oleh_verifikator: kantor.terimaOlehVerifikator ? 'ya' : '',
});

/** Fingerprint of what an admin has seen, so that two of them do not overwrite each other unawares. */
export const sidikKantor = (kantor: KantorSatu): string =>
  createHash('sha256')
    .update(JSON.stringify([mentahKantor(kantor), kantor.aktif]))
    .digest('base64url')
    .slice(0, 22);
