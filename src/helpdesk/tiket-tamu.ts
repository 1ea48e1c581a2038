import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { kunciPengunjung } from '../web/pengunjung.js';
import { pnsBila } from '../web/rute.js';
import { bacaNomorTiket } from './nomor-tiket.js';
import type { Pengetahuan } from './orang-tiket.js';
import { type MilikTiket, type Tiket, tiketMilik } from './tiket.repository.js';

/** A personnel office files for many; the newest are remembered. */
const PALING_BANYAK = 20;

/**
 * This browser may open the ticket: it filed it, or it knew number and NIP. Whoever has signed in opens their own by
 * their NIP, and leaves nothing behind.
 */
export async function ingatTiket(
  d: Pick<Deps, 'tamu'>,
  req: Request,
  res: Response,
  { id, nip }: Pick<Tiket, 'id' | 'nip'>,
): Promise<void> {
  if (pnsBila(res)?.nip === nip) return;
  const { tiket = [] } = await d.tamu.baca(req);
  await d.tamu.ingat(req, res, { tiket: [id, ...tiket.filter((satu) => satu !== id)].slice(0, PALING_BANYAK) });
}

/** How whoever may open a ticket came to it. */
export const tahuTiket = (res: Response, tiket: Pick<Tiket, 'nip'>): Pengetahuan =>
  pnsBila(res)?.nip === tiket.nip ? 'pemilik' : 'pelapor';

/** Whose conversation, files and receipts are open to whoever asks. Asking is counted. */
export async function milikPengunjung(
  d: Pick<Deps, 'tamu' | 'batas'>,
  req: Request,
  res: Response,
): Promise<MilikTiket> {
  await d.batas.pakai('buka-tiket', kunciPengunjung(req, res));
  const { tiket = [] } = await d.tamu.baca(req);
  return { nip: pnsBila(res)?.nip ?? null, id: tiket };
}

/** The ticket of a number as it stands in an address, for whoever may open it; for everybody else it does not exist. */
export async function tiketPengunjung(d: Deps, req: Request, res: Response, nomor: string): Promise<Tiket | null> {
  const terbaca = bacaNomorTiket(nomor);
  if ('salah' in terbaca) return null;
  return tiketMilik(d.db, await milikPengunjung(d, req, res), terbaca.nomor);
}
