import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { seedDemo } from '../../seeds/demo.js';
import { createApp } from '../../src/app.js';
import { type Deps, lengkapiDeps } from '../../src/deps.js';
import type { Katalog } from '../../src/formulir/katalog.js';
import { bukaServer } from '../../src/web/server-http.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { jamUji } from './jam.js';
import { alatUji } from './template-demo.js';

export interface TestPortal {
  url: string;
  deps: Deps;
  database: TestDatabase;
  /** moves the portal's clock on */
  advance(ms: number): void;
  close(): Promise<void>;
}

const KUNCI = ['SECRET_KEY', 'ANSWER_KEYS', 'DATA_DIR'];

/** Everything `createApp` needs, on a database of its own with the demo's cast. bcrypt is cheap and limits are wide here. */
export async function createTestDeps(
  settings: Record<string, string> = {},
): Promise<{ deps: Deps; database: TestDatabase; advance(ms: number): void }> {
  const alat = alatUji(settings);
  const { config, sandi, bcrypt } = alat;
  // Keys of its own could not read what the template was seeded with.
  const database = await createTestDatabase(KUNCI.some((satu) => satu in settings) ? 'referensi' : 'demo');
  let shift = 0;
  const jam = (): Date => new Date(jamUji().getTime() + shift);
  const db = database.knex;
  const log = pino({ level: process.env.TEST_LOG ?? config.logLevel });
  await seedDemo(db, { ...alat, jam });
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
