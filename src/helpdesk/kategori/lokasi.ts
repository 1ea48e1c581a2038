import { isRujukan } from '../../shared/isian.js';
import { teks } from '../bahan-kategori.js';
import { kategoriReferensi } from '../kategori-referensi.js';

const JENIS_LOKASI = [
  { kode: 'provinsi', nama: 'Provinsi' },
  { kode: 'kabupaten', nama: 'Kabupaten/Kota' },
  { kode: 'kecamatan', nama: 'Kecamatan' },
  { kode: 'desa', nama: 'Desa/Kelurahan' },
  { kode: 'negara', nama: 'Negara' },
] as const;

export default kategoriReferensi({
  nomor: 6,
  kode: 'lokasi',
  nama: 'Lokasi Tidak Ditemukan',
  alias: ['Referensi Lokasi Tidak Ditemukan'],
  ungkapan: [
    'tempat lahir tidak ada',
    'kecamatan atau desa tidak ketemu',
    'kabupaten tidak ada di pilihan',
    'kota kelahiran tidak ada',
    'lokasi kerja tidak ada',
  ],
  uraian: 'Kabupaten, kecamatan, atau desa',
  judulForm: 'Form Lokasi Tidak Ditemukan',
  isian: { kode: 'lokasi', label: 'Lokasi' },
  infoIsian: 'Masukkan Lokasi anda sebagai Tempat Lahir atau Lokasi Kerja anda',
  daftar: 'lokasi',
  rincian: [
    { kode: 'tingkat', label: 'Jenis lokasi', jenis: 'pilihan', pilihan: JENIS_LOKASI },
    {
      kode: 'induk',
      label: 'Berada di',
      jenis: 'referensi',
      daftar: 'lokasi',
      bila: { isian: 'tingkat', nilai: ['kabupaten', 'kecamatan', 'desa'] },
      petunjuk: 'Wilayah satu tingkat di atasnya.',
    },
  ],
  baru: (nama, tambahan) => {
    if (teks(tambahan, 'tingkat') === 'negara') return { jenis: 'tambah_referensi', daftar: 'negara', nama, isi: {} };
    const induk: Record<string, string> = isRujukan(tambahan.induk) ? { induk: tambahan.induk.kode } : {};
    return { jenis: 'tambah_referensi', daftar: 'lokasi', nama, isi: { tingkat: teks(tambahan, 'tingkat'), ...induk } };
  },
  contoh: {
    nama: 'Barabai Hulu',
    rincian: { tingkat: 'desa', induk: { kode: '33.02.01', nama: 'Lumbir' } },
  },
});
