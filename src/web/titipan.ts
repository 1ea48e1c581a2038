import type { Request } from 'express';
import type { Deps } from '../deps.js';

/** Leaves a secret for the next page: saved with the session, encrypted, so that the table does not hold it. */
export function titipkan(d: Pick<Deps, 'sandi'>, req: Request, rahasia: string): void {
  req.session.titipan = sandikanTitipan(d, rahasia);
}

/** The same for a session that is only about to begin. */
export const sandikanTitipan = (d: Pick<Deps, 'sandi'>, rahasia: string): string =>
  d.sandi.sandikanJawaban(rahasia).toString('base64');

/** What was left, once. Whoever calls saves the session: `ambilKabar` does where something was said, and something always is. */
export function ambilTitipan(d: Pick<Deps, 'sandi'>, req: Request): string | null {
  const { titipan } = req.session;
  if (!titipan) return null;
  req.session.titipan = undefined;
  return d.sandi.bukaJawaban(Buffer.from(titipan, 'base64'));
}
