import { isRujukan } from '../../shared/isian.js';
import { TINGKAT_PENDIDIKAN } from '../../shared/kode-sapk.js';
import type { JenisRiwayat } from '../jenis.js';

/** Riwayat pendidikan (domain.md §6). */
const pendidikan: JenisRiwayat = {
  nomorUrut: 70,
  kelompokDaftar: 'Riwayat kepegawaian',
  jenis: 'pendidikan',
  judul: 'Riwayat Pendidikan',
  satuan: 'pendidikan',
  tingkat: 2,
  isian: [
    {
      kode: 'pendidikan',
      label: 'Pendidikan',
      jenis: 'referensi',
      daftar: 'pendidikan',
      kategoriHelpdesk: 3,
      petunjuk: 'Ketik lalu pilih dari daftar. Tingkat dan kode terisi sendiri.',
    },
    {
      kode: 'tanggal_lulus',
      label: 'Tanggal Lulus',
      jenis: 'tanggal',
      tidakLewat: 'hari-ini',
      petunjuk: 'Tanggal di ijazah, hh-bb-tttt',
    },
    { kode: 'tahun_lulus', label: 'Tahun Lulus', jenis: 'angka', min: 1940, tidakLewat: 'hari-ini', lebar: 4 },
    { kode: 'nomor_ijazah', label: 'Nomor Ijazah', jenis: 'teks', maks: 60 },
    { kode: 'nama_sekolah', label: 'Nama Sekolah', jenis: 'teks', maks: 150 },
    { kode: 'gelar_depan', label: 'Gelar Depan', jenis: 'teks', maks: 30, tidakWajib: true, lebar: 10 },
    { kode: 'gelar_belakang', label: 'Gelar Belakang', jenis: 'teks', maks: 50, tidakWajib: true, lebar: 18 },
    { kode: 'pendidikan_pertama', label: 'Pendidikan pertama saat pengangkatan CPNS', jenis: 'ya-tidak' },
  ],
  turunan: [
    {
      kode: 'tingkat_pendidikan',
      label: 'Tingkat Pendidikan',
      jenis: 'pilihan',
      pilihan: TINGKAT_PENDIDIKAN,
      tidakWajib: true,
    },
  ],
  kunci: (isi) => `${isRujukan(isi.pendidikan) ? isi.pendidikan.kode : ''}|${isi.tanggal_lulus}`,
  judulBaris: (isi) => (isRujukan(isi.pendidikan) ? isi.pendidikan.nama : 'Pendidikan'),
  urutan: (isi) => String(isi.tanggal_lulus ?? ''),
  lengkapi: (isi, rinci) => ({ ...isi, tingkat_pendidikan: String(rinci.pendidikan?.isi.tingkat ?? '') || null }),
  periksa: (isi) =>
    isi.tanggal_lulus && String(isi.tanggal_lulus).slice(0, 4) !== String(isi.tahun_lulus)
      ? {
          tahun_lulus: `Tahun Lulus berbeda dengan Tanggal Lulus, yang memuat ${String(isi.tanggal_lulus).slice(0, 4)}.`,
        }
      : {},
  contoh: {
    pendidikan: { kode: '5101101', nama: 'S-1 Ilmu Administrasi Negara' },
    tanggal_lulus: '2003-07-19',
    tahun_lulus: 2003,
    nomor_ijazah: '1144/AN/2003',
    nama_sekolah: 'Universitas Serayu Raya',
    gelar_depan: null,
    gelar_belakang: 'S.Sos.',
    pendidikan_pertama: true,
    tingkat_pendidikan: '40',
  },
};
export default pendidikan;
