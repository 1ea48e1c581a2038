import type { NilaiIsian } from '../../src/shared/isian.js';
import { type Acak, deretAngka } from './acak.js';
import { pendidikanBernama, tingkatPendidikan } from './bahan.js';
import type { Pokok } from './nip.js';
import type { Profil } from './profil.js';
import { tahunDari } from './waktu.js';

/** What one course of study gives. */
export interface Studi {
  nama: string;
  tahunLulus: number;
}

export interface Pendidikan {
  pertama: Studi;
  lanjut: Studi | null;
  baris: NilaiIsian[];
  gelarDepan: string | null;
  gelarBelakang: string | null;
}

/** Least age in the year of graduation, by tingkat. */
const USIA_LULUS: Record<string, number> = { '05': 12, '10': 15, '15': 17, '17': 17, '30': 20, '40': 21, '45': 23 };
const USIA_LULUS_PROFESI = 23;
const PERGURUAN = [
  'Universitas Serayu Raya',
  'Universitas Nusantara Jaya',
  'Sekolah Tinggi Bina Praja Madya',
  'Universitas Samudra',
];

const GELAR: readonly [RegExp, string][] = [
  [/^S-1 Ilmu (Administrasi Negara|Pemerintahan)/, 'S.Sos.'],
  [/^S-1 Ilmu Hukum/, 'S.H.'],
  [/^S-1 (Manajemen|Akuntansi)/, 'S.E.'],
  [/^S-1 Teknik Sipil/, 'S.T.'],
  [/^S-1 Teknik Informatika/, 'S.Kom.'],
  [/^S-1 Ilmu Perpustakaan/, 'S.Hum.'],
  [/^S-1 (Pendidikan|Bimbingan)/, 'S.Pd.'],
  [/^S-2 Ilmu Administrasi Negara/, 'M.Si.'],
  [/^S-2 Manajemen Pendidikan|^S-2 Teknologi Pendidikan/, 'M.Pd.'],
  [/^S-2 Manajemen/, 'M.M.'],
  [/^S-2 Ilmu Hukum/, 'M.H.'],
  [/^D-III Keperawatan/, 'A.Md.Kep.'],
  [/^D-III Kebidanan/, 'A.Md.Keb.'],
  [/^D-III/, 'A.Md.'],
];
const GELAR_DEPAN: Record<string, string> = { 'Profesi Dokter': 'dr.', 'Profesi Dokter Gigi': 'drg.' };

const gelarBelakang = (nama: string): string | null => GELAR.find(([pola]) => pola.test(nama))?.[1] ?? null;
const usiaLulus = (nama: string): number =>
  nama.startsWith('Profesi') ? USIA_LULUS_PROFESI : USIA_LULUS[tingkatPendidikan(nama)]!;

/** Whether someone can have finished this before the year of appointment. */
export const sudahLulus = (pokok: Pokok, nama: string): boolean =>
  tahunDari(pokok.tanggalLahir) + usiaLulus(nama) < tahunDari(pokok.tmtCpns);

export function makePendidikan(acak: Acak, pokok: Pokok, profil: Profil, tahun: number): Pendidikan {
  const pertama = makeStudiPertama(acak, pokok, acak.pilih(profil.pendidikan));
  const lanjut = makeStudiLanjut(acak, pokok, profil, tahun);
  const studi = lanjut ? [pertama, lanjut] : [pertama];
  const belakang = studi.map(({ nama }) => gelarBelakang(nama)).filter((gelar) => gelar !== null);
  return {
    pertama,
    lanjut,
    baris: studi.map((satu) => makeBaris(acak, pokok, satu, satu === pertama)),
    gelarDepan: GELAR_DEPAN[pertama.nama] ?? null,
    gelarBelakang: belakang.join(', ') || null,
  };
}

function makeStudiPertama(acak: Acak, pokok: Pokok, nama: string): Studi {
  const lulus = tahunDari(pokok.tanggalLahir) + usiaLulus(nama) + acak.angka(0, 3);
  return { nama, tahunLulus: Math.min(lulus, tahunDari(pokok.tmtCpns) - 1) };
}

function makeStudiLanjut(acak: Acak, pokok: Pokok, { lanjut }: Profil, tahun: number): Studi | null {
  const paling = tahunDari(pokok.tmtCpns) + 5;
  if (!lanjut || paling > tahun - 2 || !acak.peluang(lanjut.peluang)) return null;
  return { nama: acak.pilih(lanjut.pendidikan), tahunLulus: acak.angka(paling, Math.min(paling + 12, tahun - 2)) };
}

function makeBaris(acak: Acak, pokok: Pokok, { nama, tahunLulus }: Studi, pertama: boolean): NilaiIsian {
  const gelarDepan = GELAR_DEPAN[nama] ?? null;
  return {
    pendidikan: pendidikanBernama(nama),
    tanggal_lulus: `${tahunLulus}-0${acak.angka(5, 9)}-${acak.angka(10, 28)}`,
    tahun_lulus: tahunLulus,
    nomor_ijazah: `${deretAngka(acak, 4)}/${acak.pilih(['IJZ', 'AK', 'DN-03'])}/${tahunLulus}`,
    nama_sekolah: namaSekolah(acak, pokok, nama),
    gelar_depan: gelarDepan,
    gelar_belakang: gelarBelakang(nama),
    pendidikan_pertama: pertama,
    tingkat_pendidikan: tingkatPendidikan(nama),
  };
}

function namaSekolah(acak: Acak, { benih }: Pokok, nama: string): string {
  const nomor = (benih % 9) + 1;
  if (nama === 'SD') return `SD Negeri ${nomor} Mekar Sari`;
  if (nama.startsWith('SLTP')) return `SMP Negeri ${nomor} Mekar Sari`;
  if (nama.startsWith('SLTA')) return `SMA Negeri ${nomor} Mekar Sari`;
  if (nama.startsWith('SMK') || nama.startsWith('STM')) return `${nama.slice(0, 3)} Negeri ${nomor} Mekar Sari`;
  return acak.pilih(PERGURUAN);
}
