import type { Knex } from 'knex';

/** The reference lists that grow: pendidikan, JFT, JFU, lokasi, negara and the like. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE referensi (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      jenis text NOT NULL,
      kode text NOT NULL,
      nama text NOT NULL,
      isi jsonb NOT NULL DEFAULT '{}',
      aktif boolean NOT NULL DEFAULT true,
      cari text NOT NULL GENERATED ALWAYS AS (kunci_cari(nama)) STORED,
      CONSTRAINT referensi_kode_unik UNIQUE (jenis, kode)
    );
    CREATE INDEX referensi_cari ON referensi USING gin (jenis, cari gin_trgm_ops) WHERE aktif;
    CREATE INDEX referensi_persis ON referensi (jenis, cari) WHERE aktif;
    CREATE INDEX referensi_induk ON referensi (jenis, (isi ->> 'induk'), nama) WHERE isi \\? 'induk';
    COMMENT ON TABLE referensi IS 'Reference lists by jenis; isi holds what is particular to a jenis (rumpun, tingkat, induk)';
  `);
}
