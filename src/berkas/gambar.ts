import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { UKURAN_PALING_BESAR } from './berkas.js';

/** An A4 page at 600 dpi has 35 million; beyond it a small file can eat all memory. */
export const TITIK_PALING_BANYAK = 40_000_000;
/** Longest side that is kept: an A4 page at 200 dpi, on which small print is still read. */
export const SISI_TERPANJANG = 2400;

const LATAR = '#ffffff';
/** From best to smallest; the first that fits is taken. */
const MUTU = [
  { sisi: SISI_TERPANJANG, mutu: 82 },
  { sisi: SISI_TERPANJANG, mutu: 60 },
  { sisi: 1600, mutu: 60 },
] as const;

export type MasalahGambar = 'rusak' | 'terlalu-luas' | 'bergerak';

export interface GambarBersih {
  jenis: 'image/jpeg' | 'image/png';
  isi: Buffer;
  lebar: number;
  tinggi: number;
}

// One picture takes one thread and nothing is kept: a picture passes here once, and pages need the memory.
sharp.concurrency(1);
sharp.cache(false);
// Only these two readers, whatever the bytes claim to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] });

/**
 * Draws a picture anew: upright, without what a camera writes into it, no side longer than needed. What is stored has
 * passed through pixels, so nothing but a picture is left.
 */
export async function gambarUlang(isi: Buffer): Promise<GambarBersih | MasalahGambar> {
  try {
    const { format, pages, width, height } = await buka(isi).metadata();
    if (width * height > TITIK_PALING_BANYAK) return 'terlalu-luas';
    if ((pages ?? 1) > 1) return 'bergerak';
    return await perkecil(isi, format === 'png');
  } catch (galat) {
    if (!(galat instanceof Error)) throw galat;
    return /pixel limit/i.test(galat.message) ? 'terlalu-luas' : 'rusak';
  }
}

const buka = (isi: Buffer): Sharp =>
  sharp(isi, { limitInputPixels: TITIK_PALING_BANYAK, failOn: 'error', sequentialRead: true });

const tegak = (isi: Buffer, sisi: number): Sharp =>
  buka(isi)
    .autoOrient()
    .resize({ width: sisi, height: sisi, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');

/** A PNG stays one while it is small enough: text scanned in two colours is sharper so. */
async function perkecil(isi: Buffer, png: boolean): Promise<GambarBersih | MasalahGambar> {
  if (png) {
    const hasil = await tegak(isi, SISI_TERPANJANG).png({ compressionLevel: 8 }).toBuffer({ resolveWithObject: true });
    if (hasil.data.length <= UKURAN_PALING_BESAR) return bersih('image/png', hasil);
  }
  for (const { sisi, mutu } of MUTU) {
    const hasil = await tegak(isi, sisi)
      .flatten({ background: LATAR })
      .jpeg({ quality: mutu })
      .toBuffer({ resolveWithObject: true });
    if (hasil.data.length <= UKURAN_PALING_BESAR) return bersih('image/jpeg', hasil);
  }
  return 'terlalu-luas';
}

const bersih = (jenis: GambarBersih['jenis'], { data, info }: { data: Buffer; info: OutputInfo }): GambarBersih => ({
  jenis,
  isi: data,
  lebar: info.width,
  tinggi: info.height,
});
