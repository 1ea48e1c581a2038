import type { Knex } from 'knex';

/** Finds what has been kept long enough (docs/privasi.md) without looking at the rest. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX registrasi_rahasia_mati ON registrasi (diputus_pada) WHERE status IN ('ditolak', 'direset') AND nama_ibu_hash <> '';
    CREATE INDEX sanggahan_kontak_lama ON sanggahan (ditutup_pada) WHERE kontak IS NOT NULL OR keterangan IS NOT NULL;
    CREATE INDEX tiket_email_lama ON tiket (diputus_pada) WHERE email IS NOT NULL;
  `);
}
