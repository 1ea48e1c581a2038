import type { Trx } from '../database/knex.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { Tersimpan } from './pegawai.repository.js';

/** A history row as an import brings it; `kunci` finds the row it replaces. */
export interface RiwayatMasuk {
  nip: string;
  kunci: string;
  isi: NilaiIsian;
}

/** The rows with the one that each replaces; `id` is null for a new one. */
const SQL_MASUK = `SELECT m.nip, m.kunci, m.isi, m.urut, ada.id, ada.isi AS lama
  FROM ROWS FROM (jsonb_to_recordset(:baris::jsonb) AS (nip text, kunci text, isi jsonb)) WITH ORDINALITY AS m (nip, kunci, isi, urut)
  LEFT JOIN LATERAL (
    SELECT id, isi FROM riwayat r WHERE r.nip = m.nip AND r.jenis = :jenis AND r.kunci = m.kunci ORDER BY id LIMIT 1
  ) ada ON true`;
const SQL_BERUBAH = 'm.lama <> m.isi AND jsonb_strip_nulls(m.lama) <> jsonb_strip_nulls(m.isi)';

/**
 * Adds and changes rows of one kind, one statement a batch, and raises the version of the people it touched.
 * The owners must exist (`nipDikenal`).
 */
export async function simpanRiwayat(
  trx: Trx,
  jenis: string,
  baris: readonly RiwayatMasuk[],
  pada: Date,
): Promise<Tersimpan> {
  const hasil = await trx.raw(
    `WITH masuk AS MATERIALIZED (${SQL_MASUK}), sisip AS (
       INSERT INTO riwayat (nip, jenis, kunci, isi) SELECT nip, :jenis, kunci, isi FROM masuk WHERE id IS NULL ORDER BY urut
       RETURNING nip
     ), ubah AS (
       UPDATE riwayat r SET isi = m.isi FROM masuk m
       WHERE r.id = m.id AND ${SQL_BERUBAH}
       RETURNING r.nip
     ), naik AS (
       UPDATE pegawai SET versi = versi + 1, diubah_pada = :pada
       WHERE nip IN (SELECT nip FROM sisip UNION SELECT nip FROM ubah)
     )
     SELECT (SELECT count(*) FROM sisip) AS baru, (SELECT count(*) FROM ubah) AS berubah`,
    { baris: JSON.stringify(baris), jenis, pada },
  );
  return hasil.rows[0] as Tersimpan;
}

/** A changed row of a trial run: what it says and what it would replace. */
export interface RiwayatBerubah extends RiwayatMasuk {
  lama: NilaiIsian;
}

/** The same comparison without writing, with at most `contoh` of the changed rows. */
export async function bandingRiwayat(
  trx: Trx,
  jenis: string,
  baris: readonly RiwayatMasuk[],
  contoh: number,
): Promise<Tersimpan & { berubahan: RiwayatBerubah[] }> {
  const hasil = await trx.raw(
    `WITH masuk AS MATERIALIZED (${SQL_MASUK}), ubah AS (SELECT m.* FROM masuk m WHERE m.id IS NOT NULL AND ${SQL_BERUBAH})
     SELECT (SELECT count(*) FROM masuk WHERE id IS NULL) AS baru, (SELECT count(*) FROM ubah) AS berubah,
       (SELECT coalesce(jsonb_agg(satu), '[]') FROM (SELECT nip, kunci, isi, lama FROM ubah ORDER BY urut LIMIT :contoh) satu) AS berubahan`,
    { baris: JSON.stringify(baris), jenis, contoh },
  );
  return hasil.rows[0] as Tersimpan & { berubahan: RiwayatBerubah[] };
}

/** Rows of one kind of these people. */
export async function barisMilik(
  trx: Trx,
  jenis: string,
  nip: readonly string[],
): Promise<{ nip: string; kunci: string; isi: NilaiIsian }[]> {
  return trx('riwayat')
    .where({ jenis })
    .whereIn('nip', [...new Set(nip)])
    .select('nip', 'kunci', 'isi');
}

/** Which of these NIPs the pembanding holds. */
export async function nipDikenal(trx: Trx, nip: readonly string[]): Promise<Set<string>> {
  const hasil = await trx.raw('SELECT nip FROM pegawai WHERE nip = ANY(?)', [[...new Set(nip)]]);
  return new Set((hasil.rows as { nip: string }[]).map((satu) => satu.nip));
}
