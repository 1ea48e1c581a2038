import { ISIAN_NIP_BARU } from '../../shared/isian-nip.js';
import {
  DASAR_SK,
  dokumenSk,
  INFO_BERKAS,
  INFO_SK,
  INFO_TANPA_SK,
  isianSk,
  isianTmt,
  ringkasIsian,
} from '../bahan-kategori.js';
import type { Kategori } from '../jenis.js';
import { aktifkanKembali, halanganKedudukan } from '../kedudukan-tiket.js';

const ISIAN = [
  isianTmt(2008),
  ISIAN_NIP_BARU,
  ...isianSk([
    { kode: 'batal', nama: 'SK Pembatalan Hukuman Disiplin' },
    { kode: 'aktif', nama: 'SK Pengaktifan Kembali' },
  ]),
];

const diberhentikan: Kategori = {
  ...DASAR_SK,
  nomor: 15,
  kode: 'diberhentikan',
  nama: 'Diberhentikan Karena Hukuman Disiplin',
  alias: ['Data PNS Diberhentikan', 'Data Diberhentikan'],
  ungkapan: [
    'saya tidak diberhentikan',
    'hukuman disiplin sudah dibatalkan',
    'hukdis sudah selesai',
    'sudah diaktifkan kembali',
    'tercatat dipecat',
  ],
  uraian: 'Sudah dibatalkan atau diaktifkan kembali',
  judulForm: 'Form Data Tidak Sesuai PNS kena Hukdis Diberhentikan',
  info: [INFO_SK, INFO_BERKAS, INFO_TANPA_SK],
  isian: ISIAN,
  dokumen: [dokumenSk('SK Pembatalan Hukuman Disiplin atau SK Pengaktifan Kembali')],
  halangan: (_isi, fakta) => halanganKedudukan(fakta, 'diberhentikan'),
  ringkas: (isi) => ringkasIsian(ISIAN, isi),
  dampak: ({ nip }) => [aktifkanKembali(nip)],
  penyelesaian: 'Kedudukan hukum Anda di data BKN sudah Aktif. Anda dapat registrasi.',
  contoh: {
    isi: {
      tmt: 'sampai',
      nip: '197506152000031922',
      jenis_sk: 'aktif',
      nomor_sk: '99/SK.PTUN/2013',
      tanggal_sk: '2013-02-10',
    },
    tambahan: {},
  },
};
export default diberhentikan;
