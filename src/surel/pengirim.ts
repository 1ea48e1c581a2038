import { setTimeout as delay } from 'node:timers/promises';
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import type { Deps } from '../deps.js';
import { htmlSurel } from './html.js';
import { berkode } from './keadaan.js';
import {
  bacaSebab,
  KODE_BERLAKU_MS,
  menyerah,
  PALING_SERING,
  SEBAB_SUREL,
  type SebabSurel,
  tundaMs,
} from './kegagalan.js';
import { ambilSurel, type SurelDiambil, tandaiGagal, tandaiMati, tandaiTerkirim } from './surel.repository.js';

/** Mails that one process has under way at once. */
const SERENTAK = 4;
/** Mails of one round; with the pause between rounds that is at most twenty a second for a process. */
const SEPUTARAN = 100;
/** All that sending one mail may take; a server that answers a letter a second is left then, too. */
const TENGGAT_MS = 60_000;
/** A sender that has said nothing for so long is taken to have died. Several times TENGGAT_MS. */
export const PEGANG_MS = 5 * 60_000;
/** A server that is in trouble is left alone so long at first, twice as long each further time, and never longer than the last. */
const JEDA_MS = { pertama: 15_000, paling: 5 * 60_000 };
/** Tries to note that a mail has gone out, before its lease ends. */
const CATAT_KALI = 30;

type Kirim = Pick<Transporter, 'sendMail' | 'close'>;

export interface BahanPengirim extends Pick<Deps, 'db' | 'jam' | 'log'> {
  dari: string;
  /** public address of the portal; null in a demo that does not know it */
  dasar: string | null;
  /** connections for one round */
  buka: () => Kirim;
  /** all that sending one mail may take, in milliseconds */
  tenggatMs?: number;
}

/** `terkirim` and `gagal` are one mail each; after `tertahan` no other would fare better now. */
type Hasil = 'kosong' | 'terkirim' | 'gagal' | 'tertahan';

export interface Pengirim {
  /** Sends what is due, up to the limit of a round; returns how many were tried. */
  kirimPutaran(halt?: AbortSignal): Promise<number>;
}

/** Connections are kept within a round and never between rounds: no server has ended one meanwhile. */
export function buatTransport(smtpUrl: string, batas: Record<string, number> = {}): Transporter {
  return nodemailer.createTransport({
    ...{ url: smtpUrl, pool: true, maxConnections: SERENTAK, maxMessages: SEPUTARAN },
    // The outbox tries again; a pool that does so by itself would not tell.
    maxRequeues: 0,
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    ...batas,
  } as object);
}

/** Sends the outbox, what is due first first; any number of processes may do so at once. */
export function buatPengirim(bahan: BahanPengirim): Pengirim {
  let beruntun = 0;
  let lanjutPada = 0;
  return {
    kirimPutaran: async (halt) => {
      if (bahan.jam().getTime() < lanjutPada) return 0;
      const transport = bahan.buka();
      let sisa = SEPUTARAN;
      let [tertahan, terkirim] = [false, false];
      const kerja = async (): Promise<void> => {
        while (!tertahan && !halt?.aborted && sisa > 0) {
          sisa -= 1;
          const hasil = await kirimSatu(bahan, transport);
          if (hasil === 'kosong') {
            sisa += 1;
            return;
          }
          tertahan ||= hasil === 'tertahan';
          terkirim ||= hasil === 'terkirim';
        }
      };
      const putusan = await Promise.allSettled(Array.from({ length: SERENTAK }, kerja));
      transport.close();
      if (terkirim) beruntun = 0;
      else if (tertahan) beruntun += 1;
      if (tertahan) lanjutPada = bahan.jam().getTime() + jedaMs(beruntun);
      for (const satu of putusan) if (satu.status === 'rejected') throw satu.reason;
      return SEPUTARAN - sisa;
    },
  };
}

const jedaMs = (beruntun: number): number => Math.min(JEDA_MS.paling, JEDA_MS.pertama * 2 ** Math.max(0, beruntun - 1));

/** No transaction is open while the server is talked to; only its lease holds the mail. */
async function kirimSatu(bahan: BahanPengirim, transport: Kirim): Promise<Hasil> {
  const { db, jam } = bahan;
  const kini = jam();
  const surel = await ambilSurel(db, { kini, sampai: new Date(kini.getTime() + PEGANG_MS) });
  if (!surel) return 'kosong';
  const percuma = sebabPercuma(surel, kini);
  if (percuma) {
    await tandaiMati(db, surel, { sebab: percuma, galat: '', pada: kini });
    return 'gagal';
  }
  try {
    await transport.sendMail(susunPesan(bahan, surel));
  } catch (galat) {
    return catatGagal(bahan, surel, galat);
  }
  await sampaiTercatat(bahan, () => tandaiTerkirim(db, surel, jam()));
  return 'terkirim';
}

/** Why a mail is not even tried. */
function sebabPercuma(surel: SurelDiambil, kini: Date): SebabSurel | null {
  if (surel.percobaan > PALING_SERING) return 'macet';
  const umurMs = kini.getTime() - surel.dibuatPada.getTime();
  return berkode(surel.templat) && umurMs > KODE_BERLAKU_MS ? 'kedaluwarsa' : null;
}

function susunPesan(
  { dari, dasar, tenggatMs = TENGGAT_MS }: BahanPengirim,
  surel: SurelDiambil,
): SendMailOptions & { signal: AbortSignal } {
  const tempat = dasar ? new URL(dasar).hostname : 'epupns.invalid';
  return {
    from: dari,
    // As an object: an address that holds a comma stays one recipient.
    to: { name: '', address: surel.kepada },
    subject: surel.subjek,
    text: surel.teks,
    html: htmlSurel(surel, dasar),
    // The same at every try, so that a mail that came twice can be known.
    messageId: `<surel-${surel.id}-${surel.dibuatPada.getTime()}@${tempat}>`,
    date: surel.dibuatPada,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'id' },
    signal: AbortSignal.timeout(tenggatMs),
  };
}

async function catatGagal({ db, jam, log }: BahanPengirim, surel: SurelDiambil, galat: unknown): Promise<Hasil> {
  const asal = galat instanceof Error ? galat : new Error(String(galat));
  const sebab = bacaSebab(asal as object);
  const isi = { sebab, galat: asal.message.slice(0, 500) };
  const kini = jam();
  const { percobaan, dicobaSejak, id } = surel;
  const mati = menyerah(sebab, { percobaan, lamaMs: kini.getTime() - dicobaSejak.getTime() });
  if (mati) await tandaiMati(db, surel, { ...isi, pada: kini });
  else {
    const cobaPada = new Date(kini.getTime() + tundaMs(id, percobaan));
    await tandaiGagal(db, surel, { ...isi, cobaPada });
  }
  log.warn({ surel: id, sebab, percobaan, mati }, 'mail not sent');
  return SEBAB_SUREL[sebab].server ? 'tertahan' : 'gagal';
}

/** The server has the mail: a database that is away for a moment must not send it again. */
async function sampaiTercatat({ log }: Pick<BahanPengirim, 'log'>, catat: () => Promise<void>): Promise<void> {
  for (let kali = 1; ; kali += 1) {
    try {
      return await catat();
    } catch (galat) {
      if (kali === CATAT_KALI) throw galat;
      log.warn({ err: galat, kali }, 'sent mail not noted yet');
      await delay(kali * 200);
    }
  }
}
