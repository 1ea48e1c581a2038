import svgCaptcha from 'svg-captcha';
import { inProject } from '../paths.js';
import { ALFABET } from './sandi.js';

/** Outlines of letters, as paths that can be bent. They never leave the server. */

// The package's types leave out that its default export is itself the drawing function.
const gambar = svgCaptcha as unknown as (teks: string, pilihan: Record<string, unknown>) => string;

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
const FONT = { biasa: 'NotoSans-Regular.ttf', tebal: 'NotoSans-Bold.ttf' };
export type NamaFont = keyof typeof FONT;

/** All letters that a captcha may have, read for the first picture: only the outlines are kept, the fonts go again. */
let semuaHuruf: Map<string, Huruf> | undefined;

const bacaSemua = (): Map<string, Huruf> =>
  new Map(
    (Object.keys(FONT) as NamaFont[]).flatMap((font) => {
      svgCaptcha.loadFont(inProject('src/cetak/huruf', FONT[font]));
      return [...ALFABET].map((tanda) => [`${font} ${tanda}`, bacaHuruf(tanda)] as const);
    }),
  );

export function hurufDari(tanda: string, font: NamaFont): Huruf {
  semuaHuruf ??= bacaSemua();
  const huruf = semuaHuruf.get(`${font} ${tanda}`);
  if (!huruf) throw new Error(`no captcha has the letter ${tanda}`);
  return huruf;
}

/** Of the font that was loaded last. */
function bacaHuruf(tanda: string): Huruf {
  const svg = gambar(tanda, { fontSize: 200, noise: 0, color: false });
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

function tepi(angka: readonly number[]): [number, number] {
  return [Math.min(...angka), Math.max(...angka)];
}

/** Every point of a path moved; its commands stay. */
export function pindahkan(d: string, ke: (titik: Titik) => Titik): string {
  return d.replace(/(-?\d+(?:\.\d+)?)[ ,]?(-?\d+(?:\.\d+)?)/g, (_, x: string, y: string) =>
    sebut(ke({ x: +x, y: +y })),
  );
}

export function sebut({ x, y }: Titik): string {
  return `${x.toFixed(1)} ${y.toFixed(1)} `;
}
