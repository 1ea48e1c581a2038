import type { Knex } from 'knex';

/** Instansi kept by hand: a version, so that two who edit notice each other and the seed files leave alone what was edited. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE instansi ADD COLUMN versi integer NOT NULL DEFAULT 1;
    COMMENT ON COLUMN instansi.versi IS 'Counts the changes by hand; above 1 the seed files no longer touch the row';
  `);
}
