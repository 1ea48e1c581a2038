import type { PelakuPetugas, Peran } from '../shared/pelaku.js';

interface EntriMenu {
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
export const PERAN_TURUN_STATUS: readonly Peran[] = ['operator_turun_status', 'admin_bkn'];

/** The console's menu: a petugas sees what their peran may (visual.md). */
const MENU: readonly EntriMenu[] = [
  { kode: 'beranda', judul: 'Beranda', alamat: '/admin', untuk: () => true },
  {
    kode: 'registrasi',
    judul: 'Registrasi',
    alamat: '/admin/registrasi',
    untuk: (pelaku) => pelaku.peran.some((satu) => satu.terimaRegistrasi),
  },
  { kode: 'verifikasi', judul: 'Verifikasi', alamat: '/admin/verifikasi', untuk: berperan(PERAN_VERIFIKASI) },
  { kode: 'tiket', judul: 'Tiket', alamat: '/admin/tiket', untuk: berperan(PERAN_TIKET) },
  { kode: 'turun-status', judul: 'Turun Status', alamat: '/admin/turun-status', untuk: berperan(PERAN_TURUN_STATUS) },
];

export function menuUntuk(pelaku: PelakuPetugas): { kode: string; judul: string; alamat: string }[] {
  return MENU.filter(({ untuk }) => untuk(pelaku)).map(({ untuk: _untuk, ...entri }) => entri);
}
