import { bakukanTeks } from '../../shared/bakukan.js';
import { ISIAN_NIP_BARU } from '../../shared/isian-nip.js';
import { ADA_HURUF, ISIAN_INSTANSI, keInstansi, ringkasIsian, rujukan, teks } from '../bahan-kategori.js';
import type { Kategori } from '../jenis.js';

const ISIAN = [
  ISIAN_NIP_BARU,
  ISIAN_INSTANSI,
  {
    kode: 'nama_verifikator',
    label: 'Nama Verifikator Level 1',
    jenis: 'teks',
    maks: 150,
    lebar: 30,
    pola: { cocok: ADA_HURUF, pesan: 'Tulis Nama Verifikator Level 1 dengan huruf atau angka.' },
    petunjuk:
      'contoh penulisan : "Seksi Pengelolaan Kepegawaian dan Mutasi, SKPD Pengelolaan Limbah dan Kebersihan, dll"',
  },
] as const;

const verifikatorLevel1: Kategori = {
  nomor: 18,
  kode: 'verifikator-level-1',
  kelompok: 'C',
  nama: 'Penambahan Verifikator Level 1',
  alias: ['Permintaan Penambahan Verifikator Level 1'],
  ungkapan: [
    'verifikator tidak ada di pilihan',
    'unit verifikator saya belum ada',
    'skpd saya tidak ada',
    'siapa verifikator saya',
    'tambah verifikator',
  ],
  uraian: 'Unit Anda tidak ada di pilihan',
  judulBantuan: 'BANTUAN PENAMBAHAN VERIFIKATOR LEVEL 1',
  judulForm: 'Form Permintaan Penambahan Verifikator Level 1',
  info: [
    'Masukkan INSTANSI anda. Instansi harus dipilih di dalam list yang akan keluar otomatis',
    'Ketikkan Nama Unit Organisasi/Satuan Kerja verifikator level 1 anda yang perlu ditambahkan.',
  ],
  isian: ISIAN,
  dokumen: [],
  kantorPertama: (fakta) => keInstansi(fakta.dipilih),
  daftar: {
    jenis: 'verifikator',
    isian: 'nama_verifikator',
    di: 'dipilih',
    sudahAda: (fakta, nama) => ({
      isian: 'nama_verifikator',
      pesan: `“${nama}” sudah ada di pilihan ${fakta.dipilih?.nama ?? 'instansi ini'}. Tidak perlu tiket: pilih di Posisi.`,
      jalan: [{ teks: 'Buka Posisi', alamat: '/formulir/posisi' }],
    }),
  },
  catatanKirim: (_isi, { pegawai, instansi, dipilih }) => {
    const kerja = pegawai?.isi.instansi_kerja;
    const milik = [instansi?.kode, typeof kerja === 'object' && kerja && 'kode' in kerja ? kerja.kode : null];
    return dipilih && !milik.includes(dipilih.kode)
      ? `${dipilih.nama} bukan instansi induk atau instansi kerja NIP ini di data BKN. Unit di sana baru bisa dipilih sesudah Instansi Kerja di Posisi diperbaiki. Bila instansinya keliru, pilih lagi di bawah.`
      : '';
  },
  penyetuju: 'helpdesk',
  pokok: (isi) => `${rujukan(isi, 'instansi').kode}|${bakukanTeks(teks(isi, 'nama_verifikator'))}`,
  ringkas: (isi) => ringkasIsian(ISIAN, isi),
  tambahanPetugas: () => [{ kode: 'nama_baku', label: 'Nama unit di pilihan', jenis: 'teks', maks: 150, lebar: 30 }],
  tambahanAwal: (isi) => ({ nama_baku: teks(isi, 'nama_verifikator') }),
  dampak: ({ isi }, _fakta, tambahan) => [
    { jenis: 'tambah_unit_verifikator', instansi: rujukan(isi, 'instansi'), nama: teks(tambahan, 'nama_baku') },
  ],
  penyelesaian: 'Verifikator Level 1 ini sudah ada di pilihan. Buka Posisi di formulir, lalu pilih.',
  contoh: {
    isi: {
      nip: '198003122005012907',
      instansi: { kode: '6415', nama: 'Pemerintah Kab. Banyumas' },
      nama_verifikator: 'SKPD Pengelolaan Limbah dan Kebersihan',
    },
    tambahan: { nama_baku: 'SKPD Pengelolaan Limbah dan Kebersihan' },
  },
};
export default verifikatorLevel1;
