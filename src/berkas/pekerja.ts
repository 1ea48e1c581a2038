import process from 'node:process';
import type { BerkasMasuk } from './berkas.js';
import { periksaBerkas } from './periksa.js';

/** The process that opens what strangers sent, one file at a time; see pemeriksa.ts. */

process.on('message', async (masuk: BerkasMasuk) => {
  try {
    process.send?.({ hasil: await periksaBerkas({ nama: masuk.nama, isi: Buffer.from(masuk.isi) }) });
  } catch (galat) {
    process.send?.({ galat: galat instanceof Error ? (galat.stack ?? galat.message) : String(galat) });
  }
});

// It ends with the program it works for and by nothing else: Ctrl-C reaches both, and a file may be half looked into.
process.on('disconnect', () => process.exit(0));
for (const tanda of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(tanda, () => {});
