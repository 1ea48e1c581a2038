import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 5,
  kode: 'jabatan-fungsional-umum',
  nama: 'Nama Jabatan Fungsional Umum Tidak Ditemukan',
  alias: ['Jabatan Fungsional Umum Tidak Ditemukan', 'Referensi Jabatan Fungsional Umum Tidak Ditemukan'],
  ungkapan: [
    'jfu tidak ada',
    'jabatan pelaksana tidak ada',
    'jabatan staf saya tidak ada di daftar',
    'pengadministrasi tidak ketemu',
  ],
  uraian: 'Pengolah data, pengadministrasi, dan lainnya',
  judulForm: 'Form Jabatan Fungsional Umum Tidak Ditemukan',
  isian: { kode: 'jabatan_fungsional_umum', label: 'Jabatan Fungsional Umum' },
  infoIsian: 'Masukkan Jabatan Fungsional Umum anda',
  daftar: 'jfu',
  contoh: { nama: 'Penganalisis Sistem Informasi Terpadu' },
});
