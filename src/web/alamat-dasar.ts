import type { Request } from 'express';
import type { Deps } from '../deps.js';

/** Public address for links in mails and QR codes. Without BASE_URL (demo only) the one this request came to. */
export function alamatDasar(d: Pick<Deps, 'config'>, req: Request): string {
  return d.config.baseUrl ?? `${req.protocol}://${req.get('Host')}`;
}
