import type { Knex } from 'knex';

/** Sent versions and steps cannot be emptied either; a row trigger does not see TRUNCATE. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TRIGGER kiriman_tidak_dikosongkan BEFORE TRUNCATE ON kiriman FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();
    CREATE TRIGGER formulir_langkah_tidak_dikosongkan BEFORE TRUNCATE ON formulir_langkah
      FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan();
  `);
}
