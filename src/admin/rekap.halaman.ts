import { batang, garis, puncakSumbu } from '../rekap/grafik.js';
import { type Angka, bacaAngka, persen, TAHAP, tahapAngka } from '../rekap/rekap.js';
import type { BarisRekap, HariRekap, Kelompok, Ukuran } from '../rekap/rekap.repository.js';
import { tampilTanggal } from '../shared/tanggal.js';

/** 11820 → "11.820" */
export const ribuan = (jumlah: number): string => String(jumlah).replace(/\B(?=(\d{3})+$)/g, '.');

/** The bar of stages with its legend and its finding. */
export function grafikTahap(ukuran: Ukuran) {
  const angka = bacaAngka(ukuran);
  const tahap = tahapAngka(angka);
  const potong = batang(TAHAP.map(({ kode }) => tahap[kode]));
  return {
    judul: `${persen(angka.selesai, angka.pns)} % dari ${ribuan(angka.pns)} PNS sudah selesai`,
    uraian: TAHAP.map(({ kode, nama }) => `${nama} ${ribuan(tahap[kode])}`).join(', '),
    bagian: TAHAP.map(({ kode, nama }, i) => ({
      nama,
      jumlah: ribuan(tahap[kode]),
      potong: potong[i] ?? null,
      warna: `k${i}`,
    })),
  };
}

const TINGGI_SUMBU = 170;

/** What was sent and finished day by day. */
export function grafikHarian(hari: readonly HariRekap[]) {
  const terbanyak = Math.max(0, ...hari.map(({ kiriman }) => kiriman), ...hari.map(({ selesai }) => selesai));
  const puncak = puncakSumbu(terbanyak);
  const jumlah = hari.reduce((a, { kiriman }) => a + kiriman, 0);
  const selesai = hari.reduce((a, satu) => a + satu.selesai, 0);
  return {
    judul: `${ribuan(jumlah)} kiriman dan ${ribuan(selesai)} selesai dalam ${hari.length} hari`,
    uraian: hari
      .map((satu) => `${tampilTanggal(satu.tanggal)}: ${satu.kiriman} kiriman, ${satu.selesai} selesai`)
      .join('; '),
    kosong: terbanyak === 0,
    sumbu: [0, 1, 2, 3, 4].map((i) => ({
      teks: ribuan(Math.round((puncak * i) / 4)),
      y: 10 + TINGGI_SUMBU - (TINGGI_SUMBU * i) / 4,
    })),
    kiriman: garis(
      hari.map((satu) => satu.kiriman),
      puncak,
    ),
    selesai: garis(
      hari.map((satu) => satu.selesai),
      puncak,
    ),
    awal: tampilTanggal(hari[0]?.tanggal ?? ''),
    akhir: tampilTanggal(hari.at(-1)?.tanggal ?? ''),
    hari: hari.map((satu) => ({ ...satu, tanggal: tampilTanggal(satu.tanggal) })),
  };
}

/** `singkat` heads a column where all stand side by side. */
const KOLOM: readonly { judul: string; singkat: string; nilai: (angka: Angka) => number }[] = [
  { judul: 'PNS', singkat: 'PNS', nilai: ({ pns }) => pns },
  { judul: 'Belum registrasi', singkat: 'Belum', nilai: ({ belum }) => belum },
  { judul: 'Menunggu diterima', singkat: 'Menunggu', nilai: ({ menunggu }) => menunggu },
  { judul: 'Ditolak', singkat: 'Ditolak', nilai: ({ ditolak }) => ditolak },
  { judul: 'Draf', singkat: 'Draf', nilai: ({ draf }) => draf },
  { judul: 'Dikembalikan', singkat: 'Kembali', nilai: ({ dikembalikan }) => dikembalikan },
  { judul: 'Tingkat 1', singkat: 'Tk. 1', nilai: ({ tingkat }) => tingkat[0] },
  { judul: 'Tingkat 2', singkat: 'Tk. 2', nilai: ({ tingkat }) => tingkat[1] },
  { judul: 'Tingkat 3', singkat: 'Tk. 3', nilai: ({ tingkat }) => tingkat[2] },
  { judul: 'Tingkat 4', singkat: 'Tk. 4', nilai: ({ tingkat }) => tingkat[3] },
  { judul: 'Selesai', singkat: 'Selesai', nilai: ({ selesai }) => selesai },
];

/** Columns of a unit: people belong to an instansi, only their forms to a unit. */
const KOLOM_UNIT = KOLOM.slice(5);

export const KOLOM_REKAP: readonly string[] = KOLOM.map(({ judul }) => judul);
export const kolomRekap = (ukuran: Ukuran): number[] => KOLOM.map(({ nilai }) => nilai(bacaAngka(ukuran)));

const JUDUL_KELOMPOK: Record<Kelompok, string> = {
  kanreg: 'Menurut Kantor Regional',
  instansi: 'Menurut instansi',
  unit: 'Menurut Verifikator Level 1',
};
const TANYA: Record<Kelompok, string> = { kanreg: '?kanreg=', instansi: '?instansi=', unit: '' };

export function tabelRekap(kelompok: Kelompok, baris: readonly BarisRekap[], jumlah: Ukuran) {
  const kolom = kelompok === 'unit' ? KOLOM_UNIT : KOLOM;
  const isi = (ukuran: Ukuran) => kolom.map(({ judul, nilai }) => ({ judul, nilai: ribuan(nilai(bacaAngka(ukuran))) }));
  return {
    judul: JUDUL_KELOMPOK[kelompok],
    satuan: { kanreg: 'Kantor Regional', instansi: 'Instansi', unit: 'Unit' }[kelompok],
    kolom: kolom.map(({ judul, singkat }) => (kelompok === 'unit' ? judul : singkat)),
    baris: baris.map(({ kode, nama, ukuran }) => ({
      nama,
      alamat: TANYA[kelompok] ? `/admin/rekap${TANYA[kelompok]}${encodeURIComponent(kode)}` : '',
      isi: isi(ukuran),
      persen: kelompok === 'unit' ? null : persen(bacaAngka(ukuran).selesai, bacaAngka(ukuran).pns),
    })),
    jumlah: isi(jumlah),
    persenJumlah: kelompok === 'unit' ? null : persen(bacaAngka(jumlah).selesai, bacaAngka(jumlah).pns),
  };
}
