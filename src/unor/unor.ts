import type { Isian, Mentah } from '../shared/isian.js';
import { ESELON, namaKode } from '../shared/kode-sapk.js';

/** One unit of an instansi's tree, as whoever keeps it sees it. */
export interface Unor {
  id: number;
  kode: string;
  instansi: { kode: string; nama: string };
  nama: string;
  eselon: string | null;
  namaJabatan: string | null;
  aktif: boolean;
  versi: number;
  indukId: number | null;
  /** the survivor that it was merged into */
  penerus: { id: number; kode: string; nama: string } | null;
}

/** SAPK's codes of eselon begin with their level: 22 is II.b, 32 III.b. 0 when there is none. */
export const tingkatEselon = (eselon: string | null | undefined): number => Number((eselon ?? '').charAt(0)) || 0;

/** A unit stands below the level of the unit above it; where one of them has no eselon there is nothing to compare. */
export function terbalik(atas: string | null | undefined, bawah: string | null | undefined): boolean {
  const [tinggi, rendah] = [tingkatEselon(atas), tingkatEselon(bawah)];
  return tinggi > 0 && rendah > 0 && rendah <= tinggi;
}

export const ISIAN_UNOR: readonly Isian[] = [
  { kode: 'nama', label: 'Nama', jenis: 'teks', maks: 150, lebar: 30 },
  {
    ...{ kode: 'eselon', label: 'Eselon', jenis: 'pilihan', tidakWajib: true },
    pilihan: ESELON.filter(({ kode }) => kode !== '99'),
    petunjuk: 'Kosongkan bila unit ini tidak dipimpin pejabat struktural.',
  },
  {
    ...{ kode: 'nama_jabatan', label: 'Nama jabatan pimpinan', jenis: 'teks', maks: 150, lebar: 30 },
    tidakWajib: 'bersyarat',
    petunjuk: 'Menjadi nama jabatan struktural di formulir, misalnya Kepala Bidang Pelayanan Medis.',
  },
];

export const mentahUnor = ({ nama, eselon, namaJabatan }: Pick<Unor, 'nama' | 'eselon' | 'namaJabatan'>): Mentah => ({
  nama,
  eselon: eselon ?? '',
  nama_jabatan: namaJabatan ?? '',
});

export const sebutEselon = (eselon: string | null): string => (eselon ? namaKode(ESELON, eselon) : '');
