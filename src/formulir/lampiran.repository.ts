import type { KeteranganBerkas } from '../berkas/berkas.js';
import type { Db, Trx } from '../database/knex.js';

/** A file at its place. */
export interface Lampiran extends KeteranganBerkas {
  kunci: string;
}

/** Tables that keep a file from being removed. */
export const TABEL_LAMPIRAN = ['formulir_lampiran', 'kiriman_lampiran'] as const;

const KOLOM = ['l.kunci', 'b.id', 'b.nama', 'b.jenis', 'b.ukuran', 'b.lebar', 'b.tinggi'];

/** Files at one place of the draft, in the order they came. */
export async function lampiranTempat(db: Db | Trx, formulirId: number, kunci: string): Promise<Lampiran[]> {
  return db('formulir_lampiran as l')
    .join('berkas as b', 'b.id', 'l.berkas_id')
    .where({ 'l.formulir_id': formulirId, 'l.kunci': kunci })
    .orderBy('b.id')
    .select(KOLOM);
}

/** Every file that went with a kiriman, in one query. */
export async function lampiranKiriman(db: Db | Trx, kirimanId: number): Promise<Lampiran[]> {
  return db('kiriman_lampiran as l')
    .join('berkas as b', 'b.id', 'l.berkas_id')
    .where('l.kiriman_id', kirimanId)
    .orderBy('b.id')
    .select(KOLOM);
}

/** The same content is at this place already. */
export async function adaIsiSama(trx: Trx, formulirId: number, kunci: string, sidik: string): Promise<boolean> {
  const baris = await trx('formulir_lampiran as l')
    .join('berkas as b', 'b.id', 'l.berkas_id')
    .where({ 'l.formulir_id': formulirId, 'l.kunci': kunci, 'b.sidik': sidik })
    .first('b.id');
  return baris !== undefined;
}

export async function tautkanBerkas(trx: Trx, formulirId: number, kunci: string, berkasId: number): Promise<void> {
  await trx('formulir_lampiran').insert({ formulir_id: formulirId, kunci, berkas_id: berkasId });
}

/** Takes files off the draft, those that the filter names; how many. What was sent keeps them. */
export async function lepaskanLampiran(
  trx: Trx,
  formulirId: number,
  saring: { kunci?: readonly string[]; kecuali?: readonly string[]; berkasId?: number },
  pada: Date,
): Promise<number> {
  const hasil = await trx.raw(
    `WITH lepas AS (
       DELETE FROM formulir_lampiran WHERE formulir_id = :formulirId AND (:kunci::text[] IS NULL OR kunci = ANY(:kunci))
         AND kunci <> ALL(:kecuali::text[]) AND (:berkasId::bigint IS NULL OR berkas_id = :berkasId) RETURNING berkas_id)
     UPDATE berkas SET lepas_pada = :pada FROM lepas WHERE berkas.id = lepas.berkas_id`,
    {
      formulirId,
      kunci: saring.kunci ? [...saring.kunci] : null,
      kecuali: [...(saring.kecuali ?? [])],
      berkasId: saring.berkasId ?? null,
      pada,
    },
  );
  return hasil.rowCount;
}

/** What is attached at these places goes with the kiriman, by reference. */
export async function salinLampiran(
  trx: Trx,
  formulirId: number,
  kirimanId: number,
  kunci: readonly string[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO kiriman_lampiran (kiriman_id, kunci, berkas_id)
     SELECT :kirimanId, kunci, berkas_id FROM formulir_lampiran WHERE formulir_id = :formulirId AND kunci = ANY(:kunci)`,
    { formulirId, kirimanId, kunci: [...kunci] },
  );
}

/** Whether a file hangs on the draft or on something sent of this NIP. */
export async function berkasMilik(db: Db, nip: string, berkasId: number): Promise<boolean> {
  const hasil = await db.raw(
    `SELECT EXISTS (SELECT 1 FROM formulir_lampiran l JOIN formulir f ON f.id = l.formulir_id WHERE l.berkas_id = :berkasId AND f.nip = :nip)
       OR EXISTS (SELECT 1 FROM kiriman_lampiran l JOIN kiriman k ON k.id = l.kiriman_id JOIN formulir f ON f.id = k.formulir_id
         WHERE l.berkas_id = :berkasId AND f.nip = :nip) AS ada`,
    { nip, berkasId },
  );
  return hasil.rows[0].ada;
}

/** Whether a file went with this kiriman. */
export async function berkasKiriman(db: Db, kirimanId: number, berkasId: number): Promise<boolean> {
  const baris = await db('kiriman_lampiran').where({ kiriman_id: kirimanId, berkas_id: berkasId }).first('berkas_id');
  return baris !== undefined;
}
