import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 9,
  kode: 'bidang-spesialis',
  nama: 'Nama Bidang Spesialis Dokter Tidak Ditemukan',
  alias: ['Bidang Spesialis Tidak Ditemukan', 'Referensi Bidang Spesialis Tidak Ditemukan'],
  ungkapan: ['spesialis saya tidak ada', 'bidang dokter spesialis tidak ada di pilihan', 'spesialisasi tidak ketemu'],
  uraian: 'Bidang spesialis pada tab Dokter',
  judulForm: 'Form Bidang Spesialis Tidak Ditemukan',
  isian: { kode: 'bidang_spesialis', label: 'Bidang Spesialis' },
  infoIsian: 'Masukkan Bidang Spesialis yang anda',
  daftar: 'bidang-spesialis',
  contoh: { nama: 'Spesialis Bedah Tulang Anak' },
});
