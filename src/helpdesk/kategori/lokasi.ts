import { daftarReferensi, periksaIndukLokasi, TINGKAT_LOKASI } from '../../referensi/daftar-referensi.js';
import { isRujukan } from '../../shared/isian.js';
import { teks } from '../bahan-kategori.js';
import { kategoriReferensi } from '../kategori-referensi.js';

/** A country is a list of its own, and missing for the same reason. */
const JENIS_LOKASI = [...TINGKAT_LOKASI, { kode: 'negara', nama: 'Negara' }];

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
  setempat: true,
  rincian: daftarReferensi('lokasi').rincian.map((satu) =>
    satu.kode === 'tingkat' ? { ...satu, pilihan: JENIS_LOKASI } : satu,
  ),
  baru: (tambahan) => {
    if (teks(tambahan, 'tingkat') === 'negara') return { daftar: 'negara', isi: {} };
    const induk: Record<string, string> = isRujukan(tambahan.induk) ? { induk: tambahan.induk.kode } : {};
    return { daftar: 'lokasi', isi: { tingkat: teks(tambahan, 'tingkat'), ...induk } };
  },
  periksaRincian: periksaIndukLokasi,
  contoh: {
    nama: 'Barabai Hulu',
    rincian: { tingkat: 'desa', induk: { kode: '33.02.01', nama: 'Lumbir' } },
  },
});
