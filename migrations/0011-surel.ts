import type { Knex } from 'knex';

/** Outbox: a mail is written in the transaction of its event and sent afterwards. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE surel (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      kepada text NOT NULL,
      templat text NOT NULL,
      subjek text NOT NULL,
      teks text NOT NULL,
      dibuat_pada timestamptz NOT NULL DEFAULT now(),
      dikirim_pada timestamptz,
      percobaan integer NOT NULL DEFAULT 0,
      coba_pada timestamptz NOT NULL DEFAULT now(),
      galat text
    );
    CREATE INDEX surel_menunggu ON surel (coba_pada) WHERE dikirim_pada IS NULL;
    COMMENT ON TABLE surel IS 'Mails to send or sent';
  `);
}
