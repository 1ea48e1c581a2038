import type { Db, Trx } from '../database/knex.js';

/** Whose sessions: those of a PNS's account or of a petugas. */
export type PemilikSesi = { registrasi_id: number } | { petugas_id: number };

export interface SesiTerbuka {
  id: string;
  dibuatPada: Date;
  dipakaiPada: Date;
}

/** Sessions that are open, the newest use first. `diamSejak`: what has lain unused since is over. */
export async function sesiTerbuka(
  db: Db,
  milik: PemilikSesi,
  saat: { kini: Date; diamSejak: Date },
): Promise<SesiTerbuka[]> {
  return db('sesi')
    .where(milik)
    .where('kedaluwarsa_pada', '>', saat.kini)
    .where('dipakai_pada', '>', saat.diamSejak)
    .orderBy('dipakai_pada', 'desc')
    .select('id', 'dibuat_pada as dibuatPada', 'dipakai_pada as dipakaiPada');
}

/** Ends the sessions of an account, but for one; how many. */
export async function akhiriSesi(trx: Trx, milik: PemilikSesi, kecuali: string | null = null): Promise<number> {
  return trx('sesi')
    .where(milik)
    .modify((q) => kecuali && q.whereNot({ id: kecuali }))
    .delete();
}
