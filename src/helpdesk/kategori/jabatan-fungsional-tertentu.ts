import { daftarReferensi } from '../../referensi/daftar-referensi.js';
import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 4,
  kode: 'jabatan-fungsional-tertentu',
  nama: 'Nama Jabatan Fungsional Tertentu Tidak Ditemukan',
  alias: ['Jabatan Fungsional Tertentu Tidak Ditemukan', 'Referensi Jabatan Fungsional Tertentu Tidak Ditemukan'],
  ungkapan: [
    'jft tidak ada',
    'jabatan fungsional saya tidak ada di pilihan',
    'jabatan guru atau perawat tidak ketemu',
    'jabatan keahlian tidak ada',
  ],
  uraian: 'Perawat, arsiparis, auditor, dan lainnya',
  judulForm: 'Form Unit Jabatan Fungsional Tertentu Tidak Ditemukan',
  isian: { kode: 'jabatan_fungsional_tertentu', label: 'Jabatan Fungsional Tertentu' },
  infoIsian: 'Masukkan Jabatan Fungsional Tertentu anda',
  daftar: 'jft',
  rincian: daftarReferensi('jft').rincian,
  contoh: { nama: 'Analis Pelaksana Lanjutan', rincian: { rumpun: 'lain' } },
});
