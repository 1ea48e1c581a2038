/** Geometry of the charts, in percent, so that text never scales with a drawing (visual.md). Pure. */

export interface Potong {
  x: string;
  lebar: string;
}

/** Gap between the pieces of a bar, in percent. */
const SELA = 0.15;

/** Pieces of one bar, side by side; nothing has no piece. */
export function batang(bagian: readonly number[]): (Potong | null)[] {
  const jumlah = bagian.reduce((a, b) => a + b, 0);
  let x = 0;
  return bagian.map((satu) => {
    if (satu <= 0 || jumlah === 0) return null;
    const penuh = (satu / jumlah) * 100;
    const potong = { x: `${x.toFixed(2)}%`, lebar: `${Math.max(SELA, penuh - SELA).toFixed(2)}%` };
    x += penuh;
    return potong;
  });
}

export interface Garis {
  /** path of the line, and of the area below it, in a box of 100 × 100 */
  garis: string;
  bidang: string;
}

/** A line through values from the left to the right edge; `puncak` is the top of the axis. */
export function garis(nilai: readonly number[], puncak: number): Garis {
  const langkah = nilai.length > 1 ? 100 / (nilai.length - 1) : 0;
  const titik = nilai.map((satu, i) => {
    const y = puncak === 0 ? 100 : 100 - (Math.max(0, satu) / puncak) * 100;
    return `${(i * langkah).toFixed(2)} ${y.toFixed(2)}`;
  });
  const jalur = `M${titik.join('L')}`;
  return { garis: jalur, bidang: `${jalur}L100 100L0 100z` };
}

/** The top of an axis: the next of 1, 2, 5 × a power of ten that holds the value. */
export function puncakSumbu(nilai: number): number {
  if (nilai <= 4) return 4;
  const besar = 10 ** Math.floor(Math.log10(nilai));
  return [1, 2, 5, 10].map((kali) => kali * besar).find((satu) => satu >= nilai) ?? nilai;
}
