import type { Katalog } from '../formulir/katalog.js';
import type { JenisImpor } from './jenis-impor.js';
import { imporPegawai } from './pegawai.js';
import { IMPOR_PETUGAS } from './petugas.js';
import { imporRiwayat } from './riwayat.js';
import { IMPOR_UNOR } from './unor.js';

/** Everything that can be imported; a new kind of riwayat appears here by itself. */
export const daftarImpor = (katalog: Katalog): JenisImpor[] => [
  imporPegawai(katalog),
  ...katalog.riwayat.map(imporRiwayat),
  IMPOR_UNOR,
  IMPOR_PETUGAS,
];
