import { z } from 'zod';
import type { DataPns } from '../formulir/jenis.js';
import { bakukanTeks } from '../shared/bakukan.js';
import type { PesanIsian } from '../shared/galat.js';
import { bacaFormulir, type Isian, type Mentah, type NilaiIsian } from '../shared/isian.js';
import { ISIAN_NIP_BARU } from '../shared/isian-nip.js';
import { bacaNip } from '../shared/nip.js';
import { tampilTanggal } from '../shared/tanggal.js';
import { tolakKataKunci } from './kata-kunci.js';

export type Terbaca<T> = { nilai: T } | { pesan: PesanIsian };

export const ISIAN_NIP: readonly Isian[] = [ISIAN_NIP_BARU];

export const ISIAN_CAPTCHA: Isian = {
  kode: 'captcha',
  label: 'Captcha',
  jenis: 'teks',
  maks: 20,
  lebar: 10,
  petunjuk: 'Ketik huruf dan angka pada gambar. Huruf besar dan kecil sama saja.',
  isiOtomatis: 'off',
};

export const ISIAN_KONTAK: readonly Isian[] = [
  {
    kode: 'email',
    label: 'E-mail',
    jenis: 'teks',
    maks: 254,
    lebar: 30,
    tidakWajib: 'bersyarat',
    isiOtomatis: 'email',
    petunjuk: 'Untuk kabar bahwa registrasi diterima. Pakai alamat pribadi yang masih Anda buka.',
  },
  {
    kode: 'tanpa_email',
    label: 'Saya tidak punya e-mail',
    jenis: 'ya-tidak',
    petunjuk: 'Bila lupa kata kunci, hanya Pertanyaan Pengaman yang menolong, tiga kali sehari.',
  },
  {
    kode: 'hp',
    label: 'HP',
    jenis: 'teks',
    lebar: 18,
    tidakWajib: true,
    angkaSaja: true,
    isiOtomatis: 'tel',
    pola: { cocok: /^\+?\d{9,15}$/, pesan: 'HP terdiri dari 9 sampai 15 angka, misalnya 0812 0000 4471.' },
  },
];

export const ISIAN_SESUAI: Isian = {
  kode: 'instansi_sesuai',
  label: 'Instansi sesuai?',
  ajakan: 'Nyatakan apakah instansi di atas sesuai.',
  jenis: 'pilihan',
  pilihan: [
    { kode: 'ya', nama: 'Ya, ini instansi saya' },
    { kode: 'tidak', nama: 'Tidak, saya sudah di instansi lain' },
  ],
};

export const PERTANYAAN = [
  'Apa nama sekolah dasar Anda?',
  'Apa nama desa tempat kakek Anda lahir?',
  'Siapa nama guru yang paling Anda ingat?',
  'Apa makanan kesukaan Anda waktu kecil?',
  'Apa merek kendaraan pertama Anda?',
] as const;

export const ISIAN_KATA_KUNCI: readonly Isian[] = [
  {
    kode: 'kata_kunci',
    label: 'Kata Kunci',
    jenis: 'teks',
    rahasia: true,
    maks: 200,
    lebar: 18,
    isiOtomatis: 'new-password',
    petunjuk: 'Paling sedikit 8 karakter. Jangan NIP atau tanggal lahir.',
  },
  {
    kode: 'kata_kunci_ulang',
    label: 'Konfirmasi Kata Kunci',
    jenis: 'teks',
    rahasia: true,
    maks: 200,
    lebar: 18,
    isiOtomatis: 'new-password',
  },
  {
    kode: 'nama_ibu',
    label: 'Nama Ibu Kandung',
    jenis: 'teks',
    maks: 100,
    lebar: 30,
    isiOtomatis: 'off',
    petunjuk: 'Dipakai bila Anda lupa jawaban pertanyaan pengaman.',
  },
  {
    kode: 'pertanyaan',
    label: 'Pertanyaan Pengaman',
    jenis: 'pilihan',
    pilihan: [
      ...PERTANYAAN.map((satu) => ({ kode: satu, nama: satu })),
      { kode: 'sendiri', nama: 'Saya tulis sendiri' },
    ],
  },
  {
    kode: 'pertanyaan_sendiri',
    label: 'Pertanyaan Anda sendiri',
    jenis: 'teks',
    maks: 150,
    tidakWajib: 'bersyarat',
    petunjuk: 'Isi bila Anda memilih “Saya tulis sendiri”.',
  },
  {
    kode: 'jawaban',
    label: 'Jawaban Pertanyaan Pengaman',
    jenis: 'teks',
    maks: 100,
    lebar: 30,
    isiOtomatis: 'off',
    petunjuk: 'Jawaban yang hanya Anda yang tahu, bukan data yang tercatat di BKN.',
  },
];

export function bacaNipRegistrasi(mentah: Mentah): Terbaca<string> {
  const { pesan } = bacaFormulir(ISIAN_NIP, mentah);
  const nip = bacaNip(mentah.nip ?? '');
  return nip ? { nilai: nip } : { pesan };
}

export interface Kontak {
  email: string | null;
  hp: string | null;
}

/** Step 2: e-mail or "saya tidak punya e-mail", HP, and the answer on the instansi. */
export function bacaKontak(mentah: Mentah): Terbaca<Kontak> {
  const { nilai, pesan } = bacaFormulir([ISIAN_SESUAI, ...ISIAN_KONTAK], mentah);
  if (nilai.instansi_sesuai === 'tidak')
    pesan.instansi_sesuai =
      'Registrasi akan masuk ke instansi yang salah. Ikuti petunjuk di bawah pilihan ini lebih dulu.';
  const email = z.email().safeParse(nilai.email);
  if (nilai.email && !email.success) pesan.email = 'E-mail belum benar. Tulis seperti nama@contoh.id.';
  if (!nilai.email && !nilai.tanpa_email && !pesan.email)
    pesan.email = 'Isi E-mail, atau centang “Saya tidak punya e-mail”.';
  if (nilai.email && nilai.tanpa_email)
    pesan.tanpa_email = 'Anda mengisi e-mail dan juga menyatakan tidak punya. Pilih salah satu.';
  if (Object.keys(pesan).length > 0) return { pesan };
  return { nilai: { email: nilai.tanpa_email ? null : String(nilai.email), hp: nilai.hp ? String(nilai.hp) : null } };
}

export interface KataKunciBaru {
  kataKunci: string;
  namaIbu: string;
  pertanyaan: string;
  jawaban: string;
}

/** Step 3. `captcha` says whether the picture was read rightly. */
export function bacaKataKunci(mentah: Mentah, milik: DataPns, captcha: boolean): Terbaca<KataKunciBaru> {
  const { nilai, pesan } = bacaFormulir(ISIAN_KATA_KUNCI, mentah);
  const kataKunci = mentah.kata_kunci ?? '';
  const tolak = kataKunci
    ? tolakKataKunci(kataKunci, { nip: milik.nip, tanggalLahir: String(milik.isi.tanggal_lahir ?? '') })
    : null;
  if (tolak) pesan.kata_kunci = tolak;
  else if (mentah.kata_kunci_ulang && mentah.kata_kunci_ulang !== kataKunci)
    pesan.kata_kunci_ulang = 'Konfirmasi Kata Kunci berbeda dengan Kata Kunci. Ketik ulang keduanya.';
  const pertanyaan = pilihPertanyaan(nilai, pesan);
  const mudah = jawabanMudah(nilai.jawaban, milik);
  if (mudah) pesan.jawaban = mudah;
  if (!captcha) pesan.captcha = 'Captcha tidak cocok. Ketik huruf dan angka pada gambar yang baru.';
  if (Object.keys(pesan).length > 0) return { pesan: menurutHalaman(pesan) };
  return { nilai: { kataKunci, namaIbu: String(nilai.nama_ibu), pertanyaan, jawaban: String(nilai.jawaban) } };
}

/** Messages in the order of the fields they stand at. */
const menurutHalaman = (pesan: PesanIsian): PesanIsian =>
  Object.fromEntries(
    [...ISIAN_KATA_KUNCI, ISIAN_CAPTCHA].flatMap(({ kode }) => (pesan[kode] ? [[kode, pesan[kode]]] : [])),
  );

/** Why an answer is refused: it equals data of the pembanding (domain.md §5.3). */
export const jawabanMudah = (jawaban: unknown, milik: DataPns): string | null =>
  typeof jawaban === 'string' && samaDataPembanding(jawaban, milik)
    ? 'Jawaban ini sama dengan data Anda yang tercatat di BKN, jadi mudah ditebak. Pakai jawaban lain.'
    : null;

/** The question chosen, or one's own; without one, the message stands at its field. */
export function pilihPertanyaan(nilai: NilaiIsian, pesan: PesanIsian): string {
  if (nilai.pertanyaan !== 'sendiri') return String(nilai.pertanyaan ?? '');
  if (!nilai.pertanyaan_sendiri)
    pesan.pertanyaan_sendiri = 'Tulis pertanyaan Anda sendiri, atau pilih salah satu dari daftar.';
  return String(nilai.pertanyaan_sendiri ?? '');
}

/** "Cilacap" is as easily guessed as "Kab. Cilacap". */
const SEBUTAN_DAERAH = /^(pemerintah )?(kab|kabupaten|kota|prov|provinsi) /;

/** An answer that anybody with the personnel file could give is no secret. */
function samaDataPembanding(jawaban: string, milik: DataPns): boolean {
  const rapat = (teks: string) => bakukanTeks(teks).replace(SEBUTAN_DAERAH, '').replaceAll(' ', '');
  return [milik.nip, milik.nipLama ?? '', ...teksData([milik.isi, milik.riwayat])].some(
    (satu) => satu !== '' && rapat(satu) === rapat(jawaban),
  );
}

/** Every text in the data, dates also as people write them; one or two letters are codes, not answers. */
function teksData(data: unknown): string[] {
  if (typeof data === 'object' && data !== null) return Object.values(data).flatMap(teksData);
  if (typeof data !== 'string' || data.length <= 2) return [];
  return /^\d{4}-\d\d-\d\d$/.test(data) ? [data, tampilTanggal(data)] : [data];
}
