/** Damm's table: row = digit so far, column = next digit. It notices every single wrong digit and every swap of neighbours. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];
const PANJANG = 10;

const sisa = (angka: string): string =>
  [...angka].reduce((baris, satu) => DAMM[Number(baris)]!.charAt(Number(satu)), '0');

/** A ticket number from nine random digits: the tenth checks the others. */
export const susunNomorTiket = (acak: string): string => acak + sisa(acak);

export type NomorTerbaca = { nomor: string } | { salah: 'panjang' | 'angka' };

/** A ticket number as typed, with or without spaces; says whether figures are missing or one is mistyped. */
export function bacaNomorTiket(teks: string): NomorTerbaca {
  const angka = teks.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(angka) || angka.length !== PANJANG) return { salah: 'panjang' };
  return sisa(angka) === '0' ? { nomor: angka } : { salah: 'angka' };
}

/** `4170 2285 63` */
export const tampilNomorTiket = (nomor: string): string =>
  `${nomor.slice(0, 4)} ${nomor.slice(4, 8)} ${nomor.slice(8)}`;
