import { kategoriReferensi } from '../kategori-referensi.js';

/** The list keeps the kind by its name. */
const JENIS = ['Rumah Sakit', 'Puskesmas', 'Poliklinik', 'Balai', 'Kantor Kesehatan Pelabuhan'].map((nama) => ({
  kode: nama,
  nama,
}));

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
  rincian: [{ kode: 'jenis', label: 'Jenis Unit Kesehatan', jenis: 'pilihan', pilihan: JENIS }],
  contoh: { nama: 'Rumah Sakit Umum Daerah Kertosono Nganjuk', rincian: { jenis: 'Rumah Sakit' } },
});
