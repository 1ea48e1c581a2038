import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import { Galat } from '../shared/galat.js';
import { buatGiliran } from '../shared/giliran.js';

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
  const { jalan } = buatGiliran({
    bersamaan: Math.max(1, availableParallelism() - 1),
    menunggu: MENUNGGU_PALING_BANYAK,
    penuh: () =>
      new Galat('tidak_tersedia', 'Sedang banyak yang masuk. Coba lagi sebentar lagi.', { cobaLagiDetik: 10 }),
  });
  return {
    hash: (teks) => jalan(() => bcrypt.hash(teks, biaya)),
    cocok: (teks, hash) => jalan(() => bcrypt.compare(teks, hash)),
  };
}
