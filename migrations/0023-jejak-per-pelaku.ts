import type { Knex } from 'knex';

/** The trail of one actor, newest first. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('CREATE INDEX jejak_per_pelaku ON jejak (pelaku_jenis, pelaku_id, pada)');
}
