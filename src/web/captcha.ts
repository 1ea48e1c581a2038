import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { soalKata } from './captcha-kata.js';
import type { IsiTamu } from './sesi-tamu.js';

const UMUR_MS = 10 * 60_000;
/** So many more tries of its form one right answer is good for: mistakes elsewhere, a second click. */
export const LULUS_KALI = 3;

/** Puts a new captcha into the visitor's memory; the picture is drawn from there at /captcha.png. */
export async function siapkanCaptcha(
  d: Pick<Deps, 'tamu' | 'sandi' | 'jam'>,
  req: Request,
  res: Response,
): Promise<void> {
  const sampai = d.jam().getTime() + UMUR_MS;
  const captcha = { teks: d.sandi.kodeAcak(5), benih: Number(d.sandi.angkaAcak(9)), sampai };
  await d.tamu.ingat(req, res, { captcha });
}

/** Whether the answer fits the picture that was shown. Asking takes the picture away, whatever the answer. */
export async function captchaCocok(d: Pick<Deps, 'tamu' | 'jam'>, req: Request, jawaban: string): Promise<boolean> {
  const kini = d.jam().getTime();
  return (await d.tamu.ubah(req, (isi) => jawabSekali(isi, jawaban, kini))) ?? false;
}

function jawabSekali(isi: IsiTamu, jawaban: string, kini: number): boolean {
  const { captcha } = isi;
  delete isi.captcha;
  if (captcha === undefined || captcha.sampai < kini) return false;
  return (
    baku(captcha.teks) === baku(jawaban) ||
    (captcha.kata === true && soalKata(captcha.benih).jawaban === jawaban.trim())
  );
}

/** The question in words that stands for the picture shown last; null when none waits for an answer. */
export async function mintaKata(d: Pick<Deps, 'tamu' | 'jam'>, req: Request): Promise<string | null> {
  const kini = d.jam().getTime();
  const soal = await d.tamu.ubah(req, ({ captcha }) => {
    if (!captcha || captcha.sampai < kini) return null;
    captcha.kata = true;
    return soalKata(captcha.benih).soal;
  });
  return soal ?? null;
}

/** Bent, these are told apart by nobody. */
const SERUPA: Partial<Record<string, string>> = { '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };

const baku = (teks: string): string =>
  [...teks.replace(/\s/g, '').toUpperCase()].map((satu) => SERUPA[satu] ?? satu).join('');

export interface HasilCaptcha {
  lulus: boolean;
  /** tries of this form that need no answer any more */
  sisa: number;
  /** this form's captcha has been answered rightly, now or before */
  pernah: boolean;
}

/**
 * The same for a form with a key. A right answer holds for a few more tries of the form, in one step with taking the
 * picture away: of two clicks at once the second finds the first one's answer.
 */
export async function captchaFormulir(
  d: Pick<Deps, 'tamu' | 'jam'>,
  req: Request,
  form: { kunci: string; jawaban: string },
): Promise<HasilCaptcha> {
  const kini = d.jam().getTime();
  const hasil = await d.tamu.ubah(req, (isi) => jawabFormulir(isi, form, kini));
  return hasil ?? { lulus: false, sisa: 0, pernah: false };
}

function jawabFormulir(isi: IsiTamu, form: { kunci: string; jawaban: string }, kini: number): HasilCaptcha {
  const dulu = isi.captchaLulus?.kunci === form.kunci ? isi.captchaLulus : null;
  if (dulu && dulu.sisa > 0) {
    dulu.sisa -= 1;
    return { lulus: true, sisa: dulu.sisa, pernah: true };
  }
  const lulus = jawabSekali(isi, form.jawaban, kini) && form.kunci !== '';
  if (lulus) isi.captchaLulus = { kunci: form.kunci, sisa: LULUS_KALI };
  return { lulus, sisa: lulus ? LULUS_KALI : 0, pernah: lulus || dulu !== null };
}
