import { PERAN_PEGAWAI } from '../pegawai/wilayah.js';
import { PERAN_PENGUMUMAN } from '../pengumuman/pengumuman.js';
import { wilayahRekap } from '../rekap/rekap.js';
import type { PelakuPetugas, Peran } from '../shared/pelaku.js';
import { PERAN_ADMIN } from '../shared/wilayah-admin.js';

export type KelompokMenu = 'Antrean' | 'Data' | 'Kelola' | 'Laporan';

interface EntriMenu {
  kelompok: KelompokMenu;
  kode: string;
  judul: string;
  alamat: string;
  untuk: (pelaku: PelakuPetugas) => boolean;
}

const berperan =
  (peran: readonly Peran[]) =>
  (pelaku: PelakuPetugas): boolean =>
    pelaku.peran.some((satu) => peran.includes(satu.peran));

/** Who decides on registrations; the rows of the pages read it too. */
export const PERAN_REGISTRASI: readonly Peran[] = ['admin_bkn', 'admin_instansi', 'verifikator'];
export const PERAN_VERIFIKASI: readonly Peran[] = ['verifikator'];
export const PERAN_TIKET: readonly Peran[] = ['helpdesk', 'admin_instansi', 'admin_bkn'];
export const PERAN_JEJAK: readonly Peran[] = ['admin_bkn'];
/** The public's questions are answered nationally. */
export const PERAN_FAQ: readonly Peran[] = ['admin_bkn'];
/** One list serves the whole country. */
export const PERAN_INSTANSI: readonly Peran[] = ['admin_bkn'];
export const PERAN_REFERENSI: readonly Peran[] = ['admin_bkn'];
/** Data of the whole country. */
export const PERAN_IMPOR: readonly Peran[] = ['admin_bkn'];
/** Mails go to people of every instansi. */
export const PERAN_SUREL: readonly Peran[] = ['admin_bkn'];
/** Every PNS is asked the same. */
export const PERAN_KUESIONER: readonly Peran[] = ['admin_bkn'];
export const PERAN_TURUN_STATUS: readonly Peran[] = ['operator_turun_status', 'admin_bkn'];

/** The console's menu: a petugas sees what their peran may (visual.md). */
const MENU: readonly EntriMenu[] = [
  { kelompok: 'Antrean', kode: 'beranda', judul: 'Beranda', alamat: '/admin', untuk: () => true },
  {
    kelompok: 'Antrean',
    kode: 'registrasi',
    judul: 'Registrasi',
    alamat: '/admin/registrasi',
    untuk: (pelaku) => pelaku.peran.some((satu) => satu.terimaRegistrasi),
  },
  {
    kelompok: 'Antrean',
    kode: 'verifikasi',
    judul: 'Verifikasi',
    alamat: '/admin/verifikasi',
    untuk: berperan(PERAN_VERIFIKASI),
  },
  { kelompok: 'Antrean', kode: 'tiket', judul: 'Tiket', alamat: '/admin/tiket', untuk: berperan(PERAN_TIKET) },
  {
    kelompok: 'Antrean',
    kode: 'turun-status',
    judul: 'Turun Status',
    alamat: '/admin/turun-status',
    untuk: berperan(PERAN_TURUN_STATUS),
  },
  { kelompok: 'Data', kode: 'pegawai', judul: 'PNS', alamat: '/admin/pegawai', untuk: berperan(PERAN_PEGAWAI) },
  {
    ...{ kelompok: 'Kelola', kode: 'referensi', judul: 'Referensi', alamat: '/admin/referensi' },
    untuk: berperan(PERAN_REFERENSI),
  },
  {
    ...{ kelompok: 'Kelola', kode: 'unit-organisasi', judul: 'Unit Organisasi', alamat: '/admin/unit-organisasi' },
    untuk: berperan(PERAN_ADMIN),
  },
  { kelompok: 'Data', kode: 'impor', judul: 'Impor', alamat: '/admin/impor', untuk: berperan(PERAN_IMPOR) },
  {
    kelompok: 'Kelola',
    kode: 'instansi',
    judul: 'Instansi',
    alamat: '/admin/instansi',
    untuk: berperan(PERAN_INSTANSI),
  },
  { kelompok: 'Kelola', kode: 'kantor', judul: 'Kantor', alamat: '/admin/kantor', untuk: berperan(PERAN_ADMIN) },
  { kelompok: 'Kelola', kode: 'jadwal', judul: 'Jadwal', alamat: '/admin/jadwal', untuk: berperan(PERAN_ADMIN) },
  {
    ...{ kelompok: 'Kelola', kode: 'pengumuman', judul: 'Pengumuman', alamat: '/admin/pengumuman' },
    untuk: berperan(PERAN_PENGUMUMAN),
  },
  { kelompok: 'Kelola', kode: 'faq', judul: 'FAQ', alamat: '/admin/faq', untuk: berperan(PERAN_FAQ) },
  {
    ...{ kelompok: 'Kelola', kode: 'kuesioner', judul: 'Kuesioner', alamat: '/admin/kuesioner' },
    untuk: berperan(PERAN_KUESIONER),
  },
  { kelompok: 'Kelola', kode: 'surel', judul: 'Surel', alamat: '/admin/surel', untuk: berperan(PERAN_SUREL) },
  {
    kelompok: 'Kelola',
    kode: 'petugas',
    judul: 'Petugas',
    alamat: '/admin/petugas',
    untuk: berperan(PERAN_ADMIN),
  },
  {
    kelompok: 'Laporan',
    kode: 'rekap',
    judul: 'Rekap',
    alamat: '/admin/rekap',
    untuk: (pelaku) => wilayahRekap(pelaku) !== null,
  },
  { kelompok: 'Laporan', kode: 'ekspor', judul: 'Ekspor', alamat: '/admin/ekspor', untuk: berperan(PERAN_ADMIN) },
  { kelompok: 'Laporan', kode: 'jejak', judul: 'Jejak', alamat: '/admin/jejak', untuk: berperan(PERAN_JEJAK) },
];

/** The entries that this petugas may open. */
export const menuUntuk = (pelaku: PelakuPetugas): EntriMenu[] => MENU.filter(({ untuk }) => untuk(pelaku));

/** The same under the headings of the menu. */
export function menuBerkelompok(pelaku: PelakuPetugas): { judul: KelompokMenu; isi: EntriMenu[] }[] {
  const entri = menuUntuk(pelaku);
  return [...new Set(entri.map(({ kelompok }) => kelompok))].map((judul) => ({
    judul,
    isi: entri.filter(({ kelompok }) => kelompok === judul),
  }));
}
