import type { Knex } from 'knex';

/** Scans: their bytes, whom they belong to in a draft, and in what was sent. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE berkas (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      nama text NOT NULL CONSTRAINT berkas_nama_panjang CHECK (char_length(nama) BETWEEN 1 AND 100),
      jenis text NOT NULL CONSTRAINT berkas_jenis CHECK (jenis IN ('application/pdf', 'image/jpeg', 'image/png')),
      ukuran integer NOT NULL CONSTRAINT berkas_ukuran CHECK (ukuran BETWEEN 1 AND 2097152),
      lebar integer,
      tinggi integer,
      sidik text NOT NULL,
      isi bytea NOT NULL,
      dibuat_pada timestamptz NOT NULL,
      lepas_pada timestamptz,
      CONSTRAINT berkas_utuh CHECK (octet_length(isi) = ukuran),
      CONSTRAINT berkas_ukuran_gambar CHECK ((jenis = 'application/pdf') = (lebar IS NULL) AND (lebar IS NULL) = (tinggi IS NULL))
    );
    -- Pictures and PDFs are packed already.
    ALTER TABLE berkas ALTER COLUMN isi SET STORAGE EXTERNAL;
    CREATE INDEX berkas_lepas ON berkas (lepas_pada) WHERE lepas_pada IS NOT NULL;
    COMMENT ON TABLE berkas IS 'A scan or document that has been looked into; what it is attached to, other tables say';
    COMMENT ON COLUMN berkas.sidik IS 'SHA-256 of isi, hex';
    COMMENT ON COLUMN berkas.lepas_pada IS 'Since when a draft that had it has it no more; removed a day later unless something sent still has it';

    CREATE TABLE formulir_lampiran (
      formulir_id bigint NOT NULL CONSTRAINT formulir_lampiran_formulir REFERENCES formulir,
      kunci text NOT NULL,
      berkas_id bigint NOT NULL CONSTRAINT formulir_lampiran_berkas REFERENCES berkas,
      PRIMARY KEY (formulir_id, kunci, berkas_id)
    );
    CREATE INDEX formulir_lampiran_per_berkas ON formulir_lampiran (berkas_id);
    COMMENT ON TABLE formulir_lampiran IS 'What is attached in the draft: a place of the form (butir, or jenis:row) and its files';

    CREATE TABLE kiriman_lampiran (
      kiriman_id bigint NOT NULL CONSTRAINT kiriman_lampiran_kiriman REFERENCES kiriman,
      kunci text NOT NULL,
      berkas_id bigint NOT NULL CONSTRAINT kiriman_lampiran_berkas REFERENCES berkas,
      PRIMARY KEY (kiriman_id, kunci, berkas_id)
    );
    CREATE INDEX kiriman_lampiran_per_berkas ON kiriman_lampiran (berkas_id);
    COMMENT ON TABLE kiriman_lampiran IS 'What was attached when a kiriman was sent; never changed';

    CREATE TRIGGER berkas_tetap BEFORE UPDATE OF nama, jenis, ukuran, lebar, tinggi, sidik, isi, dibuat_pada ON berkas
      FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER kiriman_lampiran_tetap BEFORE UPDATE OR DELETE ON kiriman_lampiran FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER kiriman_lampiran_tidak_dikosongkan BEFORE TRUNCATE ON kiriman_lampiran
      FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();
  `);
}
