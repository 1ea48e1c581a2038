import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { ISIAN_CAPTCHA } from '../portal/registrasi.schema.js';
import type { Mentah } from '../shared/isian.js';
import { captchaFormulir, siapkanCaptcha } from '../web/captcha.js';
import { type IsianTampil, tampilkanIsian } from '../web/isian-tampil.js';
import { pnsBila } from '../web/rute.js';

/** A captcha for whoever has not signed in. One right answer holds for a few tries of its form. */

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

export interface JawabanCaptcha {
  /** none when the answer fits, a former one still holds, or none is needed */
  pesan: Record<string, string>;
  /** whoever sends this form has answered its captcha, now or before, or needs none */
  pernah: boolean;
}

export async function captchaTiket(d: Deps, req: Request, res: Response, isi: Mentah): Promise<JawabanCaptcha> {
  if (pnsBila(res)) return { pesan: {}, pernah: true };
  const kunci = isi._kunci ?? '';
  const { lulus, sisa, pernah } = await captchaFormulir(d, req, { kunci, jawaban: isi.captcha ?? '' });
  if (!lulus)
    return { pesan: { captcha: 'Captcha tidak cocok. Ketik huruf dan angka pada gambar yang baru.' }, pernah };
  if (sisa > 0) res.locals.captchaLulus = kunci;
  return { pesan: {}, pernah };
}
