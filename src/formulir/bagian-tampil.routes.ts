import type { Response } from 'express';
import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { pns } from '../web/rute.js';
import { bagianDisembunyikan, katalogTampil, menentukanBagian, sebutBagianBerubah } from './bagian-tampil.js';
import { rangkaiFormulir } from './draf.js';
import type { Lembar } from './formulir.repository.js';
import type { DataPns, JenisRiwayat, Tab } from './jenis.js';
import { type Ketikan, simpanKetikan } from './ketikan.service.js';
import { lembarSekarang } from './lembar-kini.js';

const formulirKini = (d: Pick<Deps, 'katalog'>, lembar: Lembar): DataPns =>
  rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);

/** Whether the form as it stands shows this section. */
export function tampilDiFormulir(d: Pick<Deps, 'katalog'>, lembar: Lembar, satu: Tab | JenisRiwayat): boolean {
  if (!satu.tampilBila) return true;
  const { tab, riwayat } = katalogTampil(d.katalog, formulirKini(d, lembar));
  return 'jenis' in satu ? riwayat.includes(satu) : tab.includes(satu);
}

/** A page that was open while its section disappeared: what was typed is kept with the rest of it. */
export async function simpanTersembunyi(
  d: Deps,
  res: Response,
  satu: Tab | JenisRiwayat,
  ketikan: Ketikan | null,
): Promise<never> {
  if (ketikan) await inTransaction(d.db, (trx) => simpanKetikan(d, trx, pns(res).nip, ketikan));
  throw bagianDisembunyikan(satu);
}

/** Which sections the save just done has made appear or disappear, in words; '' for most saves. */
export async function kabarBagian(d: Deps, res: Response, sebelum: Lembar, jenis: JenisRiwayat): Promise<string> {
  if (!menentukanBagian(d.katalog, jenis.jenis)) return '';
  const sesudah = await lembarSekarang(d, pns(res).nip);
  return sebutBagianBerubah(d.katalog, formulirKini(d, sebelum), formulirKini(d, sesudah));
}
