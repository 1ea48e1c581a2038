import type { Knex } from 'knex';

/** Data pembanding: what BKN holds of each PNS. The values live in jsonb so that a new field is one declaration (ADR 0001). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE pegawai (
      nip text PRIMARY KEY CONSTRAINT pegawai_nip CHECK (nip ~ '^[0-9]{18}$'),
      nip_lama text CONSTRAINT pegawai_nip_lama CHECK (nip_lama ~ '^[0-9]{9}$'),
      isi jsonb NOT NULL,
      versi integer NOT NULL DEFAULT 1,
      diubah_pada timestamptz NOT NULL DEFAULT now(),
      nama text NOT NULL GENERATED ALWAYS AS (isi ->> 'nama') STORED,
      instansi_kode text NOT NULL GENERATED ALWAYS AS (isi #>> '{instansi_induk,kode}') STORED CONSTRAINT pegawai_instansi REFERENCES instansi (kode),
      kedudukan_hukum text NOT NULL GENERATED ALWAYS AS (isi ->> 'kedudukan_hukum') STORED
    );
    CREATE UNIQUE INDEX pegawai_nip_lama_unik ON pegawai (nip_lama) WHERE nip_lama IS NOT NULL;
    CREATE INDEX pegawai_per_instansi ON pegawai (instansi_kode, kunci_cari(nama) text_pattern_ops);
    COMMENT ON TABLE pegawai IS 'Master record of a PNS as BKN holds it (data pembanding, from SAPK)';
    COMMENT ON COLUMN pegawai.isi IS 'Value of every butir of the form by its kode; a reference is {kode, nama}, a date yyyy-mm-dd';
    COMMENT ON COLUMN pegawai.versi IS 'Rises with every change, so that a form on its way can tell that its pembanding moved';

    CREATE TABLE riwayat (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      nip text NOT NULL CONSTRAINT riwayat_pegawai REFERENCES pegawai (nip) ON DELETE CASCADE,
      jenis text NOT NULL,
      kunci text NOT NULL,
      isi jsonb NOT NULL
    );
    CREATE INDEX riwayat_per_pegawai ON riwayat (nip, jenis, kunci);
    COMMENT ON TABLE riwayat IS 'History rows of every kind of the pembanding; isi is checked by the kind''s own file';
    COMMENT ON COLUMN riwayat.kunci IS 'Natural key within nip and jenis, built by the kind; an import finds its row by it';
  `);
}
