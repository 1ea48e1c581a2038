import { ISIAN_KATA_KUNCI, PERTANYAAN } from '../portal/registrasi.schema.js';
import type { Isian } from '../shared/isian.js';
import { ISIAN_NIP_BARU } from '../shared/isian-nip.js';
import { KALI_COBA_KODE } from '../web/batas.js';

/** What somebody has lost (domain.md §5 Lupa …). */
export const LUPA = ['nomor-register', 'kata-kunci', 'jawaban'] as const;
export type Lupa = (typeof LUPA)[number];

export interface JenisLupa {
  alamat: string;
  judul: string;
  pengantar: string;
  /** first step */
  isian: readonly Isian[];
  /** whether the second step asks for the answer to the security question */
  denganJawaban: boolean;
  /** what is done, in the notice to the owner */
  sebutan: string;
  aksi: string;
}

const dari = (kode: string): Isian => {
  const satu = ISIAN_KATA_KUNCI.find((isian) => isian.kode === kode);
  if (!satu) throw new Error(`registration has no field ${kode}`);
  return satu;
};

const ISIAN_NOMOR: Isian = {
  ...{ kode: 'nomor_register', label: 'Nomor Register', jenis: 'teks', maks: 20, lebar: 18, isiOtomatis: 'username' },
  petunjuk: '8 huruf dan angka dari Bukti Registrasi.',
};

export const JENIS_LUPA: Record<Lupa, JenisLupa> = {
  'nomor-register': {
    alamat: '/lupa-nomor-register',
    judul: 'Lupa Nomor Register',
    pengantar: 'Jawab Pertanyaan Pengaman yang Anda pilih saat registrasi, lalu nomor register Anda kami tampilkan.',
    isian: [ISIAN_NIP_BARU],
    denganJawaban: true,
    sebutan: 'Nomor register Anda ditampilkan',
    aksi: 'akun.lupa_nomor',
  },
  'kata-kunci': {
    alamat: '/lupa-kata-kunci',
    judul: 'Lupa Kata Kunci',
    pengantar: 'Jawab Pertanyaan Pengaman yang Anda pilih saat registrasi, lalu buat kata kunci baru.',
    isian: [ISIAN_NIP_BARU, ISIAN_NOMOR],
    denganJawaban: true,
    sebutan: 'Pembuatan kata kunci baru dibuka',
    aksi: 'akun.lupa_kata_kunci',
  },
  jawaban: {
    alamat: '/lupa-jawaban',
    judul: 'Lupa Jawaban',
    pengantar: 'Dengan nama ibu kandung yang Anda tulis saat registrasi, jawaban Pertanyaan Pengaman kami tampilkan.',
    isian: [ISIAN_NIP_BARU, { ...dari('nama_ibu'), petunjuk: 'Seperti yang Anda tulis saat registrasi.' }],
    denganJawaban: false,
    sebutan: 'Jawaban Pertanyaan Pengaman Anda ditampilkan',
    aksi: 'akun.lupa_jawaban',
  },
};

export const ISIAN_JAWABAN: Isian = { ...dari('jawaban'), petunjuk: 'Huruf besar dan kecil sama saja.' };

/** Never required: who has no e-mail has no code, and the page does not tell which it is. */
export const ISIAN_KODE: Isian = {
  ...{ kode: 'kode', label: 'Kode dari e-mail', jenis: 'teks', maks: 10, lebar: 10, tidakWajib: 'bersyarat' },
  ...{ angkaSaja: true, isiOtomatis: 'one-time-code' },
  petunjuk: '6 angka. Kosongkan bila akun Anda tidak memakai e-mail.',
};

export const ISIAN_KATA_KUNCI_BARU: readonly Isian[] = [dari('kata_kunci'), dari('kata_kunci_ulang')];

/** The question of a NIP that has no account: always the same one, as with an account. `angka`: drawn from the NIP and a secret. */
export const pertanyaanSamaran = (angka: number): string => PERTANYAAN[angka % PERTANYAAN.length]!;

/** ASVS 5.0, 6.5.5: no longer than ten minutes. */
export const KODE_MENIT = 10;
/** Wrong codes until a new one is needed. */
export const KODE_SALAH = KALI_COBA_KODE;
/** A way in that was opened stays open so long. */
export const LULUS_MENIT = 10;
/** Wrong answers a day without the code of an e-mail, for one NIP. */
export const JAWABAN_SEHARI = 3;
