import { daftarReferensi } from '../../referensi/daftar-referensi.js';
import { kategoriReferensi } from '../kategori-referensi.js';

export default kategoriReferensi({
  nomor: 8,
  kode: 'unit-kesehatan',
  nama: 'Nama Unit Kesehatan Tidak Ditemukan',
  alias: ['Unit Kesehatan Tidak Ditemukan', 'Data Unit Kesehatan Tidak Ditemukan'],
  ungkapan: [
    'puskesmas saya tidak ada',
    'rumah sakit tidak ada di pilihan',
    'klinik tidak ketemu',
    'tempat praktik dokter tidak ada',
  ],
  uraian: 'Rumah sakit, puskesmas, balai',
  judulForm: 'Form Unit Kesehatan Tidak Ditemukan',
  isian: { kode: 'unit_kesehatan', label: 'Unit Kesehatan' },
  infoIsian: 'Masukkan Unit Kesehatan anda',
  daftar: 'unit-kesehatan',
  setempat: true,
  rincian: daftarReferensi('unit-kesehatan').rincian,
  contoh: { nama: 'Rumah Sakit Umum Daerah Kertosono Nganjuk', rincian: { jenis: 'Rumah Sakit' } },
});
