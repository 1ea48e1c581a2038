import type { Trx } from '../../src/database/knex.js';
import { readTable } from './berkas.js';
import { BERKAS_WILAYAH, readWilayah } from './wilayah.js';

/** One row of the table `referensi`, without its jenis. */
export interface BarisReferensi {
  kode: string;
  nama: string;
  isi: Record<string, string>;
}

/** Every growing list, with the columns that go into `isi`. */
const DAFTAR: readonly { jenis: string; berkas: string; isi: readonly string[] }[] = [
  { jenis: 'pendidikan', berkas: 'pendidikan.csv', isi: ['tingkat'] },
  { jenis: 'jft', berkas: 'jabatan-fungsional-tertentu.csv', isi: ['rumpun'] },
  { jenis: 'jfu', berkas: 'jabatan-fungsional-umum.csv', isi: [] },
  { jenis: 'mata-pelajaran', berkas: 'mata-pelajaran.csv', isi: [] },
  { jenis: 'diklat-fungsional', berkas: 'diklat-fungsional.csv', isi: [] },
  { jenis: 'diklat-struktural', berkas: 'diklat-struktural.csv', isi: [] },
  { jenis: 'sekolah', berkas: 'sekolah.csv', isi: ['jenjang', 'kabupaten'] },
  { jenis: 'unit-kesehatan', berkas: 'unit-kesehatan.csv', isi: ['jenis'] },
  { jenis: 'bidang-spesialis', berkas: 'bidang-spesialis.csv', isi: [] },
  { jenis: 'negara', berkas: 'negara.csv', isi: [] },
];

export const BERKAS_DAFTAR = [...DAFTAR.map(({ berkas }) => berkas), BERKAS_WILAYAH];

export async function seedDaftar(trx: Trx): Promise<void> {
  for (const { jenis, berkas, isi } of DAFTAR) await upsertReferensi(trx, jenis, readDaftar(berkas, isi));
  await upsertReferensi(trx, 'lokasi', readWilayah());
}

function readDaftar(berkas: string, kolomIsi: readonly string[]): BarisReferensi[] {
  return readTable(berkas, ['kode', 'nama', ...kolomIsi]).map((row) => ({
    kode: row.kode!,
    nama: row.nama!,
    isi: Object.fromEntries(kolomIsi.map((kolom) => [kolom, row[kolom]!])),
  }));
}

/**
 * The file decides on name and isi until somebody edits the entry by hand; `aktif` belongs to the admin. Rows that are
 * the same already are not touched.
 */
async function upsertReferensi(trx: Trx, jenis: string, rows: readonly BarisReferensi[]): Promise<void> {
  await trx.raw(
    `INSERT INTO referensi AS lama (jenis, kode, nama, isi)
     SELECT ?, baris.* FROM jsonb_to_recordset(?::jsonb) AS baris (kode text, nama text, isi jsonb)
     ON CONFLICT (jenis, kode) DO UPDATE SET nama = excluded.nama, isi = excluded.isi
     WHERE lama.versi = 1 AND (lama.nama, lama.isi) IS DISTINCT FROM (excluded.nama, excluded.isi)`,
    [jenis, JSON.stringify(rows)],
  );
}
