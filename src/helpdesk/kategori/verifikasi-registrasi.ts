import { BATAS_TUNGGU_JAM } from '../../portal/registrasi.alur.js';
import type { NilaiIsian } from '../../shared/isian.js';
import { tampilSaat } from '../../shared/tanggal.js';
import { ISIAN_NOMOR_REGISTER, keKanreg, teks } from '../bahan-kategori.js';
import type { FaktaTiket, HalanganTiket, Kategori } from '../jenis.js';

const CEK = { teks: 'Cek Status Pendaftaran', alamat: '/cek-status/pendaftaran' };

const verifikasiRegistrasi: Kategori = {
  nomor: 17,
  kode: 'verifikasi-registrasi',
  kelompok: 'C',
  nama: 'Permintaan Verifikasi Nomor Registrasi PUPNS',
  alias: ['Permintaan Verifikasi Nomor Registrasi'],
  ungkapan: [
    'belum diterima instansi',
    'registrasi saya lama diproses',
    'sudah tiga hari belum bisa login',
    'akun belum aktif',
    'belum diverifikasi admin',
    'belum bisa masuk',
    'belum di acc',
  ],
  uraian: 'Lebih dari 3 hari belum diterima',
  judulBantuan: 'BANTUAN PERMINTAAN VERIFIKASI NOMOR REGISTRASI PUPNS',
  judulForm: 'Form Permintaan Verifikasi Nomor Registrasi',
  info: [
    'Masukkan Nomor Registrasi anda',
    'Permintaan ini dilakukan apabila registrasi belum juga diverifikasi oleh admin di instansi lebih dari tiga hari setelah pendaftaran',
  ],
  isian: [ISIAN_NOMOR_REGISTER],
  dokumen: [],
  halangan,
  kantorPertama: (fakta) => keKanreg(fakta.instansi),
  penyetuju: 'helpdesk-atau-admin-instansi',
  pokok: () => '',
  ringkas: (isi) => `Nomor Register: ${teks(isi, 'nomor_register')}`,
  tambahanPetugas: () => [],
  dampak: (_tiket, { registrasi }) =>
    registrasi
      ? [{ jenis: 'terima_registrasi', registrasiId: registrasi.id, nomorRegister: registrasi.nomorRegister }]
      : [],
  penyelesaian: 'Registrasi Anda sudah diterima. Anda dapat Login dan mengisi formulir.',
  contoh: { isi: { nomor_register: 'DEM4PNS6' }, tambahan: {} },
};
export default verifikasiRegistrasi;

/** State, dates and no name: the number may have been read off somebody's desk. */
function halangan(_isi: NilaiIsian, { registrasi, kini }: FaktaTiket): HalanganTiket | null {
  const di = (pesan: string, jalan: HalanganTiket['jalan']): HalanganTiket => ({
    isian: 'nomor_register',
    pesan,
    jalan,
  });
  if (!registrasi)
    return di('Nomor Register ini tidak ada. Periksa lagi setiap huruf dan angkanya di Bukti Registrasi.', []);
  if (registrasi.status === 'aktif')
    return {
      ...di('Registrasi ini sudah diterima. Anda sudah bisa Login.', [{ teks: 'Login', alamat: '/login' }]),
      petugas: 'registrasi ini sudah diterima.',
    };
  if (registrasi.status !== 'diajukan')
    return {
      ...di('Registrasi ini sudah tidak berlaku. Lihat sebabnya di Cek Status Pendaftaran, lalu registrasi lagi.', [
        CEK,
        { teks: 'Registrasi', alamat: '/registrasi' },
      ]),
      petugas: 'registrasi ini sudah tidak berlaku, ditolak atau direset.',
    };
  if (registrasi.disanggah)
    return {
      ...di(
        'Registrasi ini sedang diperiksa instansi, karena ada yang menyatakan bukan dia yang mendaftar. Bila ini Anda, hubungi kantor kepegawaian instansi Anda dan bawa kartu identitas.',
        [CEK],
      ),
      petugas: 'registrasi ini disanggah; admin instansi memeriksa dan menutup sanggahannya dulu.',
    };
  const mulai = new Date(registrasi.diajukanPada.getTime() + BATAS_TUNGGU_JAM * 3_600_000);
  if (kini >= mulai) return null;
  return di(
    `Instansi Anda masih punya waktu sampai ${tampilSaat(mulai)} (${BATAS_TUNGGU_JAM} jam sejak registrasi). Sesudah itu permintaan ini bisa dikirim. Lebih cepat: serahkan Bukti Registrasi kepada instansi Anda.`,
    [CEK],
  );
}
