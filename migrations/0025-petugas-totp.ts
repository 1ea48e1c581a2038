import type { Knex } from 'knex';

/** Petugas kept in the console: versions, one-time links, the second factor. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE petugas
      ALTER COLUMN kata_sandi_hash DROP NOT NULL,
      ADD COLUMN versi integer NOT NULL DEFAULT 1,
      ADD COLUMN sesi_ke integer NOT NULL DEFAULT 1;
    COMMENT ON COLUMN petugas.kata_sandi_hash IS 'Empty until its owner has set one through a link: no password opens the account';
    COMMENT ON COLUMN petugas.versi IS 'Counts what admins change, so that two of them do not overwrite each other';
    COMMENT ON COLUMN petugas.sesi_ke IS 'Sessions and sign-ins half done carry it; counting on ends them all at once';
    CREATE INDEX petugas_urut ON petugas (nama, id);
    CREATE INDEX petugas_per_nip ON petugas (nip);
    CREATE INDEX petugas_cari ON petugas USING gin (kunci_cari(nama || ' ' || nama_pengguna) gin_trgm_ops);
    CREATE INDEX kantor_cari ON kantor USING gin (kunci_cari(nama) gin_trgm_ops);

    CREATE TABLE petugas_tautan (
      petugas_id bigint PRIMARY KEY CONSTRAINT petugas_tautan_petugas REFERENCES petugas ON DELETE CASCADE,
      sidik text NOT NULL CONSTRAINT petugas_tautan_sidik_unik UNIQUE,
      berlaku_sampai timestamptz NOT NULL
    );
    COMMENT ON TABLE petugas_tautan IS 'The one link with which a petugas may set a password now; only the hash of its token, gone once used';

    CREATE TABLE petugas_totp (
      petugas_id bigint PRIMARY KEY CONSTRAINT petugas_totp_petugas REFERENCES petugas ON DELETE CASCADE,
      rahasia_sandi bytea NOT NULL,
      dipasang_pada timestamptz,
      langkah_terakhir bigint NOT NULL DEFAULT 0
    );
    COMMENT ON TABLE petugas_totp IS 'Second factor of a petugas (RFC 6238); not asked for before its owner has confirmed it with a code';
    COMMENT ON COLUMN petugas_totp.rahasia_sandi IS 'The shared secret, AES-256-GCM: key number, nonce, tag, text';
    COMMENT ON COLUMN petugas_totp.langkah_terakhir IS 'Newest time step of which a code was accepted: none is accepted twice';

    CREATE TABLE petugas_kode_pemulihan (
      petugas_id bigint NOT NULL CONSTRAINT petugas_kode_pemulihan_totp REFERENCES petugas_totp ON DELETE CASCADE,
      sidik text NOT NULL,
      PRIMARY KEY (petugas_id, sidik)
    );
    COMMENT ON TABLE petugas_kode_pemulihan IS 'Recovery codes not used yet, as hashes; each stands in for one TOTP code';
  `);
}
