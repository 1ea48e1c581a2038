import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 11,
  kode: 'diklat-fungsional',
  nama: 'Diklat Fungsional Tidak Ditemukan',
  alias: ['Referensi Diklat Fungsional Tidak Ditemukan'],
  ungkapan: ['diklat saya tidak ada', 'pelatihan tidak ada di pilihan', 'kursus atau workshop tidak ketemu'],
  uraian: 'Diklat formal maupun non formal',
  judulForm: 'Form Diklat Fungsional Tidak Ditemukan',
  isian: { kode: 'diklat_fungsional', label: 'Diklat Fungsional' },
  infoIsian: 'Masukkan Diklat Fungsional anda',
  daftar: 'diklat-fungsional',
  contoh: { nama: 'Adobe Flex Classroom Training For Advanced' },
});
