import { seedReferensi } from '../../seeds/referensi.js';
import type { Config } from '../config.js';
import { startEmbedded } from '../database/embedded/index.js';
import { connect, type Db } from '../database/knex.js';
import { migrateToLatest } from '../database/migrate.js';

/** The database of a command, brought up to date; `tutup` leaves a server that someone else started running. */
export async function bukaBasisData(config: Config): Promise<{ db: Db; tutup: () => Promise<void> }> {
  const server = config.databaseUrl ? null : await startEmbedded({ dir: config.dataDir });
  const db = connect(config.databaseUrl ?? server!.connection, { max: 4 });
  const tutup = async () => {
    await db.destroy();
    await server?.stop();
  };
  try {
    await migrateToLatest(db);
    await seedReferensi(db);
    return { db, tutup };
  } catch (error) {
    await tutup();
    throw error;
  }
}
