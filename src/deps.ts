import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { Db } from './database/knex.js';
import type { Katalog } from './formulir/katalog.js';
import type { AntreanBcrypt } from './web/antrean-bcrypt.js';
import type { Batas } from './web/batas.js';
import type { Sandi } from './web/sandi.js';
import type { Tamu } from './web/sesi-tamu.js';

/** Everything from outside that the portal works with; tests bring their own clock. */
export interface Deps {
  db: Db;
  config: Config;
  katalog: Katalog;
  log: Logger;
  /** the clock */
  jam: () => Date;
  sandi: Sandi;
  bcrypt: AntreanBcrypt;
  batas: Batas;
  tamu: Tamu;
}
