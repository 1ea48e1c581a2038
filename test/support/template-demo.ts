import { seedDemo } from '../../seeds/demo.js';
import { type Config, readConfig } from '../../src/config.js';
import { connect } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { buatAntreanBcrypt } from '../../src/web/antrean-bcrypt.js';
import { buatSandi } from '../../src/web/sandi.js';
import { jamUji } from './jam.js';
import type { TestConnection } from './template.js';

const SETTINGS = { DATA_DIR: '.data/test-portal', LOG_LEVEL: 'silent' };

/** What the demo is seeded with and what a test portal runs with: cheap bcrypt, keys that all files of a run share. */
export function alatUji(
  settings: Record<string, string>,
): Pick<Deps, 'sandi' | 'bcrypt'> & { config: Config; mode: 'demo' } {
  const config = readConfig({ ...SETTINGS, ...settings });
  return { config, sandi: buatSandi(config), bcrypt: buatAntreanBcrypt(4), mode: 'demo' };
}

/**
 * The template of all files that want a portal: schema, reference data and the demo's cast, seeded once a run instead
 * of once a file. Returns its name; the next run drops it, because the waiting registrations are as old as the run.
 */
export async function prepareDemoTemplate(server: TestConnection, template: string): Promise<string> {
  const name = `template_demo_${process.pid}`;
  const admin = connect(server, { max: 1 });
  try {
    await admin.raw('CREATE DATABASE ?? TEMPLATE ??', [name, template]);
  } finally {
    await admin.destroy();
  }
  const database = connect({ ...server, database: name }, { max: 1 });
  try {
    await seedDemo(database, { ...alatUji({}), jam: jamUji });
    await database.raw('VACUUM (FREEZE, ANALYZE)');
  } finally {
    await database.destroy();
  }
  return name;
}
