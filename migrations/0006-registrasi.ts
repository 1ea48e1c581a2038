import type { Knex } from 'knex';

/** Registrations; an accepted one is the account that signs in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE registrasi (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      nomor_register text NOT NULL CONSTRAINT registrasi_nomor_unik UNIQUE
        CONSTRAINT registrasi_nomor CHECK (nomor_register ~ '^[A-HJKMNP-Z2-9]{8}$'),
      nip text NOT NULL CONSTRAINT registrasi_pegawai REFERENCES pegawai (nip),
      instansi_kode text NOT NULL CONSTRAINT registrasi_instansi REFERENCES instansi (kode),
      status text NOT NULL CONSTRAINT registrasi_status CHECK (status IN ('diajukan', 'aktif', 'ditolak', 'direset')),
      email text,
      telepon text,
      hp text,
      kata_kunci_hash text NOT NULL,
      pertanyaan text NOT NULL,
      jawaban_sandi bytea NOT NULL,
      nama_ibu_hash text NOT NULL,
      diajukan_pada timestamptz NOT NULL,
      diputus_pada timestamptz,
      diputus_oleh bigint CONSTRAINT registrasi_pemutus REFERENCES petugas,
      alasan text,
      CONSTRAINT registrasi_alasan CHECK (status NOT IN ('ditolak', 'direset') OR alasan IS NOT NULL)
    );
    CREATE UNIQUE INDEX registrasi_satu_per_nip ON registrasi (nip) WHERE status IN ('diajukan', 'aktif');
    CREATE INDEX registrasi_per_nip ON registrasi (nip);
    CREATE INDEX registrasi_antrean ON registrasi (instansi_kode, diajukan_pada) WHERE status = 'diajukan';
    COMMENT ON TABLE registrasi IS 'One registration; the nomor register signs in once the status is aktif';
    COMMENT ON COLUMN registrasi.jawaban_sandi IS 'Answer to the security question, AES-256-GCM: key number, nonce, tag, text';
    COMMENT ON COLUMN registrasi.nama_ibu_hash IS 'Mother''s name, normalised, keyed hash';
  `);
}
