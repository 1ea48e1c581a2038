import type { Knex } from 'knex';

/** Texts that the console keeps: announcements, and a version number on FAQ rows, so that two who edit notice each other. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE pengumuman (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      instansi_kode text CONSTRAINT pengumuman_instansi REFERENCES instansi (kode),
      judul text NOT NULL,
      isi text NOT NULL,
      di_umum boolean NOT NULL,
      di_pns boolean NOT NULL,
      di_petugas boolean NOT NULL,
      mulai_pada timestamptz NOT NULL,
      selesai_pada timestamptz NOT NULL,
      diakhiri_pada timestamptz,
      berakhir_pada timestamptz NOT NULL GENERATED ALWAYS AS (least(selesai_pada, diakhiri_pada)) STORED,
      versi integer NOT NULL DEFAULT 1,
      dibuat_pada timestamptz NOT NULL,
      CONSTRAINT pengumuman_tempat CHECK (di_umum OR di_pns OR di_petugas),
      CONSTRAINT pengumuman_umum_nasional CHECK (instansi_kode IS NULL OR NOT di_umum),
      CONSTRAINT pengumuman_rentang CHECK (mulai_pada < selesai_pada)
    );
    CREATE INDEX pengumuman_berakhir ON pengumuman (berakhir_pada, mulai_pada);
    COMMENT ON TABLE pengumuman IS 'Announcements; isi is markdown';
    COMMENT ON COLUMN pengumuman.instansi_kode IS 'Whose PNS and petugas read it; NULL: the whole country';
    COMMENT ON COLUMN pengumuman.di_umum IS 'On the public pages: only national ones';
    COMMENT ON COLUMN pengumuman.selesai_pada IS 'End as announced, the first moment at which it no longer runs';
    COMMENT ON COLUMN pengumuman.diakhiri_pada IS 'Ended by hand; before mulai_pada: it never ran';
    COMMENT ON COLUMN pengumuman.berakhir_pada IS 'When it really ends or ended';

    ALTER TABLE faq ADD COLUMN versi integer NOT NULL DEFAULT 1;
    COMMENT ON COLUMN faq.versi IS 'Counts the changes, so that two who edit notice each other';
  `);
}
