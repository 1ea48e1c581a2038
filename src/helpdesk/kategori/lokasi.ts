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

/** What lies directly above each kind of place, by the number of parts of its code. */
const DALAM_INDUK: Record<string, { bagian: number; sebutan: string } | undefined> = {
  kabupaten: { bagian: 1, sebutan: 'provinsi' },
  kecamatan: { bagian: 2, sebutan: 'kabupaten atau kota' },
  desa: { bagian: 3, sebutan: 'kecamatan' },
};

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
  baru: (tambahan) => {
    if (teks(tambahan, 'tingkat') === 'negara') return { daftar: 'negara', isi: {} };
    const induk: Record<string, string> = isRujukan(tambahan.induk) ? { induk: tambahan.induk.kode } : {};
    return { daftar: 'lokasi', isi: { tingkat: teks(tambahan, 'tingkat'), ...induk } };
  },
  // Codes of places are as deep as the places: 33, 33.02, 33.02.01, 33.02.01.2001.
  periksaRincian: (tambahan): Record<string, string> => {
    const dalam = DALAM_INDUK[teks(tambahan, 'tingkat')];
    const kode = isRujukan(tambahan.induk) ? tambahan.induk.kode : '';
    return dalam && kode && kode.split('.').length !== dalam.bagian
      ? { induk: `Pilih ${dalam.sebutan}; wilayah ini bukan ${dalam.sebutan}.` }
      : {};
  },
  contoh: {
    nama: 'Barabai Hulu',
    rincian: { tingkat: 'desa', induk: { kode: '33.02.01', nama: 'Lumbir' } },
  },
});
