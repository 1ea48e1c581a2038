import type { Knex } from 'knex';

/** What the inbox of verifikator is narrowed by, and what one petugas has decided. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE kiriman ADD COLUMN bagian_berubah text[] NOT NULL DEFAULT '{}';
    COMMENT ON COLUMN kiriman.bagian_berubah IS 'Sections that hold a perubahan; empty also for kiriman from before this column';
    CREATE INDEX formulir_langkah_per_petugas ON formulir_langkah (petugas_id, id) WHERE petugas_id IS NOT NULL;
  `);
}
