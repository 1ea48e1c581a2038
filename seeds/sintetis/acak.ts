/** Random choices that a seed repeats exactly. */
export interface Acak {
  /** 0 ≤ x < 1 */
  pecahan(): number;
  /** whole number, both ends included */
  angka(dari: number, sampai: number): number;
  pilih<T>(daftar: readonly T[]): T;
  peluang(bagian: number): boolean;
}

/** mulberry32: small, fast and good enough for made-up people; never for secrets. */
export function makeAcak(benih: number): Acak {
  let keadaan = benih >>> 0;
  const pecahan = () => {
    keadaan = (keadaan + 0x6d2b79f5) >>> 0;
    let t = Math.imul(keadaan ^ (keadaan >>> 15), keadaan | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const angka = (dari: number, sampai: number) => dari + Math.floor(pecahan() * (sampai - dari + 1));
  return {
    pecahan,
    angka,
    pilih: (daftar) => daftar[angka(0, daftar.length - 1)]!,
    peluang: (bagian) => pecahan() < bagian,
  };
}

/** One of the entries, the heavier the likelier. */
export function pilihBerbobot<T extends { bobot: number }>(acak: Acak, daftar: readonly T[]): T {
  let sisa = acak.pecahan() * daftar.reduce((jumlah, satu) => jumlah + satu.bobot, 0);
  for (const satu of daftar) {
    sisa -= satu.bobot;
    if (sisa < 0) return satu;
  }
  return daftar[daftar.length - 1]!;
}

/** `angka` decimal digits as text. */
export const deretAngka = (acak: Acak, banyak: number): string =>
  Array.from({ length: banyak }, () => acak.angka(0, 9)).join('');
