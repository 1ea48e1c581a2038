import { namaKode, type Pilihan } from '../../shared/kode-sapk.js';
import type { JenisRiwayat } from '../jenis.js';

const JENIS: readonly Pilihan[] = [
  { kode: '1', nama: 'Kompetensi' },
  { kode: '2', nama: 'Potensi' },
];

/** Results of assessments: kompetensi and potensi are one kind (domain.md §6). */
const kompetensi: JenisRiwayat = {
  nomorUrut: 112,
  jenis: 'kompetensi',
  judul: 'Kompetensi dan Potensi',
  satuan: 'hasil penilaian',
  tingkat: 2,
  isian: [
    { kode: 'jenis_penilaian', label: 'Jenis', jenis: 'pilihan', pilihan: JENIS },
    { kode: 'lembaga', label: 'Lembaga', jenis: 'teks', maks: 150, petunjuk: 'Yang melakukan penilaian.' },
    { kode: 'tahun', label: 'Tahun', jenis: 'angka', min: 1970, tidakLewat: 'hari-ini', lebar: 4 },
    { kode: 'hasil', label: 'Hasil', jenis: 'teks', maks: 300 },
  ],
  kunci: (isi) => `${isi.jenis_penilaian}|${isi.tahun}|${String(isi.lembaga).toUpperCase()}`,
  judulBaris: (isi) => `${namaKode(JENIS, String(isi.jenis_penilaian))} ${isi.tahun}`,
  urutan: (isi) => `${isi.tahun}-12-31`,
  contoh: { jenis_penilaian: '1', lembaga: 'Assessment Center Contoh', tahun: 2013, hasil: 'Memenuhi syarat' },
};
export default kompetensi;
