import type { Alur } from '../shared/alur.js';

export const STATUS_TIKET = ['baru', 'diproses', 'menunggu_pelapor', 'disetujui', 'ditolak', 'dikoreksi'] as const;
export type StatusTiket = (typeof STATUS_TIKET)[number];
export type AksiTiket =
  | 'ambil'
  | 'lepas'
  | 'teruskan'
  | 'eskalasi'
  | 'minta_kelengkapan'
  | 'jawab'
  | 'tutup'
  | 'setujui'
  | 'tolak'
  | 'penuhi'
  | 'koreksi';

const PETUGAS = ['helpdesk', 'admin_bkn'] as const;
/** Waiting for an office, taken or not. */
export const MENUNGGU_KANTOR = ['baru', 'diproses'] as const;
export const TERBUKA = ['baru', 'diproses', 'menunggu_pelapor'] as const;

/** Life cycle of a ticket (domain.md §4 Tiket). Approving and rejecting a new one takes it first. */
export const ALUR_TIKET: Alur<StatusTiket, AksiTiket> = {
  ambil: { oleh: PETUGAS, dari: ['baru'], ke: ['diproses'], label: 'Ambil', alasan: 'tidak' },
  lepas: { oleh: PETUGAS, dari: ['diproses'], ke: ['baru'], label: 'Lepas', alasan: 'tidak' },
  teruskan: { oleh: PETUGAS, dari: MENUNGGU_KANTOR, ke: ['baru'], label: 'Teruskan', alasan: 'wajib' },
  eskalasi: {
    oleh: ['sistem'],
    dari: MENUNGGU_KANTOR,
    ke: ['baru'],
    label: 'Naik ke kantor berikutnya',
    alasan: 'tidak',
  },
  minta_kelengkapan: {
    oleh: PETUGAS,
    dari: ['diproses'],
    ke: ['menunggu_pelapor'],
    label: 'Minta kelengkapan',
    alasan: 'wajib',
  },
  jawab: { oleh: ['umum'], dari: ['menunggu_pelapor'], ke: ['diproses'], label: 'Kirim jawaban', alasan: 'tidak' },
  tutup: {
    oleh: ['sistem'],
    dari: ['menunggu_pelapor'],
    ke: ['ditolak'],
    label: 'Ditutup tanpa jawaban',
    alasan: 'tidak',
  },
  setujui: {
    // The last two decide where the kategori says so: 17 also admin_instansi, 16 only with operator_turun_status.
    oleh: [...PETUGAS, 'admin_instansi', 'operator_turun_status'],
    dari: MENUNGGU_KANTOR,
    ke: ['disetujui'],
    label: 'Setujui',
    alasan: 'tidak',
  },
  tolak: {
    oleh: [...PETUGAS, 'admin_instansi', 'operator_turun_status'],
    dari: MENUNGGU_KANTOR,
    ke: ['ditolak'],
    label: 'Tolak',
    alasan: 'wajib',
  },
  /** what it asks for was done elsewhere: accepted in Registrasi (17), turned down directly (16) */
  penuhi: { oleh: ['sistem'], dari: TERBUKA, ke: ['disetujui'], label: 'Sudah dipenuhi', alasan: 'tidak' },
  koreksi: { oleh: PETUGAS, dari: ['disetujui'], ke: ['dikoreksi'], label: 'Koreksi', alasan: 'wajib' },
};

/** What the public reads of a state. */
export const STATUS_TIKET_UMUM: Record<StatusTiket, string> = {
  baru: 'Sedang dalam proses',
  diproses: 'Sedang dalam proses',
  menunggu_pelapor: 'Menunggu kelengkapan dari Anda',
  disetujui: 'Selesai – disetujui',
  ditolak: 'Selesai – ditolak',
  dikoreksi: 'Dikoreksi',
};

/** What petugas read. */
export const STATUS_TIKET_NAMA: Record<StatusTiket, string> = {
  baru: 'Baru',
  diproses: 'Diproses',
  menunggu_pelapor: 'Menunggu pelapor',
  disetujui: 'Disetujui',
  ditolak: 'Ditolak',
  dikoreksi: 'Dikoreksi',
};

/** An office that has not decided after so long passes the ticket on. */
export const ESKALASI_JAM = 72;
/** A reporter who is asked has so long to answer. */
export const JAWAB_HARI = 14;

export const terbuka = (status: StatusTiket): boolean => (TERBUKA as readonly string[]).includes(status);
