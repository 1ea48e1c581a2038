import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { seedDemo } from '../../seeds/demo.js';
import { createApp } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import { type Deps, lengkapiDeps } from '../../src/deps.js';
import type { Katalog } from '../../src/formulir/katalog.js';
import { buatAntreanBcrypt } from '../../src/web/antrean-bcrypt.js';
import { buatSandi } from '../../src/web/sandi.js';
import { bukaServer } from '../../src/web/server-http.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export interface TestPortal {
  url: string;
  deps: Deps;
  database: TestDatabase;
  /** moves the portal's clock on */
  advance(ms: number): void;
  close(): Promise<void>;
}

const SETTINGS = { DATA_DIR: '.data/test-portal', LOG_LEVEL: 'silent' };

/** Everything `createApp` needs, on a database of its own with the demo's cast. bcrypt is cheap and limits are wide here. */
export async function createTestDeps(
  settings: Record<string, string> = {},
): Promise<{ deps: Deps; database: TestDatabase; advance(ms: number): void }> {
  const database = await createTestDatabase();
  const config: Config = readConfig({ ...SETTINGS, ...settings });
  let shift = 0;
  const jam = (): Date => new Date(Date.now() + shift);
  const sandi = buatSandi(config);
  const bcrypt = buatAntreanBcrypt(4);
  const db = database.knex;
  const log = pino({ level: process.env.TEST_LOG ?? config.logLevel });
  await seedDemo(db, { mode: 'demo', bcrypt, sandi, jam });
  const deps = await lengkapiDeps({ db, config, log, jam, sandi, bcrypt }, 100);
  return { deps, database, advance: (ms) => (shift += ms) };
}

/** The very app of production, listening on a free port of this machine; with its own katalog or another. */
export async function startTestPortal(settings: Record<string, string> = {}, katalog?: Katalog): Promise<TestPortal> {
  const { deps, database, advance } = await createTestDeps(settings);
  if (katalog) deps.katalog = katalog;
  const server = bukaServer(createApp(deps));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    deps,
    database,
    advance,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.destroy();
    },
  };
}
