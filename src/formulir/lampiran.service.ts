import type { BerkasBersih } from '../berkas/berkas.js';
import { sidikBerkas, simpanBerkas } from '../berkas/berkas.repository.js';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPns } from '../shared/pelaku.js';
import type { Lembar } from './formulir.repository.js';
import { formulirTerbuka } from './formulir.service.js';
import { BERKAS_PER_FORMULIR, BERKAS_PER_TEMPAT, cariTempat } from './lampiran.js';
import { adaIsiSama, lepaskanLampiran, tautkanBerkas } from './lampiran.repository.js';

/** What became of files: names of those attached now, and for each other one why not. */
export interface HasilLampirkan {
  terlampir: string[];
  ditolak: string[];
}

/** Attaches files that have been looked into. The form's row is locked, so two uploads at once cannot pass the limits. */
export async function lampirkanBerkas(
  d: Pick<Deps, 'katalog' | 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  isi: { tempat: string; berkas: readonly BerkasBersih[] },
): Promise<HasilLampirkan> {
  const { formulirId, lampiran } = await formulirDenganTempat(d, trx, pelaku, isi.tempat);
  const hasil: HasilLampirkan = { terlampir: [], ditolak: [] };
  let diTempat = lampiran[isi.tempat] ?? 0;
  let semua = Object.values(lampiran).reduce((jumlah, satu) => jumlah + satu, 0);
  for (const satu of isi.berkas) {
    // Chosen once more by mistake is attached once.
    const sudah = await adaIsiSama(trx, formulirId, isi.tempat, sidikBerkas(satu));
    const penuh = sudah ? null : sebutPenuh(diTempat, semua);
    if (penuh) {
      hasil.ditolak.push(`“${satu.nama}” tidak dilampirkan: ${penuh}`);
      continue;
    }
    hasil.terlampir.push(satu.nama);
    if (sudah) continue;
    await tautkanBerkas(trx, formulirId, isi.tempat, await simpanBerkas(trx, satu, d.jam()));
    diTempat += 1;
    semua += 1;
  }
  return hasil;
}

async function formulirDenganTempat(
  d: Pick<Deps, 'katalog' | 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  tempat: string,
): Promise<Lembar> {
  const lembar = await formulirTerbuka(d, trx, pelaku);
  if (cariTempat(d.katalog, lembar, tempat)) return lembar;
  throw tempatHilang();
}

export const tempatHilang = (): Galat =>
  new Galat(
    'bentrok',
    'Perbaikan ini sudah tidak ada di formulir Anda, mungkin dibatalkan dari perangkat lain. Berkasnya tidak dilampirkan.',
  );

function sebutPenuh(diTempat: number, semua: number): string | null {
  if (diTempat >= BERKAS_PER_TEMPAT)
    return `sudah ada ${BERKAS_PER_TEMPAT} berkas di sini. Hapus salah satu, atau satukan halamannya menjadi satu PDF.`;
  if (semua >= BERKAS_PER_FORMULIR)
    return `formulir Anda sudah memuat ${BERKAS_PER_FORMULIR} berkas. Hapus yang tidak diperlukan.`;
  return null;
}

/** Takes one file off the draft; a kiriman that had it keeps it. */
export async function lepaskanBerkas(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  isi: { tempat: string; berkasId: number },
): Promise<void> {
  const lembar = await formulirTerbuka(d, trx, pelaku);
  const saring = { kunci: [isi.tempat], berkasId: isi.berkasId };
  if ((await lepaskanLampiran(trx, lembar.formulirId, saring, d.jam())) === 0) throw tidakDitemukan();
}
