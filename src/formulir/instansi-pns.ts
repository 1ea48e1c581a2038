import { kodeIsi } from './butir.js';
import { rangkaiFormulir } from './draf.js';
import type { Lembar } from './formulir.repository.js';
import type { Katalog } from './katalog.js';

/** Instansi induk and kerja of the form as it stands: whose units may be picked. */
export function instansiPns(katalog: Katalog, lembar: Lembar): string[] {
  const data = rangkaiFormulir(katalog, lembar.pembanding, lembar.draf);
  const kode = [kodeIsi(data, 'instansi_induk'), kodeIsi(data, 'instansi_kerja')].filter((satu) => satu !== null);
  return [...new Set([lembar.instansi.kode, ...kode])];
}
