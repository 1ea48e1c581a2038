import { createHash } from 'node:crypto';
import type { Db, Trx } from '../database/knex.js';

/** Rows under one seal. */
const SEKALI = 5_000;

/**
 * Seals what has been committed and is under no seal yet; how many rows. A row can be committed after one with a higher
 * id: it comes under a later seal. No transaction lasts a day, so rows before yesterday's seals need no second look.
 */
export async function segelJejak(db: Db | Trx): Promise<number> {
  const hasil = await db.raw(
    `WITH giliran AS (SELECT pg_try_advisory_xact_lock(hashtext('jejak-segel')) AS punya),
     lalu AS (SELECT coalesce(max(sampai_id), 0) AS id FROM jejak_segel WHERE dibuat_pada < now() - interval '1 day'),
     baru AS (
       SELECT j.id FROM jejak j, lalu, giliran WHERE giliran.punya AND j.id > lalu.id
         AND NOT EXISTS (SELECT 1 FROM jejak_tersegel t WHERE t.jejak_id = j.id) ORDER BY j.id LIMIT ${SEKALI}),
     terakhir AS (SELECT nomor, sidik FROM jejak_segel ORDER BY nomor DESC LIMIT 1),
     segel AS (
       INSERT INTO jejak_segel (nomor, sampai_id, banyak, sidik)
       SELECT coalesce((SELECT nomor FROM terakhir), 0) + 1, max(id), count(*),
         sidik_segel(coalesce((SELECT sidik FROM terakhir), ''::bytea), array_agg(id)) FROM baru HAVING count(*) > 0 RETURNING nomor),
     catat AS (INSERT INTO jejak_tersegel (jejak_id, segel_nomor) SELECT baru.id, segel.nomor FROM baru, segel)
     SELECT count(*)::int AS banyak FROM baru`,
  );
  return hasil.rows[0].banyak;
}

/** The newest seal; kept elsewhere, it tells later that none after it was taken out. */
export async function segelTerakhir(db: Db | Trx): Promise<{ nomor: number; sidik: string } | null> {
  const baris = await db('jejak_segel').orderBy('nomor', 'desc').first('nomor', 'sidik');
  return baris ? { nomor: baris.nomor, sidik: baris.sidik.toString('hex') } : null;
}

/** What a check of the seals found. */
export interface HasilPeriksa {
  segel: number;
  baris: number;
  /** rows that no seal covers yet */
  belum: number;
  salah: string[];
}

/** Seals checked at once. */
const SEPOTONG = 50;

/** Recomputes every seal; a row that was removed or altered, and a seal that was taken out, are named. */
export async function periksaSegel(db: Db): Promise<HasilPeriksa> {
  const hasil: HasilPeriksa = { segel: 0, baris: 0, belum: await belumTersegel(db), salah: [] };
  let sebelum: Buffer = Buffer.alloc(0);
  for (let dari = 1; ; dari += SEPOTONG) {
    const potong = await potongSegel(db, dari, dari + SEPOTONG - 1);
    if (potong.length === 0) break;
    for (const satu of potong) {
      periksaSatu(hasil, satu, sebelum);
      sebelum = satu.sidik;
    }
  }
  return hasil;
}

interface SegelTersimpan {
  nomor: number;
  banyak: number;
  sidik: Buffer;
  ada: number;
  hilang: number[];
  /** sha256 over the rows as they are now */
  isi: Buffer | null;
}

function periksaSatu(hasil: HasilPeriksa, satu: SegelTersimpan, sebelum: Buffer): void {
  if (satu.nomor !== hasil.segel + 1) hasil.salah.push(`Segel ${hasil.segel + 1} hilang.`);
  hasil.segel = satu.nomor;
  hasil.baris += satu.banyak;
  if (satu.hilang.length > 0) hasil.salah.push(`Segel ${satu.nomor}: jejak ${satu.hilang.join(', ')} hilang.`);
  else if (satu.ada !== satu.banyak)
    hasil.salah.push(`Segel ${satu.nomor}: ${satu.banyak} baris disegel, ${satu.ada} tercatat.`);
  else if (!sama(satu, sebelum)) hasil.salah.push(`Segel ${satu.nomor}: isinya diubah.`);
}

const sama = ({ sidik, isi }: SegelTersimpan, sebelum: Buffer): boolean =>
  createHash('sha256')
    .update(sebelum)
    .update(isi ?? Buffer.alloc(0))
    .digest()
    .equals(sidik);

async function potongSegel(db: Db, dari: number, sampai: number): Promise<SegelTersimpan[]> {
  const hasil = await db.raw(
    `SELECT s.nomor, s.banyak, s.sidik, count(t.jejak_id)::int AS ada,
       coalesce(array_agg(t.jejak_id) FILTER (WHERE t.jejak_id IS NOT NULL AND j.id IS NULL), '{}') AS hilang,
       sha256(convert_to(string_agg(isi_jejak(j), E'\\n' ORDER BY j.id) FILTER (WHERE j.id IS NOT NULL), 'UTF8')) AS isi
     FROM jejak_segel s LEFT JOIN jejak_tersegel t ON t.segel_nomor = s.nomor LEFT JOIN jejak j ON j.id = t.jejak_id
     WHERE s.nomor BETWEEN :dari AND :sampai GROUP BY s.nomor, s.banyak, s.sidik ORDER BY s.nomor`,
    { dari, sampai },
  );
  return hasil.rows as SegelTersimpan[];
}

async function belumTersegel(db: Db): Promise<number> {
  const hasil = await db.raw(
    'SELECT count(*)::int AS banyak FROM jejak j WHERE NOT EXISTS (SELECT 1 FROM jejak_tersegel t WHERE t.jejak_id = j.id)',
  );
  return hasil.rows[0].banyak;
}
