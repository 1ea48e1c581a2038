import type { PelakuPetugas, Peran } from '../shared/pelaku.js';

/** Who may look a person up: those who answer for people's data, not those who check single forms (domain.md §3). */
export const PERAN_PEGAWAI: readonly Peran[] = ['admin_bkn', 'admin_instansi', 'helpdesk'];

/** Whose people a petugas may see; parameters of SQL_WILAYAH_PEGAWAI. */
export interface WilayahPegawai {
  nasional: boolean;
  instansi: string[];
  kanreg: string[];
}

export function wilayahPegawai(pelaku: PelakuPetugas): WilayahPegawai {
  const milik = pelaku.peran.filter(({ peran }) => PERAN_PEGAWAI.includes(peran));
  const di = (jenis: string) => milik.filter(({ kantorJenis }) => kantorJenis === jenis);
  return {
    nasional: di('pusat').length > 0,
    instansi: di('instansi').map(({ instansiKode }) => instansiKode ?? ''),
    kanreg: di('kanreg').map(({ kantorKode }) => kantorKode),
  };
}

/** Instansi codes of the area, as an array that an index can use; `p` is the row of pegawai. */
export const SQL_WILAYAH_PEGAWAI = `(:nasional OR p.instansi_kode = ANY(ARRAY(
  SELECT w.kode FROM instansi w WHERE w.kode = ANY(:instansi) OR w.kanreg_kode = ANY(:kanreg))))`;

/** Whether the petugas may reset registrations of this instansi (domain.md §3). */
export const bolehReset = (pelaku: PelakuPetugas, instansiKode: string): boolean =>
  pelaku.peran.some(
    ({ peran, instansiKode: milik }) => peran === 'admin_bkn' || (peran === 'admin_instansi' && milik === instansiKode),
  );

export const isAdminBkn = (pelaku: PelakuPetugas): boolean => pelaku.peran.some(({ peran }) => peran === 'admin_bkn');
