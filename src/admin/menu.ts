import type { PelakuPetugas, Peran } from '../shared/pelaku.js';

interface EntriMenu {
  kode: string;
  judul: string;
  alamat: string;
  peran: readonly Peran[] | null;
}

/** Who decides on registrations; the rows of the pages read it too. */
export const PERAN_REGISTRASI: readonly Peran[] = ['admin_bkn', 'admin_instansi', 'verifikator'];
export const PERAN_VERIFIKASI: readonly Peran[] = ['verifikator'];

/** The console's menu: a petugas sees what their peran may (visual.md). */
const MENU: readonly EntriMenu[] = [
  { kode: 'beranda', judul: 'Beranda', alamat: '/admin', peran: null },
  { kode: 'registrasi', judul: 'Registrasi', alamat: '/admin/registrasi', peran: PERAN_REGISTRASI },
  { kode: 'verifikasi', judul: 'Verifikasi', alamat: '/admin/verifikasi', peran: PERAN_VERIFIKASI },
];

export function menuUntuk(pelaku: PelakuPetugas): { kode: string; judul: string; alamat: string }[] {
  return MENU.filter(({ peran }) => !peran || pelaku.peran.some((satu) => peran.includes(satu.peran))).map(
    ({ peran: _peran, ...entri }) => entri,
  );
}
