import type { Trx } from '../database/knex.js';
import { Galat } from '../shared/galat.js';
import { bisaDiisi } from './formulir.alur.js';
import { lepaskanLampiran } from './lampiran.repository.js';
import { kunciFormulir } from './pembanding.repository.js';
import { kosongkanDraf } from './tulis-balik.repository.js';

/** Empties what a PNS has filled in and not sent; without a form there is nothing to empty. */
export async function kosongkanDrafFormulir(trx: Trx, nip: string, pada: Date): Promise<void> {
  const formulir = await kunciFormulir(trx, nip);
  if (!formulir) return;
  if (!bisaDiisi(formulir.status))
    throw new Galat(
      'bentrok',
      'Formulir ini sudah dikirim, jadi isinya tidak bisa dikosongkan. Tidak ada yang berubah. Pilih “simpan”, formulirnya tetap di tempatnya.',
    );
  await kosongkanDraf(trx, formulir.id);
  await lepaskanLampiran(trx, formulir.id, {}, pada);
}
