import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { Galat, type JenisGalat } from '../shared/galat.js';
import { tampilkan } from './halaman.js';
import { alamatPengunjung } from './pengunjung.js';

const STATUS: Record<JenisGalat, number> = {
  tidak_ditemukan: 404,
  dilarang: 403,
  bentrok: 409,
  isian: 422,
  terlalu_sering: 429,
  tidak_tersedia: 503,
};

const JUDUL: Record<number, string> = {
  400: 'Permintaan tidak terbaca',
  403: 'Tidak dijalankan',
  404: 'Tidak ditemukan',
  409: 'Sudah berubah sementara itu',
  413: 'Kiriman terlalu besar',
  422: 'Belum bisa diterima',
  429: 'Tunggu sebentar',
  500: 'Ada yang rusak di sistem kami',
  503: 'Sedang tidak dapat melayani',
};

interface Jawaban {
  status: number;
  teks: string;
  cobaLagiDetik?: number;
}

/** The one error page. Unknown errors are logged with the request id, which the page shows. */
export function tanganiGalat(log: Logger): ErrorRequestHandler {
  return (galat: unknown, req, res, next) => {
    if (res.headersSent) return next(galat);
    const jawaban = jawab(galat);
    if (jawaban.status >= 500) log.error({ err: galat, permintaan: req.id }, 'request failed');
    else catatKejadian(log, req, res, jawaban.status);
    if (jawaban.cobaLagiDetik) res.set('Retry-After', String(jawaban.cobaLagiDetik));
    res.set('Cache-Control', 'no-store');
    kirimGalat(req, res, jawaban);
  };
}

const KEJADIAN: Record<number, string> = { 403: 'refused', 404: 'outside the scope', 429: 'limit reached' };

/** Security events: what was refused to whom, by the row of the route and never by the address, which can hold a NIP. */
function catatKejadian(log: Logger, req: Request, res: Response, status: number): void {
  const pelaku = res.locals.pelaku as { jenis: string; id: number } | undefined;
  const kejadian = KEJADIAN[status];
  // A visitor who mistypes an address is no event; somebody who has signed in and asks for what is not theirs is one.
  if (!kejadian || (status === 404 && !pelaku)) return;
  const siapa = pelaku ? { jenis: pelaku.jenis, id: pelaku.id } : null;
  const rute = (req.route as { path?: string } | undefined)?.path ?? null;
  log.warn(
    { kejadian, metode: req.method, rute, siapa, dari: alamatPengunjung(req), permintaan: req.id },
    'security event',
  );
}

function kirimGalat(req: Request, res: Response, { status, teks }: Jawaban): void {
  const judul = JUDUL[status] ?? JUDUL[500]!;
  const kembali = status === 413 ? halamanAsal(req) : null;
  tampilkan(res, 'galat', { judul, teks, kembali, nomor: status >= 500 ? String(req.id) : '' }, status);
}

/** The page of ours that a form came from; the body itself was not read. */
function halamanAsal(req: Request): string | null {
  const perujuk = req.get('Referer') ?? '';
  if (!URL.canParse(perujuk)) return null;
  const asal = new URL(perujuk);
  if (asal.host !== req.get('Host')) return null;
  return `/${asal.pathname.replace(/^[/\\]+/, '')}${asal.search}`;
}

function jawab(galat: unknown): Jawaban {
  if (galat instanceof Galat) return { status: STATUS[galat.jenis], teks: galat.message, ...galat.tambahan };
  const { status, code } = (galat ?? {}) as { status?: number; code?: string };
  if (basisDataPergi(galat, code)) {
    return {
      status: 503,
      teks: 'Penyimpanan data sedang tidak terjangkau. Tidak ada yang berubah. Coba lagi beberapa menit lagi.',
      cobaLagiDetik: 10,
    };
  }
  if (status === 413)
    return {
      status,
      teks: 'Kiriman melebihi batas dan tidak ada yang disimpan. Kembali ke halaman tadi, pendekkan isian yang sangat panjang atau kecilkan berkasnya, lalu kirim lagi.',
    };
  if (status && status >= 400 && status < 500)
    return { status: 400, teks: 'Permintaan ini tidak terbaca. Buka lagi halamannya, lalu coba lagi.' };
  return {
    status: 500,
    teks: 'Permintaan Anda tidak selesai dan tidak ada yang berubah. Coba lagi; bila berulang, sampaikan nomor di bawah kepada petugas.',
  };
}

const PERGI = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // an operator has closed the database to connections
  '55000',
  '08006',
  '08001',
]);

function basisDataPergi(galat: unknown, code: string | undefined): boolean {
  if (code && PERGI.has(code)) return true;
  const pesan = galat instanceof Error ? galat.message : '';
  return /Timeout acquiring a connection|Connection terminated|terminating connection/i.test(pesan);
}
