import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import { Galat } from '../shared/galat.js';

/** bcrypt takes a tenth of a second of a core; only so many run or wait at once, the rest is told to come back. */
export interface AntreanBcrypt {
  hash(teks: string): Promise<string>;
  cocok(teks: string, hash: string): Promise<boolean>;
}

/** Compared with when there is no such account, so that a wrong name takes as long as a wrong password. */
export const HASH_KOSONG = '$2b$10$abcdefghijklmnopqrstuuRbBMGbCBzd0iEyE2jLZ4bUWPEYJ0VAm';

const MENUNGGU_PALING_BANYAK = 64;

/** `biaya` is bcrypt's cost, 10 in production; tests take less. */
export function buatAntreanBcrypt(biaya = 10): AntreanBcrypt {
  const bersamaan = Math.max(1, availableParallelism() - 1);
  const menunggu: (() => void)[] = [];
  let berjalan = 0;

  async function giliran<T>(kerja: () => Promise<T>): Promise<T> {
    if (berjalan >= bersamaan) {
      if (menunggu.length >= MENUNGGU_PALING_BANYAK) {
        throw new Galat('tidak_tersedia', 'Sedang banyak yang masuk. Coba lagi sebentar lagi.', { cobaLagiDetik: 10 });
      }
      await new Promise<void>((lanjut) => menunggu.push(lanjut));
    } else berjalan += 1;
    try {
      return await kerja();
    } finally {
      const berikut = menunggu.shift();
      if (berikut) berikut();
      else berjalan -= 1;
    }
  }

  return {
    hash: (teks) => giliran(() => bcrypt.hash(teks, biaya)),
    cocok: (teks, hash) => giliran(() => bcrypt.compare(teks, hash)),
  };
}
