import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

const PERMISSIONS = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()';

/**
 * Security headers of every answer: nothing is allowed but what the pages need. They never differ between answers, so
 * helmet is asked once, at start.
 */
export function kepalaAman(aman: boolean): RequestHandler {
  const kepala = Object.entries({ ...kepalaHelmet(aman), 'Permissions-Policy': PERMISSIONS, ...TANPA_SIMPAN });
  return (_req: Request, res: Response, next: NextFunction) => {
    for (const [nama, nilai] of kepala) res.setHeader(nama, nilai);
    next();
  };
}

/** Nothing personal is ever cached; static files and anonymous pages say otherwise themselves. */
const TANPA_SIMPAN = { 'Cache-Control': 'no-store' };

function kepalaHelmet(aman: boolean): Record<string, string> {
  const kepala: Record<string, string> = {};
  const pencatat = {
    setHeader: (nama: string, nilai: string) => {
      kepala[nama] = nilai;
    },
    removeHeader: () => {},
  };
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: aman ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })({} as IncomingMessage, pencatat as unknown as ServerResponse, (galat) => {
    if (galat) throw galat;
  });
  return kepala;
}
