import type { Knex } from 'knex';

/** "Bukan saya yang mendaftar": a registration that the owner of the NIP says is not theirs (domain.md §5). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE sanggahan (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      registrasi_id bigint NOT NULL CONSTRAINT sanggahan_registrasi REFERENCES registrasi,
      kontak text,
      keterangan text,
      diajukan_pada timestamptz NOT NULL,
      ditutup_pada timestamptz,
      ditutup_oleh bigint CONSTRAINT sanggahan_penutup REFERENCES petugas,
      alasan_tutup text,
      CONSTRAINT sanggahan_tutup_lengkap CHECK ((ditutup_pada IS NULL) = (alasan_tutup IS NULL))
    );
    CREATE UNIQUE INDEX sanggahan_terbuka ON sanggahan (registrasi_id) WHERE ditutup_pada IS NULL;
    CREATE INDEX sanggahan_per_registrasi ON sanggahan (registrasi_id);
    COMMENT ON TABLE sanggahan IS 'Somebody says that a registration was not made by the owner of the NIP; an admin of the instansi looks into it';
    COMMENT ON COLUMN sanggahan.kontak IS 'How the office can reach whoever says so';

    ALTER TABLE registrasi ADD COLUMN disanggah boolean NOT NULL DEFAULT false;
    COMMENT ON COLUMN registrasi.disanggah IS 'A sanggahan of it is open';
    DROP INDEX registrasi_antrean;
    DROP INDEX registrasi_antrean_nasional;
    CREATE INDEX registrasi_antrean ON registrasi (instansi_kode, disanggah DESC, diajukan_pada, id) WHERE status = 'diajukan';
    CREATE INDEX registrasi_antrean_nasional ON registrasi (disanggah DESC, diajukan_pada, id) WHERE status = 'diajukan';
    CREATE INDEX registrasi_disanggah ON registrasi (instansi_kode, id) WHERE disanggah;
  `);
}
