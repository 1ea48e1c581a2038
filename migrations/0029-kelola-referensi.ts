import type { Knex } from 'knex';

/** Reference lists and trees of units kept by hand: versions, the survivor of a merged entry, and where an entry is used. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION kode_rujukan(isi jsonb) RETURNS jsonb
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
      RETURN jsonb_path_query_array(isi, '$.**.kode');
    COMMENT ON FUNCTION kode_rujukan IS 'Codes of all references in a value, whatever lists they are of: a first sieve for an index';
  `);
  for (const tabel of ['referensi', 'unor'])
    await knex.raw(`
      ALTER TABLE ${tabel} ADD COLUMN versi integer NOT NULL DEFAULT 1,
        ADD COLUMN digabung_ke bigint CONSTRAINT ${tabel}_digabung_ke REFERENCES ${tabel},
        ADD CONSTRAINT ${tabel}_digabung_tidak_aktif CHECK (digabung_ke IS NULL OR (NOT aktif AND digabung_ke <> id));
      CREATE INDEX ${tabel}_penerus ON ${tabel} (kode) WHERE digabung_ke IS NOT NULL;
      CREATE INDEX ${tabel}_digabung_ke ON ${tabel} (digabung_ke) WHERE digabung_ke IS NOT NULL;
      COMMENT ON COLUMN ${tabel}.versi IS 'Counts the changes by hand, so that two who edit notice each other; above 1 the seed files change nothing';
      COMMENT ON COLUMN ${tabel}.digabung_ke IS 'The survivor that this entry was merged into; always one that is no merged entry itself';
    `);
  await knex.raw(`
    CREATE INDEX referensi_tidak_aktif ON referensi (jenis, cari) WHERE NOT aktif;
    CREATE INDEX referensi_cari_tidak_aktif ON referensi USING gin (jenis, cari gin_trgm_ops) WHERE NOT aktif;
    CREATE INDEX kantor_per_unor ON kantor (unor_id) WHERE unor_id IS NOT NULL;

    CREATE INDEX pegawai_rujukan ON pegawai USING gin (kode_rujukan(isi) jsonb_path_ops);
    CREATE INDEX riwayat_rujukan ON riwayat USING gin (kode_rujukan(isi) jsonb_path_ops) WHERE kode_rujukan(isi) <> '[]';
    CREATE INDEX formulir_bagian_rujukan ON formulir_bagian USING gin (kode_rujukan(isi) jsonb_path_ops) WHERE kode_rujukan(isi) <> '[]';
    CREATE INDEX formulir_riwayat_rujukan ON formulir_riwayat USING gin (kode_rujukan(isi) jsonb_path_ops) WHERE kode_rujukan(isi) <> '[]';
    CREATE INDEX kiriman_rujukan ON kiriman USING gin (kode_rujukan(isi) jsonb_path_ops);
  `);
}
