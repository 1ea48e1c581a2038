import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Express, Request, Response } from 'express';
import { inProject } from '../paths.js';

interface Berkas {
  jenis: string;
  isi: Buffer;
  /** each made once, at the first request that wants it */
  rapat: Partial<Record<Cara, Promise<Buffer>>>;
}

type Cara = keyof typeof RAPATKAN;

/** Off the event loop: brotli at its best takes a tenth of a second for the stylesheet. */
const RAPATKAN = {
  br: promisify(brotliCompress) as (isi: Buffer) => Promise<Buffer>,
  gzip: (isi: Buffer) => promisify(gzip)(isi, { level: 9 }),
};

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

/** Reads public/ once: named by content, immutable, compressed for who asks for it. */
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
      rapat: {},
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
        return satu ? kirimBerkas(req, res, satu) : next();
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

async function kirimBerkas(req: Request, res: Response, berkas: Berkas): Promise<void> {
  const pilihan = req.acceptsEncodings('br', 'gzip', 'identity');
  const cara = pilihan === 'br' || pilihan === 'gzip' ? pilihan : null;
  if (cara) berkas.rapat[cara] ??= RAPATKAN[cara](berkas.isi);
  const isi = cara ? await berkas.rapat[cara] : berkas.isi;
  res.set({
    'Content-Type': berkas.jenis,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  });
  if (cara) res.set('Content-Encoding', cara);
  res.end(isi);
}
