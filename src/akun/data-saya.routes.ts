import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import type { BarisRute } from '../web/rute.js';
import { pns } from '../web/rute.js';
import { dataSaya } from './data-saya.service.js';

const ALAMAT = '/akun/data.json';

/** Everything the portal holds of the person, for the person (UU 27/2022: the right to a copy). */
export function ruteDataSaya(d: Deps): BarisRute[] {
  return [{ metode: 'get', alamat: ALAMAT, akses: 'pns', tangani: (req, res) => unduh(d, req, res) }];
}

async function unduh(d: Deps, _req: Request, res: Response): Promise<void> {
  const isi = await dataSaya(d, pns(res));
  res.attachment('data-e-pupns-saya.json');
  res.type('json').send(JSON.stringify(isi, null, 2));
}
