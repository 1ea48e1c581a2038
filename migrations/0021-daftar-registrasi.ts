import type { Knex } from 'knex';

/** Registrations that have been decided, newest first, for the console's list. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX registrasi_diputus ON registrasi (instansi_kode, status, diputus_pada DESC) WHERE status <> 'diajukan';
    CREATE INDEX registrasi_diputus_nasional ON registrasi (status, diputus_pada DESC) WHERE status <> 'diajukan';
    CREATE INDEX registrasi_antrean_nasional ON registrasi (diajukan_pada) WHERE status = 'diajukan';
  `);
}
