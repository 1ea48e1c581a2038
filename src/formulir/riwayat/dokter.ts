import { isRujukan } from '../../shared/isian.js';
import { namaKode, type Pilihan } from '../../shared/kode-sapk.js';
import type { JenisRiwayat } from '../jenis.js';
import { bilaRumpun } from '../rumpun-jabatan.js';

const JENIS_UNIT: readonly Pilihan[] = [
  { kode: '1', nama: 'Rumah Sakit' },
  { kode: '2', nama: 'Puskesmas' },
  { kode: '3', nama: 'Poliklinik' },
  { kode: '4', nama: 'Balai' },
  { kode: '5', nama: 'Kantor Kesehatan Pelabuhan' },
];
const JENIS_DOKTER: readonly Pilihan[] = [
  { kode: '1', nama: 'Umum' },
  { kode: '2', nama: 'Gigi' },
  { kode: '3', nama: 'Spesialis' },
];

/** Riwayat dokter (domain.md §6; Buku Petunjuk Pengguna III.B "Data Dokter"). */
const dokter: JenisRiwayat = {
  nomorUrut: 131,
  tampilBila: bilaRumpun('dokter'),
  jenis: 'dokter',
  judul: 'Riwayat Dokter',
  satuan: 'riwayat dokter',
  tingkat: 2,
  wajibBerisi: true,
  isian: [
    { kode: 'jenis_unit', label: 'Jenis Unit Kesehatan', jenis: 'pilihan', pilihan: JENIS_UNIT },
    {
      kode: 'unit_kesehatan',
      label: 'Unit Kesehatan',
      jenis: 'referensi',
      daftar: 'unit-kesehatan',
      kategoriHelpdesk: 8,
      petunjuk: 'Ketik sebagian nama, lalu pilih dari daftar.',
    },
    { kode: 'jenis_dokter', label: 'Jenis Dokter', jenis: 'pilihan', pilihan: JENIS_DOKTER },
    {
      kode: 'bidang_spesialis',
      label: 'Bidang Spesialis',
      jenis: 'referensi',
      daftar: 'bidang-spesialis',
      kategoriHelpdesk: 9,
      bila: { isian: 'jenis_dokter', nilai: ['3'] },
      petunjuk: 'Untuk dokter spesialis.',
    },
    {
      kode: 'kemampuan_per_hari',
      label: 'Kemampuan Penanganan per Hari',
      jenis: 'angka',
      min: 0,
      maks: 999,
      lebar: 4,
      petunjuk: 'Jumlah pasien.',
    },
  ],
  kunci: (isi) => `${isRujukan(isi.unit_kesehatan) ? isi.unit_kesehatan.kode : ''}|${isi.jenis_dokter}`,
  judulBaris: (isi) =>
    `${isRujukan(isi.unit_kesehatan) ? isi.unit_kesehatan.nama : 'Unit kesehatan'}, dokter ${namaKode(JENIS_DOKTER, String(isi.jenis_dokter)).toLowerCase()}`,
  // These rows carry no date; they stay in the order in which they came.
  urutan: () => '',
  contoh: {
    jenis_unit: '1',
    unit_kesehatan: { kode: '10001', nama: 'RSUPN Dr. Cipto Mangunkusumo Jakarta' },
    jenis_dokter: '1',
    bidang_spesialis: null,
    kemampuan_per_hari: 25,
  },
};
export default dokter;
