import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { bacaCookie, lewatTls, namaCookie, sifatCookie } from './cookie.js';

type Alat = Pick<Deps, 'sandi' | 'config'>;

/** Kept so long after the last time somebody signed in from the browser. */
const UMUR_HARI = 180;
/** An office's computer serves some people; the cookie goes along with every request. */
const AKUN_PALING_BANYAK = 6;
const GUNA = 'perangkat';

interface Perangkat {
  id: string;
  /** the accounts, as numbers that only this server can work out */
  akun: string[];
}

/**
 * The browser's own id where this account has signed in from it before, else null. Limits that strangers can use up
 * elsewhere do not hold such a browser up; it has narrow ones of its own.
 */
export function perangkatDikenal(d: Alat, req: Request, akun: string): string | null {
  const perangkat = baca(d, req);
  return perangkat?.akun.includes(nomor(d, akun)) ? perangkat.id : null;
}

/** Remembers in a signed cookie that this account has signed in from here; the server stores nothing. */
export function kenaliPerangkat(d: Alat, req: Request, res: Response, akun: string): void {
  const { id, akun: lama } = baca(d, req) ?? { id: d.sandi.token(), akun: [] };
  const baru = [nomor(d, akun), ...lama.filter((satu) => satu !== nomor(d, akun))].slice(0, AKUN_PALING_BANYAK);
  res.cookie(nama(d), d.sandi.tandai([GUNA, id, ...baru].join(':')), {
    ...sifatCookie(lewatTls(d.config)),
    maxAge: UMUR_HARI * 86_400_000,
  });
}

function baca(d: Alat, req: Request): Perangkat | null {
  const [guna, id, ...akun] = (d.sandi.bukaTanda(bacaCookie(req, nama(d)) ?? '') ?? '').split(':');
  return guna === GUNA && id ? { id, akun } : null;
}

const nomor = (d: Alat, akun: string): string => d.sandi.angkaDari(`${GUNA}-${akun}`).toString(36);
const nama = ({ config }: Alat): string => namaCookie('perangkat', lewatTls(config));
