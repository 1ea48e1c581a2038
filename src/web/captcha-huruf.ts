import svgCaptcha from 'svg-captcha';
import { inProject } from '../paths.js';

/** Outlines of letters, as paths that can be bent. They never leave the server. */

// The package's types leave out that its default export is itself the drawing function, and that it takes a font.
const gambar = svgCaptcha as unknown as (teks: string, pilihan: Record<string, unknown>) => string;
const pilihanUmum = svgCaptcha.options as unknown as { font: unknown };

export interface Titik {
  x: number;
  y: number;
}

/** The outline of a letter around 0, 0. */
export interface Huruf {
  jalur: string;
  lebar: number;
}

const TINGGI_HURUF = 76;

/** Fonts of our own, so that no machine draws other letters. */
const FONT = { biasa: bacaFont('NotoSans-Regular.ttf'), tebal: bacaFont('NotoSans-Bold.ttf') };
export type NamaFont = keyof typeof FONT;

function bacaFont(berkas: string): unknown {
  svgCaptcha.loadFont(inProject('src/cetak/huruf', berkas));
  return pilihanUmum.font;
}

const dikenal = new Map<string, Huruf>();

export function hurufDari(tanda: string, font: NamaFont): Huruf {
  const kunci = `${font} ${tanda}`;
  const ada = dikenal.get(kunci) ?? bacaHuruf(tanda, font);
  dikenal.set(kunci, ada);
  return ada;
}

function bacaHuruf(tanda: string, font: NamaFont): Huruf {
  const svg = gambar(tanda, { font: FONT[font], fontSize: 200, noise: 0, color: false });
  const d = / d="([^"]*)"/.exec(svg)?.[1] ?? '';
  const titik: Titik[] = [];
  pindahkan(d, (satu) => {
    titik.push(satu);
    return satu;
  });
  const [kiri, kanan] = tepi(titik.map(({ x }) => x));
  const [atas, bawah] = tepi(titik.map(({ y }) => y));
  const kali = TINGGI_HURUF / (bawah - atas);
  const keTengah = ({ x, y }: Titik): Titik => ({
    x: (x - (kiri + kanan) / 2) * kali,
    y: (y - (atas + bawah) / 2) * kali,
  });
  return { jalur: pindahkan(d, keTengah), lebar: (kanan - kiri) * kali };
}

const tepi = (angka: readonly number[]): [number, number] => [Math.min(...angka), Math.max(...angka)];

/** Every point of a path moved; its commands stay. */
export const pindahkan = (d: string, ke: (titik: Titik) => Titik): string =>
  d.replace(/(-?\d+(?:\.\d+)?)[ ,]?(-?\d+(?:\.\d+)?)/g, (_, x: string, y: string) => sebut(ke({ x: +x, y: +y })));

export const sebut = ({ x, y }: Titik): string => `${x.toFixed(1)} ${y.toFixed(1)} `;
