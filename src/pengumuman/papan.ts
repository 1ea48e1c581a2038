import type { Logger } from 'pino';
import type { Db } from '../database/knex.js';
import type { Jadwal } from '../jadwal/jadwal.js';
import { jadwalBerlaku } from '../jadwal/jadwal.repository.js';
import { keadaanPengumuman, type Pengumuman } from './pengumuman.js';
import { pengumumanBerlaku } from './pengumuman.repository.js';
import { PALING_BANYAK_TAMPIL } from './tampil.js';

/** How long the public pages go by what they have read; a change made in this process shows at once. */
const SEGAR_MS = 10_000;

/** What the public pages tell everybody. Everybody opens them, so they read the database once in a while and not each time. */
export interface Papan {
  umum(): Promise<Pengumuman[]>;
  /** the country's windows */
  jadwal(): Promise<Jadwal>;
  /** something has changed */
  lupakan(): void;
}

export function buatPapan(db: Db, jam: () => Date, log: Logger): Papan {
  const pengumuman = sesekali(
    (kini) => pengumumanBerlaku(db, { tempat: 'umum', instansi: [], kini, banyak: PALING_BANYAK_TAMPIL }),
    { awal: [], jam, log },
  );
  const jadwal = sesekali<Jadwal>(() => jadwalBerlaku(db, null), { awal: {}, jam, log });
  return {
    umum: async () => (await pengumuman.baca()).filter((satu) => keadaanPengumuman(satu, jam()) === 'berlaku'),
    jadwal: jadwal.baca,
    lupakan: () => {
      pengumuman.lupakan();
      jadwal.lupakan();
    },
  };
}

/** Reads again after a while. The pages stand also while the database is away, with what was known last. */
function sesekali<T>(
  baca: (kini: Date) => Promise<T>,
  { awal, jam, log }: { awal: T; jam: () => Date; log: Logger },
): { baca(): Promise<T>; lupakan(): void } {
  let bacaan: Promise<T> = Promise.resolve(awal);
  let dibaca = Number.NEGATIVE_INFINITY;
  return {
    baca: () => {
      const kini = jam();
      if (Math.abs(kini.getTime() - dibaca) >= SEGAR_MS) {
        dibaca = kini.getTime();
        const lama = bacaan;
        bacaan = baca(kini).catch((galat: unknown) => {
          log.warn({ err: galat }, 'what the public pages tell could not be read');
          return lama;
        });
      }
      return bacaan;
    },
    lupakan: () => {
      dibaca = Number.NEGATIVE_INFINITY;
    },
  };
}
