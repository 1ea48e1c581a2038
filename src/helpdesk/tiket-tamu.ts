import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { pnsBila } from '../web/rute.js';
import type { Pengetahuan } from './orang-tiket.js';
import type { Tiket } from './tiket.repository.js';

/** A personnel office files for many; the newest are remembered. */
const PALING_BANYAK = 20;

/** This browser may open the ticket: it filed it, or it knew number and NIP. */
export async function ingatTiket(d: Pick<Deps, 'tamu'>, req: Request, res: Response, id: number): Promise<void> {
  const { tiket = [] } = await d.tamu.baca(req);
  await d.tamu.ingat(req, res, { tiket: [id, ...tiket.filter((satu) => satu !== id)].slice(0, PALING_BANYAK) });
}

/** How whoever may open a ticket came to it. */
export const tahuTiket = (res: Response, tiket: Pick<Tiket, 'nip'>): Pengetahuan =>
  pnsBila(res)?.nip === tiket.nip ? 'pemilik' : 'pelapor';

/** Whether conversation, files and receipt of a ticket are open to whoever asks. */
export async function bolehBuka(d: Pick<Deps, 'tamu'>, req: Request, res: Response, tiket: Tiket): Promise<boolean> {
  if (pnsBila(res)?.nip === tiket.nip) return true;
  const { tiket: dikenal = [] } = await d.tamu.baca(req);
  return dikenal.includes(tiket.id);
}
