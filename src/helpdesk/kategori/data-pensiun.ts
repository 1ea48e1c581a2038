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

const ISIAN = [isianTmt(2008), ISIAN_NIP_BARU, ...isianSk([{ kode: 'batal', nama: 'SK Pembatalan Pensiun' }])];

const dataPensiun: Kategori = {
  ...DASAR_SK,
  nomor: 13,
  kode: 'data-pensiun',
  nama: 'Data Sudah Pensiun',
  alias: ['Data Pensiun'],
  ungkapan: [
    'saya belum pensiun',
    'tercatat pensiun padahal masih bekerja',
    'status saya pensiun',
    'dianggap sudah pensiun',
  ],
  uraian: 'Tercatat pensiun padahal masih bekerja',
  judulForm: 'Form Data Tidak Sesuai PNS Pensiun',
  info: [INFO_SK, INFO_BERKAS, INFO_TANPA_SK],
  isian: ISIAN,
  dokumen: [dokumenSk('SK Pembatalan Pensiun')],
  halangan: (_isi, fakta) => halanganKedudukan(fakta, 'pensiun'),
  ringkas: (isi) => ringkasIsian(ISIAN, isi),
  dampak: ({ nip }) => [aktifkanKembali(nip)],
  penyelesaian: 'Kedudukan hukum Anda di data BKN sudah Aktif. Anda dapat registrasi.',
  contoh: {
    isi: { tmt: 'sampai', nip: '195702031979032921', nomor_sk: '882/114/2015', tanggal_sk: '2015-03-02' },
    tambahan: {},
  },
};
export default dataPensiun;
