/**
 * The words of the Buku Petunjuk Helpdesk of July 2015, by number of its list: category in I.E and other names in II,
 * heading and title of the form, INFO notes, labels. Titles whose picture is lost are left out.
 */
export interface KataManual {
  nama: string;
  alias?: string;
  judulBantuan?: string;
  judulForm?: string;
  info?: readonly string[];
  label?: readonly string[];
  pilihan?: readonly string[];
}

const REGISTRASI = 'BANTUAN TIDAK BISA MELAKUKAN REGISTRASI PUPNS';
const REFERENSI = 'BANTUAN TIDAK ADA DATA REFERENSI SAAT PENGISIAN PUPNS';
const SK = [
  'Pilih SK yang akan diupload, masukkan nomor SK dan tanggal SK, lalu klik tombol KIRIM',
  'File berupa : pdf atau image dengan besar tidak boleh lebih dari 2MB',
  'Bila Tidak mempunyai SK yang dimaksudkan, masuk ke menu "Hubungi Kami"',
];

const referensi = (nama: string, alias: string, judulForm: string, label: string, info = `Masukkan ${label} anda`) => ({
  nama,
  alias,
  judulBantuan: REFERENSI,
  judulForm,
  info: ['Masukkan NIP BARU anda', info],
  label: ['NIP BARU', label],
});

export const DAFTAR_MANUAL: Record<number, KataManual> = {
  1: {
    nama: 'Beda Instansi',
    judulBantuan: REGISTRASI,
    judulForm: 'Form Data Instansi Tidak Sesuai',
    info: SK,
    label: ['NIP BARU', 'NAMA INSTANSI', 'NOMOR SK', 'TANGGAL SK'],
    pilihan: ['SK Pindah Instansi', 'SK KP Terakhir'],
  },
  2: { nama: 'Unit Organisasi Tidak Ditemukan', label: ['NIP BARU', 'Unit Organisasi'] },
  3: referensi(
    'Nama Pendidikan Tidak Ditemukan',
    'Pendidikan Tidak Ditemukan',
    'Form Pendidikan Tidak Ditemukan',
    'Pendidikan',
  ),
  4: referensi(
    'Nama Jabatan Fungsional Tertentu Tidak Ditemukan',
    'Jabatan Fungsional Tertentu Tidak Ditemukan',
    'Form Unit Jabatan Fungsional Tertentu Tidak Ditemukan',
    'Jabatan Fungsional Tertentu',
  ),
  5: referensi(
    'Nama Jabatan Fungsional Umum Tidak Ditemukan',
    'Jabatan Fungsional Umum Tidak Ditemukan',
    'Form Jabatan Fungsional Umum Tidak Ditemukan',
    'Jabatan Fungsional Umum',
  ),
  6: {
    nama: 'Lokasi Tidak Ditemukan',
    judulBantuan: REFERENSI,
    judulForm: 'Form Lokasi Tidak Ditemukan',
    info: ['Masukkan NIP BARU anda', 'Masukkan Lokasi anda sebagai Tempat Lahir atau Lokasi Kerja anda'],
    label: ['NIP BARU', 'Lokasi'],
  },
  7: referensi(
    'Nama Sekolah Tidak Ditemukan',
    'Sekolah Tidak Ditemukan',
    'Form Sekolah Tidak Ditemukan',
    'Sekolah',
    'Masukkan Nama Sekolah anda',
  ),
  8: referensi(
    'Nama Unit Kesehatan Tidak Ditemukan',
    'Unit Kesehatan Tidak Ditemukan',
    'Form Unit Kesehatan Tidak Ditemukan',
    'Unit Kesehatan',
  ),
  9: referensi(
    'Nama Bidang Spesialis Dokter Tidak Ditemukan',
    'Bidang Spesialis Tidak Ditemukan',
    'Form Bidang Spesialis Tidak Ditemukan',
    'Bidang Spesialis',
    'Masukkan Bidang Spesialis yang anda',
  ),
  10: {
    nama: 'Mata Pelajaran Tidak Ditemukan',
    judulBantuan: REFERENSI,
    judulForm: 'Form Mata Pelajaran Tidak Ditemukan',
    info: ['Masukkan NIP BARU anda', 'Masukkan Mata Pelajaran anda'],
    label: ['NIP BARU', 'Mata Pelajaran'],
  },
  11: {
    nama: 'Diklat Fungsional Tidak Ditemukan',
    judulBantuan: REFERENSI,
    judulForm: 'Form Diklat Fungsional Tidak Ditemukan',
    info: ['Masukkan NIP BARU anda', 'Masukkan Diklat Fungsional anda'],
    label: ['NIP BARU', 'Diklat Fungsional'],
  },
  12: {
    nama: 'Beda Nama',
    judulBantuan: REGISTRASI,
    judulForm: 'Form Data Nama Tidak Sesuai',
    info: [...SK, 'SK CPNS dan Ijazah harus dalam 1 file'],
    label: ['NIP BARU', 'NAMA', 'NOMOR SK', 'TANGGAL SK'],
    // The picture says "SK Konversi", the text beside it "SK Konversi NIP".
    pilihan: ['SK Konversi NIP', 'SK CPNS dan Ijazah'],
  },
  13: {
    nama: 'Data Sudah Pensiun',
    alias: 'Data Pensiun',
    judulBantuan: REGISTRASI,
    label: ['NOMOR SK', 'TANGGAL SK'],
  },
  14: {
    nama: 'Tidak Ada Dalam Database',
    alias: 'Data Tidak Ada Dalam Database',
    judulBantuan: REGISTRASI,
    judulForm: 'Form Data Isian PNS Tidak Ada Dalam Database (TDB) dengan TMT CPNS sesudah 2003',
    info: ['Isi Form ini sesuai dengan data anda'],
    label: ['NIP BARU', 'NAMA', 'TEMPAT LAHIR', 'JENIS KELAMIN', 'NAMA INSTANSI'],
  },
  15: {
    nama: 'Diberhentikan Karena Hukuman Disiplin',
    alias: 'Data PNS Diberhentikan',
    judulBantuan: REGISTRASI,
    judulForm: 'Form Data Tidak Sesuai PNS kena Hukdis Diberhentikan',
    info: SK,
    label: ['NIP BARU', 'NOMOR SK', 'TANGGAL SK'],
    pilihan: ['SK Pembatalan Hukuman Disiplin', 'SK Pengaktifan Kembali'],
  },
  16: {
    nama: 'Turun Status',
    judulBantuan: REFERENSI,
    judulForm: 'Form Permintaan Membuka Form Pengisian data PUPNS',
    info: [
      'Masukkan NIP BARU anda',
      'Masukkan Alasan anda mengisi kembali form pengisian data PUPNS.',
      'Form ini hanya bisa dilakukan sekali setiap PNS.',
    ],
    label: ['NIP BARU'],
  },
  17: { nama: 'Permintaan Verifikasi Nomor Registrasi PUPNS', alias: 'Permintaan Verifikasi Nomor Registrasi' },
  18: {
    nama: 'Penambahan Verifikator Level 1',
    judulBantuan: 'BANTUAN PENAMBAHAN VERIFIKATOR LEVEL 1',
    judulForm: 'Form Permintaan Penambahan Verifikator Level 1',
    info: [
      'Masukkan INSTANSI anda. Instansi harus dipilih di dalam list yang akan keluar otomatis',
      'Ketikkan Nama Unit Organisasi/Satuan Kerja verifikator level 1 anda yang perlu ditambahkan.',
    ],
    label: ['NAMA INSTANSI'],
  },
};
