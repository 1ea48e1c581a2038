import type { Db, Trx } from '../database/knex.js';
import type { WilayahAdmin } from '../shared/wilayah-admin.js';
import type { Unor } from './unor.js';

const SQL_UNOR = `SELECT u.id, u.kode, u.nama, u.eselon, u.nama_jabatan AS "namaJabatan", u.aktif, u.versi, u.induk_id AS "indukId",
    json_build_object('kode', i.kode, 'nama', i.nama) AS instansi,
    CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'kode', s.kode, 'nama', s.nama) END AS penerus
  FROM unor u JOIN instansi i ON i.kode = u.instansi_kode LEFT JOIN unor s ON s.id = u.digabung_ke`;
const SQL_WILAYAH = '(:nasional OR u.instansi_kode = ANY(:instansi))';

/** One unit of the area; outside it nothing exists. */
export async function unorDalamWilayah(db: Db | Trx, wilayah: WilayahAdmin, id: number): Promise<Unor | null> {
  return (await db.raw(`${SQL_UNOR} WHERE u.id = :id AND ${SQL_WILAYAH}`, { ...wilayah, id })).rows[0] ?? null;
}

/** Instansi of the area that keep a tree, by a part of the name. */
export async function instansiBerpohon(
  db: Db,
  wilayah: WilayahAdmin,
  { cari, mulai, banyak }: { cari: string; mulai: number; banyak: number },
): Promise<{ kode: string; nama: string }[]> {
  const hasil = await db.raw(
    `SELECT kode, nama FROM instansi WHERE aktif AND jenis <> 'lainnya' AND (:nasional OR kode = ANY(:instansi))
       AND (:cari = '' OR cari LIKE '%' || pola_cari(:cari) || '%') ORDER BY nama, kode LIMIT :banyak OFFSET :mulai`,
    { ...wilayah, cari, mulai, banyak },
  );
  return hasil.rows;
}

export async function instansiDalamWilayah(
  db: Db | Trx,
  wilayah: WilayahAdmin,
  kode: string,
): Promise<{ kode: string; nama: string } | null> {
  const hasil = await db.raw(
    `SELECT kode, nama FROM instansi WHERE kode = :kode AND aktif AND jenis <> 'lainnya' AND (:nasional OR kode = ANY(:instansi))`,
    { ...wilayah, kode },
  );
  return hasil.rows[0] ?? null;
}

/** A unit in a tree, with how many stand directly below it. */
export interface Ranting {
  id: number;
  nama: string;
  eselon: string | null;
  aktif: boolean;
  anak: number;
}

const SQL_RANTING = `u.id, u.nama, u.eselon, u.aktif,
  (SELECT count(*)::int FROM unor a WHERE a.instansi_kode = u.instansi_kode AND a.induk_id = u.id AND a.aktif) AS anak`;

/** Units in use directly below a unit (null: at the top), by eselon and name. Below a retired unit hangs nothing: its children stand at the top. */
export async function ranting(
  db: Db,
  instansiKode: string,
  indukId: number | null,
  { mulai, banyak }: { mulai: number; banyak: number },
): Promise<Ranting[]> {
  const tempat = indukId === null ? '(u.induk_id IS NULL OR NOT i.aktif)' : 'u.induk_id = :indukId';
  const hasil = await db.raw(
    `SELECT ${SQL_RANTING} FROM unor u ${indukId === null ? 'LEFT JOIN unor i ON i.id = u.induk_id' : ''}
     WHERE u.instansi_kode = :instansiKode AND u.aktif AND ${tempat} ORDER BY u.eselon NULLS LAST, u.kode LIMIT :banyak OFFSET :mulai`,
    { instansiKode, indukId: indukId ?? 0, mulai, banyak },
  );
  return hasil.rows;
}

/** Children shown below each unit of a page; the unit's own page has them all. */
export const ANAK_PALING_BANYAK = 12;

/** The first children of several units at once. */
export async function anakRanting(
  db: Db,
  instansiKode: string,
  indukId: readonly number[],
): Promise<Map<number, Ranting[]>> {
  const hasil = await db.raw(
    `SELECT i.id AS induk, a.* FROM unnest(:indukId::bigint[]) AS i (id), LATERAL (
       SELECT ${SQL_RANTING} FROM unor u WHERE u.instansi_kode = :instansiKode AND u.induk_id = i.id AND u.aktif
       ORDER BY u.eselon NULLS LAST, u.kode LIMIT ${ANAK_PALING_BANYAK}) a`,
    { indukId: [...indukId], instansiKode },
  );
  const anak = new Map<number, Ranting[]>();
  for (const { induk, ...satu } of hasil.rows as (Ranting & { induk: number })[])
    anak.set(induk, [...(anak.get(induk) ?? []), satu]);
  return anak;
}

/** Units by a part of their name or by their code, with the one above; retired ones apart. */
export async function cariUnor(
  db: Db,
  instansiKode: string,
  { cari, aktif, mulai, banyak }: { cari: string; aktif: boolean; mulai: number; banyak: number },
): Promise<(Ranting & { induk: string | null; penerus: string | null })[]> {
  const milik = 'SELECT * FROM unor WHERE instansi_kode = :instansiKode AND aktif = :aktif';
  const cocok = `${milik} AND cari LIKE '%' || pola_cari(:cari) || '%' AND kode <> :cari UNION ALL ${milik} AND kode = :cari`;
  const hasil = await db.raw(
    `SELECT ${SQL_RANTING}, i.nama AS induk, s.nama AS penerus
     FROM (${cari ? cocok : milik}) u LEFT JOIN unor i ON i.id = u.induk_id LEFT JOIN unor s ON s.id = u.digabung_ke
     ORDER BY u.kode <> :cari, u.cari <> kunci_cari(:cari), u.eselon NULLS LAST, u.cari, u.id LIMIT :banyak OFFSET :mulai`,
    { instansiKode, cari, aktif, mulai, banyak },
  );
  return hasil.rows;
}

/** The way from the top down to a unit, itself included. */
export async function jalurUnor(db: Db | Trx, id: number): Promise<{ id: number; nama: string }[]> {
  const hasil = await db.raw(
    `WITH RECURSIVE naik AS (
       SELECT id, nama, induk_id, 0 AS jarak FROM unor WHERE id = :id
       UNION ALL SELECT u.id, u.nama, u.induk_id, naik.jarak + 1 FROM naik JOIN unor u ON u.id = naik.induk_id
     ) SELECT id, nama FROM naik ORDER BY jarak DESC`,
    { id },
  );
  return hasil.rows;
}

/** Units in use directly below: how many, and the highest eselon among them. */
export async function anakUnor(
  db: Db | Trx,
  { id, instansi }: Unor,
): Promise<{ banyak: number; eselonTertinggi: string | null }> {
  const hasil = await db.raw(
    `SELECT count(*)::int AS banyak, min(eselon) FILTER (WHERE eselon <> '99') AS "eselonTertinggi"
     FROM unor WHERE instansi_kode = :instansi AND induk_id = :id AND aktif`,
    { id, instansi: instansi.kode },
  );
  return hasil.rows[0];
}

/** A unit in use of that name directly below a unit, or at the top. */
export async function kembarUnor(
  trx: Db | Trx,
  tempat: { instansiKode: string; indukId: number | null; nama: string; kecuali: number },
): Promise<{ id: number; nama: string } | null> {
  const hasil = await trx.raw(
    `SELECT id, nama FROM unor WHERE instansi_kode = :instansiKode AND induk_id IS NOT DISTINCT FROM :indukId::bigint
       AND cari = kunci_cari(:nama) AND aktif AND id <> :kecuali LIMIT 1`,
    tempat,
  );
  return hasil.rows[0] ?? null;
}

/** A name that stands directly below both of two units. */
export async function anakSenama(trx: Db | Trx, satu: number, lain: number): Promise<string | null> {
  const hasil = await trx.raw(
    `SELECT a.nama FROM unor a JOIN unor b ON b.cari = a.cari AND b.induk_id = :lain AND b.aktif AND b.instansi_kode = a.instansi_kode
     WHERE a.induk_id = :satu AND a.aktif AND a.id <> :lain AND b.id <> :satu LIMIT 1`,
    { satu, lain },
  );
  return hasil.rows[0]?.nama ?? null;
}

/** Verifikator Level 1 in use that stand for this unit. */
export async function kantorUnor(db: Db | Trx, id: number): Promise<{ id: number; nama: string }[]> {
  return db('kantor').where({ unor_id: id, aktif: true }).orderBy('nama').select('id', 'nama');
}

export async function sisipUnor(
  trx: Trx,
  baru: {
    instansiKode: string;
    indukId: number | null;
    nama: string;
    eselon: string | null;
    namaJabatan: string | null;
  },
): Promise<number> {
  const hasil = await trx.raw(
    `INSERT INTO unor (kode, instansi_kode, induk_id, nama, eselon, nama_jabatan)
     SELECT :instansiKode || '-T' || lpad(nomor::text, 4, '0'), :instansiKode, :indukId::bigint, :nama, :eselon, :namaJabatan
     FROM (SELECT coalesce(max(substring(kode FROM 'T(\\d{1,9})$')::bigint), 0) + 1 AS nomor FROM unor WHERE instansi_kode = :instansiKode) AS urut
     RETURNING id`,
    baru,
  );
  return hasil.rows[0].id as number;
}

/** Raises the version by one with every change. */
export async function gantiUnor(
  trx: Trx,
  id: number,
  isi: Partial<Pick<Unor, 'nama' | 'eselon' | 'namaJabatan' | 'aktif' | 'indukId'>> & { penerusId?: number | null },
): Promise<void> {
  const { namaJabatan, indukId, penerusId, ...sisa } = isi;
  await trx('unor')
    .where({ id })
    .update({
      ...sisa,
      versi: trx.raw('versi + 1'),
      ...(namaJabatan !== undefined && { nama_jabatan: namaJabatan }),
      ...(indukId !== undefined && { induk_id: indukId }),
      ...(penerusId !== undefined && { digabung_ke: penerusId }),
    });
}

/** Children, offices and earlier merged units of one unit belong to another from now on. */
export async function pindahkanMilikUnor(trx: Trx, dari: number, ke: number): Promise<void> {
  await trx('unor')
    .where('induk_id', dari)
    .update({ induk_id: ke, versi: trx.raw('versi + 1') });
  await trx('unor').where('digabung_ke', dari).update({ digabung_ke: ke });
  await trx('kantor').where('unor_id', dari).update({ unor_id: ke });
}
