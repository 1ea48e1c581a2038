import { isRujukan } from '../../shared/isian.js';
import { JENIS_DIKLAT, type Pilihan } from '../../shared/kode-sapk.js';
import type { JenisRiwayat } from '../jenis.js';
import { diklatSebelumCpns } from '../peringatan-diklat.js';

const TIPE: readonly Pilihan[] = [
  { kode: '1', nama: 'Formal' },
  { kode: '2', nama: 'Non Formal' },
];

/** Riwayat diklat fungsional (domain.md §6; Buku Petunjuk Pengguna III.B). */
const diklatFungsional: JenisRiwayat = {
  nomorUrut: 90,
  kelompokDaftar: 'Riwayat kepegawaian',
  jenis: 'diklat-fungsional',
  judul: 'Riwayat Diklat Fungsional',
  satuan: 'diklat fungsional',
  tingkat: 2,
  isian: [
    { kode: 'tipe', label: 'Tipe', jenis: 'pilihan', pilihan: TIPE },
    { kode: 'jenis_diklat', label: 'Jenis', jenis: 'pilihan', pilihan: JENIS_DIKLAT },
    {
      kode: 'diklat_fungsional',
      label: 'Nama Diklat',
      jenis: 'referensi',
      daftar: 'diklat-fungsional',
      kategoriHelpdesk: 11,
      petunjuk: 'Ketik nama diklat, lalu pilih dari daftar.',
    },
    { kode: 'lama_jam', label: 'Lama (jam)', jenis: 'angka', min: 1, maks: 9999, lebar: 4 },
    { kode: 'tanggal', label: 'Tanggal', jenis: 'tanggal', tidakLewat: 'hari-ini', petunjuk: 'hh-bb-tttt' },
    { kode: 'nomor_sertifikat', label: 'Nomor Sertifikat', jenis: 'teks', maks: 60 },
    { kode: 'instansi', label: 'Instansi', jenis: 'teks', maks: 150 },
    { kode: 'institusi_penyelenggara', label: 'Institusi Penyelenggara', jenis: 'teks', maks: 150 },
  ],
  kunci: (isi) => `${isRujukan(isi.diklat_fungsional) ? isi.diklat_fungsional.kode : ''}|${isi.tanggal}`,
  judulBaris: (isi) => (isRujukan(isi.diklat_fungsional) ? isi.diklat_fungsional.nama : 'Diklat'),
  urutan: (isi) => String(isi.tanggal ?? ''),
  peringatan: (baris, data) => diklatSebelumCpns('diklat-fungsional', baris, data),
  contoh: {
    tipe: '1',
    jenis_diklat: '2',
    diklat_fungsional: { kode: '001', nama: 'Diklat Pembentukan Auditor Ahli' },
    lama_jam: 120,
    tanggal: '2013-06-21',
    nomor_sertifikat: '0452/DIKLAT/2013',
    instansi: 'Pemerintah Kab. Contoh',
    institusi_penyelenggara: 'Pusdiklat Contoh',
  },
};
export default diklatFungsional;
