import { ISIAN_NIP_BARU } from '../../shared/isian-nip.js';
import {
  DASAR_SK,
  dokumenSk,
  INFO_BERKAS,
  INFO_SK,
  INFO_TANPA_SK,
  ISIAN_NAMA,
  isianSk,
  isianTmt,
  ringkasIsian,
  teks,
} from '../bahan-kategori.js';
import type { Kategori } from '../jenis.js';

const ISIAN = [
  isianTmt(2008),
  ISIAN_NIP_BARU,
  { ...ISIAN_NAMA, petunjuk: 'Nama yang benar, tanpa gelar, persis seperti di SK.' },
  ...isianSk([
    { kode: 'konversi', nama: 'SK Konversi NIP' },
    { kode: 'cpns', nama: 'SK CPNS dan Ijazah' },
  ]),
] as const;

const bedaNama: Kategori = {
  ...DASAR_SK,
  nomor: 12,
  kode: 'beda-nama',
  nama: 'Beda Nama',
  alias: ['Nama Tidak Sesuai'],
  ungkapan: [
    'nama saya salah',
    'salah ketik nama',
    'nama salah eja',
    'ejaan nama berbeda dengan ijazah',
    'nama di SK beda',
    'ganti nama',
  ],
  uraian: 'Nama di BKN berbeda dengan SK atau ijazah',
  judulForm: 'Form Data Nama Tidak Sesuai',
  info: [INFO_SK, INFO_BERKAS, INFO_TANPA_SK, 'SK CPNS dan Ijazah harus dalam 1 file'],
  isian: ISIAN,
  dokumen: [dokumenSk('SK Konversi NIP, atau SK CPNS dan Ijazah')],
  halangan: (isi, fakta) =>
    fakta.pegawai && teks(isi, 'nama').toUpperCase() === fakta.pegawai.nama.toUpperCase()
      ? {
          isian: 'nama',
          pesan: 'Nama ini sudah sama dengan data BKN. Tulis nama yang seharusnya tercatat.',
          petugas: 'nama ini sudah sama dengan data BKN.',
          jalan: [{ teks: 'Lanjut ke Registrasi', alamat: '/registrasi' }],
        }
      : null,
  ringkas: (isi) => ringkasIsian(ISIAN, isi),
  // BKN writes names in capitals.
  dampak: ({ nip, isi }) => [
    { jenis: 'ubah_pegawai', nip, butir: 'nama', label: 'Nama', nilai: teks(isi, 'nama').toUpperCase() },
  ],
  penyelesaian: 'Nama Anda di data BKN sudah diperbaiki. Anda dapat registrasi atau mengisi formulir.',
  contoh: {
    isi: {
      tmt: 'sesudah',
      nip: '199001272014022924',
      nama: 'Yuliati Handayani',
      jenis_sk: 'cpns',
      nomor_sk: '813.3/0417/2014',
      tanggal_sk: '2014-02-24',
    },
    tambahan: {},
  },
};
export default bedaNama;
