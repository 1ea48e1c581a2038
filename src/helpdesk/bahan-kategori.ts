import { bakukanTeks } from '../shared/bakukan.js';
import { type Isian, isRujukan, kosong, type NilaiIsian, tampilNilai } from '../shared/isian.js';
import type { Pilihan } from '../shared/kode-sapk.js';
import { uraiNip } from '../shared/nip.js';
import { POLA_NAMA } from '../shared/pola-nama.js';
import type { Dokumen, InstansiTiket, KantorTujuan, Kategori } from './jenis.js';

/** What several kategori are made of: fields, notes and rules in the manual's words. */

export const BANTUAN_REGISTRASI = 'BANTUAN TIDAK BISA MELAKUKAN REGISTRASI PUPNS';
export const BANTUAN_REFERENSI = 'BANTUAN TIDAK ADA DATA REFERENSI SAAT PENGISIAN PUPNS';

export const INFO_SK = 'Pilih SK yang akan diupload, masukkan nomor SK dan tanggal SK, lalu klik tombol KIRIM';
export const INFO_BERKAS = 'File berupa : pdf atau image dengan besar tidak boleh lebih dari 2MB';
export const INFO_TANPA_SK = 'Bila Tidak mempunyai SK yang dimaksudkan, masuk ke menu "Hubungi Kami"';
export const INFO_NIP = 'Masukkan NIP BARU anda';

export const ISIAN_NOMOR_REGISTER: Isian = {
  kode: 'nomor_register',
  label: 'Nomor Register',
  jenis: 'teks',
  maks: 20,
  lebar: 18,
  isiOtomatis: 'off',
  petunjuk: '8 huruf dan angka dari Bukti Registrasi.',
};

/** The manual's first question in group A. */
export const isianTmt = (batas: 2003 | 2008): Isian => ({
  kode: 'tmt',
  label: 'TMT CPNS',
  jenis: 'pilihan',
  ajakan: 'Pilih TMT CPNS Anda.',
  pilihan: [
    { kode: 'sampai', nama: `TMT CPNS sebelum/saat ${batas}` },
    { kode: 'sesudah', nama: `TMT CPNS sesudah ${batas}` },
  ],
});

export const ISIAN_INSTANSI: Isian = {
  kode: 'instansi',
  label: 'Nama Instansi',
  jenis: 'referensi',
  daftar: 'instansi-induk',
  petunjuk: 'Ketik sebagian namanya, lalu pilih dari daftar.',
};

export const ISIAN_NAMA = {
  kode: 'nama',
  label: 'Nama',
  jenis: 'teks',
  maks: 100,
  lebar: 30,
  petunjuk: 'Tanpa gelar, persis seperti di SK.',
  pola: POLA_NAMA,
} as const satisfies Isian;

/** Kind, number, date and file of a decree; a single kind needs no choice. */
export function isianSk(jenis: readonly Pilihan[]): Isian[] {
  const pilih: Isian = { kode: 'jenis_sk', label: 'SK yang diupload', jenis: 'pilihan', pilihan: jenis };
  return [
    ...(jenis.length > 1 ? [pilih] : []),
    { kode: 'nomor_sk', label: 'Nomor SK', jenis: 'teks', maks: 100, lebar: 30 },
    { kode: 'tanggal_sk', label: 'Tanggal SK', jenis: 'tanggal', lebar: 10, petunjuk: 'Misalnya 15-02-1991.' },
  ];
}

/** "???" names nothing. */
export const ADA_HURUF = /[\p{L}\p{N}]/u;

export const dokumenSk = (label: string): Dokumen => ({ kode: 'berkas_sk', label: `Upload File: ${label}` });

/** Younger than this nobody has a decree of their own. */
const UMUR_SK = 15;

/** A decree of the future does not exist, nor one from before its owner could have any. */
export function periksaSk(isi: NilaiIsian, kini: Date): Record<string, string> {
  const { tanggalLahir } = uraiNip(teks(isi, 'nip'));
  const terawal = tanggalLahir && `${Number(tanggalLahir.slice(0, 4)) + UMUR_SK}${tanggalLahir.slice(4)}`;
  if (terawal && String(isi.tanggal_sk) < terawal)
    return {
      tanggal_sk: `Tanggal SK terlalu awal: menurut NIP Baru, saat itu Anda belum ${UMUR_SK} tahun. Periksa lagi tahunnya.`,
    };
  const hariIni = new Date(kini.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  return String(isi.tanggal_sk) > hariIni
    ? { tanggal_sk: 'Tanggal SK belum tiba. Periksa lagi tanggal pada SK Anda.' }
    : {};
}

/** The Kanreg of an instansi; central ones, `lainnya` and unknown ones have none. */
export const keKanreg = (instansi: InstansiTiket | null): KantorTujuan =>
  instansi?.kanregKode ? { jenis: 'kanreg', kode: instansi.kanregKode } : { jenis: 'pusat' };

export const keInstansi = (instansi: InstansiTiket | null): KantorTujuan =>
  instansi && instansi.jenis !== 'lainnya' ? { jenis: 'instansi', kode: instansi.kode } : { jenis: 'pusat' };

/** "Nama: …; Nomor SK: …": what was filled in, without NIP and TMT. */
export function ringkasIsian(isian: readonly Isian[], isi: NilaiIsian): string {
  return isian
    .filter(({ kode }) => kode !== 'nip' && kode !== 'tmt' && !kosong(isi[kode]))
    .map((satu) => `${satu.label}: ${tampilNilai(satu, isi[satu.kode])}`)
    .join('; ');
}

export const teks = (isi: NilaiIsian, kode: string): string => (kosong(isi[kode]) ? '' : String(isi[kode]));

export const rujukan = (isi: NilaiIsian, kode: string) => {
  const nilai = isi[kode];
  if (!isRujukan(nilai)) throw new Error(`helpdesk: ${kode} holds no reference`);
  return nilai;
};

/** What group A's requests about a decree share. */
export const DASAR_SK = {
  kelompok: 'A',
  judulBantuan: BANTUAN_REGISTRASI,
  batasTmt: 2008,
  cariNipLama: true,
  periksa: periksaSk,
  penyetuju: 'helpdesk',
  kantorPertama: (fakta) => keKanreg(fakta.instansi),
  // Somebody else's request with another decree is another request: nobody can stand in a person's way.
  pokok: (isi) => [teks(isi, 'nama'), teks(isi, 'nomor_sk')].map(bakukanTeks).join('|'),
  tambahanPetugas: () => [],
} as const satisfies Partial<Kategori>;
