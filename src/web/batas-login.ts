import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import type { NamaBatas } from './batas.js';
import { alamatPengunjung } from './pengunjung.js';
import { kenaliPerangkat, perangkatDikenal } from './perangkat.js';

const TUNGGU_PERTAMA_DETIK = 60;
const TUNGGU_PALING_LAMA_DETIK = 3600;

/** How long an account waits, from one address, when its tries are used up for the n-th time today: 1, 2, 4 … 60 minutes. */
export const tungguLogin = (kali: number): number =>
  Math.min(TUNGGU_PALING_LAMA_DETIK, TUNGGU_PERTAMA_DETIK * 2 ** (kali - 1));

/**
 * The limits of one attempt to sign in. A browser from which the account has signed in before has its own: whatever
 * strangers try, its owner gets in there.
 */
function batasLogin(d: Pick<Deps, 'sandi' | 'config'>, req: Request, akun: string): [NamaBatas, string][] {
  const dikenal = perangkatDikenal(d, req, akun);
  if (dikenal) return [['login-akun', `${akun}|${dikenal}`]];
  const alamat = alamatPengunjung(req);
  return [
    ['login-alamat', alamat],
    ['login-akun', `${akun}|${alamat}`],
    ['login-akun-semua', akun],
  ];
}

/**
 * Runs one attempt to sign in; null says that it failed. It is counted before the password is looked at, or many at
 * once would all be looked at, and taken back when it did not fail. Beyond a limit nothing runs (429).
 */
export async function denganBatasLogin<T>(
  d: Pick<Deps, 'batas' | 'log' | 'sandi' | 'config'>,
  req: Request,
  res: Response,
  akun: string,
  coba: () => Promise<T | null>,
): Promise<T | null> {
  const terhitung: [NamaBatas, string][] = [];
  let habis: [NamaBatas, string] | null = null;
  let gagal = false;
  try {
    for (const satu of batasLogin(d, req, akun)) {
      const kali = await d.batas.pakai(...satu);
      terhitung.push(satu);
      if (satu[0] === 'login-akun' && d.batas.habis(satu[0], kali)) habis = satu;
    }
    const hasil = await coba();
    gagal = hasil === null;
    if (!gagal) kenaliPerangkat(d, req, res, akun);
    // Whose account it was is not for a log to say; its sidik tells that it was the same one again.
    if (gagal)
      d.log.warn(
        {
          kejadian: 'login failed',
          akun: d.sandi.sidik(akun).slice(0, 12),
          dari: alamatPengunjung(req),
          permintaan: req.id,
        },
        'security event',
      );
    return hasil;
  } finally {
    if (!gagal) for (const satu of terhitung) await d.batas.kembalikan(...satu);
    // The last try was wrong, too: now and never for good, the next ones come after a wait that grows.
    else if (habis) await d.batas.tunda(...habis, tungguLogin(await d.batas.pakai('login-habis', habis[1])));
  }
}
