import type { Surel } from './surel.repository.js';

/** Texts of the mails. Nothing personal stands in a subject. */
export interface IsiTemplat {
  'registrasi-diajukan': { nama: string; nomorRegister: string; kantor: string };
  'registrasi-diterima': { nama: string; alamat: string };
  'registrasi-ditolak': { nama: string; alasan: string; kantor: string };
  'registrasi-direset': { nama: string; alasan: string; kantor: string };
  'registrasi-disanggah': { nama: string };
  'sanggahan-ditutup': { nama: string };
  'kode-akun': { nama: string; kode: string; menit: number; guna: string };
  'akun-dipulihkan': { nama: string; apa: string };
  'data-dikoreksi': { nama: string; butir: string; alasan: string };
  'formulir-dikirim': { nama: string; nomor: number; unit: string };
  'formulir-dikembalikan': { nama: string; oleh: string; alamat: string };
  'formulir-maju': { nama: string; tingkat: number; kantor: string };
  'formulir-diturunkan': { nama: string; alasan: string; alamat: string };
  'formulir-selesai': { nama: string; alamat: string };
  'waktu-diperpanjang': { nama: string; kegiatan: string; sampai: string; alasan: string };
  'perpanjangan-dicabut': { nama: string; kegiatan: string; sampai: string; alasan: string };
  'batas-waktu': { nama: string; sisa: string; sampai: string; pernahKirim: boolean; alamat: string };
  // An address on a ticket is whatever somebody typed, so these mails name nobody.
  'tiket-dibuat': { nomor: string; kategori: string; kantor: string };
  'tiket-sudah-ada': { nomor: string; kategori: string; pada: string };
  'tiket-berubah': { nomor: string; kategori: string; status: string; teks: string; alamat: string };
}

type Penulis<T> = (isi: T) => { subjek: string; baris: string[] };

const TEMPLAT: { [N in keyof IsiTemplat]: Penulis<IsiTemplat[N]> } = {
  'registrasi-diajukan': (isi) => ({
    subjek: 'Registrasi e-PUPNS Anda sudah kami catat',
    baris: [
      `Nomor register Anda: ${isi.nomorRegister}`,
      'Simpan nomor ini. Nomor ini menjadi nama pengguna saat Login.',
      `${isi.kantor} memeriksa registrasi Anda. Serahkan lembar "Diserahkan kepada Verifikator" dari Bukti Registrasi kepada kantor itu.`,
      'Bukan Anda yang mendaftar? Pilih “Bukan saya yang mendaftar” di halaman Registrasi, atau sampaikan kepada kantor tersebut.',
    ],
  }),
  'registrasi-diterima': (isi) => ({
    subjek: 'Registrasi e-PUPNS Anda diterima',
    baris: ['Anda sudah bisa Login dan mengisi formulir e-PUPNS.', `Login: ${isi.alamat}`],
  }),
  'registrasi-ditolak': (isi) => ({
    subjek: 'Registrasi e-PUPNS Anda ditolak',
    baris: [
      `Alasan dari ${isi.kantor}: ${isi.alasan}`,
      'NIP Anda bebas lagi. Perbaiki hal di atas, lalu registrasi kembali.',
    ],
  }),
  'registrasi-direset': (isi) => ({
    subjek: 'Registrasi e-PUPNS Anda direset',
    baris: [
      `${isi.kantor} mereset registrasi Anda. Alasannya: ${isi.alasan}`,
      'Nomor register dan kata kunci yang lama tidak berlaku lagi. NIP Anda bebas, jadi Anda bisa registrasi kembali.',
      'Bukan Anda yang memintanya? Sampaikan segera kepada kantor tersebut.',
    ],
  }),
  'registrasi-disanggah': () => ({
    subjek: 'Ada yang menyatakan registrasi e-PUPNS ini bukan miliknya',
    baris: [
      'Seseorang memberi tahu kami bahwa registrasi dengan NIP Anda dibuat orang lain. Kantor kepegawaian instansi Anda memeriksanya.',
      'Bila Anda sendiri yang mendaftar, siapkan kartu identitas; kantor itu dapat menghubungi Anda. Formulir yang sudah bisa Anda isi tetap bisa Anda isi.',
      'Bila bukan Anda yang mendaftar, Anda tidak perlu melakukan apa-apa lagi.',
    ],
  }),
  'sanggahan-ditutup': () => ({
    subjek: 'Registrasi e-PUPNS Anda sudah diperiksa',
    baris: [
      'Kantor kepegawaian instansi Anda memeriksa laporan tentang registrasi ini dan menyatakan registrasinya benar.',
    ],
  }),
  'kode-akun': (isi) => ({
    subjek: 'Kode e-PUPNS Anda',
    baris: [
      `Kode Anda: ${isi.kode}`,
      `Ketik kode ini di halaman ${isi.guna}. Kode berlaku ${isi.menit} menit.`,
      'Tidak meminta kode? Abaikan surel ini, dan jangan berikan kode kepada siapa pun, juga kepada petugas.',
    ],
  }),
  'akun-dipulihkan': (isi) => ({
    subjek: 'Perubahan pada akun e-PUPNS Anda',
    baris: [
      `${isi.apa}.`,
      'Bukan Anda yang melakukannya? Hubungi segera kantor kepegawaian instansi Anda, supaya registrasi Anda direset.',
    ],
  }),
  'data-dikoreksi': (isi) => ({
    subjek: 'Data Anda di BKN diperbaiki',
    baris: [
      `BKN memperbaiki ${isi.butir} di data kepegawaian Anda. Alasannya: ${isi.alasan}`,
      'Periksa hasilnya di formulir Anda. Bila keliru, ajukan lewat Helpdesk.',
    ],
  }),
  'formulir-dikirim': (isi) => ({
    subjek: 'Formulir e-PUPNS Anda terkirim',
    baris: [
      `Kiriman ke-${isi.nomor} sudah kami simpan dan diteruskan kepada ${isi.unit}.`,
      'Cetak Bukti Pengisian, lalu serahkan bersama berkas kepada Verifikator Level 1.',
    ],
  }),
  'formulir-dikembalikan': (isi) => ({
    subjek: 'Formulir e-PUPNS Anda perlu diperbaiki',
    baris: [
      `${isi.oleh} mengembalikan formulir Anda. Alasannya tertulis di samping isian.`,
      `Perbaiki di: ${isi.alamat}`,
    ],
  }),
  'formulir-maju': (isi) => ({
    subjek: 'Formulir e-PUPNS Anda naik ke tingkat berikutnya',
    baris: [`Formulir Anda sekarang di tingkat ${isi.tingkat}: ${isi.kantor}. Anda tidak perlu melakukan apa-apa.`],
  }),
  'formulir-diturunkan': (isi) => ({
    subjek: 'Formulir e-PUPNS Anda dibuka kembali',
    baris: [
      `Formulir Anda dibuka kembali untuk diperbaiki. Alasannya: ${isi.alasan}`,
      `Perbaiki, lalu kirim lagi di: ${isi.alamat}`,
    ],
  }),
  'formulir-selesai': (isi) => ({
    subjek: 'Verifikasi e-PUPNS Anda selesai',
    baris: ['Semua perubahan Anda sudah ditulis ke data BKN.', `Tanda Selesai Verifikasi: ${isi.alamat}`],
  }),
  'waktu-diperpanjang': (isi) => ({
    subjek: 'Waktu e-PUPNS Anda diperpanjang',
    baris: [
      `${isi.kegiatan} Anda diperpanjang sampai ${isi.sampai} pukul 24.00 WIB. Alasannya: ${isi.alasan}`,
      'Batas waktu orang lain di instansi Anda tidak berubah.',
    ],
  }),
  'perpanjangan-dicabut': (isi) => ({
    subjek: 'Perpanjangan waktu e-PUPNS Anda dicabut',
    baris: [
      `${isi.kegiatan} Anda mengikuti jadwal instansi lagi${isi.sampai ? `, sampai ${isi.sampai}` : ''}. Alasannya: ${isi.alasan}`,
      'Bila keliru, sampaikan kepada kantor kepegawaian instansi Anda.',
    ],
  }),
  'batas-waktu': (isi) => ({
    subjek: `Batas waktu formulir e-PUPNS: ${isi.sisa}`,
    baris: [
      isi.pernahKirim
        ? `Formulir Anda menunggu perbaikan dari Anda. Kirim lagi paling lambat ${isi.sampai} pukul 24.00 WIB.`
        : `Formulir Anda belum dikirim. Kirim paling lambat ${isi.sampai} pukul 24.00 WIB. Sesudah itu formulir hanya bisa dibaca.`,
      `Lanjutkan${isi.alamat ? ` di: ${isi.alamat}` : ' sesudah Login, di Formulir Saya.'}`,
    ],
  }),
  'tiket-dibuat': (isi) => ({
    subjek: 'Permohonan bantuan e-PUPNS Anda sudah kami catat',
    baris: [
      `Nomor tiket: ${isi.nomor}`,
      `Masalah: ${isi.kategori}. Sekarang di ${isi.kantor}.`,
      'Simpan nomor ini. Dengan nomor tiket dan NIP Baru, jawabannya terbaca di Cek Status Pengaduan.',
    ],
  }),
  'tiket-berubah': (isi) => ({
    subjek: 'Ada kabar tentang permohonan bantuan e-PUPNS Anda',
    baris: [
      `Nomor tiket: ${isi.nomor}, ${isi.kategori}.`,
      `Keadaannya sekarang: ${isi.status}.`,
      isi.teks,
      `Buka Cek Status Pengaduan${isi.alamat ? ` di ${isi.alamat}/cek-status/pengaduan` : ''} dengan nomor tiket dan NIP Baru.`,
    ],
  }),
  'tiket-sudah-ada': (isi) => ({
    subjek: 'Permohonan bantuan e-PUPNS ini sudah ada',
    baris: [
      `Permohonan yang sama, ${isi.kategori}, sudah dikirim ${isi.pada} dan belum selesai. Tidak dibuat tiket baru.`,
      `Nomor tiketnya: ${isi.nomor}. Jawabannya terbaca di Cek Status Pengaduan.`,
    ],
  }),
};

/** A mail ready for the outbox. */
export function tulisSurel<N extends keyof IsiTemplat>(templat: N, kepada: string, isi: IsiTemplat[N]): Surel {
  const { subjek, baris } = TEMPLAT[templat](isi);
  const teks = [
    `Yth. ${'nama' in isi ? isi.nama : 'Bapak/Ibu'},`,
    ...baris,
    'e-PUPNS, Badan Kepegawaian Negara\nSurel ini dikirim otomatis dan tidak dapat dibalas.',
  ].join('\n\n');
  return { kepada, templat, subjek, teks };
}
