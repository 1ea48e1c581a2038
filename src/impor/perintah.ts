import path from 'node:path';
import type { Config } from '../config.js';
import { inTransaction } from '../database/knex.js';
import { type Katalog, muatKatalog } from '../formulir/katalog.js';
import { catatJejak } from '../jejak/jejak.js';
import { buatAntreanBcrypt } from '../web/antrean-bcrypt.js';
import { bukaBasisData } from './basis-data.js';
import { type BerkasCsv, bukaBerkas } from './berkas.js';
import { GalatBerkas } from './csv.js';
import { daftarImpor } from './daftar-impor.js';
import { type Jalan, jalankanImpor, type Ringkasan } from './jalankan.js';
import type { AlatImpor, JenisImpor } from './jenis-impor.js';
import { buatLaporan } from './laporan.js';
import { muatRujukan } from './rujukan.repository.js';

export interface PerintahImpor {
  jenis: string;
  berkas: string;
  laporan: string;
  kabar?: (sejauhIni: Readonly<Ringkasan>) => void;
}

/** `npm run impor`: one file into the database of the configuration. Throws GalatBerkas with a line for people. */
export async function imporBerkas(config: Config, perintah: PerintahImpor): Promise<Ringkasan> {
  const katalog = await muatKatalog();
  const jenis = cariJenis(katalog, perintah.jenis);
  // Before the database is opened: a wrong path should not take seconds to tell.
  const berkas = await bukaBerkas(perintah.berkas);
  const { db, tutup } = await bukaBasisData(config);
  try {
    return await imporKe({ db, katalog, bcrypt: buatAntreanBcrypt() }, { ...perintah, jenis, berkas });
  } finally {
    await tutup();
  }
}

export function cariJenis(katalog: Katalog, nama: string): JenisImpor {
  const semua = daftarImpor(katalog);
  const jenis = semua.find((satu) => satu.jenis === nama);
  if (jenis) return jenis;
  throw new GalatBerkas(`Jenis "${nama}" tidak dikenal. Pakai: ${semua.map((satu) => satu.jenis).join(', ')}.`);
}

export type ImporTerbuka = Omit<PerintahImpor, 'jenis' | 'berkas' | 'kabar'> & {
  jenis: JenisImpor;
  berkas: BerkasCsv;
  jam?: () => Date;
} & Pick<Jalan, 'cobaSaja' | 'contoh' | 'kabar'>;

/** Reads a file into an open database, or only says what that would do. */
export async function bacaKe(alat: Omit<AlatImpor, 'rujukan'>, impor: ImporTerbuka): Promise<Ringkasan> {
  const { jenis, jam = () => new Date() } = impor;
  const isian = jenis.kelompok.flatMap((satu) => satu.isian);
  const rujukan = await muatRujukan(alat.db, isian);
  const laporan = await buatLaporan(path.resolve(impor.laporan));
  const jalan: Jalan = { ...impor, alat: { ...alat, rujukan }, laporan, jam };
  return jalankanImpor(jalan).finally(() => laporan.tutup());
}

/** Imports into an open database and leaves the run in the trail. */
export async function imporKe(alat: Omit<AlatImpor, 'rujukan'>, impor: ImporTerbuka): Promise<Ringkasan> {
  const { jenis, berkas, jam = () => new Date() } = impor;
  const ringkasan = await bacaKe(alat, impor);
  await inTransaction(alat.db, (trx) =>
    catatJejak(trx, {
      pelaku: { jenis: 'sistem' },
      aksi: `impor.${jenis.jenis}`,
      objek: { jenis: 'pegawai', id: berkas.sidik().slice(0, 16) },
      rincian: { ...ringkasan },
      pada: jam(),
    }),
  );
  return ringkasan;
}
