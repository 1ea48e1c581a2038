import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { berkode } from './keadaan.js';
import { SEBAB_SUREL, sebabDikenal } from './kegagalan.js';
import { hidupkanSebab, hidupkanSurel, type SurelSatu, surelSatu } from './kelola-surel.repository.js';

/** Why a mail cannot be sent again; null when it can. */
export function halanganUlang(surel: Pick<SurelSatu, 'matiPada' | 'dikirimPada' | 'templat'>): string | null {
  if (surel.dikirimPada) return 'Surel ini sudah terkirim.';
  if (!surel.matiPada) return 'Surel ini masih dicoba sendiri.';
  return berkode(surel.templat) ? 'Kode di surel ini sudah tidak berlaku. Pemiliknya perlu meminta kode baru.' : null;
}

/** Opening a mail shows what somebody is told; it leaves a trace. */
export async function bukaSurel(d: Pick<Deps, 'jam'>, trx: Trx, pelaku: PelakuPetugas, id: number): Promise<SurelSatu> {
  const surel = await surelSatu(trx, id);
  if (!surel) throw tidakDitemukan();
  await catatJejak(trx, { pelaku, aksi: 'surel.lihat', objek: { jenis: 'surel', id }, pada: d.jam() });
  return surel;
}

/** Kirim lagi: three days of tries begin anew. `dilihat` is when the page saw it given up. */
export async function kirimLagi(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: { id: number; dilihat: number },
): Promise<void> {
  const surel = await surelSatu(trx, minta.id);
  if (!surel) throw tidakDitemukan();
  const halangan = halanganUlang(surel);
  if (halangan) throw new Galat('bentrok', `${halangan} Tidak ada yang berubah.`);
  const waktu = { matiPada: new Date(minta.dilihat), kini: d.jam() };
  if (!(await hidupkanSurel(trx, minta.id, waktu)))
    throw new Galat('bentrok', 'Surel ini sudah dikirim lagi oleh petugas lain. Tidak ada yang berubah.');
  await catatJejak(trx, {
    ...{ pelaku, aksi: 'surel.kirim_lagi', objek: { jenis: 'surel', id: minta.id } },
    rincian: { sebab: surel.sebab },
    pada: waktu.kini,
  });
}

/** The same for all of one reason that the page has seen; returns how many. */
export async function kirimLagiSemua(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: { sebab: string; dilihat: number },
): Promise<number> {
  const { sebab } = minta;
  if (!sebabDikenal(sebab)) throw tidakDitemukan();
  const kini = d.jam();
  const banyak = await hidupkanSebab(trx, sebab, { sampai: new Date(minta.dilihat), kini });
  if (banyak === 0)
    throw new Galat(
      'bentrok',
      `Tidak ada lagi surel “${SEBAB_SUREL[sebab].nama}” yang berhenti. Tidak ada yang berubah.`,
    );
  await catatJejak(trx, {
    ...{ pelaku, aksi: 'surel.kirim_lagi_semua', objek: { jenis: 'surel', id: sebab }, rincian: { sebab, banyak } },
    pada: kini,
  });
  return banyak;
}
