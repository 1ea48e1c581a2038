import type { Knex } from 'knex';

/** Sessions, guests' short memory, keys of unsafe forms and counters of limits. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE sesi (
      id text PRIMARY KEY,
      registrasi_id bigint CONSTRAINT sesi_registrasi REFERENCES registrasi ON DELETE CASCADE,
      petugas_id bigint CONSTRAINT sesi_petugas REFERENCES petugas ON DELETE CASCADE,
      isi jsonb NOT NULL DEFAULT '{}',
      dibuat_pada timestamptz NOT NULL DEFAULT now(),
      dipakai_pada timestamptz NOT NULL DEFAULT now(),
      kedaluwarsa_pada timestamptz NOT NULL
    );
    CREATE INDEX sesi_kedaluwarsa ON sesi (kedaluwarsa_pada);
    CREATE INDEX sesi_per_registrasi ON sesi (registrasi_id) WHERE registrasi_id IS NOT NULL;
    CREATE INDEX sesi_per_petugas ON sesi (petugas_id) WHERE petugas_id IS NOT NULL;
    COMMENT ON TABLE sesi IS 'Signed-in sessions; id is the SHA-256 of what the cookie holds, so a leaked table opens nothing';

    CREATE TABLE sesi_tamu (
      id text PRIMARY KEY,
      isi jsonb NOT NULL,
      kedaluwarsa_pada timestamptz NOT NULL
    );
    CREATE INDEX sesi_tamu_kedaluwarsa ON sesi_tamu (kedaluwarsa_pada);
    COMMENT ON TABLE sesi_tamu IS 'What an anonymous visitor has typed in a many-step form, and the captcha shown; short-lived';

    CREATE TABLE kunci_formulir (
      kunci text PRIMARY KEY,
      pemilik text NOT NULL,
      tujuan text NOT NULL,
      dibuat_pada timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX kunci_formulir_umur ON kunci_formulir (dibuat_pada);
    COMMENT ON TABLE kunci_formulir IS 'Keys of forms already carried out, with the address the answer led to: a repeated POST does nothing twice';

    CREATE UNLOGGED TABLE batas_laju (
      key varchar(255) PRIMARY KEY,
      points integer NOT NULL DEFAULT 0,
      expire bigint
    );
    COMMENT ON TABLE batas_laju IS 'Counters of rate-limiter-flexible (its column names)';
  `);
}
