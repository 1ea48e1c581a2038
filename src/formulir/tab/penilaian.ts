import type { Tab } from '../jenis.js';

/** Prestasi kerja, kompetensi and potensi on one page (domain.md §6, §12). */
const penilaian: Tab = {
  nomorUrut: 110,
  kode: 'penilaian',
  alamat: 'prestasi-kerja',
  judul: 'Prestasi Kerja, Kompetensi dan Potensi',
  pengantar: 'Hasil penilaian Anda setiap tahun, dan hasil uji kompetensi atau potensi bila pernah.',
  menaungi: ['prestasi-kerja', 'kompetensi'],
  kelompok: [],
  contoh: {},
};
export default penilaian;
