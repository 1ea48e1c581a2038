import type { Db, Trx } from '../database/knex.js';

export interface Surel {
  kepada: string;
  templat: string;
  subjek: string;
  teks: string;
}

export interface SurelTersimpan extends Surel {
  id: number;
  dibuat_pada: Date;
  dikirim_pada: Date | null;
  percobaan: number;
}

/** Puts a mail about the matter of a PNS into the outbox, in the transaction of what it tells about. */
export async function antrekanSurel(trx: Trx, nip: string, surel: Surel): Promise<void> {
  await trx('surel').insert({ ...surel, nip });
}

/** Takes one mail that is due, locked against the other processes; undefined when there is none. */
export async function ambilSurel(trx: Trx, kini: Date): Promise<SurelTersimpan | undefined> {
  return trx('surel')
    .whereNull('dikirim_pada')
    .where('coba_pada', '<=', kini)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .first();
}

export async function tandaiTerkirim(trx: Trx, id: number, pada: Date): Promise<void> {
  await trx('surel').where({ id }).update({ dikirim_pada: pada, galat: null });
}

export async function tandaiGagal(trx: Trx, id: number, isi: { galat: string; cobaPada: Date }): Promise<void> {
  await trx('surel')
    .where({ id })
    .update({ galat: isi.galat, coba_pada: isi.cobaPada, percobaan: trx.raw('percobaan + 1') });
}

/** Newest mails, for the mailbox of the demo. */
export async function surelTerbaru(db: Db): Promise<SurelTersimpan[]> {
  return db('surel').orderBy('id', 'desc').limit(50);
}
