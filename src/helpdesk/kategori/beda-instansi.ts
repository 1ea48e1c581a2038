import { bakukanTeks } from '../../shared/bakukan.js';
import { isRujukan } from '../../shared/isian.js';
import { ISIAN_NIP_BARU } from '../../shared/isian-nip.js';
import {
  DASAR_SK,
  dokumenSk,
  INFO_BERKAS,
  INFO_SK,
  INFO_TANPA_SK,
  ISIAN_INSTANSI,
  isianSk,
  isianTmt,
  keKanreg,
  ringkasIsian,
  rujukan,
  teks,
} from '../bahan-kategori.js';
import type { Kategori } from '../jenis.js';

const ISIAN = [
  isianTmt(2008),
  ISIAN_NIP_BARU,
  ISIAN_INSTANSI,
  ...isianSk([
    { kode: 'pindah', nama: 'SK Pindah Instansi' },
    { kode: 'kp', nama: 'SK KP Terakhir' },
  ]),
];

const bedaInstansi: Kategori = {
  ...DASAR_SK,
  nomor: 1,
  kode: 'beda-instansi',
  nama: 'Beda Instansi',
  alias: ['Instansi Tidak Sesuai'],
  ungkapan: [
    'instansi saya salah',
    'saya sudah pindah instansi',
    'masih tercatat di kantor lama',
    'mutasi belum tercatat',
    'tempat kerja di data salah',
  ],
  uraian: 'Sudah pindah, tetapi masih tercatat di instansi lama',
  judulForm: 'Form Data Instansi Tidak Sesuai',
  info: [INFO_SK, INFO_BERKAS, INFO_TANPA_SK],
  isian: ISIAN,
  dokumen: [dokumenSk('SK Pindah Instansi atau SK KP Terakhir')],
  halangan: (isi, fakta) =>
    isRujukan(isi.instansi) && isi.instansi.kode === fakta.instansi?.kode
      ? {
          isian: 'instansi',
          pesan: `NIP ini sudah tercatat di ${fakta.instansi.nama}. Tidak ada yang perlu dipindahkan.`,
          jalan: [{ teks: 'Lanjut ke Registrasi', alamat: '/registrasi' }],
        }
      : null,
  kantorPertama: (fakta) => keKanreg(fakta.dipilih),
  pokok: (isi) => `${rujukan(isi, 'instansi').kode}|${bakukanTeks(teks(isi, 'nomor_sk'))}`,
  ringkas: (isi) => ringkasIsian(ISIAN, isi),
  dampak: ({ nip, isi }) => [{ jenis: 'pindah_instansi', nip, instansi: rujukan(isi, 'instansi') }],
  penyelesaian: 'Instansi Anda di data BKN sudah diperbaiki. Anda dapat registrasi atau mengisi formulir.',
  contoh: {
    isi: {
      tmt: 'sampai',
      nip: '198209102006042923',
      instansi: { kode: '6416', nama: 'Pemerintah Kab. Cilacap' },
      jenis_sk: 'pindah',
      nomor_sk: '369/UP/PI/2012',
      tanggal_sk: '2012-05-30',
    },
    tambahan: {},
  },
};
export default bedaInstansi;
