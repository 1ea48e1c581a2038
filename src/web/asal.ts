import type { NextFunction, Request, Response } from 'express';
import { Galat } from '../shared/galat.js';

const AMAN = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses unsafe requests that another site made (ADR 0004): Sec-Fetch-Site where the browser sends it, Origin where it
 * does not. A request with neither comes from no browser of ours and is refused too.
 */
export function jagaAsal(req: Request, _res: Response, next: NextFunction): void {
  const boleh = AMAN.has(req.method) || dariSini(req);
  next(
    boleh
      ? undefined
      : new Galat(
          'dilarang',
          'Permintaan ini tidak datang dari halaman e-PUPNS, jadi tidak dijalankan. Buka halamannya dan coba lagi dari sana.',
        ),
  );
}

function dariSini(req: Request): boolean {
  const situs = req.get('Sec-Fetch-Site');
  if (situs) return situs === 'same-origin' || situs === 'none';
  const asal = req.get('Origin');
  return asal !== undefined && asal === `${req.protocol}://${req.get('Host')}`;
}
