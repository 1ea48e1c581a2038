import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { catatanKiriman } from '../verifikasi/catatan.repository.js';
import type { CatatanTempat } from './formulir.halaman.js';
import { type Lembar, lembarNip } from './formulir.repository.js';

/** What the verifikator asked for, while the form lies with the PNS again. */
export async function catatanUntukPns(d: Pick<Deps, 'db'>, lembar: Lembar): Promise<CatatanTempat> {
  if (lembar.status !== 'dikembalikan' || !lembar.kirimanId) return {};
  return catatanKiriman(d.db, lembar.kirimanId);
}

/** The form as it is after this request's own writing. */
export async function lembarSekarang(d: Pick<Deps, 'db'>, nip: string): Promise<Lembar> {
  const lembar = await lembarNip(d.db, nip);
  if (!lembar) throw tidakDitemukan();
  return lembar;
}
