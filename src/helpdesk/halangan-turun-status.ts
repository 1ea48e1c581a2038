import type { StatusFormulir } from '../formulir/formulir.alur.js';
import type { NilaiIsian } from '../shared/isian.js';
import { teks } from './bahan-kategori.js';
import type { FaktaTiket, HalanganTiket } from './jenis.js';

const HUBUNGI = { teks: 'Hubungi Kami', alamat: '/helpdesk/hubungi-kami' };
const FORMULIR = { teks: 'Buka formulir', alamat: '/formulir' };

const terlaluJauh = (tingkat: 3 | 4): Omit<HalanganTiket, 'isian'> => ({
  pesan: `Formulir Anda sudah di tingkat ${tingkat}, sehingga tidak bisa diturunkan lagi. Minta verifikator di tingkat itu mengembalikannya; sesudah itu Anda dapat memperbaiki dan mengirim lagi.`,
  petugas: `formulir PNS ini sudah di tingkat ${tingkat}, sehingga tidak bisa diturunkan lagi. Verifikator di tingkat itu bisa mengembalikannya.`,
  jalan: [HUBUNGI],
});

/** Why a form cannot be turned down from where it is. */
const DARI: Partial<Record<StatusFormulir, Omit<HalanganTiket, 'isian'>>> = {
  draf: {
    pesan: 'Formulir Anda belum dikirim, jadi masih bisa langsung diubah.',
    petugas: 'formulir PNS ini belum dikirim atau sudah terbuka, jadi masih bisa langsung diubah.',
    jalan: [FORMULIR],
  },
  dikembalikan: {
    pesan: 'Formulir Anda sudah dikembalikan, jadi sudah bisa diubah.',
    petugas: 'formulir PNS ini sudah dikembalikan, jadi sudah bisa diubah.',
    jalan: [FORMULIR],
  },
  tingkat_3: terlaluJauh(3),
  tingkat_4: terlaluJauh(4),
  selesai: {
    pesan: 'Formulir Anda sudah selesai diverifikasi. Hanya BKN Pusat yang bisa membukanya kembali.',
    petugas: 'formulir PNS ini sudah selesai diverifikasi. Hanya BKN Pusat yang bisa membukanya kembali.',
    jalan: [HUBUNGI],
  },
};

/** Kategori 16: by the owner, once, from tingkat 1 or 2 (domain.md §8). Who has not shown that it is theirs learns nothing. */
export function halanganTurunStatus(isi: NilaiIsian, fakta: FaktaTiket): HalanganTiket | null {
  if (!fakta.sudahMasuk) {
    if (teks(isi, 'nomor_register') === '')
      return {
        isian: 'nomor_register',
        pesan: 'Isi Nomor Register dari Bukti Registrasi. Bila Anda Login dulu, nomor ini tidak perlu.',
        jalan: [{ teks: 'Login', alamat: '/login' }, HUBUNGI],
      };
    const cocok = fakta.registrasi?.nip === fakta.nip && fakta.registrasi.status === 'aktif';
    if (!cocok)
      return {
        isian: 'nomor_register',
        pesan:
          'NIP Baru dan Nomor Register ini tidak cocok. Lihat nomornya di Bukti Registrasi, atau Login dulu lalu kembali ke sini.',
        jalan: [{ teks: 'Login', alamat: '/login' }, HUBUNGI],
      };
  }
  if (fakta.turunStatusTerpakai)
    return {
      isian: 'nip',
      pesan:
        'Turun status lewat helpdesk hanya bisa sekali setiap PNS, dan Anda sudah memakainya. Operator Turun Status di instansi Anda masih bisa menurunkan formulir bila Anda datang atau menelepon.',
      petugas:
        'PNS ini sudah memakai turun status lewat helpdesk, yang hanya bisa sekali. Operator turun status masih bisa menurunkannya langsung di Turun Status.',
      jalan: [HUBUNGI],
    };
  if (!fakta.formulir)
    return {
      isian: 'nip',
      pesan: 'Formulir Anda belum dibuat, jadi belum ada yang diturunkan.',
      petugas: 'formulir PNS ini belum dibuat, jadi belum ada yang diturunkan.',
      jalan: [FORMULIR],
    };
  const halangan = DARI[fakta.formulir.status];
  return halangan ? { isian: 'nip', ...halangan } : null;
}
