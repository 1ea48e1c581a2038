import type { Db, Trx } from '../database/knex.js';
import { type Instansi, namaKantorInstansi, type PilihanInstansi } from './instansi.js';

const SQL_INSTANSI = `SELECT i.kode, i.nama, i.jenis, i.kode_provinsi AS provinsi, i.kanreg_kode AS kanreg, i.kantor_id AS "kantorId", i.aktif, i.versi
  FROM instansi i`;

/** Instansi by a part of the name or by code, those in use first. */
export async function daftarInstansi(
  db: Db,
  minta: { cari: string; mulai: number; banyak: number },
): Promise<(Instansi & { kanregNama: string | null })[]> {
  const hasil = await db.raw(
    `SELECT d.*, k.nama AS "kanregNama" FROM (${SQL_INSTANSI}
       WHERE :cari = '' OR i.kode = :cari OR i.cari LIKE '%' || pola_cari(:cari) || '%') d LEFT JOIN kantor k ON k.kode = d.kanreg
     ORDER BY d.aktif DESC, d.nama, d.kode LIMIT :banyak OFFSET :mulai`,
    minta,
  );
  return hasil.rows;
}

export async function instansiKode(db: Db | Trx, kode: string, kunci = false): Promise<Instansi | null> {
  const hasil = await db.raw(`${SQL_INSTANSI} WHERE i.kode = ? ${kunci ? 'FOR UPDATE' : ''}`, [kode]);
  return hasil.rows[0] ?? null;
}

/** Provinsi and Kanreg to choose from. */
export async function pilihanInstansi(db: Db | Trx): Promise<PilihanInstansi> {
  return {
    provinsi: await db('instansi').where({ jenis: 'provinsi', aktif: true }).orderBy('nama').select('kode', 'nama'),
    kanreg: await db('kantor').where({ jenis: 'kanreg', aktif: true }).orderBy('id').select('kode', 'nama'),
  };
}

/** Another instansi of exactly this name or this code. */
export async function instansiSama(
  trx: Trx,
  { kode, nama }: { kode: string; nama: string },
): Promise<{ kode: string; nama: string } | null> {
  const hasil = await trx.raw(
    `SELECT kode, nama FROM instansi WHERE kode = :kode OR cari = kunci_cari(:nama) ORDER BY kode = :kode DESC LIMIT 1`,
    { kode, nama },
  );
  return hasil.rows[0] ?? null;
}

/** One list, changed by one at a time: sameness is a rule of several rows. */
export const kunciInstansi = (trx: Trx): Promise<unknown> => trx.raw('SELECT pg_advisory_xact_lock(?)', [20150641]);

export type IsiInstansi = Pick<Instansi, 'nama' | 'provinsi' | 'kanreg'>;

/** A new instansi with its personnel office and the Verifikator Level 1 that is built in. */
export async function simpanInstansiBaru(
  trx: Trx,
  kode: string,
  jenis: string,
  { nama, provinsi, kanreg }: IsiInstansi,
): Promise<void> {
  const kantor = namaKantorInstansi({ nama, jenis });
  // kantor and instansi name each other; the constraint waits for the end of the transaction.
  const hasil = await trx.raw(
    `INSERT INTO kantor (jenis, kode, nama, induk_id, instansi_kode)
     SELECT 'instansi', :kode, :kantor, k.id, :kode FROM kantor k WHERE k.kode = :induk RETURNING id`,
    { kode, kantor, induk: kanreg ?? 'PUSAT' },
  );
  const kantorId = hasil.rows[0].id;
  await trx('instansi').insert({
    ...{ kode, nama, jenis, kode_provinsi: provinsi, kanreg_kode: kanreg, kantor_id: kantorId, versi: 2 },
  });
  await trx('kantor').insert({
    ...{ jenis: 'unit', kode: `${kode}-BKD`, nama: kantor, induk_id: kantorId, instansi_kode: kode, bawaan: true },
  });
}

export async function gantiInstansi(
  trx: Trx,
  kode: string,
  isi: Partial<IsiInstansi & { aktif: boolean }>,
): Promise<void> {
  const { nama, provinsi, kanreg, aktif } = isi;
  await trx('instansi')
    .where({ kode })
    .update({
      ...(nama !== undefined && { nama }),
      ...(provinsi !== undefined && { kode_provinsi: provinsi }),
      ...(kanreg !== undefined && { kanreg_kode: kanreg }),
      ...(aktif !== undefined && { aktif }),
      versi: trx.raw('versi + 1'),
    });
  if (kanreg !== undefined)
    await trx.raw(
      `UPDATE kantor SET induk_id = (SELECT id FROM kantor WHERE kode = ?) WHERE jenis = 'instansi' AND kode = ?`,
      [kanreg ?? 'PUSAT', kode],
    );
}

/** What still leans on an instansi. */
export async function sandaranInstansi(
  db: Db | Trx,
  kode: string,
): Promise<{ pns: boolean; petugas: number; tiket: number }> {
  const hasil = await db.raw(
    `SELECT EXISTS (SELECT 1 FROM pegawai WHERE instansi_kode = :kode) AS pns,
       (SELECT count(DISTINCT p.petugas_id)::int FROM petugas_peran p JOIN kantor k ON k.id = p.kantor_id WHERE k.instansi_kode = :kode) AS petugas,
       (SELECT count(*)::int FROM tiket t JOIN kantor k ON k.id = t.kantor_id WHERE k.instansi_kode = :kode AND t.status IN ('baru', 'diproses', 'menunggu_pelapor')) AS tiket`,
    { kode },
  );
  return hasil.rows[0];
}
