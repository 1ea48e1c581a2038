import { Galat } from '../shared/galat.js';

/** Memory for the forms with files that are being read or looked into, shared by all who send. */
export interface TempatUnggah {
  /** Keeps so many bytes for a form; throws Galat when there are none left. Gives them back when called. */
  ambil(dari: string, byte: number): () => void;
  /** A sender that has been silent for so long has gone. */
  readonly diamMs: number;
}

const MB = 1024 * 1024;

export interface BatasTempat {
  semua: number;
  satu: number;
  diamMs: number;
}

/**
 * `satu`: two of the biggest forms at once, or the small ones of an office. `semua`: some eight of the biggest, or a
 * hundred photos. A form takes what its Content-Length says, so that slow lines with small files do not shut others out.
 */
const BATAS: BatasTempat = { semua: 96 * MB, satu: 26 * MB, diamMs: 120_000 };

export function buatTempatUnggah(batas: BatasTempat = BATAS): TempatUnggah {
  const terpakai = new Map<string, number>();
  let semua = 0;
  const ubah = (dari: string, byte: number): void => {
    const milik = (terpakai.get(dari) ?? 0) + byte;
    semua += byte;
    if (milik > 0) terpakai.set(dari, milik);
    else terpakai.delete(dari);
  };
  return {
    diamMs: batas.diamMs,
    ambil: (dari, byte) => {
      if (semua + byte > batas.semua || (terpakai.get(dari) ?? 0) + byte > batas.satu) throw penuh();
      ubah(dari, byte);
      let dipegang = true;
      return () => {
        if (dipegang) ubah(dari, -byte);
        dipegang = false;
      };
    },
  };
}

const penuh = (): Galat =>
  new Galat(
    'tidak_tersedia',
    'Sedang banyak berkas yang dikirim dan kiriman Anda belum kami terima. Tunggu sebentar, tekan tombol kembali di peramban Anda, lalu kirim lagi.',
    { cobaLagiDetik: 30 },
  );
