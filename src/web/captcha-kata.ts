/** The captcha in words, for whoever cannot see the picture: a small sum, as a screen reader says it. */

const SATUAN = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;

/** 0 to 99 in Indonesian words. */
export function sebutAngka(angka: number): string {
  const [puluhan, sisa] = [Math.floor(angka / 10), angka % 10];
  if (angka < 10) return SATUAN[angka]!;
  if (angka === 10) return 'sepuluh';
  if (angka === 11) return 'sebelas';
  if (angka < 20) return `${SATUAN[sisa]} belas`;
  return `${SATUAN[puluhan]} puluh${sisa > 0 ? ` ${SATUAN[sisa]}` : ''}`;
}

/** Always the same question for the same `benih` (a whole number). */
export function soalKata(benih: number): { soal: string; jawaban: string } {
  const pertama = 21 + (benih % 60);
  const kedua = 2 + (Math.floor(benih / 60) % 8);
  return { soal: `${sebutAngka(pertama)} ditambah ${sebutAngka(kedua)}`, jawaban: String(pertama + kedua) };
}
