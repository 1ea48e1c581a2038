import type { BerkasBersih } from '../berkas/berkas.js';
import { bacaBerkas } from '../berkas/berkas.repository.js';
import type { Db } from '../database/knex.js';
import { berkasKiriman } from '../formulir/lampiran.repository.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { kasusFormulir } from './verifikasi.repository.js';

/** A file that went with the kiriman before this petugas; outside their area, or not sent, nothing exists (domain.md §3). */
export async function bukaBerkasKasus(
  db: Db,
  pelaku: PelakuPetugas,
  formulirId: number,
  berkasId: number,
): Promise<BerkasBersih> {
  const kasus = await kasusFormulir(db, pelaku, formulirId, 'baca');
  const ikut = kasus !== null && (await berkasKiriman(db, kasus.kirimanId, berkasId));
  const berkas = ikut ? await bacaBerkas(db, berkasId) : null;
  if (!berkas) throw tidakDitemukan();
  return berkas;
}
