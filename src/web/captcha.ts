import type { Request, Response } from 'express';
import svgCaptcha from 'svg-captcha';
import type { Deps } from '../deps.js';

// The package's types leave out that its default export is itself the drawing function.
const gambar = svgCaptcha as unknown as (teks: string, pilihan: Record<string, unknown>) => string;

const UMUR_MS = 10 * 60_000;

/** Puts a new captcha into the visitor's memory; the picture is drawn from there at /captcha.svg. */
export async function siapkanCaptcha(
  d: Pick<Deps, 'tamu' | 'sandi' | 'jam'>,
  req: Request,
  res: Response,
): Promise<void> {
  const sampai = d.jam().getTime() + UMUR_MS;
  await d.tamu.ingat(req, res, { captcha: { teks: d.sandi.kodeAcak(5), sampai } });
}

/** Whether the answer fits the picture that was shown. Asking takes the picture away, whatever the answer. */
export async function captchaCocok(d: Pick<Deps, 'tamu' | 'jam'>, req: Request, jawaban: string): Promise<boolean> {
  const captcha = await d.tamu.ambilCaptcha(req);
  if (!captcha || captcha.sampai < d.jam().getTime()) return false;
  return captcha.teks === jawaban.replace(/\s/g, '').toUpperCase();
}

/** The picture, with fresh noise each time. */
export function gambarCaptcha(teks: string): string {
  // A background would switch colours on, some of them too pale to read; the page's own white lies behind it.
  return gambar(teks, { width: 200, height: 64, fontSize: 56, noise: 2, color: false });
}
