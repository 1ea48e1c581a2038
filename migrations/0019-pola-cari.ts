import type { Knex } from 'knex';

/** Searching for a part of a name: one function makes the pattern, and the names of pegawai get an index for it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(String.raw`
    -- Folded first and escaped afterwards: the full-width percent sign folds to the wildcard.
    CREATE FUNCTION pola_cari(teks text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      RETURN regexp_replace(kunci_cari(btrim(teks)), '([\\%_])', '\\\1', 'g');
    COMMENT ON FUNCTION pola_cari IS 'Search key of a name as a LIKE pattern that stands for itself';

    -- Serves a part of a name inside some instansi, and across the country where the part is longer.
    CREATE INDEX pegawai_cari ON pegawai USING gin (instansi_kode, kunci_cari(nama) gin_trgm_ops);
    CREATE INDEX pegawai_nama ON pegawai (kunci_cari(nama) text_pattern_ops);
  `);
}
