import { daftarReferensi } from '../../referensi/daftar-referensi.js';
import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 7,
  kode: 'sekolah',
  nama: 'Nama Sekolah Tidak Ditemukan',
  alias: ['Sekolah Tidak Ditemukan', 'Data Sekolah Tidak Ditemukan'],
  ungkapan: [
    'sekolah saya tidak ada',
    'tempat mengajar tidak ada di pilihan',
    'sekolah induk tidak ketemu',
    'satminkal tidak ada',
  ],
  uraian: 'Sekolah induk atau tempat mengajar',
  judulForm: 'Form Sekolah Tidak Ditemukan',
  isian: { kode: 'sekolah', label: 'Sekolah' },
  infoIsian: 'Masukkan Nama Sekolah anda',
  daftar: 'sekolah',
  setempat: true,
  rincian: daftarReferensi('sekolah').rincian,
  contoh: { nama: 'SMP Negeri 2 Nganjuk', rincian: { jenjang: 'SMP', kabupaten: 'Kab. Nganjuk' } },
});
