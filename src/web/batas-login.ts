import type { Request } from 'express';
import type { Deps } from '../deps.js';
import type { NamaBatas } from './batas.js';
import { alamatPengunjung } from './pengunjung.js';

/** The limits of one attempt to sign in, before and after it failed. */
function batasLogin(req: Request, akun: string): [NamaBatas, string][] {
  const alamat = alamatPengunjung(req);
  return [
    ['login-alamat', alamat],
    ['login-akun', `${akun}|${alamat}`],
    ['login-akun-semua', akun],
  ];
}

/** Refuses (429) before the password is looked at when too many attempts have failed. */
export async function periksaBatasLogin(d: Pick<Deps, 'batas'>, req: Request, akun: string): Promise<void> {
  for (const [nama, kunci] of batasLogin(req, akun)) await d.batas.periksa(nama, kunci);
}

/** Counts a failed attempt. */
export async function hitungLoginGagal(d: Pick<Deps, 'batas'>, req: Request, akun: string): Promise<void> {
  for (const [nama, kunci] of batasLogin(req, akun)) await d.batas.pakai(nama, kunci);
}
