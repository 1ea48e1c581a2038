import type { Knex } from 'knex';

/** The append-only trail: who did what, when and why, by reference and without personal values. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE jejak (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      pada timestamptz NOT NULL,
      pelaku_jenis text NOT NULL CONSTRAINT jejak_pelaku_jenis CHECK (pelaku_jenis IN ('umum', 'pns', 'petugas', 'sistem')),
      pelaku_id bigint,
      aksi text NOT NULL,
      objek_jenis text NOT NULL,
      objek_id text NOT NULL,
      rincian jsonb NOT NULL DEFAULT '{}',
      permintaan text
    );
    CREATE INDEX jejak_per_objek ON jejak (objek_jenis, objek_id, id);
    CREATE TRIGGER jejak_tetap BEFORE UPDATE OR DELETE ON jejak FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER jejak_tidak_dikosongkan BEFORE TRUNCATE ON jejak FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();
    COMMENT ON TABLE jejak IS 'Append-only trail of every step; holds references, no personal values';
  `);
}
