import { isRujukan } from '../../shared/isian.js';
import type { JenisRiwayat } from '../jenis.js';
import { diklatSebelumCpns } from '../peringatan-diklat.js';

/** Riwayat diklat struktural (domain.md §6; Buku Petunjuk Pengguna III.B). */
const diklatStruktural: JenisRiwayat = {
  nomorUrut: 80,
  kelompokDaftar: 'Riwayat kepegawaian',
  jenis: 'diklat-struktural',
  judul: 'Riwayat Diklat Struktural',
  satuan: 'diklat struktural',
  tingkat: 2,
  isian: [
    {
      kode: 'diklat_struktural',
      label: 'Nama Diklat',
      jenis: 'referensi',
      daftar: 'diklat-struktural',
      petunjuk: 'Ketik nama diklat, lalu pilih dari daftar.',
    },
    { kode: 'nomor', label: 'Nomor', jenis: 'teks', maks: 60, petunjuk: 'Nomor sertifikat.' },
    {
      kode: 'tanggal',
      label: 'Tanggal',
      jenis: 'tanggal',
      tidakLewat: 'hari-ini',
      petunjuk: 'Tanggal sertifikat, hh-bb-tttt',
    },
    { kode: 'tahun', label: 'Tahun', jenis: 'angka', min: 1950, tidakLewat: 'hari-ini', lebar: 4 },
  ],
  kunci: (isi) => `${isRujukan(isi.diklat_struktural) ? isi.diklat_struktural.kode : ''}|${isi.tanggal}`,
  judulBaris: (isi) => (isRujukan(isi.diklat_struktural) ? isi.diklat_struktural.nama : 'Diklat'),
  urutan: (isi) => String(isi.tanggal ?? ''),
  peringatan: (baris, data) => [
    ...diklatSebelumCpns('diklat-struktural', baris, data),
    // A certificate may be signed in the year after the training, so this is no mistake by itself.
    ...baris
      .filter(({ isi }) => isi.tahun && isi.tanggal && String(isi.tanggal).slice(0, 4) !== String(isi.tahun))
      .map(({ id, isi }) => ({
        kunci: `diklat-struktural:${id}`,
        pesan: `Tahun ${isi.tahun} berbeda dengan Tanggal, yang memuat ${String(isi.tanggal).slice(0, 4)}.`,
      })),
  ],
  contoh: {
    diklat_struktural: { kode: '2', nama: 'SEPALA/ADUM/DIKLAT PIM TK. IV' },
    nomor: '0117/PIM-IV/2012',
    tanggal: '2012-09-14',
    tahun: 2012,
  },
};
export default diklatStruktural;
