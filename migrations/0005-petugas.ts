import type { Knex } from 'knex';

/** Staff and what they may do where. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE petugas (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      nama_pengguna text NOT NULL CONSTRAINT petugas_nama_pengguna_unik UNIQUE
        CONSTRAINT petugas_nama_pengguna CHECK (nama_pengguna ~ '^[a-z0-9][a-z0-9.-]{2,39}$'),
      nama text NOT NULL,
      nip text NOT NULL CONSTRAINT petugas_nip CHECK (nip ~ '^[0-9]{18}$'),
      kata_sandi_hash text NOT NULL,
      aktif boolean NOT NULL DEFAULT true,
      masuk_terakhir_pada timestamptz,
      dibuat_pada timestamptz NOT NULL DEFAULT now()
    );
    COMMENT ON TABLE petugas IS 'Staff who sign in at /admin/login; the NIP keeps them from judging their own case';

    CREATE TABLE petugas_peran (
      petugas_id bigint NOT NULL CONSTRAINT petugas_peran_petugas REFERENCES petugas ON DELETE CASCADE,
      peran text NOT NULL CONSTRAINT petugas_peran_peran
        CHECK (peran IN ('admin_bkn', 'admin_instansi', 'verifikator', 'helpdesk', 'operator_turun_status')),
      tingkat smallint NOT NULL DEFAULT 0,
      kantor_id bigint NOT NULL CONSTRAINT petugas_peran_kantor REFERENCES kantor,
      PRIMARY KEY (petugas_id, peran, tingkat, kantor_id),
      CONSTRAINT petugas_peran_tingkat CHECK ((peran = 'verifikator') = (tingkat BETWEEN 1 AND 4))
    );
    CREATE INDEX petugas_peran_per_kantor ON petugas_peran (kantor_id, peran, tingkat);
    COMMENT ON TABLE petugas_peran IS 'A peran of a petugas with its scope, a kantor; tingkat only for verifikator';
  `);
}
