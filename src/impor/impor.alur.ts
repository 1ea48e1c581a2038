import type { Alur } from '../shared/alur.js';

export const STATUS_IMPOR = [
  'antre_periksa',
  'memeriksa',
  'diperiksa',
  'antre_impor',
  'mengimpor',
  'selesai',
  'terputus',
  'gagal',
  'dibatalkan',
  'kedaluwarsa',
] as const;
export type StatusImpor = (typeof STATUS_IMPOR)[number];
export type AksiImpor = 'ambil' | 'periksa' | 'jalankan' | 'akhiri' | 'putus' | 'ulangi' | 'batalkan' | 'lewati';

export const STATUS_IMPOR_NAMA: Record<StatusImpor, string> = {
  antre_periksa: 'Menunggu diperiksa',
  memeriksa: 'Sedang diperiksa',
  diperiksa: 'Menunggu keputusan',
  antre_impor: 'Menunggu diimpor',
  mengimpor: 'Sedang diimpor',
  selesai: 'Selesai',
  terputus: 'Terputus',
  gagal: 'Tidak bisa dibaca',
  dibatalkan: 'Dibatalkan',
  kedaluwarsa: 'Dihapus karena lewat sehari',
};

/** A process is at work on it. */
export const BERJALAN = ['memeriksa', 'mengimpor'] as const satisfies readonly StatusImpor[];
const MENUNGGU = ['antre_periksa', 'antre_impor'] as const satisfies readonly StatusImpor[];

/** Nothing has been written yet. */
const SEBELUM_JALAN: readonly StatusImpor[] = ['antre_periksa', 'memeriksa', 'diperiksa'];
const SEDANG_JALAN: readonly StatusImpor[] = ['antre_impor', 'mengimpor'];

/** Both mean the same to whoever cancels: a page that shows progress may be some seconds old. */
export const setahap = (a: string, b: StatusImpor): boolean =>
  a === b || [SEBELUM_JALAN, SEDANG_JALAN].some((tahap) => tahap.some((satu) => satu === a) && tahap.includes(b));

/** Life cycle of an import in the console: a trial run that writes nothing, a decision, the run. */
export const ALUR_IMPOR: Alur<StatusImpor, AksiImpor> = {
  ambil: { oleh: ['sistem'], dari: MENUNGGU, ke: BERJALAN, label: 'Ambil', alasan: 'tidak' },
  periksa: { oleh: ['sistem'], dari: ['memeriksa'], ke: ['diperiksa', 'gagal'], label: 'Periksa', alasan: 'tidak' },
  jalankan: {
    ...{ oleh: ['admin_bkn'], dari: ['diperiksa'], ke: ['antre_impor'], label: 'Jalankan impor', alasan: 'wajib' },
  },
  akhiri: { oleh: ['sistem'], dari: ['mengimpor'], ke: ['selesai', 'gagal'], label: 'Akhiri', alasan: 'tidak' },
  putus: { oleh: ['sistem'], dari: BERJALAN, ke: ['terputus'], label: 'Terputus', alasan: 'tidak' },
  ulangi: { oleh: ['admin_bkn'], dari: ['terputus'], ke: MENUNGGU, label: 'Jalankan lagi', alasan: 'tidak' },
  batalkan: {
    ...{ oleh: ['admin_bkn'], dari: [...MENUNGGU, ...BERJALAN, 'diperiksa', 'terputus'], ke: ['dibatalkan'] },
    ...{ label: 'Batalkan', alasan: 'tidak' },
  },
  lewati: {
    ...{ oleh: ['sistem'], dari: [...MENUNGGU, 'diperiksa', 'terputus'], ke: ['kedaluwarsa'] },
    ...{ label: 'Lewat sehari', alasan: 'tidak' },
  },
};
