import type { Logger } from 'pino';
import type { Db } from '../database/knex.js';
import { keadaanPengumuman, type Pengumuman } from './pengumuman.js';
import { pengumumanBerlaku } from './pengumuman.repository.js';
import { PALING_BANYAK_TAMPIL } from './tampil.js';

/** How long the front page goes by what it has read; a change made in this process shows at once. */
const SEGAR_MS = 10_000;

/** What the front page announces. Everybody opens it, so it reads the database once in a while and not each time. */
export interface Papan {
  umum(): Promise<Pengumuman[]>;
  /** something has changed */
  lupakan(): void;
}

export function buatPapan(db: Db, jam: () => Date, log: Logger): Papan {
  let bacaan: Promise<Pengumuman[]> = Promise.resolve([]);
  let dibaca = Number.NEGATIVE_INFINITY;
  /** The front page stands also while the database is away, with what was known last. */
  const baca = (kini: Date, lama: Promise<Pengumuman[]>): Promise<Pengumuman[]> =>
    pengumumanBerlaku(db, { tempat: 'umum', instansi: [], kini, banyak: PALING_BANYAK_TAMPIL }).catch(
      (galat: unknown) => {
        log.warn({ err: galat }, 'announcements could not be read');
        return lama;
      },
    );
  return {
    umum: async () => {
      const kini = jam();
      if (Math.abs(kini.getTime() - dibaca) >= SEGAR_MS) {
        dibaca = kini.getTime();
        bacaan = baca(kini, bacaan);
      }
      return (await bacaan).filter((satu) => keadaanPengumuman(satu, kini) === 'berlaku');
    },
    lupakan: () => {
      dibaca = Number.NEGATIVE_INFINITY;
    },
  };
}
