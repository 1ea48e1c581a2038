import type { Logger } from 'pino';
import { bacaAlamatClamd, denganClamd } from './berkas/clamd.js';
import { buatPemeriksa, type Pemeriksa } from './berkas/pemeriksa.js';
import type { Config } from './config.js';
import type { Db } from './database/knex.js';
import { type Katalog, muatKatalog } from './formulir/katalog.js';
import type { Kategori } from './helpdesk/jenis.js';
import { muatKategori } from './helpdesk/katalog-helpdesk.js';
import { buatPapan, type Papan } from './pengumuman/papan.js';
import type { AntreanBcrypt } from './web/antrean-bcrypt.js';
import { type Batas, buatBatas } from './web/batas.js';
import { lewatTls } from './web/cookie.js';
import type { Sandi } from './web/sandi.js';
import { buatTamu, type Tamu } from './web/sesi-tamu.js';
import { buatTempatUnggah, type TempatUnggah } from './web/tempat-unggah.js';

/** Everything from outside that the portal works with; tests bring their own clock. */
export interface Deps {
  db: Db;
  config: Config;
  katalog: Katalog;
  /** the 18 kategori of the helpdesk, in the manual's order */
  kategori: readonly Kategori[];
  log: Logger;
  /** the clock */
  jam: () => Date;
  sandi: Sandi;
  bcrypt: AntreanBcrypt;
  batas: Batas;
  tamu: Tamu;
  pemeriksa: Pemeriksa;
  tempatUnggah: TempatUnggah;
  /** what the front page announces */
  papan: Papan;
}

/** What is known before the rest: settings, database, clock and secrets. */
export type DepsAwal = Pick<Deps, 'db' | 'config' | 'log' | 'jam' | 'sandi' | 'bcrypt'>;

/** With a virus scanner in front where one is configured. */
function pemeriksaDari({ config, log }: DepsAwal): Pemeriksa {
  const sendiri = buatPemeriksa();
  if (!config.clamdUrl) return sendiri;
  return denganClamd(sendiri, bacaAlamatClamd(config.clamdUrl), (galat) => log.error({ err: galat }, 'clamd'));
}

/** The rest follows from them; `pengaliBatas` widens the limits, for tests that come from one address. */
export async function lengkapiDeps(awal: DepsAwal, pengaliBatas = 1): Promise<Deps> {
  return {
    ...awal,
    katalog: await muatKatalog(),
    kategori: await muatKategori(),
    batas: buatBatas(awal.db, pengaliBatas),
    tamu: buatTamu(awal.db, awal.sandi, awal.jam, lewatTls(awal.config)),
    pemeriksa: pemeriksaDari(awal),
    tempatUnggah: buatTempatUnggah(),
    papan: buatPapan(awal.db, awal.jam, awal.log),
  };
}
