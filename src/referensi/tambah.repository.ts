import type { Db, Trx } from '../database/knex.js';
import type { Rujukan } from '../shared/isian.js';

/** Entries that the helpdesk adds carry codes of their own, which no list of BKN uses: T and a number. */
const SQL_NOMOR = `(SELECT coalesce(max(substring(kode FROM 'T(\\d{1,9})$')::bigint), 0) + 1 AS nomor`;

/** One list grows at a time, so that two petugas who add the same name at once make one entry. */
export async function kunciDaftar(trx: Trx, daftar: string): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [`referensi:${daftar}`]);
}

export interface ReferensiBaru {
  daftar: string;
  nama: string;
  isi: Record<string, string>;
}

/** The entry that a new one would double: the same name in the same place. */
const SQL_KEMBAR = `SELECT id, digabung_ke FROM referensi WHERE jenis = :daftar AND cari = kunci_cari(:nama)
  AND coalesce(isi ->> 'induk', '') = :induk AND coalesce(isi ->> 'tingkat', '') = :tingkat
  AND regexp_replace(kunci_cari(coalesce(isi ->> 'kabupaten', '')), '[^a-z0-9]+', '', 'g') = regexp_replace(kunci_cari(:kabupaten), '[^a-z0-9]+', '', 'g') ORDER BY aktif DESC, digabung_ke IS NOT NULL, id LIMIT 1`;

const SQL_ADA = `SELECT r.id, r.kode, r.nama, r.aktif FROM (${SQL_KEMBAR}) AS kembar JOIN referensi r ON r.id = coalesce(kembar.digabung_ke, kembar.id)`;

const tempat = ({ daftar, nama, isi }: ReferensiBaru) => ({
  ...{ daftar, nama, induk: isi.induk ?? '', tingkat: isi.tingkat ?? '', kabupaten: isi.kabupaten ?? '' },
});

/** What adding would find there already, a merged entry as its survivor; null when the entry is new. */
export async function adaReferensi(
  db: Db | Trx,
  baru: ReferensiBaru,
): Promise<{ id: number; nama: string; aktif: boolean } | null> {
  return (await db.raw(SQL_ADA, tempat(baru))).rows[0] ?? null;
}

/** An entry after adding; `tindakan` says what had to be done. */
export interface EntriTertambah extends Rujukan {
  id: number;
  tindakan: 'tambah' | 'pakai' | 'ada';
}

/** Adds an entry to a list; one of the same name in the same place is used, not doubled, and comes back to life. */
export async function tambahReferensi(trx: Trx, baru: ReferensiBaru): Promise<EntriTertambah> {
  await kunciDaftar(trx, baru.daftar);
  const induk = baru.isi.induk ?? '';
  const ada = await adaReferensi(trx, baru);
  if (ada) return ada.aktif ? entri(trx, ada.id, 'ada') : hidupkan(trx, ada.id, baru.isi);
  const hasil = await trx.raw(
    `INSERT INTO referensi (jenis, kode, nama, isi)
     SELECT :daftar, CASE WHEN :induk = '' THEN '' ELSE :induk || '.' END || 'T' || lpad(nomor::text, 4, '0'), :nama,
       :isi::jsonb || CASE WHEN :daftar = 'lokasi' THEN jsonb_build_object('keterangan', coalesce(
         (SELECT concat_ws(', ', CASE WHEN a.isi ->> 'tingkat' = 'kecamatan' THEN 'Kec. ' ELSE '' END || a.nama, nullif(a.isi ->> 'keterangan', ''))
          FROM referensi a WHERE a.jenis = 'lokasi' AND a.kode = :induk), '')) ELSE '{}' END
     FROM ${SQL_NOMOR} FROM referensi WHERE jenis = :daftar) AS urut RETURNING id, kode, nama`,
    { daftar: baru.daftar, nama: baru.nama, isi: JSON.stringify(baru.isi), induk },
  );
  return { ...hasil.rows[0], tindakan: 'tambah' };
}

async function hidupkan(trx: Trx, id: number, isi: Record<string, string>): Promise<EntriTertambah> {
  await trx.raw('UPDATE referensi SET isi = isi || :isi::jsonb, aktif = true, versi = versi + 1 WHERE id = :id', {
    ...{ id, isi: JSON.stringify(isi) },
  });
  return entri(trx, id, 'pakai');
}

const entri = async (trx: Trx, id: number, tindakan: EntriTertambah['tindakan']): Promise<EntriTertambah> => ({
  ...(await trx('referensi').where({ id }).first('id', 'kode', 'nama')),
  tindakan,
});

export interface SimpulBaru {
  nama: string;
  eselon: string | null;
  jabatan: string | null;
}

/** A node after adding; `tindakan` says what had to be done. */
export interface SimpulTertambah {
  id: number;
  tindakan: 'tambah' | 'pakai' | 'ada';
}

/** Adds the missing nodes of a path, from the top down; the last one is the unit that was asked for. */
export async function tambahUnor(
  trx: Trx,
  instansiKode: string,
  simpul: readonly SimpulBaru[],
): Promise<SimpulTertambah[]> {
  await kunciDaftar(trx, `unor:${instansiKode}`);
  const hasil: SimpulTertambah[] = [];
  for (const satu of simpul) hasil.push(await pastikanSimpul(trx, instansiKode, hasil.at(-1)?.id ?? null, satu));
  return hasil;
}

/** A node that is there already, with the name of the one above it. */
export interface SimpulAda {
  id: number;
  nama: string;
  induk: string | null;
  aktif: boolean;
}

const SQL_SIMPUL = `SELECT u.id, u.nama, i.nama AS induk, u.aktif
  FROM unor asal JOIN unor u ON u.id = coalesce(asal.digabung_ke, asal.id) LEFT JOIN unor i ON i.id = u.induk_id
  WHERE asal.instansi_kode = :instansiKode AND asal.cari = kunci_cari(:nama) AND (:indukId::bigint IS NULL OR asal.induk_id = :indukId)
  ORDER BY asal.aktif DESC, asal.digabung_ke IS NOT NULL, asal.id LIMIT 1`;

/** What a node of a path would find there already; null when it is new. */
export async function adaSimpul(
  db: Db | Trx,
  instansiKode: string,
  indukId: number | null,
  nama: string,
): Promise<SimpulAda | null> {
  return (await db.raw(SQL_SIMPUL, { instansiKode, indukId, nama })).rows[0] ?? null;
}

/** Under a parent a name stands once; at the top of a path it may stand anywhere in the tree. */
async function pastikanSimpul(
  trx: Trx,
  instansiKode: string,
  indukId: number | null,
  simpul: SimpulBaru,
): Promise<SimpulTertambah> {
  const hasil = await trx.raw(
    `WITH ada AS (
       UPDATE unor SET aktif = true, versi = versi + CASE WHEN kembar.aktif THEN 0 ELSE 1 END FROM (${SQL_SIMPUL}) AS kembar
       WHERE unor.id = kembar.id RETURNING unor.id, CASE WHEN kembar.aktif THEN 'ada' ELSE 'pakai' END AS tindakan
     ), baru AS (
       INSERT INTO unor (kode, instansi_kode, induk_id, nama, eselon, nama_jabatan)
       SELECT :instansiKode || '-T' || lpad(nomor::text, 4, '0'), :instansiKode, :indukId, :nama, :eselon, :jabatan
       FROM ${SQL_NOMOR} FROM unor WHERE instansi_kode = :instansiKode) AS urut WHERE NOT EXISTS (SELECT 1 FROM ada)
       RETURNING id, 'tambah' AS tindakan
     ) SELECT * FROM ada UNION ALL SELECT * FROM baru`,
    { instansiKode, indukId, nama: simpul.nama, eselon: simpul.eselon, jabatan: simpul.jabatan },
  );
  return hasil.rows[0];
}

const SQL_UNIT = `SELECT id, nama, aktif FROM kantor WHERE jenis = 'unit' AND instansi_kode = :instansiKode
  AND kunci_cari(nama) = kunci_cari(:nama) ORDER BY aktif DESC, id LIMIT 1`;

/** The unit of that name, if the instansi has one. */
export async function adaUnitVerifikator(
  db: Db | Trx,
  instansiKode: string,
  nama: string,
): Promise<{ id: number; nama: string; aktif: boolean } | null> {
  return (await db.raw(SQL_UNIT, { instansiKode, nama })).rows[0] ?? null;
}

/** Adds a Verifikator Level 1 unit to an instansi; one of the same name is used, not doubled. */
export async function tambahUnitVerifikator(trx: Trx, instansiKode: string, nama: string): Promise<number> {
  await kunciDaftar(trx, `unit:${instansiKode}`);
  const hasil = await trx.raw(
    `WITH ada AS (
       UPDATE kantor SET aktif = true WHERE id = (SELECT id FROM (${SQL_UNIT}) AS kembar) RETURNING id
     ), baru AS (
       INSERT INTO kantor (jenis, kode, nama, induk_id, instansi_kode)
       SELECT 'unit', :instansiKode || '-T' || lpad(nomor::text, 4, '0'), :nama, (SELECT kantor_id FROM instansi WHERE kode = :instansiKode), :instansiKode
       FROM ${SQL_NOMOR} FROM kantor WHERE instansi_kode = :instansiKode) AS urut WHERE NOT EXISTS (SELECT 1 FROM ada) RETURNING id
     ) SELECT id FROM ada UNION ALL SELECT id FROM baru`,
    { instansiKode, nama },
  );
  return hasil.rows[0].id as number;
}
