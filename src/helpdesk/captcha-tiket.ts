import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { ISIAN_CAPTCHA } from '../portal/registrasi.schema.js';
import type { Mentah } from '../shared/isian.js';
import { captchaCocok, siapkanCaptcha } from '../web/captcha.js';
import { type IsianTampil, tampilkanIsian } from '../web/isian-tampil.js';
import { pnsBila } from '../web/rute.js';

/*
 * A captcha for whoever has not signed in. One right answer holds for its form, so that a mistake elsewhere, or
 * pressing twice, asks for no second one.
 */

/** The field and a fresh picture, or null when none is needed. */
export async function siapkanCaptchaTiket(
  d: Deps,
  req: Request,
  res: Response,
  kunci: string,
  pesan: Record<string, string> = {},
): Promise<IsianTampil | null> {
  if (pnsBila(res) || res.locals.captchaLulus === kunci) return null;
  await siapkanCaptcha(d, req, res);
  return tampilkanIsian(ISIAN_CAPTCHA, { mentah: {}, pesan });
}

/** Messages: none when the answer fits, has fitted before, or none is needed. */
export async function captchaTiket(d: Deps, req: Request, res: Response, isi: Mentah): Promise<Record<string, string>> {
  const kunci = isi._kunci ?? '';
  if (pnsBila(res)) return {};
  const lulus = kunci !== '' && (await d.tamu.baca(req)).captchaLulus === kunci;
  if (!lulus && !(await captchaCocok(d, req, isi.captcha ?? '')))
    return { captcha: 'Captcha tidak cocok. Ketik huruf dan angka pada gambar yang baru.' };
  if (!lulus) await d.tamu.ingat(req, res, { captchaLulus: kunci });
  res.locals.captchaLulus = kunci;
  return {};
}
