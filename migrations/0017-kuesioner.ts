import type { Knex } from 'knex';

/** Questionnaires of the Stakeholder tab: data with versions, so that an answered form keeps the wording it was asked with. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE kuesioner (
      kode text NOT NULL CONSTRAINT kuesioner_kode CHECK (kode ~ '^[a-z][a-z-]*$'),
      versi integer NOT NULL CONSTRAINT kuesioner_versi CHECK (versi > 0),
      urutan integer NOT NULL,
      judul text NOT NULL,
      pengantar text NOT NULL,
      asal text NOT NULL CONSTRAINT kuesioner_asal CHECK (asal IN ('pengelola', 'stakeholder')),
      pertanyaan jsonb NOT NULL,
      berlaku_pada timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (kode, versi)
    );
    COMMENT ON TABLE kuesioner IS 'Questionnaires of the stakeholders (BPJS Kesehatan, Bapertarum, KPE); a version never changes, an edit is a new one';
    COMMENT ON COLUMN kuesioner.asal IS 'Who worded it: the 2015 wording is lost, ours are marked "pengelola"';
    CREATE TRIGGER kuesioner_tetap BEFORE UPDATE OR DELETE ON kuesioner FOR EACH ROW EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER kuesioner_tidak_dikosongkan BEFORE TRUNCATE ON kuesioner FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();

    ALTER TABLE kiriman ADD COLUMN kuesioner jsonb NOT NULL DEFAULT '{}';
    COMMENT ON COLUMN kiriman.kuesioner IS 'Answers as sent, by questionnaire, each with the version that was asked';
  `);
}
