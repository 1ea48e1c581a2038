import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Security headers of every answer: nothing is allowed but what the pages need. */
export function kepalaAman(aman: boolean): RequestHandler[] {
  return [
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
    }),
    (_req: Request, res: Response, next: NextFunction) => {
      res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
      // Nothing personal is ever cached; static files and anonymous pages say otherwise themselves.
      res.set('Cache-Control', 'no-store');
      next();
    },
  ];
}
