import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas, PelakuPns, Peran } from '../shared/pelaku.js';
import { type SebelumUnggah, terimaUnggahan } from './unggah.js';
import { terimaBerkasBesar } from './unggah-besar.js';

/** Who may enter. The door is part of the row: a route without it does not compile. */
export type Akses = 'umum' | 'pns' | 'petugas' | readonly Peran[];

/** One route: method, path, who may enter, handler. */
export interface BarisRute {
  metode: 'get' | 'post';
  alamat: string;
  akses: Akses;
  tangani: (req: Request, res: Response) => Promise<void> | void;
  /** the session of this row brings the PNS's whole form in the same statement */
  denganFormulir?: true;
  /** open to all, and a PNS who has signed in is known there */
  kenaliPns?: true;
  /** open to a petugas who has to set up a second factor first, and to nothing else of theirs */
  sebelumTotp?: true;
  /** the form of this row holds a code or a password: nothing of it waits for the next login */
  rahasia?: true;
  /** the form of this row brings files; they are read behind its door, once this check has passed */
  unggah?: SebelumUnggah;
  /** the same for one big file, which goes to the disk */
  unggahBesar?: SebelumUnggah;
}

export type PintuSesi = Record<'pns' | 'pnsDenganFormulir' | 'pnsBila' | 'petugas', RequestHandler>;

/** Mounts the rows in order, each behind its door. */
export function pasangRute(
  app: Express,
  rute: readonly BarisRute[],
  pintu: PintuSesi,
  d: Pick<Deps, 'tempatUnggah' | 'config'>,
): void {
  const keHalaman = tanpaHalaman(rute);
  const antar = (alamat: string) => {
    const panjang = panjangHalaman(rute, alamat);
    app.get(alamat, (req, res) => res.redirect(303, potongan(req.path, panjang)));
  };
  // One without parameters stands before a page whose parameter would take its last part.
  for (const alamat of keHalaman.filter((satu) => !satu.includes(':'))) antar(alamat);
  for (const baris of rute) {
    app[baris.metode](
      baris.alamat,
      sebutHalaman(rute, baris),
      ...penjaga(baris, pintu),
      ...(baris.unggah ? [terimaUnggahan(d, baris.unggah)] : []),
      ...(baris.unggahBesar ? [terimaBerkasBesar(d, baris.unggahBesar)] : []),
      baris.tangani,
    );
  }
  for (const alamat of keHalaman.filter((satu) => satu.includes(':'))) antar(alamat);
}

/** Addresses that only take forms. A refused form stands there, and a browser that loads it anew asks for it. */
function tanpaHalaman(rute: readonly BarisRute[]): string[] {
  const bentuk = (alamat: string): string => alamat.replace(/:\w+/g, ':');
  const halaman = new Set(rute.filter(({ metode }) => metode === 'get').map(({ alamat }) => bentuk(alamat)));
  return rute
    .filter(({ metode, akses, alamat }) => metode === 'post' && akses !== 'umum' && !halaman.has(bentuk(alamat)))
    .map(({ alamat }) => alamat);
}

const potongan = (alamat: string, panjang: number): string => alamat.split('/').slice(0, panjang).join('/') || '/';

/** How many parts of an address name the page with its form: the page at the address, else the nearest one above. */
function panjangHalaman(rute: readonly BarisRute[], alamat: string): number {
  const halaman = rute.filter(({ metode }) => metode === 'get').map((satu) => satu.alamat);
  let panjang = alamat.split('/').length;
  while (panjang > 1 && !halaman.includes(potongan(alamat, panjang))) panjang -= 1;
  return panjang;
}

/** Names the page that has the form of a row. */
function sebutHalaman(rute: readonly BarisRute[], { alamat, rahasia }: BarisRute): RequestHandler {
  const panjang = panjangHalaman(rute, alamat);
  return (req, res, next) => {
    res.locals.halaman = potongan(req.path, panjang);
    res.locals.rahasia = rahasia === true;
    next();
  };
}

/** Where a petugas sets up the second factor that a peran of theirs needs. */
const PASANG_TOTP = '/admin/totp';

function penjaga(baris: BarisRute, pintu: PintuSesi): RequestHandler[] {
  if (baris.akses === 'umum') return baris.kenaliPns ? [pintu.pnsBila] : [];
  if (baris.akses === 'pns') return [baris.denganFormulir ? pintu.pnsDenganFormulir : pintu.pns];
  const peran = baris.akses === 'petugas' ? null : baris.akses;
  return [
    pintu.petugas,
    (_req: Request, res: Response, next: NextFunction) => {
      if (petugas(res).harusTotp && !baris.sebelumTotp) return res.redirect(303, PASANG_TOTP);
      next(peran && !berperan(petugas(res), peran) ? tidakDitemukan() : undefined);
    },
  ];
}

const berperan = (pelaku: PelakuPetugas, peran: readonly Peran[]): boolean =>
  pelaku.peran.some((satu) => peran.includes(satu.peran));

/** Whoever came through an open door: a PNS who has signed in, or nobody known. */
export function pnsBila(res: Response): PelakuPns | null {
  return res.locals.pelaku?.jenis === 'pns' ? (res.locals.pelaku as PelakuPns) : null;
}

/** The PNS behind the door. */
export function pns(res: Response): PelakuPns {
  return res.locals.pelaku as PelakuPns;
}

/** The petugas behind the door. */
export function petugas(res: Response): PelakuPetugas {
  return res.locals.pelaku as PelakuPetugas;
}
