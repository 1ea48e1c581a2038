import type { Request } from 'express';
import type { Config } from '../config.js';

/** Whether visitors come over TLS: then cookies are Secure, and bound to this host by their names. */
export const lewatTls = ({ baseUrl }: Pick<Config, 'baseUrl'>): boolean => baseUrl?.startsWith('https:') ?? false;

export const namaCookie = (nama: string, aman: boolean): string => (aman ? `__Host-${nama}` : nama);

export const sifatCookie = (aman: boolean) => ({ httpOnly: true, sameSite: 'lax', secure: aman, path: '/' }) as const;

/** One cookie of the request, decoded; undefined when absent or broken. */
export function bacaCookie(req: Request, nama: string): string | undefined {
  for (const bagian of (req.headers.cookie ?? '').split(';')) {
    const samaDengan = bagian.indexOf('=');
    if (samaDengan > 0 && bagian.slice(0, samaDengan).trim() === nama) {
      try {
        return decodeURIComponent(bagian.slice(samaDengan + 1).trim());
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}
