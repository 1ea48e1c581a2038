import type { Db } from '../database/knex.js';
import { jalurUnorAda } from '../referensi/referensi.repository.js';
import type { Mentah } from '../shared/isian.js';
import { teks } from './bahan-kategori.js';
import { uraiUnor } from './jalur-unor.js';
import type { Kategori } from './jenis.js';
import type { Tiket } from './tiket.repository.js';

export interface UnorAda {
  /** eselon and jabatan of units that are there already: nobody types them again */
  mentah: Mentah;
  /** names of their fields, without the kind in front: "2" for "nama_2" */
  tingkat: readonly number[];
}

/** What kategori 2's path has already (its fields are named nama_2, eselon_2, jabatan_2 and so on down). */
export async function unorAda(db: Db, kategori: Kategori, tiket: Tiket): Promise<UnorAda> {
  if (kategori.daftar?.jenis !== 'unor' || !tiket.instansiKini) return { mentah: {}, tingkat: [] };
  const jalur = uraiUnor(teks(tiket.isi, kategori.daftar.isian));
  const mentah: Mentah = {};
  const tingkat: number[] = [];
  for (const [i, ada] of (await jalurUnorAda(db, tiket.instansiKini, jalur)).entries()) {
    if (!ada) continue;
    tingkat.push(i + 2);
    if (ada.eselon) mentah[`eselon_${i + 2}`] = ada.eselon;
    if (ada.jabatan) mentah[`jabatan_${i + 2}`] = ada.jabatan;
  }
  return { mentah, tingkat };
}
