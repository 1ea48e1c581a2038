import type { Isian } from '../../shared/isian.js';
import { namaKode } from '../../shared/kode-sapk.js';
import { teksIsi } from '../butir.js';
import type { Baris, DataPns, JenisRiwayat, Peringatan } from '../jenis.js';
import { nipTidakWajib } from '../keluarga.js';
import { hitungPrestasi, PERILAKU, PREDIKAT } from '../nilai-prestasi.js';
import { barisTerbaru } from '../riwayat-terbaru.js';

const STRUKTURAL = '1';
const TERTINGGI = 100;
/** Creativity and added tasks lift an SKP above 100. */
const SKP_TERTINGGI = 150;

const nilai = (kode: string, label: string, maks = TERTINGGI): Isian => ({
  kode,
  label,
  jenis: 'angka',
  desimal: 2,
  min: 0,
  maks,
  lebar: 4,
});

const nama = (kode: string, label: string): Isian => ({ kode, label, jenis: 'teks', maks: 100 });

/** Prestasi kerja per year (domain.md §6; PP 46/2011). */
const prestasiKerja: JenisRiwayat = {
  nomorUrut: 111,
  jenis: 'prestasi-kerja',
  judul: 'Prestasi Kerja',
  satuan: 'prestasi kerja',
  tingkat: 2,
  isian: [
    {
      kode: 'tahun',
      label: 'Tahun',
      jenis: 'angka',
      min: 2000,
      tidakLewat: 'hari-ini',
      lebar: 4,
      petunjuk: 'Tahun yang dinilai.',
    },
    { ...nilai('nilai_skp', 'Nilai SKP', SKP_TERTINGGI), petunjuk: 'Nilai capaian, sebelum dikalikan 60 %.' },
    {
      kode: 'jabatan_struktural',
      label: 'Dinilai dalam jabatan struktural',
      jenis: 'ya-tidak',
      petunjuk: 'Kepemimpinan hanya dinilai pada pejabat struktural.',
    },
    ...PERILAKU.map(({ kode, nama: label }) => ({
      ...nilai(kode, label),
      ...(kode === 'kepemimpinan' && { bila: { isian: 'jabatan_struktural', nilai: ['ya'] } }),
    })),
    nama('pejabat_penilai', 'Pejabat Penilai'),
    nipTidakWajib('nip_pejabat_penilai', 'NIP Pejabat Penilai'),
    nama('atasan_pejabat_penilai', 'Atasan Pejabat Penilai'),
    nipTidakWajib('nip_atasan_pejabat_penilai', 'NIP Atasan Pejabat Penilai'),
  ],
  turunan: [
    { ...nilai('rata_perilaku', 'Rata-rata Perilaku'), tidakWajib: true },
    { ...nilai('nilai_prestasi', 'Nilai Prestasi Kerja', SKP_TERTINGGI), tidakWajib: true },
    { kode: 'predikat', label: 'Predikat', jenis: 'pilihan', pilihan: PREDIKAT, tidakWajib: true },
  ],
  kunci: (isi) => String(isi.tahun),
  judulBaris: (isi) => `Tahun ${isi.tahun}${isi.predikat ? `, ${namaKode(PREDIKAT, String(isi.predikat))}` : ''}`,
  urutan: (isi) => `${isi.tahun}-12-31`,
  awal: (data) =>
    barisTerbaru(data, 'jabatan', 'tmt_jabatan')?.jenis_jabatan === STRUKTURAL ? { jabatan_struktural: 'ya' } : {},
  lengkapi: (isi) => ({ ...isi, ...hitungPrestasi(isi) }),
  peringatan: (baris, data) => [...sebelumCpns(baris, data), ...tahunGanda(baris), ...menilaiSendiri(baris, data)],
  contoh: {
    tahun: 2014,
    nilai_skp: 84.5,
    jabatan_struktural: false,
    orientasi_pelayanan: 80,
    integritas: 82,
    komitmen: 81,
    disiplin: 83.5,
    kerja_sama: 80,
    kepemimpinan: null,
    pejabat_penilai: 'SULISTYO HADI',
    nip_pejabat_penilai: '197003151995031912',
    atasan_pejabat_penilai: 'RETNO WULANDARI',
    nip_atasan_pejabat_penilai: null,
    rata_perilaku: 81.3,
    nilai_prestasi: 83.22,
    predikat: '2',
  },
};
export default prestasiKerja;

const peringatan = ({ id }: Baris, pesan: string): Peringatan => ({ kunci: `prestasi-kerja:${id}`, pesan });

function sebelumCpns(baris: readonly Baris[], data: DataPns): Peringatan[] {
  const cpns = teksIsi(data, 'tmt_cpns').slice(0, 4);
  return baris
    .filter(({ isi }) => cpns !== '' && isi.tahun !== null && String(isi.tahun) < cpns)
    .map((satu) => peringatan(satu, `Tahun ${satu.isi.tahun} lebih awal daripada tahun TMT CPNS.`));
}

function tahunGanda(baris: readonly Baris[]): Peringatan[] {
  return baris
    .filter((satu, i) => baris.findIndex(({ isi }) => isi.tahun === satu.isi.tahun) !== i)
    .map((satu) => peringatan(satu, `Tahun ${satu.isi.tahun} tercatat lebih dari sekali.`));
}

function menilaiSendiri(baris: readonly Baris[], data: DataPns): Peringatan[] {
  return baris
    .filter(({ isi }) => [isi.nip_pejabat_penilai, isi.nip_atasan_pejabat_penilai].includes(data.nip))
    .map((satu) => peringatan(satu, `NIP penilai tahun ${satu.isi.tahun} sama dengan NIP yang dinilai.`));
}
