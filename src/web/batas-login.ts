import type { Request } from 'express';
import type { Deps } from '../deps.js';
import type { NamaBatas } from './batas.js';
import { alamatPengunjung } from './pengunjung.js';

/** The limits of one attempt to sign in. */
function batasLogin(req: Request, akun: string): [NamaBatas, string][] {
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
  d: Pick<Deps, 'batas'>,
  req: Request,
  akun: string,
  coba: () => Promise<T | null>,
): Promise<T | null> {
  const terhitung: [NamaBatas, string][] = [];
  let gagal = false;
  try {
    for (const satu of batasLogin(req, akun)) {
      await d.batas.pakai(...satu);
      terhitung.push(satu);
    }
    const hasil = await coba();
    gagal = hasil === null;
    return hasil;
  } finally {
    if (!gagal) for (const satu of terhitung) await d.batas.kembalikan(...satu);
  }
}
