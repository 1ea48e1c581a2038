import type { Knex } from 'knex';

/** Isian sementara has an author page, so that a page knows its own typing even when an answer to it was lost. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE formulir_bagian ADD COLUMN ketik_kunci text;
    COMMENT ON COLUMN formulir_bagian.versi IS 'Rises with every save and every isian sementara; two devices notice each other by it';
    COMMENT ON COLUMN formulir_bagian.ketik_kunci IS 'Form key of the page that typed last; NULL after a save';
  `);
}
