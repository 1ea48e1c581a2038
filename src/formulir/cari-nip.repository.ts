import type { Db, Trx } from '../database/knex.js';
import type { NilaiButir } from './jenis.js';

/** What BKN holds of a PNS, only these butir; null when it knows no such NIP. */
export async function isiPegawai(
  db: Db | Trx,
  nip: string,
  kode: readonly string[],
): Promise<Record<string, NilaiButir> | null> {
  const hasil = await db.raw(
    'SELECT (SELECT jsonb_object_agg(k.kode, p.isi -> k.kode) FROM unnest(:kode::text[]) AS k (kode)) AS isi FROM pegawai p WHERE p.nip = :nip',
    { nip, kode: [...kode] },
  );
  return (hasil.rows[0]?.isi as Record<string, NilaiButir> | undefined) ?? null;
}
