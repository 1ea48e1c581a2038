import type { Knex } from 'knex';

/** Sent versions, what verifikator decided on them, and the steps a form has taken. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE kiriman (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      formulir_id bigint NOT NULL CONSTRAINT kiriman_formulir REFERENCES formulir,
      nomor integer NOT NULL,
      pembanding jsonb NOT NULL,
      isi jsonb NOT NULL,
      sikap jsonb NOT NULL,
      tingkat_perlu smallint[] NOT NULL,
      jumlah_perubahan integer NOT NULL,
      jumlah_peringatan integer NOT NULL,
      pegawai_versi integer NOT NULL,
      unit_kantor_id bigint NOT NULL CONSTRAINT kiriman_unit REFERENCES kantor,
      dikirim_pada timestamptz NOT NULL,
      CONSTRAINT kiriman_nomor_unik UNIQUE (formulir_id, nomor)
    );
    ALTER TABLE formulir ADD CONSTRAINT formulir_kiriman FOREIGN KEY (kiriman_id) REFERENCES kiriman;
    COMMENT ON TABLE kiriman IS 'One sent version with the pembanding it was compared with; never changed';

    CREATE TABLE putusan (
      kiriman_id bigint NOT NULL CONSTRAINT putusan_kiriman REFERENCES kiriman,
      tingkat smallint NOT NULL,
      kunci text NOT NULL,
      sidik text NOT NULL,
      hasil text NOT NULL CONSTRAINT putusan_hasil CHECK (hasil IN ('sesuai', 'tidak_sesuai')),
      alasan text,
      petugas_id bigint NOT NULL CONSTRAINT putusan_petugas REFERENCES petugas,
      pada timestamptz NOT NULL,
      PRIMARY KEY (kiriman_id, tingkat, kunci),
      CONSTRAINT putusan_alasan CHECK (hasil = 'sesuai' OR alasan IS NOT NULL)
    );
    COMMENT ON TABLE putusan IS 'Verdict of one tingkat on one perubahan; sidik names the perubahan''s content so that a later kiriman finds it again';

    CREATE TABLE catatan (
      kiriman_id bigint NOT NULL CONSTRAINT catatan_kiriman REFERENCES kiriman,
      tingkat smallint NOT NULL,
      kunci text NOT NULL,
      isi text NOT NULL,
      petugas_id bigint NOT NULL CONSTRAINT catatan_petugas REFERENCES petugas,
      pada timestamptz NOT NULL,
      PRIMARY KEY (kiriman_id, tingkat, kunci)
    );
    COMMENT ON TABLE catatan IS 'A verifikator''s remark on any butir, row or section, shown to the PNS at its place';

    CREATE TABLE formulir_langkah (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      formulir_id bigint NOT NULL CONSTRAINT formulir_langkah_formulir REFERENCES formulir,
      kiriman_id bigint CONSTRAINT formulir_langkah_kiriman REFERENCES kiriman,
      aksi text NOT NULL,
      dari text NOT NULL,
      ke text NOT NULL,
      kantor_id bigint CONSTRAINT formulir_langkah_kantor REFERENCES kantor,
      petugas_id bigint CONSTRAINT formulir_langkah_petugas REFERENCES petugas,
      alasan text,
      pada timestamptz NOT NULL
    );
    CREATE INDEX formulir_langkah_per_formulir ON formulir_langkah (formulir_id, id);
    COMMENT ON TABLE formulir_langkah IS 'The way a form has gone, step by step: the timeline';

    CREATE FUNCTION tolak_perubahan() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER kiriman_tetap BEFORE UPDATE OR DELETE ON kiriman FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER formulir_langkah_tetap BEFORE UPDATE OR DELETE ON formulir_langkah FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
  `);
}
