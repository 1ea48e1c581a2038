import { isRujukan, samaNilai } from '../../shared/isian.js';
import type { Pilihan } from '../../shared/kode-sapk.js';
import { teksIsi } from '../butir.js';
import type { JenisRiwayat } from '../jenis.js';
import { bilaRumpun } from '../rumpun-jabatan.js';

const TIPE: readonly Pilihan[] = [
  { kode: '1', nama: 'Negeri' },
  { kode: '2', nama: 'Swasta' },
];
const BIDANG_STUDI: readonly Pilihan[] = [
  { kode: '1', nama: 'Guru Kelas' },
  { kode: '2', nama: 'Guru Mata Pelajaran' },
];

/** Riwayat guru (domain.md §6; Buku Petunjuk Pengguna III.B "Data Guru"). */
const guru: JenisRiwayat = {
  nomorUrut: 120,
  tampilBila: bilaRumpun('guru'),
  jenis: 'guru',
  judul: 'Riwayat Guru',
  satuan: 'riwayat guru',
  tingkat: 2,
  wajibBerisi: true,
  isian: [
    {
      kode: 'tipe_sekolah',
      label: 'Tipe Sekolah',
      jenis: 'pilihan',
      pilihan: TIPE,
      petunjuk: 'Swasta bila Anda dipekerjakan atau diperbantukan pada sekolah swasta.',
    },
    {
      kode: 'sekolah_induk',
      label: 'Sekolah Induk/Satminkal',
      jenis: 'referensi',
      daftar: 'sekolah',
      kategoriHelpdesk: 7,
      petunjuk: 'Sekolah di SK penempatan Anda. Ketik sebagian nama, lalu pilih dari daftar.',
    },
    {
      kode: 'sekolah_mengajar',
      label: 'Sekolah tempat mengajar',
      jenis: 'referensi',
      daftar: 'sekolah',
      kategoriHelpdesk: 7,
      bila: { isian: 'tipe_sekolah', nilai: ['2'] },
      petunjuk: 'Untuk sekolah swasta.',
    },
    { kode: 'kepala_sekolah', label: 'Kepala Sekolah', jenis: 'ya-tidak' },
    { kode: 'bidang_studi', label: 'Bidang Studi', jenis: 'pilihan', pilihan: BIDANG_STUDI },
    {
      kode: 'mata_pelajaran',
      label: 'Mata Pelajaran',
      jenis: 'referensi',
      daftar: 'mata-pelajaran',
      kategoriHelpdesk: 10,
      bila: { isian: 'bidang_studi', nilai: ['2'] },
      petunjuk: 'Untuk Guru Mata Pelajaran.',
    },
    { kode: 'tmt_mengajar', label: 'TMT Mengajar', jenis: 'tanggal', petunjuk: 'hh-bb-tttt' },
  ],
  kunci: (isi) => `${isRujukan(isi.sekolah_induk) ? isi.sekolah_induk.kode : ''}|${isi.tmt_mengajar}`,
  judulBaris: (isi) => {
    const sekolah = [isi.sekolah_mengajar, isi.sekolah_induk].find(isRujukan);
    return sekolah?.nama ?? 'Sekolah';
  },
  urutan: (isi) => String(isi.tmt_mengajar ?? ''),
  peringatan: (baris, data) =>
    baris.flatMap(({ id, isi }) => {
      const kunci = `guru:${id}`;
      const lahir = teksIsi(data, 'tanggal_lahir');
      if (lahir && isi.tmt_mengajar && String(isi.tmt_mengajar) <= lahir)
        return [{ kunci, pesan: 'TMT Mengajar lebih awal daripada Tanggal Lahir.' }];
      return isRujukan(isi.sekolah_mengajar) && samaNilai(isi.sekolah_mengajar, isi.sekolah_induk)
        ? [{ kunci, pesan: 'Sekolah tempat mengajar sama dengan Sekolah Induk, padahal tipenya Swasta.' }]
        : [];
    }),
  contoh: {
    tipe_sekolah: '1',
    sekolah_induk: { kode: '00001', nama: 'SMA Negeri 1 Purwokerto' },
    sekolah_mengajar: null,
    kepala_sekolah: false,
    bidang_studi: '2',
    mata_pelajaran: { kode: '001', nama: 'Pendidikan Agama Islam' },
    tmt_mengajar: '2009-07-13',
  },
};
export default guru;
