import { jalanRegistrasi } from '../portal/kedudukan-hukum.js';
import type { PelakuPetugas, Peran } from '../shared/pelaku.js';
import type { HariRekap, Ukuran, WilayahRekap } from './rekap.repository.js';

/** Whose figures a petugas may read (domain.md §3, §9): admins, and verifikator from tingkat 2 up in their area. */
export const PERAN_REKAP: readonly Peran[] = ['admin_bkn', 'admin_instansi', 'verifikator'];

/** The widest area of the petugas; null when they have none. */
export function wilayahRekap(pelaku: PelakuPetugas): WilayahRekap | null {
  const milik = pelaku.peran.filter(({ peran, tingkat }) => PERAN_REKAP.includes(peran) && tingkat !== 1);
  if (milik.some(({ kantorJenis }) => kantorJenis === 'pusat')) return { jenis: 'nasional' };
  const kanreg = milik.find(({ kantorJenis }) => kantorJenis === 'kanreg');
  if (kanreg) return { jenis: 'kanreg', kode: kanreg.kantorKode };
  const instansi = milik.find(({ instansiKode }) => instansiKode !== null);
  return instansi?.instansiKode ? { jenis: 'instansi', kode: instansi.instansiKode } : null;
}

/** The figures of a group, in the words of the campaign. */
export interface Angka {
  /** who has to register: without pensioned and dismissed people */
  pns: number;
  belum: number;
  menunggu: number;
  ditolak: number;
  draf: number;
  dikembalikan: number;
  tingkat: readonly [number, number, number, number];
  selesai: number;
  /** accepted, and not on the way: draft, returned, or never signed in */
  diterima: number;
}

export function bacaAngka(ukuran: Ukuran): Angka {
  const ada = (nama: string): number => ukuran[nama] ?? 0;
  const pns = Object.entries(ukuran)
    .filter(([nama]) => nama.startsWith('pns_') && jalanRegistrasi(nama.slice(4)) === 'boleh')
    .reduce((jumlah, [, satu]) => jumlah + satu, 0);
  const tingkat = [1, 2, 3, 4].map((satu) => ada(`formulir_tingkat_${satu}`)) as unknown as Angka['tingkat'];
  const jalan = tingkat.reduce((a, b) => a + b, 0) + ada('formulir_selesai');
  return {
    pns,
    belum: Math.max(0, pns - ada('registrasi_diajukan') - ada('registrasi_aktif')),
    menunggu: ada('registrasi_diajukan'),
    ditolak: ada('registrasi_ditolak'),
    draf: ada('formulir_draf'),
    dikembalikan: ada('formulir_dikembalikan'),
    tingkat,
    selesai: ada('formulir_selesai'),
    diterima: Math.max(0, ada('registrasi_aktif') - jalan),
  };
}

/** The stages of a chart, light to dark: every PNS stands in one of them. */
export const TAHAP = [
  { kode: 'belum', nama: 'Belum registrasi' },
  { kode: 'menunggu', nama: 'Menunggu diterima' },
  { kode: 'diterima', nama: 'Diterima, belum terkirim' },
  { kode: 'tingkat1', nama: 'Tingkat 1' },
  { kode: 'tingkat24', nama: 'Tingkat 2–4' },
  { kode: 'selesai', nama: 'Selesai' },
] as const;

export type KodeTahap = (typeof TAHAP)[number]['kode'];

export const tahapAngka = (angka: Angka): Record<KodeTahap, number> => ({
  belum: angka.belum,
  menunggu: angka.menunggu,
  diterima: angka.diterima,
  tingkat1: angka.tingkat[0],
  tingkat24: angka.tingkat[1] + angka.tingkat[2] + angka.tingkat[3],
  selesai: angka.selesai,
});

/** Percent without a fraction; "0" only for none and "100" only for all. */
export function persen(bagian: number, dari: number): number {
  if (dari <= 0 || bagian <= 0) return 0;
  if (bagian >= dari) return 100;
  return Math.min(99, Math.max(1, Math.round((bagian / dari) * 100)));
}

/** Every day from `sejak` to `sampai` (yyyy-mm-dd), also those without anything. */
export function lengkapiHari(hari: readonly HariRekap[], sejak: string, sampai: string): HariRekap[] {
  const ada = new Map(hari.map((satu) => [satu.tanggal, satu]));
  const hasil: HariRekap[] = [];
  for (let waktu = Date.parse(`${sejak}T00:00:00Z`); waktu <= Date.parse(`${sampai}T00:00:00Z`); waktu += 86_400_000) {
    const tanggal = new Date(waktu).toISOString().slice(0, 10);
    hasil.push(ada.get(tanggal) ?? { tanggal, kiriman: 0, selesai: 0 });
  }
  return hasil;
}
