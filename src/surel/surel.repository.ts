import type { Db, Trx } from '../database/knex.js';
import type { SebabSurel } from './kegagalan.js';

export interface Surel {
  kepada: string;
  templat: string;
  subjek: string;
  teks: string;
}

export interface SurelTersimpan extends Surel {
  id: number;
  dibuat_pada: Date;
  dikirim_pada: Date | null;
  percobaan: number;
}

/** A mail in the hands of a sender. */
export interface SurelDiambil extends Surel {
  id: number;
  dibuatPada: Date;
  dicobaSejak: Date;
  /** this one counted */
  percobaan: number;
  pegangan: string;
}

/** Puts a mail about the matter of a PNS into the outbox, in the transaction of what it tells about. */
export async function antrekanSurel(trx: Trx, nip: string, surel: Surel): Promise<void> {
  await trx('surel').insert({ ...surel, nip });
}

const BERIKUT = (syarat: string): string => `(SELECT id FROM surel
  WHERE dikirim_pada IS NULL AND mati_pada IS NULL AND coba_pada <= :kini ${syarat}
  ORDER BY coba_pada, id LIMIT 1 FOR UPDATE SKIP LOCKED)`;

/** Takes the mail that is due first, codes before all others, until `sampai`; undefined when there is none. */
export async function ambilSurel(db: Db, waktu: { kini: Date; sampai: Date }): Promise<SurelDiambil | undefined> {
  const hasil = await db.raw(
    `UPDATE surel SET coba_pada = :sampai, percobaan = percobaan + 1, pegangan = gen_random_uuid(),
       dicoba_sejak = coalesce(dicoba_sejak, :kini)
     WHERE id = coalesce(${BERIKUT("AND templat LIKE 'kode-%'")}, ${BERIKUT('')})
     RETURNING id, kepada, templat, subjek, teks, dibuat_pada AS "dibuatPada", dicoba_sejak AS "dicobaSejak",
       percobaan, pegangan`,
    waktu,
  );
  return hasil.rows[0];
}

type Pegangan = Pick<SurelDiambil, 'id' | 'pegangan'>;

/** Says what became of a mail; nothing when another sender has taken it since. */
async function catat(db: Db, { id, pegangan }: Pegangan, isi: Record<string, unknown>): Promise<void> {
  await db('surel')
    .where({ id, pegangan })
    .whereNull('dikirim_pada')
    .update({ ...isi, pegangan: null });
}

/** A code is worth nothing once its mail has gone or is given up, and nobody is to find it in a copy of the database. */
const tanpaKode = (db: Db) => db.raw("CASE WHEN templat LIKE 'kode-%' THEN '' ELSE teks END");

export const tandaiTerkirim = (db: Db, surel: Pegangan, pada: Date): Promise<void> =>
  catat(db, surel, { dikirim_pada: pada, galat: null, sebab: null, teks: tanpaKode(db) });

export interface Kegagalan {
  sebab: SebabSurel;
  /** in the words of the server */
  galat: string;
}

export const tandaiGagal = (db: Db, surel: Pegangan, isi: Kegagalan & { cobaPada: Date }): Promise<void> =>
  catat(db, surel, { sebab: isi.sebab, galat: isi.galat, coba_pada: isi.cobaPada });

export const tandaiMati = (db: Db, surel: Pegangan, isi: Kegagalan & { pada: Date }): Promise<void> =>
  catat(db, surel, {
    sebab: isi.sebab,
    galat: isi.galat,
    mati_pada: isi.pada,
    coba_pada: 'infinity',
    teks: tanpaKode(db),
  });

/** Newest mails, for the mailbox of the demo. */
export async function surelTerbaru(db: Db): Promise<SurelTersimpan[]> {
  return db('surel').orderBy('id', 'desc').limit(50);
}
