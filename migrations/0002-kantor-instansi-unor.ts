import type { Knex } from 'knex';

/** The offices that work here, the instansi and their trees of units. A petugas's scope is a kantor. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE kantor (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      jenis text NOT NULL CONSTRAINT kantor_jenis CHECK (jenis IN ('pusat', 'kanreg', 'instansi', 'unit')),
      kode text NOT NULL CONSTRAINT kantor_kode_unik UNIQUE,
      nama text NOT NULL,
      induk_id bigint CONSTRAINT kantor_induk REFERENCES kantor,
      instansi_kode text,
      unor_id bigint,
      bawaan boolean NOT NULL DEFAULT false,
      aktif boolean NOT NULL DEFAULT true,
      alamat text,
      telepon text,
      jam_layanan text,
      CONSTRAINT kantor_instansi_diisi CHECK ((jenis IN ('instansi', 'unit')) = (instansi_kode IS NOT NULL))
    );
    CREATE INDEX kantor_per_instansi ON kantor (instansi_kode, jenis);
    CREATE INDEX kantor_per_induk ON kantor (induk_id);
    COMMENT ON TABLE kantor IS 'Offices: BKN Pusat, Kanreg, an instansi''s personnel office, a Verifikator Level 1 unit; with the contacts the public is shown';
    COMMENT ON COLUMN kantor.bawaan IS 'The built-in Verifikator Level 1 of an instansi: its BKD / Biro';

    CREATE TABLE instansi (
      kode text PRIMARY KEY,
      nama text NOT NULL,
      jenis text NOT NULL CONSTRAINT instansi_jenis CHECK (jenis IN ('pusat', 'provinsi', 'kabupaten', 'kota', 'lainnya')),
      kode_provinsi text,
      kanreg_kode text CONSTRAINT instansi_kanreg REFERENCES kantor (kode),
      kantor_id bigint NOT NULL CONSTRAINT instansi_kantor REFERENCES kantor,
      terima_oleh_verifikator boolean NOT NULL DEFAULT false,
      aktif boolean NOT NULL DEFAULT true,
      cari text NOT NULL GENERATED ALWAYS AS (kunci_cari(nama)) STORED
    );
    ALTER TABLE kantor ADD CONSTRAINT kantor_instansi FOREIGN KEY (instansi_kode) REFERENCES instansi (kode) DEFERRABLE INITIALLY DEFERRED;
    CREATE INDEX instansi_cari ON instansi USING gin (cari gin_trgm_ops);
    COMMENT ON TABLE instansi IS 'Ministries, agencies, provinces, kabupaten and kota by BKN code; "lainnya" can only be an instansi kerja';
    COMMENT ON COLUMN instansi.terima_oleh_verifikator IS 'Whether the tingkat-1 verifikator of this instansi may accept registrations too';

    CREATE TABLE unor (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      kode text NOT NULL CONSTRAINT unor_kode_unik UNIQUE,
      instansi_kode text NOT NULL CONSTRAINT unor_instansi REFERENCES instansi (kode),
      induk_id bigint CONSTRAINT unor_induk REFERENCES unor,
      nama text NOT NULL,
      eselon text,
      nama_jabatan text,
      aktif boolean NOT NULL DEFAULT true,
      cari text NOT NULL GENERATED ALWAYS AS (kunci_cari(nama)) STORED
    );
    ALTER TABLE kantor ADD CONSTRAINT kantor_unor FOREIGN KEY (unor_id) REFERENCES unor;
    CREATE INDEX unor_per_induk ON unor (instansi_kode, induk_id);
    CREATE INDEX unor_cari ON unor USING gin (instansi_kode, cari gin_trgm_ops);
    COMMENT ON TABLE unor IS 'Units of an instansi as a tree: eselon II, III, IV';
  `);
}
