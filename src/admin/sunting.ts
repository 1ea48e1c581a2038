import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { riwayatObjek } from '../jejak/baca-jejak.repository.js';
import { sebutAksi } from '../jejak/sebutan.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bilangan, mentah } from '../web/halaman.js';
import { jalankan, type Sesudah } from '../web/jalankan.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';

/** Pages that edit what the portal says: announcements, FAQ. */

export interface SesudahSunting<T> extends Sesudah<T> {
  /** somebody was faster: the same page as it is now, with what was typed */
  bentrok: (sebab: string) => Promise<void>;
}

/** Carries an edit out once; when somebody else has changed the thing meanwhile the page comes back with the typing. */
export async function sunting<T>(
  d: Pick<Deps, 'db' | 'sandi'>,
  req: Request,
  res: Response,
  kerja: (trx: Trx) => Promise<{ tujuan: string; hasil: T }>,
  sesudah: SesudahSunting<T>,
): Promise<void> {
  try {
    await jalankan(d, req, res, kerja, sesudah);
  } catch (galat) {
    if (!(galat instanceof Galat) || galat.jenis !== 'bentrok') throw galat;
    await sesudah.bentrok(galat.message);
  }
}

/** A button that no page of ours has. */
export const langkahAsing = (): Galat => new Galat('isian', 'Langkah ini tidak dikenal. Muat ulang halamannya.');

/** What the form holds: as just sent, as typed before the session ended, or as stored. An empty box is not sent. */
export function isiSunting(req: Request, tersimpan: Mentah): Mentah {
  if (req.method === 'POST') return mentah(req);
  const tertunda = ketikanTertunda(req);
  return Object.keys(tertunda).length > 0 ? tertunda : tersimpan;
}

/**
 * The version that a form was filled in from: it stays with the typing through a look at it, a mistake or a login, until
 * the page has shown what is stored now.
 */
export const versiDilihat = (isi: Mentah, tersimpan: number, bentrok: string | undefined): number =>
  bentrok ? tersimpan : bilangan(isi.versi) || tersimpan;

/** Who changed it when, newest first. */
export async function riwayatSunting(d: Pick<Deps, 'db'>, objek: { jenis: string; id: string }) {
  return (await riwayatObjek(d.db, objek)).map(({ pada, aksi, oleh, alasan, rincian }) => ({
    pada: tampilSaat(pada),
    aksi: sebutAksi(aksi),
    oleh: oleh ?? 'Sistem',
    bidang: Array.isArray(rincian.bidang) ? rincian.bidang.join(', ') : '',
    alasan: alasan ?? '',
  }));
}

/** How a page of such a form is shown. */
export interface KeadaanSunting {
  status?: number;
  pesan?: Record<string, string>;
  /** why it was not carried out */
  bentrok?: string;
  /** as it would look */
  pratinjau?: boolean;
}

export type Tampil = (keadaan: KeadaanSunting) => Promise<void>;

/** The text as people will see it, before it is stored; what is wrong is said as it would be. */
export async function pratinjau(baca: () => unknown, tampil: Tampil): Promise<void> {
  try {
    baca();
  } catch (galat) {
    if (!(galat instanceof GalatIsian)) throw galat;
    return tampil({ pesan: galat.pesan, status: 422 });
  }
  await tampil({ pratinjau: true });
}
