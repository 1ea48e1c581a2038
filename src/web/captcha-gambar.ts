import type { Sharp } from 'sharp';
import { Galat } from '../shared/galat.js';
import { buatGiliran } from '../shared/giliran.js';
import { type Huruf, hurufDari, pindahkan, sebut, type Titik } from './captcha-huruf.js';

/*
 * The picture of a captcha. Letters are drawn as paths, bent, turned and crossed by strokes, and only then become
 * pixels: what leaves the server holds no path. The same seed gives the same picture, so that asking for it again
 * and again does not average the strokes away.
 */

/** Shown at half the size, sharp on a phone. */
const LEBAR = 400;
const TINGGI = 128;
const TEPI = 22;
const TINTA = '#222';

type Acak = (dari: number, sampai: number) => number;

/** mulberry32: small, and good enough to place strokes. */
function acakDari(benih: number): Acak {
  let a = benih >>> 0;
  return (dari, sampai) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return dari + (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (sampai - dari);
  };
}

/** Side by side over the whole width, near enough to touch. */
function jajarkan(acak: Acak, huruf: readonly Huruf[]): { huruf: Huruf; x: number; kali: number }[] {
  const sela = huruf.map(() => acak(1, 9));
  const semua = huruf.reduce((jumlah, { lebar }, i) => jumlah + lebar + sela[i]!, 0);
  const kali = Math.min(1.15, (LEBAR - 2 * TEPI) / semua);
  let x = (LEBAR - semua * kali) / 2;
  return huruf.map((satu, i) => {
    const tengah = x + (satu.lebar / 2) * kali;
    x += (satu.lebar + sela[i]!) * kali;
    return { huruf: satu, x: tengah, kali };
  });
}

/** Each letter with a size, slant, turn and height of its own. */
function letakkan(acak: Acak, tengah: number, kali: number): (titik: Titik) => Titik {
  const [sudut, miring] = [acak(-0.26, 0.26), acak(-0.18, 0.18)];
  const [lebar, tinggi] = [kali * acak(0.92, 1.05), acak(0.85, 1.1)];
  const y0 = TINGGI / 2 + acak(-11, 11);
  return ({ x, y }) => {
    const dy = y * tinggi;
    const dx = x * lebar + dy * miring;
    return {
      x: tengah + dx * Math.cos(sudut) - dy * Math.sin(sudut),
      y: y0 + dx * Math.sin(sudut) + dy * Math.cos(sudut),
    };
  };
}

/** Two slow waves bend the whole picture, strokes and letters alike. */
function gelombang(acak: Acak): (titik: Titik) => Titik {
  const satu = (): ((di: number) => number) => {
    const [tinggi, panjang, awal] = [acak(3, 6), acak(90, 170), acak(0, 2 * Math.PI)];
    return (di) => tinggi * Math.sin((di / panjang) * 2 * Math.PI + awal);
  };
  const [datar, tegak] = [satu(), satu()];
  return ({ x, y }) => ({ x: x + datar(y), y: y + tegak(x) });
}

/** A stroke across the picture: in ink it joins letters, in the ground's colour it cuts them. */
function coretan(acak: Acak, warna: string, tebal: number): string {
  const tiap = (x: number): string => sebut({ x, y: acak(14, TINGGI - 14) });
  const d = `M${tiap(acak(0, 30))}C${tiap(LEBAR * 0.33)}${tiap(LEBAR * 0.66)}${tiap(LEBAR - acak(0, 30))}`;
  return `<path d="${d}" fill="none" stroke="${warna}" stroke-width="${tebal.toFixed(1)}" stroke-linecap="round"/>`;
}

/** Never sent to anybody. */
export function svgCaptchaDalam(teks: string, benih: number): string {
  const acak = acakDari(benih);
  const bengkok = gelombang(acak);
  const baris = [...teks].map((tanda) => hurufDari(tanda, acak(0, 1) < 0.5 ? 'biasa' : 'tebal'));
  const huruf = jajarkan(acak, baris).map((satu) => {
    const letak = letakkan(acak, satu.x, satu.kali);
    return `<path d="${pindahkan(satu.huruf.jalur, (titik) => bengkok(letak(titik)))}" fill="${TINTA}"/>`;
  });
  const potong = Array.from({ length: 2 }, () => coretan(acak, '#fff', acak(2.5, 4)));
  const sambung = Array.from({ length: 2 }, () => coretan(acak, TINTA, acak(3.5, 5.5)));
  const isi = [`<rect width="${LEBAR}" height="${TINGGI}" fill="#fff"/>`, ...huruf, ...potong, ...sambung];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${LEBAR}" height="${TINGGI}">${isi.join('')}</svg>`;
}

/** One at a time, so that password hashes, which share the threads, find some. */
const { jalan } = buatGiliran({
  bersamaan: 1,
  menunggu: 200,
  menungguSatu: 20,
  penuh: () =>
    new Galat('tidak_tersedia', 'Gambar captcha sedang banyak diminta. Muat ulang halaman ini sebentar lagi.', {
      cobaLagiDetik: 5,
    }),
});

/** The picture as a PNG. `dari`: who asks for it; those who wait take turns. */
export function gambarCaptcha(teks: string, benih: number, dari = ''): Promise<Buffer> {
  return jalan(async () => {
    const gambar = await pelukis();
    return gambar(svgCaptchaDalam(teks, benih)).png({ palette: true, colours: 4, effort: 4 }).toBuffer();
  }, dari);
}

/** Loaded with the first picture: it weighs 20 MB and more, and not every process draws one. */
async function pelukis(): Promise<(svg: string) => Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  // Elsewhere all readers but two are shut (berkas/gambar.ts); the drawing is our own.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  return (svg) => sharp(Buffer.from(svg));
}
