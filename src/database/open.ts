import type { Logger } from 'pino';
import { seedDemo } from '../../seeds/demo.js';
import { seedReferensi } from '../../seeds/referensi.js';
import { type Config, ConfigError } from '../config.js';
import type { AntreanBcrypt } from '../web/antrean-bcrypt.js';
import type { Sandi } from '../web/sandi.js';
import { type EmbeddedServer, startEmbedded } from './embedded/index.js';
import { connect, type Db } from './knex.js';
import { migrateToLatest } from './migrate.js';

export interface OpenDatabase {
  db: Db;
  close(): Promise<void>;
}

export interface SeedTools {
  log: Logger;
  sandi: Sandi;
  bcrypt: AntreanBcrypt;
  jam: () => Date;
}

/** The database of the settings: a real server, or the embedded one with demo people; migrated and filled with reference data. */
export async function openDatabase(config: Config, tools: SeedTools): Promise<OpenDatabase> {
  const embedded = config.databaseUrl ? null : await startEmbedded({ dir: config.dataDir });
  const db = connect(config.databaseUrl ?? (embedded as EmbeddedServer).connection, {
    onError: (error) => tools.log.error({ err: error }, 'database connection lost'),
  });
  const close = async (): Promise<void> => {
    await db.destroy();
    await embedded?.stop();
  };
  try {
    await prepare(db, config, tools);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, close };
}

async function prepare(db: Db, config: Config, tools: SeedTools): Promise<void> {
  try {
    await db.raw('SELECT 1');
  } catch (error) {
    throw new ConfigError(`the database of DATABASE_URL cannot be reached (${reason(error)})`);
  }
  try {
    await migrateToLatest(db);
    await seedReferensi(db);
  } catch (error) {
    throw new ConfigError(`the database could not be migrated (${reason(error)})`);
  }
  if (config.mode === 'demo') await seedDemo(db, { ...tools, mode: config.mode });
}

const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200);
