import { ISIAN_NIP_BARU } from '../../shared/isian-nip.js';
import { BANTUAN_REFERENSI, INFO_NIP, ISIAN_NOMOR_REGISTER, keInstansi, teks } from '../bahan-kategori.js';
import { halanganTurunStatus } from '../halangan-turun-status.js';
import type { Kategori } from '../jenis.js';

const turunStatus: Kategori = {
  nomor: 16,
  kode: 'turun-status',
  kelompok: 'C',
  nama: 'Turun Status',
  alias: ['Permintaan Membuka Form Pengisian data PUPNS'],
  ungkapan: [
    'data sudah terkirim tapi salah',
    'mau ubah formulir yang sudah dikirim',
    'ingin memperbaiki data setelah kirim',
    'batal kirim',
    'buka kembali formulir',
    'mau edit lagi',
  ],
  uraian: 'Sudah terkirim, masih ada yang salah',
  judulBantuan: BANTUAN_REFERENSI,
  judulForm: 'Form Permintaan Membuka Form Pengisian data PUPNS',
  info: [
    INFO_NIP,
    'Masukkan Alasan anda mengisi kembali form pengisian data PUPNS.',
    'Form ini hanya bisa dilakukan sekali setiap PNS.',
    'Bantuan diberikan paling cepat 1 x 24 jam.',
  ],
  isian: [
    ISIAN_NIP_BARU,
    // Whoever has signed in as this NIP has shown it already.
    { ...ISIAN_NOMOR_REGISTER, tidakWajib: 'bersyarat' },
    {
      kode: 'alasan',
      label: 'Alasan Permintaan Membuka Form',
      jenis: 'paragraf',
      maks: 500,
      petunjuk: 'Apa yang salah pada formulir yang sudah dikirim?',
    },
  ],
  dokumen: [],
  halangan: halanganTurunStatus,
  kantorPertama: (fakta) => keInstansi(fakta.instansi),
  penyetuju: 'helpdesk-dan-operator-turun-status',
  pokok: () => '',
  ringkas: (isi) => teks(isi, 'alasan'),
  tambahanPetugas: () => [],
  dampak: ({ nip, isi }, fakta) =>
    fakta.formulir
      ? [{ jenis: 'turunkan_formulir', nip, formulirId: fakta.formulir.id, alasan: teks(isi, 'alasan') }]
      : [],
  penyelesaian: 'Formulir Anda sudah dibuka kembali. Login, perbaiki, lalu kirim lagi.',
  contoh: {
    isi: {
      nip: '198003122005012907',
      nomor_register: 'DEM2PNS4',
      alasan: 'Alamat rumah masih yang lama dan ijazah terakhir belum saya masukkan.',
    },
    tambahan: {},
  },
};
export default turunStatus;
