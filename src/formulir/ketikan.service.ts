import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import { idBaru } from './draf.js';
import { bisaDiisi } from './formulir.alur.js';
import { kunciLembar, type Lembar, simpanSementara } from './formulir.repository.js';
import { cariRiwayat, cariTab, type Katalog, semuaButir } from './katalog.js';

/** Longest text kept unjudged; every field takes less. */
const PALING_PANJANG = 2000;

export interface Ketikan {
  /** tab or riwayat kind */
  bagian: string;
  /** row of a riwayat kind; null for a tab */
  baris: string | null;
  mentah: Mentah;
}

/** Keeps what was typed as isian sementara, unjudged; a form that is no longer open keeps nothing (domain.md §6). */
export async function simpanKetikan(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  nip: string,
  ketikan: Ketikan,
): Promise<void> {
  const lembar = await kunciLembar(trx, nip);
  if (!lembar || !bisaDiisi(lembar.status)) return;
  if (ketikan.baris && !adaBaris(lembar, ketikan.bagian, ketikan.baris)) return;
  const isi = ketikanDikenal(d.katalog, ketikan);
  const lama = (lembar.draf.bagian[ketikan.bagian]?.sementara ?? {}) as Record<string, Mentah>;
  const sementara = ketikan.baris ? { ...lama, [ketikan.baris]: isi } : isi;
  await simpanSementara(trx, { formulirId: lembar.formulirId, bagian: ketikan.bagian }, sementara, d.jam());
}

/** Only what this tab or kind asks for: nobody can pile up anything else in a form. */
function ketikanDikenal(katalog: Katalog, { bagian, mentah }: Ketikan): Mentah {
  const nama = namaIsian(katalog, bagian).filter((satu) => mentah[satu] && mentah[satu].length <= PALING_PANJANG);
  return Object.fromEntries(nama.map((satu) => [satu, mentah[satu]]));
}

function namaIsian(katalog: Katalog, bagian: string): string[] {
  const tab = cariTab(katalog, bagian);
  const butir = tab ? semuaButir(tab) : [];
  const isian = tab ? butir.flatMap((satu) => satu.isian) : (cariRiwayat(katalog, bagian)?.isian ?? []);
  const sikap = butir.map((satu) => `${satu.kode}__sikap`);
  return [
    ...sikap,
    ...(tab?.denganVerifikator ? ['verifikator'] : []),
    ...isian.flatMap((satu) => [satu.kode, `${satu.kode}__kode`]),
  ];
}

/** Rows of a section that is hidden at the moment count too. */
function adaBaris({ pembanding, draf }: Lembar, jenis: string, baris: string): boolean {
  const tambahan = draf.riwayat.filter((satu) => satu.jenis === jenis && satu.tindakan === 'tambah');
  const ada = [...(pembanding.riwayat[jenis] ?? []).map(({ id }) => id), ...tambahan.map(({ id }) => idBaru(id))];
  return baris === 'baru' || ada.includes(baris);
}
