import type { Trx } from '../../src/database/knex.js';
import { namaKantorInstansi } from '../../src/instansi/instansi.js';
import { readTable } from './berkas.js';
import { seedUnor } from './unor.js';

export const BERKAS_KANTOR = ['kanreg.csv', 'instansi.csv', 'unor.csv', 'unit-verifikator.csv'];

const PUSAT = {
  kode: 'PUSAT',
  nama: 'BKN Pusat',
  alamat: 'Jalan Mayor Jenderal Sutoyo Nomor 12, Cililitan, Jakarta Timur',
  jam_layanan: 'Senin–Jumat, 07.30–16.00 WIB',
};

/** One row of the table `kantor`; parent and unit by their kode. */
interface Kantor {
  jenis: 'pusat' | 'kanreg' | 'instansi' | 'unit';
  kode: string;
  nama: string;
  induk: string | null;
  instansi?: string;
  unor?: string;
  bawaan?: boolean;
  alamat?: string | null;
  telepon?: string | null;
  jam_layanan?: string | null;
}

type Instansi = Record<'kode' | 'nama' | 'jenis' | 'kode_provinsi' | 'kanreg', string>;

/** Offices from Pusat down to the Verifikator Level 1 units, the instansi between, and the demo instansi's trees. */
export async function seedKantor(trx: Trx): Promise<void> {
  const instansi = readTable('instansi.csv', ['kode', 'nama', 'jenis', 'kode_provinsi', 'kanreg']);
  await upsertKantor(trx, [{ jenis: 'pusat', ...PUSAT, induk: null }]);
  await upsertKantor(trx, readKanreg());
  await upsertKantor(trx, instansi.map(kantorInstansi));
  await upsertInstansi(trx, instansi);
  await seedUnor(trx);
  await upsertKantor(trx, [...instansi.filter(({ jenis }) => jenis !== 'lainnya').map(unitBawaan), ...readUnit()]);
}

function readKanreg(): Kantor[] {
  return readTable('kanreg.csv', ['kode', 'nama', 'kota', 'alamat', 'telepon', 'jam_layanan']).map((row) => ({
    jenis: 'kanreg',
    kode: row.kode,
    nama: row.nama,
    induk: PUSAT.kode,
    alamat: row.alamat || null,
    telepon: row.telepon || null,
    jam_layanan: row.jam_layanan,
  }));
}

const kantorInstansi = (instansi: Instansi): Kantor => ({
  jenis: 'instansi',
  kode: instansi.kode,
  nama: namaKantorInstansi(instansi),
  induk: instansi.kanreg || PUSAT.kode,
  instansi: instansi.kode,
});

const unitBawaan = (instansi: Instansi): Kantor => ({
  jenis: 'unit',
  kode: `${instansi.kode}-BKD`,
  nama: namaKantorInstansi(instansi),
  induk: instansi.kode,
  instansi: instansi.kode,
  bawaan: true,
});

function readUnit(): Kantor[] {
  return readTable('unit-verifikator.csv', ['instansi_kode', 'nama', 'unor_kode']).map((row) => ({
    jenis: 'unit',
    kode: `${row.instansi_kode}-${row.unor_kode}`,
    nama: row.nama,
    induk: row.instansi_kode,
    instansi: row.instansi_kode,
    unor: row.unor_kode,
  }));
}

/** Contacts, names and `aktif` of an office belong to its admin once it exists; only its place in the tree follows the file. */
async function upsertKantor(trx: Trx, rows: readonly Kantor[]): Promise<void> {
  await trx.raw(
    `INSERT INTO kantor AS lama (jenis, kode, nama, induk_id, instansi_kode, unor_id, bawaan, alamat, telepon, jam_layanan)
     SELECT baru.jenis, baru.kode, baru.nama, induk.id, baru.instansi, unor.id, coalesce(baru.bawaan, false), baru.alamat, baru.telepon, baru.jam_layanan
     FROM jsonb_to_recordset(?::jsonb) AS baru (jenis text, kode text, nama text, induk text, instansi text, unor text, bawaan boolean, alamat text, telepon text, jam_layanan text)
     LEFT JOIN kantor AS induk ON induk.kode = baru.induk
     LEFT JOIN unor ON unor.kode = baru.unor
     ON CONFLICT (kode) DO UPDATE SET induk_id = excluded.induk_id
     WHERE lama.induk_id IS DISTINCT FROM excluded.induk_id
       AND NOT EXISTS (SELECT 1 FROM instansi i WHERE i.kode = lama.kode AND i.versi > 1)`,
    [JSON.stringify(rows)],
  );
}

/** What was changed by hand stays. */
async function upsertInstansi(trx: Trx, rows: readonly Instansi[]): Promise<void> {
  await trx.raw(
    `INSERT INTO instansi AS lama (kode, nama, jenis, kode_provinsi, kanreg_kode, kantor_id)
     SELECT baru.kode, baru.nama, baru.jenis, nullif(baru.kode_provinsi, ''), nullif(baru.kanreg, ''), kantor.id
     FROM jsonb_to_recordset(?::jsonb) AS baru (kode text, nama text, jenis text, kode_provinsi text, kanreg text)
     JOIN kantor ON kantor.kode = baru.kode
     ON CONFLICT (kode) DO UPDATE SET nama = excluded.nama, jenis = excluded.jenis,
       kode_provinsi = excluded.kode_provinsi, kanreg_kode = excluded.kanreg_kode
     WHERE lama.versi = 1 AND (lama.nama, lama.jenis, lama.kode_provinsi, lama.kanreg_kode)
       IS DISTINCT FROM (excluded.nama, excluded.jenis, excluded.kode_provinsi, excluded.kanreg_kode)`,
    [JSON.stringify(rows)],
  );
}
