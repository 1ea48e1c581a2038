import type { NilaiIsian } from '../../shared/isian.js';
import { GOLONGAN, JENIS_KP, namaKode } from '../../shared/kode-sapk.js';
import { tampilTanggal } from '../../shared/tanggal.js';
import type { JenisRiwayat } from '../jenis.js';

/** Riwayat golongan (domain.md §6). */
const golongan: JenisRiwayat = {
  nomorUrut: 60,
  kelompokDaftar: 'Riwayat kepegawaian',
  jenis: 'golongan',
  judul: 'Riwayat Golongan',
  satuan: 'golongan',
  tingkat: 3,
  isian: [
    { kode: 'golongan', label: 'Golongan', jenis: 'pilihan', pilihan: GOLONGAN },
    { kode: 'tmt_golongan', label: 'TMT Golongan', jenis: 'tanggal', petunjuk: 'hh-bb-tttt' },
    { kode: 'masa_kerja_tahun', label: 'Masa Kerja (tahun)', jenis: 'angka', min: 0, maks: 50, lebar: 4 },
    { kode: 'masa_kerja_bulan', label: 'Masa Kerja (bulan)', jenis: 'angka', min: 0, maks: 11, lebar: 4 },
    { kode: 'nomor_sk', label: 'Nomor SK', jenis: 'teks', maks: 60 },
    { kode: 'tanggal_sk', label: 'Tanggal SK', jenis: 'tanggal', tidakLewat: 'hari-ini', petunjuk: 'hh-bb-tttt' },
    {
      kode: 'nomor_bkn',
      label: 'Nomor BKN',
      jenis: 'teks',
      maks: 60,
      tidakWajib: true,
      petunjuk: 'Nomor persetujuan teknis, bila ada.',
    },
    {
      kode: 'tanggal_bkn',
      label: 'Tanggal BKN',
      jenis: 'tanggal',
      tidakLewat: 'hari-ini',
      tidakWajib: true,
      petunjuk: 'hh-bb-tttt',
    },
    { kode: 'jenis_kp', label: 'Jenis KP', jenis: 'pilihan', pilihan: JENIS_KP },
  ],
  kunci: (isi) => `${isi.golongan}|${isi.tmt_golongan}`,
  judulBaris: (isi) => namaKode(GOLONGAN, String(isi.golongan)),
  urutan: (isi) => String(isi.tmt_golongan ?? ''),
  peringatan: (baris) => {
    const urut = [...baris].sort((a, b) => kunciUrut(a.isi).localeCompare(kunciUrut(b.isi)));
    return urut.flatMap((satu, i) => {
      const pesan = i > 0 ? pesanUrutan(urut[i - 1]!.isi, satu.isi) : null;
      return pesan ? [{ kunci: `golongan:${satu.id}`, pesan }] : [];
    });
  },
  contoh: {
    golongan: '31',
    tmt_golongan: '2010-04-01',
    masa_kerja_tahun: 5,
    masa_kerja_bulan: 3,
    nomor_sk: '823/117/2010',
    tanggal_sk: '2010-03-15',
    nomor_bkn: null,
    tanggal_bkn: null,
    jenis_kp: '101',
  },
};
export default golongan;

const kunciUrut = (isi: NilaiIsian): string => `${isi.tmt_golongan}|${isi.golongan}`;

/** TMT golongan rising (domain.md §7): a higher golongan has a later TMT. */
function pesanUrutan(sebelum: NilaiIsian, isi: NilaiIsian): string | null {
  const [tmt, lain] = [tampilTanggal(String(isi.tmt_golongan)), namaKode(GOLONGAN, String(sebelum.golongan))];
  if (String(isi.golongan) < String(sebelum.golongan))
    return `TMT ${tmt} lebih baru, tetapi golongannya lebih rendah daripada ${lain}.`;
  return isi.tmt_golongan === sebelum.tmt_golongan ? `TMT ${tmt} sama dengan TMT golongan ${lain}.` : null;
}
