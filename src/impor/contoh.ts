import type { NilaiButir } from '../formulir/jenis.js';
import { type NilaiIsian, tampilNilai } from '../shared/isian.js';
import type { ContohPerubahan } from './jenis-impor.js';
import type { Kelompok } from './kolom.js';

/** Longest text of one value in an example. */
const PALING_PANJANG = 120;

function potong(teks: string): string {
  const tanda = [...teks];
  return tanda.length > PALING_PANJANG ? `${tanda.slice(0, PALING_PANJANG).join('')}…` : teks;
}

/** What differs between two rows of one kind, column by column, in words; a password is never among it. */
export function contohUbahan(
  tentang: string,
  kelompok: readonly Kelompok[],
  lama: Readonly<Record<string, NilaiButir>>,
  baru: Readonly<Record<string, NilaiButir>>,
): ContohPerubahan {
  const ubahan = kelompok.flatMap(({ awalan, isian }) => {
    const milik = (isi: Readonly<Record<string, NilaiButir>>): NilaiIsian =>
      (awalan ? (isi[awalan.slice(0, -1)] ?? {}) : isi) as NilaiIsian;
    return isian.flatMap((satu) => {
      const [dulu, kini] = [milik(lama), milik(baru)].map((isi) => potong(tampilNilai(satu, isi[satu.kode])));
      return dulu === kini || satu.rahasia ? [] : [{ kolom: `${awalan}${satu.kode}`, lama: dulu!, baru: kini! }];
    });
  });
  return { tentang, ubahan };
}
