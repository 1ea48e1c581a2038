import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { GalatIsian, type PesanIsian } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { mentah } from './halaman.js';
import { beriKabar } from './kabar.js';
import { sekali } from './kunci-formulir.js';
import { titipkan } from './titipan.js';

/** What follows an unsafe form: a word on the next page, or the same page again with its messages. */
export interface Sesudah<T> {
  kabar: (hasil: T) => string;
  /** a secret that the next page shows once; it lies encrypted in the session until then */
  titip?: (hasil: T) => string;
  salah: (pesan: PesanIsian) => Promise<void> | void;
  /** typed beside the button that was pressed, for another one: the page shows it again */
  ketikan?: Mentah | undefined;
}

/** Keys of a signed-in person's forms are their own. */
export const pemilikKunci = (res: Response): string => `${res.locals.pelaku.jenis}-${res.locals.pelaku.id}`;

/** Carries out an unsafe form of a signed-in person once, then leads on (303) with a word, or shows the page again. */
export async function jalankan<T>(
  d: Pick<Deps, 'db' | 'sandi'>,
  req: Request,
  res: Response,
  kerja: (trx: Trx) => Promise<{ tujuan: string; hasil: T }>,
  sesudah: Sesudah<T>,
): Promise<void> {
  try {
    const { tujuan, hasil } = await sekali(d.db, { kunci: mentah(req)._kunci, pemilik: pemilikKunci(res) }, kerja);
    req.session.ketikan = sesudah.ketikan && { halaman: req.path, mentah: sesudah.ketikan };
    if (hasil !== null && sesudah.titip) titipkan(d, req, sesudah.titip(hasil));
    if (hasil !== null) await beriKabar(req, 'baik', sesudah.kabar(hasil));
    res.redirect(303, tujuan);
  } catch (galat) {
    if (!(galat instanceof GalatIsian)) throw galat;
    await sesudah.salah(galat.pesan);
  }
}
