import type { NextFunction, Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { type BerkasMasuk, UKURAN_PALING_BESAR } from '../berkas/berkas.js';
import type { Deps } from '../deps.js';
import { Galat } from '../shared/galat.js';
import { kunciPengunjung } from './pengunjung.js';

/** The name of the field that brings files. */
export const BIDANG_BERKAS = 'berkas';
/** Most files in one request. */
const BERKAS_SEKALIGUS = 6;
/** Most other fields in one request: the longest form of the helpdesk has half as many. */
const ISIAN_SEKALIGUS = 40;
/** Longest text of one field: far beyond what any field takes, so that its own message answers. */
const TEKS_PALING_BESAR = 24 * 1024;
/** What one form keeps in memory at most: each file up to the chunk in which it became too big. */
export const BADAN_TERSIMPAN =
  BERKAS_SEKALIGUS * (UKURAN_PALING_BESAR + 64 * 1024) + ISIAN_SEKALIGUS * TEKS_PALING_BESAR;

/** A file and the field of the form that brought it. */
export interface BerkasUnggahan extends BerkasMasuk {
  bidang: string;
}

/** What came with a form: its files, or in words for the sender why none could be taken. */
export interface Unggahan {
  berkas: BerkasUnggahan[];
  ditolak: string | null;
  /** the field whose text was too long: neither it nor what stands after it in the form has been read */
  terpotong: string | null;
}

/** Keeps as much of a file as is needed to say that it is too big; one such file does not stop the others. */
const penampung: multer.StorageEngine = {
  _handleFile: (_req, file, selesai) => {
    const bagian: Buffer[] = [];
    let panjang = 0;
    file.stream.on('data', (satu: Buffer) => {
      if (panjang <= UKURAN_PALING_BESAR) bagian.push(satu);
      panjang += satu.length;
    });
    file.stream.on('end', () => selesai(null, { buffer: Buffer.concat(bagian), size: panjang }));
  },
  _removeFile: (_req, _file, selesai) => selesai(null),
};

const pembaca = multer({
  storage: penampung,
  defParamCharset: 'utf8',
  limits: {
    // A photo of a phone's full size is read to its end and refused by name; beyond it nobody waits.
    fileSize: 8 * UKURAN_PALING_BESAR,
    files: BERKAS_SEKALIGUS,
    fields: ISIAN_SEKALIGUS,
    parts: BERKAS_SEKALIGUS + ISIAN_SEKALIGUS,
    fieldNameSize: 60,
    fieldSize: TEKS_PALING_BESAR,
    headerPairs: 20,
  },
}).any();

const DITOLAK: Partial<Record<string, string>> = {
  LIMIT_FIELD_VALUE:
    'Satu isian terlalu panjang, jadi isian itu dan berkasnya tidak sampai. Pendekkan, lalu pilih lagi.',
  LIMIT_FILE_SIZE: 'Berkas yang Anda pilih jauh lebih besar dari 2 MB. Kecilkan dulu, lalu pilih lagi.',
  LIMIT_FILE_COUNT: `Pilih paling banyak ${BERKAS_SEKALIGUS} berkas sekaligus.`,
};

const TIDAK_TERBACA = 'Unggahan ini tidak terbaca. Buka lagi halamannya, lalu pilih lagi.';
const TIDAK_UTUH = 'Berkas tidak sampai utuh, mungkin sambungan terputus. Buka lagi halamannya, lalu pilih lagi.';

/**
 * What has to hold before the body of a form with files is read: that its thing exists, and the sender's limit. Throws,
 * or answers by itself.
 */
export type SebelumUnggah = (req: Request, res: Response) => Promise<void> | void;

/** Reads a form with files into memory; only on rows that say so, behind their door and their check. */
export function terimaUnggahan(d: Pick<Deps, 'tempatUnggah'>, sebelum: SebelumUnggah): RequestHandler {
  return async (req, res, next) => {
    await sebelum(req, res);
    if (res.headersSent) return;
    if (!req.is('multipart/form-data')) return baca(req, res, next);
    const lepas = d.tempatUnggah.ambil(kunciPengunjung(req, res), ukuranBadan(req));
    // However the answer ends, also when the sender goes away; who has gone already gives no more sign of it.
    res.once('close', lepas);
    if (req.socket.destroyed) return lepas();
    req.setTimeout(d.tempatUnggah.diamMs, () => req.destroy());
    baca(req, res, next);
  };
}

/** How much of a body will be kept; one that does not say its length may be the biggest. */
function ukuranBadan(req: Request): number {
  const panjang = Number(req.get('Content-Length') ?? Number.NaN);
  return Number.isFinite(panjang) ? Math.min(panjang, BADAN_TERSIMPAN) : BADAN_TERSIMPAN;
}

/** A form that went beyond a limit goes on to its handler, which says so on its page; half an upload ends here. */
function baca(req: Request, res: Response, next: NextFunction): void {
  pembaca(req, res, (galat?: unknown) => {
    req.setTimeout(0);
    const batas = galat instanceof multer.MulterError ? galat.code : null;
    if (galat && !batas) return next(new Galat('isian', TIDAK_UTUH));
    const berkas = Array.isArray(req.files) ? req.files : [];
    res.locals.unggahan = {
      berkas: berkas.map((satu) => ({ bidang: satu.fieldname, nama: satu.originalname, isi: satu.buffer })),
      ditolak: batas && (DITOLAK[batas] ?? TIDAK_TERBACA),
      terpotong: batas === 'LIMIT_FIELD_VALUE' ? ((galat as multer.MulterError).field ?? '') : null,
    } satisfies Unggahan;
    next();
  });
}

/** What the form behind the door brought. */
export const unggahan = (res: Response): Unggahan => res.locals.unggahan as Unggahan;

/** The same for a form with one file field: a file from any other is no upload of ours. */
export function unggahanBerkas(res: Response): Unggahan {
  const semua = unggahan(res);
  const asing = semua.berkas.some(({ bidang }) => bidang !== BIDANG_BERKAS);
  return asing ? { ...semua, berkas: [], ditolak: TIDAK_TERBACA } : semua;
}
