import type { Db, Trx } from '../database/knex.js';
import type { RincianRujukan } from '../formulir/jenis.js';

/** One hit of a search: what people pick, with a line that tells namesakes apart. */
export interface Temuan extends RincianRujukan {
  keterangan: string;
}

/** Most hits of one search. */
export const PALING_BANYAK = 20;

export interface Pencarian {
  /** jenis of referensi ("lokasi", "lokasi:provinsi", "pendidikan" …), or 'instansi', 'instansi-induk', 'unor', 'verifikator' */
  daftar: string;
  teks: string;
  /** unor and verifikator only: the instansi whose units are searched */
  instansi?: readonly string[];
}

/** People born in Kab. Pati type "pati"; without this, 20 villages of that name would stand before it and hide it. */
const POLOS = "regexp_replace(cari, '^(kab[.]|kota) ', '')";

/** Search by name: any part of it, names that begin with the text first. Case and diacritics do not matter. */
export async function cariRujukan(db: Db | Trx, cari: Pencarian): Promise<Temuan[]> {
  if (cari.teks.trim() === '') return [];
  const { sql, isi } = sumber(cari);
  // pola_cari of a constant is folded by the planner, so the trigram index serves the LIKE.
  const hasil = await db.raw(
    `SELECT kode, nama, isi, keterangan FROM (${sql}) s
     WHERE cari LIKE '%' || pola_cari(:teks) || '%'
     ORDER BY kunci_cari(:teks) NOT IN (cari, ${POLOS}), NOT (cari LIKE pola_cari(:teks) || '%' OR ${POLOS} LIKE pola_cari(:teks) || '%'),
       urutan, length(nama), nama, kode LIMIT ${PALING_BANYAK}`,
    { ...isi, teks: cari.teks.trim() },
  );
  return hasil.rows as Temuan[];
}

/** Most entries shown as coming near. */
const MIRIP_PALING_BANYAK = 6;

/** Entries whose names come nearest to a text that is spelt or abbreviated differently, nearest first. */
export async function cariMirip(db: Db | Trx, cari: Pencarian): Promise<Temuan[]> {
  if (cari.teks.trim() === '') return [];
  const { sql, isi } = sumber(cari);
  const hasil = await db.raw(
    `SELECT kode, nama, isi, keterangan FROM (${sql}) s WHERE cari % kunci_cari(:teks)
     ORDER BY similarity(cari, kunci_cari(:teks)) DESC, urutan, nama, kode LIMIT ${MIRIP_PALING_BANYAK}`,
    { ...isi, teks: cari.teks.trim() },
  );
  return hasil.rows as Temuan[];
}

/** What a list knows of a code; undefined when it has no such entry or it is retired. */
export async function rujukanKode(
  db: Db | Trx,
  cari: Omit<Pencarian, 'teks'>,
  kode: string,
): Promise<Temuan | undefined> {
  const { sql, isi } = sumber({ ...cari, teks: '' });
  const hasil = await db.raw(`SELECT kode, nama, isi, keterangan FROM (${sql}) s WHERE kode = :kode`, { ...isi, kode });
  return hasil.rows[0] as Temuan | undefined;
}

/** Entries whose name is exactly this, case and diacritics aside. */
export async function rujukanNama(db: Db | Trx, cari: Pencarian): Promise<Temuan[]> {
  const { sql, isi } = sumber(cari);
  const hasil = await db.raw(
    `SELECT kode, nama, isi, keterangan FROM (${sql}) s WHERE cari = kunci_cari(:teks) LIMIT 2`,
    {
      ...isi,
      teks: cari.teks.trim(),
    },
  );
  return hasil.rows as Temuan[];
}

/** Whether "Cilacap", the village of exactly that name, may as well mean Kab. Cilacap. */
export async function adaDaerahSenama(db: Db | Trx, { daftar, teks }: Pencarian): Promise<boolean> {
  if (daftar !== 'lokasi') return false;
  const hasil = await db.raw(
    `SELECT 1 FROM referensi
     WHERE aktif AND jenis = 'lokasi' AND cari IN (kunci_cari('Kab. ' || :teks), kunci_cari('Kota ' || :teks)) LIMIT 1`,
    { teks: teks.trim() },
  );
  return hasil.rows.length > 0;
}

function sumber(cari: Pencarian): { sql: string; isi: Record<string, string | readonly string[]> } {
  if (cari.daftar === 'instansi' || cari.daftar === 'instansi-induk')
    return sumberInstansi(cari.daftar === 'instansi-induk');
  if (cari.daftar === 'unor') return sumberUnor(cari.instansi ?? []);
  if (cari.daftar === 'verifikator') return sumberVerifikator(cari.instansi ?? []);
  const [jenis = '', tingkat] = cari.daftar.split(':');
  return {
    sql: `SELECT kode, nama, isi, coalesce(isi ->> 'keterangan', '') AS keterangan, cari,
            CASE isi ->> 'tingkat' WHEN 'kabupaten' THEN 0 WHEN 'provinsi' THEN 1 WHEN 'kecamatan' THEN 2 ELSE 3 END AS urutan
          FROM referensi WHERE aktif AND jenis = :jenis ${tingkat ? "AND isi ->> 'tingkat' = :tingkat" : ''}`,
    isi: tingkat ? { jenis, tingkat } : { jenis },
  };
}

function sumberInstansi(induk: boolean): { sql: string; isi: Record<string, string> } {
  return {
    sql: `SELECT kode, nama, '{}'::jsonb AS isi, '' AS keterangan, cari, 0 AS urutan FROM instansi WHERE aktif ${induk ? "AND jenis <> 'lainnya'" : ''}`,
    isi: {},
  };
}

function sumberUnor(instansi: readonly string[]): { sql: string; isi: Record<string, readonly string[]> } {
  return {
    sql: `SELECT u.kode, u.nama, jsonb_build_object('eselon', u.eselon, 'nama_jabatan', u.nama_jabatan, 'induk', i.nama, 'instansi', u.instansi_kode) AS isi,
            coalesce(i.nama, '') AS keterangan, u.cari, 0 AS urutan
          FROM unor u LEFT JOIN unor i ON i.id = u.induk_id WHERE u.aktif AND u.instansi_kode = ANY(:instansi)`,
    isi: { instansi },
  };
}

/** Verifikator Level 1 units of some instansi, by the number that Posisi picks them with. */
function sumberVerifikator(instansi: readonly string[]): { sql: string; isi: Record<string, readonly string[]> } {
  return {
    sql: `SELECT k.id::text AS kode, k.nama, '{}'::jsonb AS isi, i.nama AS keterangan, kunci_cari(k.nama) AS cari, 0 AS urutan
          FROM kantor k JOIN instansi i ON i.kode = k.instansi_kode WHERE k.jenis = 'unit' AND k.aktif AND k.instansi_kode = ANY(:instansi)`,
    isi: { instansi },
  };
}

/** Units of a path that are there already, from the top down, found as `tambahUnor` finds them; null where one is missing. */
export async function jalurUnorAda(
  db: Db,
  instansiKode: string,
  jalur: readonly string[],
): Promise<({ eselon: string | null; jabatan: string | null } | null)[]> {
  const hasil: Awaited<ReturnType<typeof jalurUnorAda>> = [];
  let indukId: number | null = null;
  for (const nama of jalur) {
    const temuan: { rows: { id: number; eselon: string | null; jabatan: string | null }[] } = await db.raw(
      `SELECT u.id, u.eselon, u.nama_jabatan AS jabatan FROM unor asal JOIN unor u ON u.id = coalesce(asal.digabung_ke, asal.id)
       WHERE asal.instansi_kode = :instansiKode AND asal.cari = kunci_cari(:nama) AND (:indukId::bigint IS NULL OR asal.induk_id = :indukId)
       ORDER BY asal.aktif DESC, asal.digabung_ke IS NOT NULL, asal.id LIMIT 1`,
      { instansiKode, nama, indukId },
    );
    const [ada] = temuan.rows;
    if (!ada) break;
    indukId = ada.id;
    hasil.push({ eselon: ada.eselon, jabatan: ada.jabatan });
  }
  return jalur.map((_, i) => hasil[i] ?? null);
}

/** A unit with those below it. */
export interface SimpulUnor {
  kode: string;
  nama: string;
  anak: SimpulUnor[];
}

/** The trees of some instansi, for Cari Unor. */
export async function pohonUnor(
  db: Db,
  instansi: readonly string[],
): Promise<{ instansi: string; akar: SimpulUnor[] }[]> {
  const baris: { id: number; kode: string; nama: string; induk_id: number | null; instansi: string }[] = await db(
    'unor as u',
  )
    .join('instansi as i', 'i.kode', 'u.instansi_kode')
    .whereIn('u.instansi_kode', [...instansi])
    .where('u.aktif', true)
    .orderBy('u.id')
    .select('u.id', 'u.kode', 'u.nama', 'u.induk_id', 'i.nama as instansi');
  const simpul = new Map(
    baris.map((satu): [number, SimpulUnor] => [satu.id, { kode: satu.kode, nama: satu.nama, anak: [] }]),
  );
  const hasil = new Map<string, SimpulUnor[]>();
  for (const satu of baris) {
    const induk = satu.induk_id === null ? undefined : simpul.get(satu.induk_id);
    if (induk) induk.anak.push(simpul.get(satu.id)!);
    else hasil.set(satu.instansi, [...(hasil.get(satu.instansi) ?? []), simpul.get(satu.id)!]);
  }
  return [...hasil].map(([nama, akar]) => ({ instansi: nama, akar }));
}
