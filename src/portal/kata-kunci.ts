import { dictionary } from '@zxcvbn-ts/language-common';

export const KATA_KUNCI_TERPENDEK = 8;
/** bcrypt reads no further. */
const PALING_PANJANG_BYTE = 72;

const LAZIM = new Set(dictionary['passwords-common'].map((satu) => satu.toLowerCase()));
/** Indonesian words that lists of leaked passwords from abroad do not hold. */
const LAZIM_DI_SINI = [
  'indonesia',
  'katakunci',
  'katasandi',
  'bismillah',
  'rahasia',
  'merdeka',
  'sayang',
  'pupns',
  'epupns',
  'bkn2015',
  'pegawai',
];

/** Why a kata kunci is refused, or null (domain.md §5.3). */
export function tolakKataKunci(kataKunci: string, milik: { nip: string; tanggalLahir: string }): string | null {
  if (kataKunci.length < KATA_KUNCI_TERPENDEK) return `Kata Kunci paling sedikit ${KATA_KUNCI_TERPENDEK} karakter.`;
  if (Buffer.byteLength(kataKunci) > PALING_PANJANG_BYTE)
    return `Kata Kunci paling panjang ${PALING_PANJANG_BYTE} karakter.`;
  const kecil = kataKunci.toLowerCase();
  if (LAZIM.has(kecil) || LAZIM_DI_SINI.includes(kecil.replace(/[\d\W_]+$/, '')))
    return 'Kata Kunci ini terlalu umum dan mudah ditebak. Pakai susunan kata Anda sendiri.';
  if (memuatData(kecil, milik)) return 'Kata Kunci tidak boleh memuat NIP atau tanggal lahir Anda.';
  return null;
}

function memuatData(kecil: string, milik: { nip: string; tanggalLahir: string }): boolean {
  const angka = kecil.replace(/\D/g, '');
  if (angka.includes(milik.nip)) return true;
  if (!milik.tanggalLahir) return false;
  const [tahun = '', bulan = '', hari = ''] = milik.tanggalLahir.split('-');
  const lahir = [`${tahun}${bulan}${hari}`, `${hari}${bulan}${tahun}`, `${hari}${bulan}${tahun.slice(2)}`];
  const hanyaLahir = lahir.some((satu) => angka === satu && kecil.length - angka.length <= 3);
  return hanyaLahir || lahir.slice(0, 2).some((satu) => angka.includes(satu));
}
