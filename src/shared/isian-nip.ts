import type { Isian } from './isian.js';

/** The NIP Baru that somebody without a login types about themselves (domain.md §11). */
export const ISIAN_NIP_BARU: Isian = {
  kode: 'nip',
  label: 'NIP Baru',
  jenis: 'teks',
  petunjuk: '18 angka, boleh dengan spasi.',
  lebar: 18,
  angkaSaja: true,
  pola: { cocok: /^\d{18}$/, pesan: 'NIP Baru terdiri dari 18 angka. Periksa lagi di Karpeg atau SK Anda.' },
};
