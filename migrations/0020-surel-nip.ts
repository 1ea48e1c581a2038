import type { Knex } from 'knex';

/** Whose matter a mail is about: an address can be shared by a whole office. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE surel ADD COLUMN nip text;
    CREATE INDEX surel_per_nip ON surel (nip, id);
    COMMENT ON COLUMN surel.nip IS 'Whose matter; NULL on mails from before this column';
  `);
}
