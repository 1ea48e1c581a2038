import type { Knex } from 'knex';

/** Codes printed on proofs, checked at /bukti/<kode>. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE bukti (
      kode text PRIMARY KEY CONSTRAINT bukti_kode CHECK (kode ~ '^[A-HJKMNP-Z2-9]{12}$'),
      jenis text NOT NULL CONSTRAINT bukti_jenis CHECK (jenis IN ('registrasi', 'pengisian', 'selesai')),
      inisial text NOT NULL,
      registrasi_id bigint CONSTRAINT bukti_registrasi REFERENCES registrasi,
      kiriman_id bigint CONSTRAINT bukti_kiriman REFERENCES kiriman,
      diterbitkan_pada timestamptz NOT NULL,
      CONSTRAINT bukti_satu_objek CHECK ((jenis = 'registrasi') = (registrasi_id IS NOT NULL) AND (jenis <> 'registrasi') = (kiriman_id IS NOT NULL))
    );
    CREATE UNIQUE INDEX bukti_per_registrasi ON bukti (registrasi_id) WHERE registrasi_id IS NOT NULL;
    CREATE UNIQUE INDEX bukti_per_kiriman ON bukti (kiriman_id, jenis) WHERE kiriman_id IS NOT NULL;
    COMMENT ON TABLE bukti IS 'Codes of printed proofs; whether one still holds follows from its registrasi or kiriman';
  `);
}
