import { ISIAN_KATA_KUNCI, ISIAN_KONTAK } from '../portal/registrasi.schema.js';
import type { Isian } from '../shared/isian.js';
import { ISIAN_KATA_KUNCI_KINI } from './kata-kunci-kini.js';
import { ISIAN_KATA_KUNCI_BARU } from './lupa.js';

const dari = (daftar: readonly Isian[], kode: string): Isian => {
  const satu = daftar.find((isian) => isian.kode === kode);
  if (!satu) throw new Error(`registration has no field ${kode}`);
  return satu;
};

export const ISIAN_EMAIL_BARU: readonly Isian[] = [
  {
    ...dari(ISIAN_KONTAK, 'email'),
    ...{ label: 'E-mail baru', tidakWajib: undefined },
    petunjuk: 'Kode 6 angka kami kirim ke alamat ini. E-mail berganti setelah kode itu Anda ketik.',
  },
  ISIAN_KATA_KUNCI_KINI,
];

export const ISIAN_KODE_EMAIL: Isian = {
  ...{ kode: 'kode', label: 'Kode dari e-mail', jenis: 'teks', maks: 10, lebar: 10 },
  ...{ angkaSaja: true, isiOtomatis: 'one-time-code', petunjuk: '6 angka.' },
  pola: { cocok: /^\d{6}$/, pesan: 'Kode terdiri dari 6 angka.' },
};

const HP = dari(ISIAN_KONTAK, 'hp');
export const ISIAN_TELEPON_HP: readonly Isian[] = [
  {
    ...HP,
    ...{ kode: 'telepon', label: 'Telepon', petunjuk: 'Nomor rumah atau kantor, dengan kode wilayah.' },
    pola: { cocok: /^\+?\d{6,15}$/, pesan: 'Telepon terdiri dari 6 sampai 15 angka, misalnya 0281 900900.' },
  },
  HP,
];

export const ISIAN_GANTI_KATA_KUNCI: readonly Isian[] = [ISIAN_KATA_KUNCI_KINI, ...ISIAN_KATA_KUNCI_BARU];

/** The answer goes by a name of its own, apart from the fields of other pages that are called so. */
export const ISIAN_PERTANYAAN: readonly Isian[] = [
  dari(ISIAN_KATA_KUNCI, 'pertanyaan'),
  dari(ISIAN_KATA_KUNCI, 'pertanyaan_sendiri'),
  { ...dari(ISIAN_KATA_KUNCI, 'jawaban'), kode: 'jawaban_pengaman' },
  ISIAN_KATA_KUNCI_KINI,
];
