import type { Alur } from '../shared/alur.js';

export type StatusRegistrasi = 'diajukan' | 'aktif' | 'ditolak' | 'direset';
export type AksiRegistrasi = 'terima' | 'tolak' | 'reset';
/** What the queue decides; a reset belongs to the page of the person. */
export type AksiPutusan = Exclude<AksiRegistrasi, 'reset'>;

/** Life cycle of a registration (domain.md §4 Registrasi). */
export const ALUR_REGISTRASI: Alur<StatusRegistrasi, AksiRegistrasi> = {
  terima: {
    oleh: ['admin_instansi', 'admin_bkn', 'verifikator'],
    dari: ['diajukan'],
    ke: ['aktif'],
    label: 'Terima',
    alasan: 'tidak',
  },
  tolak: {
    oleh: ['admin_instansi', 'admin_bkn', 'verifikator'],
    dari: ['diajukan'],
    ke: ['ditolak'],
    label: 'Tolak',
    alasan: 'wajib',
  },
  reset: {
    oleh: ['admin_instansi', 'admin_bkn'],
    dari: ['diajukan', 'aktif'],
    ke: ['direset'],
    label: 'Reset',
    alasan: 'wajib',
  },
};

export const STATUS_REGISTRASI_NAMA: Record<StatusRegistrasi, string> = {
  diajukan: 'Menunggu diterima instansi',
  aktif: 'Diterima',
  ditolak: 'Ditolak',
  direset: 'Direset',
};

/** After so long without an answer the PNS may ask for help (kategori 17). */
export const BATAS_TUNGGU_JAM = 72;
