import type { Trx } from '../database/knex.js';
import type { Temuan } from '../referensi/referensi.repository.js';
import { selesaikanRujukan } from '../referensi/resolusi.js';
import { bacaFormulir, type Mentah } from '../shared/isian.js';
import { nilaiButir, samaButir } from './butir.js';
import type { Butir, NilaiButir } from './jenis.js';

/** A butir as typed, read: its value, or what is wrong and what the references might mean. */
export interface BacaanButir {
  nilai: NilaiButir;
  pesan: Record<string, string>;
  usulan: Record<string, Temuan[]>;
}

/** What a value that is none is told: the same as BKN holds. */
type Sama = { lama: NilaiButir | undefined; pesan: string };

/** Reads a new value of one butir: its fields, its references, its rule across the fields. */
export async function bacaButir(
  trx: Trx,
  butir: Butir,
  mentah: Mentah,
  baca: { instansi: readonly string[]; hariIni: string; sama: Sama },
): Promise<BacaanButir> {
  const resolusi = await selesaikanRujukan(trx, butir.isian, mentah, baca.instansi);
  const bacaan = bacaFormulir(butir.isian, mentah, resolusi.rujukan, baca.hariIni);
  const pesan = Object.keys(bacaan.pesan).length > 0 ? bacaan.pesan : terisi(butir.periksa?.(bacaan.nilai));
  const nilai = nilaiButir(butir, bacaan.nilai);
  if (Object.keys(pesan).length === 0 && samaButir(butir, nilai, baca.sama.lama))
    pesan[butir.isian[0]!.kode] = baca.sama.pesan;
  return { nilai, pesan, usulan: resolusi.usulan };
}

const terisi = (pesan: Record<string, string | undefined> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(pesan).filter((satu): satu is [string, string] => satu[1] !== undefined));
