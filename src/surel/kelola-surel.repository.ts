import type { Db, Trx } from '../database/knex.js';
import { type KeadaanSurel, terlambatSejak } from './keadaan.js';
import { SEBAB_SUREL, type SebabSurel } from './kegagalan.js';

/** Counting stops there: a page that waits for an exact million helps nobody. */
export const HITUNG_SAMPAI = 1_000;
/** Mails that one press of "Kirim lagi semua" takes. */
export const SEKALI_ULANG = 5_000;

const MENUNGGU = 'dikirim_pada IS NULL AND mati_pada IS NULL';

/**
 * The order has nothing to do with the number: without it the planner expects to meet a thousand soon wherever it looks,
 * and reads the years of sent mails that lie before those that wait.
 */
const hitung = (syarat: string, urut: string): string =>
  `(SELECT count(*)::int FROM (SELECT 1 FROM surel WHERE ${syarat} ORDER BY ${urut} LIMIT ${HITUNG_SAMPAI + 1}) x)`;

export interface RingkasanSurel extends Record<KeadaanSurel, number> {
  terakhir: Date | null;
}

/** How the outbox stands; `terkirim` since `hariIni`. */
export async function ringkasanSurel(db: Db, waktu: { kini: Date; hariIni: Date }): Promise<RingkasanSurel> {
  const hasil = await db.raw(
    `SELECT ${hitung(MENUNGGU, 'dibuat_pada')} AS menunggu, ${hitung(`${MENUNGGU} AND dibuat_pada < :terlambat`, 'dibuat_pada')} AS terlambat,
       ${hitung('mati_pada IS NOT NULL', 'mati_pada')} AS mati, ${hitung('dikirim_pada >= :hariIni', 'dikirim_pada')} AS terkirim,
       (SELECT dikirim_pada FROM surel WHERE dikirim_pada IS NOT NULL ORDER BY dikirim_pada DESC LIMIT 1) AS terakhir`,
    { terlambat: terlambatSejak(waktu.kini), hariIni: waktu.hariIni },
  );
  return hasil.rows[0];
}

export interface SurelMati {
  sebab: SebabSurel;
  banyak: number;
  /** the newest of them */
  sampai: Date;
}

/** What was given up and can be sent again, by reason. */
export async function matiPerSebab(db: Db): Promise<SurelMati[]> {
  const hasil = await db.raw(
    `SELECT s.sebab, m.banyak, (SELECT max(mati_pada) FROM surel WHERE mati_pada IS NOT NULL AND sebab = s.sebab) AS sampai
     FROM unnest(?::text[]) WITH ORDINALITY AS s(sebab, urut) CROSS JOIN LATERAL (
       SELECT count(*)::int AS banyak FROM (SELECT 1 FROM surel WHERE mati_pada IS NOT NULL AND sebab = s.sebab
         AND templat NOT LIKE 'kode-%' ORDER BY mati_pada LIMIT ${HITUNG_SAMPAI + 1}) x) m
     WHERE m.banyak > 0 ORDER BY s.urut`,
    [Object.keys(SEBAB_SUREL)],
  );
  return hasil.rows;
}

export interface BarisSurel {
  id: number;
  nip: string | null;
  kepada: string;
  templat: string;
  subjek: string;
  dibuatPada: Date;
  dikirimPada: Date | null;
  matiPada: Date | null;
  cobaPada: Date;
  percobaan: number;
  sebab: string | null;
}

const KOLOM = `id, nip, kepada, templat, subjek, dibuat_pada AS "dibuatPada", dikirim_pada AS "dikirimPada",
  mati_pada AS "matiPada", CASE WHEN mati_pada IS NULL THEN coba_pada END AS "cobaPada", percobaan, sebab`;

export interface SaringanSurel {
  /** '' only together with a NIP */
  keadaan: KeadaanSurel | '';
  /** '' for all */
  sebab: string;
  nip: string;
  /** after this mail of the list; null from its beginning */
  sesudah: number | null;
  banyak: number;
  kini: Date;
}

/** Which rows each state has, and the order of its list: what waits oldest first, the others newest first. */
const DAFTAR: Record<KeadaanSurel, { syarat: string; kolom: string; naik: boolean }> = {
  mati: { syarat: 'mati_pada IS NOT NULL', kolom: 'mati_pada', naik: false },
  terlambat: { syarat: `${MENUNGGU} AND dibuat_pada < :terlambat`, kolom: 'dibuat_pada', naik: true },
  menunggu: { syarat: MENUNGGU, kolom: 'dibuat_pada', naik: true },
  terkirim: { syarat: 'dikirim_pada IS NOT NULL', kolom: 'dikirim_pada', naik: false },
};

/** One page of the outbox. */
export async function daftarSurel(db: Db | Trx, saring: SaringanSurel): Promise<BarisSurel[]> {
  const { keadaan, sebab, nip, sesudah } = saring;
  const daftar = keadaan ? DAFTAR[keadaan] : null;
  // A person has few mails: theirs are read by NIP, in the order they were written.
  const urut = nip || !daftar ? { kolom: '', naik: false } : daftar;
  const saat = sesudah !== null && urut.kolom ? await saatSurel(db, sesudah, urut.kolom) : null;
  const beda = urut.naik ? '>' : '<';
  const syarat = [
    nip && 'nip = :nip',
    daftar?.syarat,
    sebab && 'sebab = :sebab',
    saat && `(${urut.kolom}, id) ${beda} (:saat::timestamptz, :sesudah)`,
    sesudah !== null && !urut.kolom && 'id < :sesudah',
  ].filter(Boolean);
  const arah = urut.naik ? 'ASC' : 'DESC';
  const hasil = await db.raw(
    `SELECT ${KOLOM} FROM surel WHERE ${syarat.join(' AND ')}
     ORDER BY ${urut.kolom ? `${urut.kolom} ${arah}, ` : ''}id ${arah} LIMIT :banyak`,
    { nip, sebab, sesudah, saat, terlambat: terlambatSejak(saring.kini), banyak: saring.banyak },
  );
  return hasil.rows;
}

/** As text: a Date would lose the microseconds of the database. */
async function saatSurel(db: Db | Trx, id: number, kolom: string): Promise<string | null> {
  const baris = await db('surel')
    .where({ id })
    .first(db.raw('??::text AS saat', [kolom]));
  return baris?.saat ?? null;
}

export interface SurelSatu extends BarisSurel {
  teks: string;
  galat: string | null;
  dicobaSejak: Date | null;
}

export async function surelSatu(db: Db | Trx, id: number): Promise<SurelSatu | null> {
  const hasil = await db.raw(`SELECT ${KOLOM}, teks, galat, dicoba_sejak AS "dicobaSejak" FROM surel WHERE id = ?`, [
    id,
  ]);
  return hasil.rows[0] ?? null;
}

const HIDUP_LAGI = 'mati_pada = NULL, sebab = NULL, percobaan = 0, dicoba_sejak = NULL, coba_pada = :kini';

/** Puts a mail that was given up into the line again, if it is still as it was seen. */
export async function hidupkanSurel(trx: Trx, id: number, waktu: { matiPada: Date; kini: Date }): Promise<boolean> {
  const hasil = await trx.raw(`UPDATE surel SET ${HIDUP_LAGI} WHERE id = :id AND mati_pada = :matiPada`, {
    id,
    ...waktu,
  });
  return hasil.rowCount === 1;
}

/** The same for those of one reason that were given up by then, oldest first, up to SEKALI_ULANG; returns how many. */
export async function hidupkanSebab(trx: Trx, sebab: SebabSurel, waktu: { sampai: Date; kini: Date }): Promise<number> {
  const hasil = await trx.raw(
    `UPDATE surel SET ${HIDUP_LAGI} WHERE id IN (
       SELECT id FROM surel WHERE mati_pada <= :sampai AND sebab = :sebab AND templat NOT LIKE 'kode-%'
       ORDER BY mati_pada, id LIMIT ${SEKALI_ULANG} FOR UPDATE SKIP LOCKED)`,
    { sebab, ...waktu },
  );
  return hasil.rowCount ?? 0;
}
