import type { Response } from 'express';
import type { BerkasBersih } from '../berkas/berkas.js';

/**
 * Hands out a stored file. Pictures may be shown inside our pages; a PDF is only ever a download, because no browser
 * draws one under the sandbox that keeps it from doing anything. Neither is kept by anybody on the way.
 */
export function kirimBerkas(res: Response, berkas: BerkasBersih): void {
  serahkan(res, berkas, berkas.jenis === 'application/pdf' ? 'attachment' : 'inline');
}

/** Hands out a stored file as a download, whatever it is. */
export const unduhBerkas = (res: Response, berkas: BerkasBersih): void => serahkan(res, berkas, 'attachment');

function serahkan(res: Response, berkas: BerkasBersih, cara: 'attachment' | 'inline'): void {
  res.set({
    'Content-Type': berkas.jenis,
    'Content-Length': String(berkas.isi.length),
    'Content-Disposition': `${cara}; filename="${namaAscii(berkas.nama)}"; filename*=UTF-8''${namaLengkap(berkas.nama)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  });
  res.end(berkas.isi);
}

const namaAscii = (nama: string): string => nama.replace(/[^\x20-\x7e]|["\\%]/g, '_');

/** RFC 8187: what encodeURIComponent leaves alone and the header does not. */
const namaLengkap = (nama: string): string =>
  encodeURIComponent(nama).replace(/['()*]/g, (tanda) => `%${tanda.charCodeAt(0).toString(16).toUpperCase()}`);
