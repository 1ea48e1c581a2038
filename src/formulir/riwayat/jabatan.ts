import { type Isian, isRujukan, mentahDari, type NilaiIsian, samaNilai } from '../../shared/isian.js';
import { ESELON, JENIS_JABATAN } from '../../shared/kode-sapk.js';
import type { JenisRiwayat, RincianRujukan } from '../jenis.js';

const STRUKTURAL = '1';

const INSTANSI_KERJA: Isian = {
  kode: 'instansi_kerja',
  label: 'Instansi Kerja',
  jenis: 'referensi',
  daftar: 'instansi',
  kategoriHelpdesk: 1,
};

/** Riwayat jabatan (domain.md §6; S4 "Cara mengisi data riwayat jabatan"). */
const jabatan: JenisRiwayat = {
  nomorUrut: 100,
  kelompokDaftar: 'Riwayat kepegawaian',
  jenis: 'jabatan',
  judul: 'Riwayat Jabatan',
  satuan: 'jabatan',
  tingkat: 3,
  isian: [
    { kode: 'jenis_jabatan', label: 'Jenis Jabatan', jenis: 'pilihan', pilihan: JENIS_JABATAN },
    INSTANSI_KERJA,
    {
      kode: 'unit_organisasi',
      label: 'Unit Organisasi',
      jenis: 'referensi',
      daftar: 'unor',
      kategoriHelpdesk: 2,
      petunjuk: 'Untuk jabatan struktural, nama jabatan dan eselon mengikuti unit ini.',
    },
    {
      kode: 'nama_unor',
      label: 'Nama Unit Organisasi',
      jenis: 'teks',
      maks: 150,
      tidakWajib: true,
      petunjuk: 'Terisi dari unit di atas; ketik bila namanya berbeda, misalnya nama sekolah.',
    },
    {
      kode: 'jft',
      label: 'Jabatan Fungsional Tertentu',
      jenis: 'referensi',
      daftar: 'jft',
      bila: { isian: 'jenis_jabatan', nilai: ['2'] },
      kategoriHelpdesk: 4,
    },
    {
      kode: 'jfu',
      label: 'Jabatan Fungsional Umum',
      jenis: 'referensi',
      daftar: 'jfu',
      bila: { isian: 'jenis_jabatan', nilai: ['4'] },
      kategoriHelpdesk: 5,
    },
    { kode: 'tmt_jabatan', label: 'TMT Jabatan', jenis: 'tanggal', petunjuk: 'hh-bb-tttt' },
    { kode: 'nomor_sk', label: 'Nomor SK', jenis: 'teks', maks: 60 },
    { kode: 'tanggal_sk', label: 'Tanggal SK', jenis: 'tanggal', tidakLewat: 'hari-ini', petunjuk: 'hh-bb-tttt' },
    {
      kode: 'tmt_pelantikan',
      label: 'TMT Pelantikan',
      jenis: 'tanggal',
      tidakWajib: true,
      petunjuk: 'Bila dilantik, hh-bb-tttt',
    },
  ],
  turunan: [
    { kode: 'unor_induk', label: 'Unit Organisasi Induk', jenis: 'teks', tidakWajib: true },
    { kode: 'jabatan_struktural', label: 'Jabatan Struktural', jenis: 'teks', tidakWajib: true },
    { kode: 'eselon', label: 'Eselon', jenis: 'pilihan', pilihan: ESELON, tidakWajib: true },
    { kode: 'rumpun', label: 'Rumpun', jenis: 'teks', tidakWajib: true, internal: true },
  ],
  kunci: (isi) => `${isi.jenis_jabatan}|${isi.tmt_jabatan}`,
  judulBaris: (isi) => {
    const rujukan = [isi.jft, isi.jfu].find(isRujukan);
    return rujukan?.nama ?? String(isi.jabatan_struktural || 'Jabatan');
  },
  urutan: (isi) => String(isi.tmt_jabatan ?? ''),
  awal: (data) => mentahDari(INSTANSI_KERJA, data.isi.instansi_kerja as NilaiIsian[string]),
  lengkapi: lengkapiJabatan,
  periksa: (isi) =>
    isi.jenis_jabatan === STRUKTURAL && isRujukan(isi.unit_organisasi) && !isi.jabatan_struktural
      ? { unit_organisasi: 'Unit ini tidak mempunyai jabatan struktural. Pilih unit yang Anda pimpin.' }
      : {},
  contoh: {
    jenis_jabatan: '4',
    instansi_kerja: { kode: '7315', nama: 'Pemerintah Kab. Contoh' },
    unit_organisasi: { kode: 'BMS-0101', nama: 'Bagian Umum' },
    nama_unor: 'Bagian Umum',
    jft: null,
    jfu: { kode: '4001', nama: 'Pengadministrasi Umum' },
    tmt_jabatan: '2011-01-01',
    nomor_sk: '821/4/2011',
    tanggal_sk: '2010-12-20',
    tmt_pelantikan: null,
    unor_induk: 'Sekretariat Daerah',
    jabatan_struktural: null,
    eselon: null,
    rumpun: null,
  },
};
export default jabatan;

/** Struktural: jabatan and eselon follow from the unit; JFT brings its rumpun, which decides on the Guru and Dokter tabs. */
function lengkapiJabatan(
  isi: NilaiIsian,
  rinci: Record<string, RincianRujukan | undefined>,
  asal?: NilaiIsian,
): NilaiIsian {
  const unor = rinci.unit_organisasi;
  const struktural = isi.jenis_jabatan === STRUKTURAL;
  // A name filled in from the old unit does not follow to the new one.
  const namaBasi =
    asal !== undefined &&
    !samaNilai(asal.unit_organisasi, isi.unit_organisasi) &&
    samaNilai(asal.nama_unor, isi.nama_unor);
  return {
    ...isi,
    nama_unor: (namaBasi ? null : isi.nama_unor) || unor?.nama || null,
    unor_induk: String(unor?.isi.induk ?? '') || null,
    jabatan_struktural: struktural ? String(unor?.isi.nama_jabatan ?? '') || null : null,
    eselon: struktural ? String(unor?.isi.eselon ?? '') || null : null,
    rumpun: String(rinci.jft?.isi.rumpun ?? '') || null,
  };
}
