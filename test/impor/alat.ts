import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Katalog, muatKatalog } from '../../src/formulir/katalog.js';
import { bukaBerkas } from '../../src/impor/berkas.js';
import type { Ringkasan } from '../../src/impor/jalankan.js';
import { namaKolom } from '../../src/impor/kolom.js';
import { cariJenis, imporKe } from '../../src/impor/perintah.js';
import { buatAntreanBcrypt } from '../../src/web/antrean-bcrypt.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

export interface BarisLaporan {
  baris: string;
  kolom: string;
  isi: string;
  alasan: string;
}

export interface Hasil {
  ringkasan: Ringkasan;
  laporan: BarisLaporan[];
}

/** A database and a folder of its own to import into. */
export interface MejaImpor {
  db: TestDatabase;
  folder: string;
  impor(jenis: string, berkas: string, kabar?: (sejauhIni: Readonly<Ringkasan>) => void): Promise<Hasil>;
  /** the same from rows; columns that are left out are empty */
  imporBaris(jenis: string, baris: readonly Record<string, string>[]): Promise<Hasil>;
  baris<T>(sql: string, isi?: readonly unknown[]): Promise<T[]>;
  bubarkan(): Promise<void>;
}

const KINI = new Date('2026-09-15T03:00:00Z');
export const bcrypt = buatAntreanBcrypt(4);

export async function siapkanMeja(): Promise<MejaImpor> {
  const db = await createTestDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'impor-'));
  const katalog = await muatKatalog();

  const impor: MejaImpor['impor'] = async (jenis, berkas, kabar) => {
    const laporan = path.join(folder, `${jenis}.laporan.csv`);
    const terbuka = {
      jenis: cariJenis(katalog, jenis),
      berkas: await bukaBerkas(berkas),
      laporan,
      kabar,
      jam: () => KINI,
    };
    const ringkasan = await imporKe({ db: db.knex, katalog, bcrypt }, terbuka);
    return { ringkasan, laporan: parse(await readFile(laporan), { columns: true, bom: true }) as BarisLaporan[] };
  };
  return {
    db,
    folder,
    impor,
    imporBaris: async (jenis, baris) => {
      const berkas = path.join(folder, `${jenis}.csv`);
      await writeFile(berkas, teksCsv(katalog, jenis, baris));
      return impor(jenis, berkas);
    },
    baris: async (sql, isi = []) => (await db.knex.raw(sql, isi as string[])).rows,
    bubarkan: async () => {
      await db.destroy();
      await rm(folder, { recursive: true });
    },
  };
}

/** Rows as the text of a file of this kind; columns that are left out are empty. */
export function teksCsv(katalog: Katalog, jenis: string, baris: readonly Record<string, string>[]): string {
  const kolom = namaKolom(cariJenis(katalog, jenis).kelompok);
  const teks = [kolom, ...baris.map((satu) => kolom.map((nama) => satu[nama] ?? ''))];
  return `${teks.map((sel) => sel.map((isi) => `"${isi.replaceAll('"', '""')}"`).join()).join('\n')}\n`;
}

/** The least a person needs. */
export const ORANG = {
  nip: '198003122005012907',
  nama: 'SITI RACHMAWATI',
  tanggal_lahir: '12-03-1980',
  jenis_kelamin: '2',
  instansi_induk: '6415',
  kedudukan_hukum: '01',
};
