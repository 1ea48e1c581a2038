import type { Knex } from 'knex';

/** Extensions, the search key of a name, and the table of settings. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE EXTENSION IF NOT EXISTS btree_gin;
    CREATE EXTENSION IF NOT EXISTS unaccent;

    -- unaccent(text) is only STABLE because its dictionary could be swapped; naming the dictionary makes this IMMUTABLE in fact.
    CREATE FUNCTION kunci_cari(teks text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      RETURN lower(unaccent('unaccent'::regdictionary, teks));
    COMMENT ON FUNCTION kunci_cari IS 'Search key of a name: lower case, without diacritics';

    CREATE TABLE pengaturan (
      kunci text PRIMARY KEY,
      nilai jsonb NOT NULL,
      diubah_pada timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE pengaturan IS 'Settings and marks of the program itself, one value a key';
  `);
}
