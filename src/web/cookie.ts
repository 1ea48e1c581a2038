import type { Request } from 'express';

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
