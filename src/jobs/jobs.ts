import { setTimeout as delay } from 'node:timers/promises';
import type { Deps } from '../deps.js';
import { kerjakanTugasTiket } from '../helpdesk/tugas-tiket.service.js';
import { kerjakanImpor } from '../impor/kerja-impor.js';
import { kirimPengingat, mulaiPengingat } from '../jadwal/pengingat.service.js';
import { segelJejak, segelTerakhir } from '../jejak/segel.repository.js';
import { lipatRekap } from '../rekap/rekap.repository.js';
import { buatPengirim, buatTransport } from '../surel/pengirim.js';
import { lupakanYangLama } from './masa-simpan.repository.js';
import { sapu } from './sapu.repository.js';

/** What the program does by itself, again and again. Safe with several processes: each step takes its work with a lock. */
export interface Jobs {
  stop(): Promise<void>;
}

const SEND_EVERY_MS = 5_000;
const TICKETS_EVERY_MS = 60_000;
const COUNT_EVERY_MS = 10_000;
const REMIND_EVERY_MS = 10 * 60_000;
const IMPORT_EVERY_MS = 2_000;
const FORGET_EVERY_MS = 60 * 60_000;
const SEAL_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 10 * 60_000;

export function startJobs(d: Deps): Jobs {
  const halt = new AbortController();
  const running = [
    repeat(d, halt.signal, 'sweep', SWEEP_EVERY_MS, () => sapu(d.db, d.jam())),
    repeat(d, halt.signal, 'tickets', TICKETS_EVERY_MS, () => kerjakanTugasTiket(d)),
    repeat(d, halt.signal, 'reminders', REMIND_EVERY_MS, async () => {
      await mulaiPengingat(d);
      while (!halt.signal.aborted && (await kirimPengingat(d)));
    }),
    repeat(d, halt.signal, 'forget', FORGET_EVERY_MS, async () => {
      const rows = await lupakanYangLama(d.db, d.jam());
      if (rows > 0) d.log.info({ rows }, 'personal data forgotten');
    }),
    repeat(d, halt.signal, 'seal', SEAL_EVERY_MS, () => seal(d, halt.signal)),
    repeat(d, halt.signal, 'import', IMPORT_EVERY_MS, async () => {
      while (!halt.signal.aborted && (await kerjakanImpor(d, halt.signal)));
    }),
    repeat(d, halt.signal, 'counters', COUNT_EVERY_MS, async () => {
      while (!halt.signal.aborted && (await lipatRekap(d.db)) > 0);
    }),
  ];
  const { smtpUrl } = d.config;
  if (smtpUrl) {
    const { mailFrom: dari, baseUrl: dasar } = d.config;
    const pengirim = buatPengirim({ ...d, dari, dasar, buka: () => buatTransport(smtpUrl) });
    running.push(repeat(d, halt.signal, 'mail', SEND_EVERY_MS, () => pengirim.kirimPutaran(halt.signal)));
  }
  return {
    stop: async () => {
      halt.abort();
      await Promise.all(running);
    },
  };
}

/** The seal goes into the log, too, which lies elsewhere than the trail. */
async function seal(d: Pick<Deps, 'db' | 'log'>, halt: AbortSignal): Promise<void> {
  let banyak = 0;
  while (!halt.aborted) {
    const kali = await segelJejak(d.db);
    if (kali === 0) break;
    banyak += kali;
  }
  if (banyak > 0) d.log.info({ ...(await segelTerakhir(d.db)), banyak }, 'trail sealed');
}

/** One failure is logged and does not end the job. */
async function repeat(
  d: Pick<Deps, 'log'>,
  halt: AbortSignal,
  job: string,
  everyMs: number,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!halt.aborted) {
    try {
      await work();
    } catch (error) {
      d.log.error({ err: error, job }, 'job failed');
    }
    await delay(everyMs, undefined, { signal: halt }).catch(() => undefined);
  }
}
