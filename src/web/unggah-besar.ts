import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { sebutNama } from '../berkas/nama.js';
import type { Deps } from '../deps.js';
import { Galat } from '../shared/galat.js';
import { BIDANG_BERKAS, type SebelumUnggah } from './unggah.js';

/** A big file of a petugas: it goes to the disk piece by piece and is gone when the answer has been given. */

const MB = 1024 * 1024;
/** Small fields beside it: key, owner, kind. */
const ISIAN_SEKALIGUS = 10;
const TEKS_PALING_BESAR = 2 * 1024;

export interface UnggahanBesar {
  berkas: { jalur: string; nama: string; ukuran: number } | null;
  /** why it could not be taken */
  ditolak: string | null;
}

export const unggahanBesar = (res: Response): UnggahanBesar => res.locals.unggahanBesar as UnggahanBesar;

/** Reads a form with one big file; only on rows that say so, behind their door and their check. */
export function terimaBerkasBesar(d: Pick<Deps, 'config' | 'tempatUnggah'>, sebelum: SebelumUnggah): RequestHandler {
  return async (req, res, next) => {
    await sebelum(req, res);
    if (res.headersSent) return;
    res.locals.unggahanBesar = { berkas: null, ditolak: null } satisfies UnggahanBesar;
    if (!req.is('multipart/form-data')) return next();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'epupns-unggah-'));
    const buang = () => rm(folder, { recursive: true, force: true });
    res.once('close', buang);
    if (req.socket.destroyed) return buang();
    // A sender that has been silent for so long has gone.
    req.setTimeout(d.tempatUnggah.diamMs, () => req.destroy());
    const hasil = await baca(req, res, folder, d.config.importMaxMb);
    req.setTimeout(0);
    if (hasil === 'tidak-utuh') return next(new Galat('isian', TIDAK_UTUH));
    res.locals.unggahanBesar = hasil;
    next();
  };
}

const TIDAK_UTUH = 'Berkas tidak sampai utuh, mungkin sambungan terputus. Buka lagi halamannya, lalu pilih lagi.';

function baca(req: Request, res: Response, folder: string, maksMb: number): Promise<UnggahanBesar | 'tidak-utuh'> {
  const pembaca = multer({
    storage: multer.diskStorage({ destination: folder, filename: (_req, _file, beri) => beri(null, 'berkas') }),
    defParamCharset: 'utf8',
    limits: {
      ...{ fileSize: maksMb * MB, files: 1, fields: ISIAN_SEKALIGUS, parts: 1 + ISIAN_SEKALIGUS },
      ...{ fieldNameSize: 60, fieldSize: TEKS_PALING_BESAR, headerPairs: 20 },
    },
  }).single(BIDANG_BERKAS);
  return new Promise((selesai) => {
    pembaca(req, res, (galat?: unknown) => {
      if (galat instanceof multer.MulterError) return selesai({ berkas: null, ditolak: sebutTolak(galat, maksMb) });
      if (galat) return selesai('tidak-utuh');
      const { file } = req;
      const berkas = file &&
        file.size > 0 && { jalur: file.path, nama: sebutNama(file.originalname), ukuran: file.size };
      selesai({ berkas: berkas || null, ditolak: null });
    });
  });
}

const sebutTolak = ({ code }: multer.MulterError, maksMb: number): string =>
  code === 'LIMIT_FILE_SIZE'
    ? `Berkas lebih besar dari ${maksMb} MB. Bagi menjadi beberapa berkas, masing-masing dengan baris judul.`
    : 'Unggahan ini tidak terbaca. Buka lagi halamannya, lalu pilih satu berkas.';
