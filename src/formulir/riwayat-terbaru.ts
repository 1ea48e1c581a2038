import type { NilaiIsian } from '../shared/isian.js';
import type { DataPns } from './jenis.js';

/** The newest row of a kind by one of its dates, removed rows left out. */
export function barisTerbaru(data: DataPns, jenis: string, tanggal: string): NilaiIsian | null {
  const baris = (data.riwayat[jenis] ?? []).filter((satu) => satu.dihapus === undefined).map((satu) => satu.isi);
  return baris.reduce<NilaiIsian | null>(
    (terbaru, isi) => (!terbaru || String(isi[tanggal] ?? '') > String(terbaru[tanggal] ?? '') ? isi : terbaru),
    null,
  );
}
