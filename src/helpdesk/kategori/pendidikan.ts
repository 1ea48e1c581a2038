import { daftarReferensi } from '../../referensi/daftar-referensi.js';
import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 3,
  kode: 'pendidikan',
  nama: 'Nama Pendidikan Tidak Ditemukan',
  alias: ['Pendidikan Tidak Ditemukan', 'Referensi Pendidikan Tidak Ditemukan'],
  ungkapan: [
    'jurusan saya tidak ada',
    'program studi tidak ada di pilihan',
    'ijazah saya tidak ada di daftar',
    'nama kuliah tidak ketemu',
  ],
  uraian: 'Jurusan atau program studi',
  judulForm: 'Form Pendidikan Tidak Ditemukan',
  isian: { kode: 'pendidikan', label: 'Pendidikan' },
  infoIsian: 'Masukkan Pendidikan anda',
  daftar: 'pendidikan',
  rincian: daftarReferensi('pendidikan').rincian,
  contoh: { nama: 'S-1 Pendidikan Ilmu Komputer Terapan', rincian: { tingkat: '40' } },
});
