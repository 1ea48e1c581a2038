import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Express, Request, Response } from 'express';
import { inProject } from '../paths.js';

interface Berkas {
  jenis: string;
  isi: Buffer;
  br: Buffer;
  gzip: Buffer;
}

const JENIS: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Aset {
  /** address of a file of public/, with the hash of its content in the name */
  alamat(nama: string): string;
  pasang(app: Express): void;
}

/** Reads public/ once: compressed, named by content, immutable. */
export function muatAset(): Aset {
  const berkas = new Map<string, Berkas>();
  const alamat = new Map<string, string>();
  for (const [nama, isi] of daftarBerkas()) {
    const { name, ext } = path.parse(nama);
    const hash = createHash('sha256').update(isi).digest('hex').slice(0, 12);
    const tujuan = `/aset/${name}.${hash}${ext}`;
    alamat.set(nama, tujuan);
    berkas.set(tujuan, {
      jenis: JENIS[ext] ?? 'application/octet-stream',
      isi,
      br: brotliCompressSync(isi),
      gzip: gzipSync(isi, { level: 9 }),
    });
  }
  return {
    alamat: (nama) => {
      const tujuan = alamat.get(nama);
      if (!tujuan) throw new Error(`public/${nama} does not exist`);
      return tujuan;
    },
    pasang: (app) => {
      app.get('/aset/:nama', (req, res, next) => {
        const satu = berkas.get(req.path);
        if (satu) kirimBerkas(req, res, satu);
        else next();
      });
    },
  };
}

function daftarBerkas(): [string, Buffer][] {
  const folder = inProject('public');
  const sendiri = readdirSync(folder).filter((nama) => JENIS[path.extname(nama)]);
  const pustaka = inProject('node_modules/accessible-autocomplete/dist/accessible-autocomplete.min.js');
  return [
    ...sendiri.map((nama): [string, Buffer] => [nama, readFileSync(path.join(folder, nama))]),
    ['accessible-autocomplete.js', readFileSync(pustaka)],
  ];
}

function kirimBerkas(req: Request, res: Response, berkas: Berkas): void {
  const pilihan = req.acceptsEncodings('br', 'gzip', 'identity');
  res.set({
    'Content-Type': berkas.jenis,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  });
  if (pilihan === 'br' || pilihan === 'gzip') res.set('Content-Encoding', pilihan);
  res.end(pilihan === 'br' ? berkas.br : pilihan === 'gzip' ? berkas.gzip : berkas.isi);
}
