import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 10,
  kode: 'mata-pelajaran',
  nama: 'Mata Pelajaran Tidak Ditemukan',
  alias: ['Referensi Mata Pelajaran Tidak Ditemukan'],
  ungkapan: ['mapel tidak ada', 'pelajaran yang saya ajar tidak ada', 'mata pelajaran tidak ada di pilihan'],
  uraian: 'Mata pelajaran pada tab Guru',
  judulForm: 'Form Mata Pelajaran Tidak Ditemukan',
  isian: { kode: 'mata_pelajaran', label: 'Mata Pelajaran' },
  infoIsian: 'Masukkan Mata Pelajaran anda',
  daftar: 'mata-pelajaran',
  contoh: { nama: 'Teknologi Informasi Multimedia' },
});
