import type { Alur } from '../shared/alur.js';

export const STATUS_FORMULIR = [
  'draf',
  'dikembalikan',
  'tingkat_1',
  'tingkat_2',
  'tingkat_3',
  'tingkat_4',
  'selesai',
] as const;
export type StatusFormulir = (typeof STATUS_FORMULIR)[number];
export type AksiFormulir =
  | 'kirim'
  | 'tarik'
  | 'setujui'
  | 'kembalikan'
  | 'alihkan_unit'
  | 'turunkan'
  | 'pindah_instansi'
  | 'buka_kembali';

export const STATUS_FORMULIR_NAMA: Record<StatusFormulir, string> = {
  draf: 'Draf, belum dikirim',
  dikembalikan: 'Dikembalikan kepada PNS',
  tingkat_1: 'Diperiksa tingkat 1',
  tingkat_2: 'Diperiksa tingkat 2',
  tingkat_3: 'Diperiksa tingkat 3',
  tingkat_4: 'Diperiksa tingkat 4',
  selesai: 'Selesai diverifikasi',
};

const DIPERIKSA = ['tingkat_1', 'tingkat_2', 'tingkat_3', 'tingkat_4'] as const;

/** Life cycle of the form (domain.md §4 Formulir). */
export const ALUR_FORMULIR: Alur<StatusFormulir, AksiFormulir> = {
  kirim: { oleh: ['pns'], dari: ['draf', 'dikembalikan'], ke: ['tingkat_1'], label: 'Kirim', alasan: 'tidak' },
  tarik: { oleh: ['pns'], dari: ['tingkat_1'], ke: ['draf'], label: 'Tarik', alasan: 'tidak' },
  setujui: {
    oleh: ['verifikator'],
    dari: DIPERIKSA,
    ke: ['tingkat_2', 'tingkat_3', 'tingkat_4', 'selesai'],
    label: 'Setujui',
    alasan: 'tidak',
  },
  kembalikan: { oleh: ['verifikator'], dari: DIPERIKSA, ke: ['dikembalikan'], label: 'Kembalikan', alasan: 'tidak' },
  alihkan_unit: {
    oleh: ['verifikator'],
    dari: ['tingkat_1'],
    ke: ['tingkat_1'],
    label: 'Alihkan unit',
    alasan: 'wajib',
  },
  turunkan: {
    // an approved ticket 16 does it, too, by a helpdesk who is operator as well
    oleh: ['operator_turun_status', 'admin_bkn'],
    dari: ['tingkat_1', 'tingkat_2'],
    ke: ['draf'],
    label: 'Turun Status',
    alasan: 'wajib',
  },
  pindah_instansi: {
    oleh: ['helpdesk', 'admin_bkn'],
    dari: DIPERIKSA,
    ke: ['dikembalikan'],
    label: 'Pindah instansi',
    alasan: 'tidak',
  },
  buka_kembali: { oleh: ['admin_bkn'], dari: ['selesai'], ke: ['draf'], label: 'Buka kembali', alasan: 'wajib' },
};

/** Whether the PNS may still change the form. */
export const bisaDiisi = (status: StatusFormulir): boolean => status === 'draf' || status === 'dikembalikan';

/** The level a form waits at, or null. */
export function tingkatStatus(status: StatusFormulir): 1 | 2 | 3 | 4 | null {
  const cocok = /^tingkat_([1-4])$/.exec(status);
  return cocok ? (Number(cocok[1]) as 1 | 2 | 3 | 4) : null;
}
