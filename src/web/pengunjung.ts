import { isIP } from 'node:net';
import type { Request, Response } from 'express';

/** Whoever a request comes from, as limits and queues count them. */

/** An address that is none counts with all others of its kind. */
const TAK_DIKENAL = 'tak-dikenal';

/**
 * The address that limits count by. One household or phone owns a whole /64 of IPv6, so the rest of such an address
 * says nothing; an IPv4 address in IPv6 clothes is the IPv4 address.
 */
export function kunciAlamat(alamat: string | undefined): string {
  const bersih = (alamat ?? '').replace(/%.*$/, '');
  const versi = isIP(bersih);
  if (versi !== 6) return versi === 4 ? bersih : TAK_DIKENAL;
  const bagian = delapanBagian(bersih);
  if (bagian.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return empatAngka(bagian[6]!, bagian[7]!);
  return `${bagian.slice(0, 4).join(':')}::/64`;
}

/** "2001:db8::1" → its eight parts, without leading zeroes. */
function delapanBagian(alamat: string): string[] {
  // Normalised by the reader of addresses that Node has: lower case, no dotted end.
  const baku = new URL(`http://[${alamat}]/`).hostname.slice(1, -1);
  const [depan = [], belakang = []] = baku.split('::').map((separuh) => separuh.split(':').filter(Boolean));
  return [...depan, ...Array<string>(8 - depan.length - belakang.length).fill('0'), ...belakang];
}

const empatAngka = (...dua: [string, string]): string =>
  dua
    .map((satu) => Number.parseInt(satu, 16))
    .flatMap((satu) => [satu >> 8, satu & 255])
    .join('.');

/** The address of a request, as limits count it. */
export const alamatPengunjung = (req: Request): string => kunciAlamat(req.ip);

/** Who sends a request: whoever has signed in is one person, everybody else an address. */
export function kunciPengunjung(req: Request, res: Response): string {
  const { pelaku } = res.locals;
  return pelaku ? `${pelaku.jenis}-${pelaku.id}` : alamatPengunjung(req);
}
