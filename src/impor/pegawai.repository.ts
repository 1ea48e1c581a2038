import type { Trx } from '../database/knex.js';
import type { NilaiButir } from '../formulir/jenis.js';

/** A person of the pembanding as an import brings them. */
export interface PegawaiMasuk {
  nip: string;
  nip_lama: string | null;
  isi: Record<string, NilaiButir>;
}

/** Rows that were added and rows that were changed; all others were the same already. */
export interface Tersimpan {
  baru: number;
  berubah: number;
}

/** The rows that are new or differ, with what is stored now. */
const SQL_BEDA = `SELECT m.nip, m.nip_lama, m.isi, p.nip IS NULL AS baru, p.isi AS isi_kini, p.nip_lama AS nip_lama_kini
  FROM jsonb_to_recordset(:baris::jsonb) AS m (nip text, nip_lama text, isi jsonb) LEFT JOIN pegawai p ON p.nip = m.nip
  WHERE p.nip IS NULL OR p.nip_lama IS DISTINCT FROM m.nip_lama
    OR (p.isi <> p.isi || m.isi AND jsonb_strip_nulls(p.isi) <> jsonb_strip_nulls(p.isi || m.isi))`;

/**
 * Adds what is new and changes what differs, one statement a batch. A row that is the same is not even locked, so a
 * second run writes nothing. Codes that the file does not bring (the account's e-mail) stay as they are.
 * Without ON CONFLICT, which writes a fifth more; imports take turns, and whoever adds a person otherwise meanwhile
 * makes this row fail by itself.
 */
export async function simpanPegawai(trx: Trx, baris: readonly PegawaiMasuk[], pada: Date): Promise<Tersimpan> {
  const hasil = await trx.raw(
    `WITH masuk AS MATERIALIZED (${SQL_BEDA}), sisip AS (
       INSERT INTO pegawai (nip, nip_lama, isi, diubah_pada) SELECT nip, nip_lama, isi, :pada FROM masuk WHERE baru
     ), ubah AS (
       UPDATE pegawai p SET nip_lama = m.nip_lama, isi = p.isi || m.isi, versi = p.versi + 1, diubah_pada = :pada
       FROM masuk m WHERE p.nip = m.nip AND NOT m.baru
     )
     SELECT count(*) FILTER (WHERE baru) AS baru, count(*) FILTER (WHERE NOT baru) AS berubah FROM masuk`,
    { baris: JSON.stringify(baris), pada },
  );
  return hasil.rows[0] as Tersimpan;
}

/** The same comparison without writing; `lama` is what `contoh` of the changed rows hold now. */
export async function bandingPegawai(
  trx: Trx,
  baris: readonly PegawaiMasuk[],
  contoh: number,
): Promise<Tersimpan & { lama: PegawaiMasuk[] }> {
  const hasil = await trx.raw(
    `WITH masuk AS MATERIALIZED (${SQL_BEDA})
     SELECT count(*) FILTER (WHERE baru) AS baru, count(*) FILTER (WHERE NOT baru) AS berubah,
       (SELECT coalesce(jsonb_agg(satu), '[]') FROM (
         SELECT nip, nip_lama_kini AS nip_lama, isi_kini AS isi FROM masuk WHERE NOT baru ORDER BY nip LIMIT :contoh) satu) AS lama
     FROM masuk`,
    { baris: JSON.stringify(baris), contoh },
  );
  return hasil.rows[0] as Tersimpan & { lama: PegawaiMasuk[] };
}

/** Who holds these NIP Lama: NIP Lama → NIP. */
export async function pemilikNipLama(trx: Trx, nipLama: readonly string[]): Promise<Map<string, string>> {
  const hasil = await trx.raw('SELECT nip_lama, nip FROM pegawai WHERE nip_lama = ANY(?)', [[...nipLama]]);
  return new Map((hasil.rows as { nip_lama: string; nip: string }[]).map((satu) => [satu.nip_lama, satu.nip]));
}
