import type { Knex } from 'knex';

/** The sender's side of the outbox: who has a mail in hand, since when it is tried, and mails that are given up. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE surel
      ADD COLUMN dicoba_sejak timestamptz,
      ADD COLUMN pegangan uuid,
      ADD COLUMN sebab text,
      ADD COLUMN mati_pada timestamptz,
      ADD CONSTRAINT surel_satu_akhir CHECK (dikirim_pada IS NULL OR mati_pada IS NULL),
      ADD CONSTRAINT surel_mati_bersebab CHECK (mati_pada IS NULL OR sebab IS NOT NULL);
    DROP INDEX surel_menunggu;
    CREATE INDEX surel_giliran ON surel (coba_pada, id) WHERE dikirim_pada IS NULL AND mati_pada IS NULL;
    CREATE INDEX surel_giliran_kode ON surel (coba_pada, id)
      WHERE dikirim_pada IS NULL AND mati_pada IS NULL AND templat LIKE 'kode-%';
    CREATE INDEX surel_menunggu ON surel (dibuat_pada, id) WHERE dikirim_pada IS NULL AND mati_pada IS NULL;
    CREATE INDEX surel_mati ON surel (mati_pada, id) WHERE mati_pada IS NOT NULL;
    CREATE INDEX surel_mati_sebab ON surel (sebab, mati_pada, id) WHERE mati_pada IS NOT NULL;
    CREATE INDEX surel_terkirim ON surel (dikirim_pada, id) WHERE dikirim_pada IS NOT NULL;
    COMMENT ON COLUMN surel.coba_pada IS 'Due from then on; while a sender has it, when it is taken to have died; infinity once given up';
    COMMENT ON COLUMN surel.dicoba_sejak IS 'First try since it was written, or since "Kirim lagi"';
    COMMENT ON COLUMN surel.pegangan IS 'Of the sender that took it last; only that one may say what became of it';
    COMMENT ON COLUMN surel.sebab IS 'Kind of the last failure, see src/surel/kegagalan.ts; the words of the server are in galat';
    COMMENT ON COLUMN surel.mati_pada IS 'Given up; the console can send it again';
  `);
}
