import { BlockList, isIP } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { BarisRute } from './rute.js';

export interface Pengukur {
  catat: RequestHandler;
  rute: BarisRute[];
}

/** /healthz: the process lives. /readyz: the database answers too. /metrics: for Prometheus, by the route's pattern. */
export function buatPengukur(d: Pick<Deps, 'db' | 'config'>): Pengukur {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const lama = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [register],
  });
  return {
    catat: pencatatLama(lama),
    rute: [
      { metode: 'get', alamat: '/healthz', akses: 'umum', tangani: (_req, res) => void res.type('text').send('ok') },
      { metode: 'get', alamat: '/readyz', akses: 'umum', tangani: (_req, res) => siap(d, res) },
      {
        metode: 'get',
        alamat: '/metrics',
        akses: 'umum',
        tangani: async (req, res) => {
          if (!dariDalam(req.ip) || lewatPerantaraAsing(d, req)) throw tidakDitemukan();
          res.type(register.contentType).send(await register.metrics());
        },
      },
    ],
  };
}

/** Labels are resolved once for each combination: looking them up costs more than counting. */
function pencatatLama(lama: Histogram): RequestHandler {
  const berlabel = new Map<string, { observe(detik: number): void }>();
  return (req: Request, res: Response, next: NextFunction) => {
    const mulai = process.hrtime();
    res.once('finish', () => {
      const rute = String(req.route?.path ?? 'none');
      const kunci = `${req.method} ${res.statusCode} ${rute}`;
      let satu = berlabel.get(kunci);
      if (!satu) {
        satu = lama.labels({ method: req.method, route: rute, status: res.statusCode });
        berlabel.set(kunci, satu);
      }
      const [detik, nano] = process.hrtime(mulai);
      satu.observe(detik + nano / 1e9);
    });
    next();
  };
}

const DALAM = new BlockList();
for (const [alamat, bit] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  DALAM.addSubnet(alamat, bit, 'ipv4');
DALAM.addAddress('::1', 'ipv6');

/** Figures are for the machines beside us; visitors come through the proxy with addresses of their own. */
function dariDalam(alamat: string | undefined): boolean {
  const bersih = (alamat ?? '').replace(/^::ffff:/, '');
  return isIP(bersih) !== 0 && DALAM.check(bersih, isIP(bersih) === 6 ? 'ipv6' : 'ipv4');
}

/** A proxy that nobody has told us of: the address is its own, and says nothing of who asks. */
const lewatPerantaraAsing = ({ config }: Pick<Deps, 'config'>, { headers }: Request): boolean =>
  config.trustProxy === 0 && (headers['x-forwarded-for'] ?? headers.forwarded) !== undefined;

async function siap(d: Pick<Deps, 'db'>, res: Response): Promise<void> {
  try {
    await d.db.raw('SELECT 1');
    res.type('text').send('ready');
  } catch {
    res.status(503).type('text').send('database unreachable');
  }
}
