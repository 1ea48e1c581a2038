import { setTimeout } from 'node:timers/promises';
import { type Db, inTransaction, type Trx } from '../database/knex.js';
import { Galat } from '../shared/galat.js';

/** What came of a form: where to go, and what the work said; `hasil` is null when it had been carried out before. */
export interface Sekali<T> {
  tujuan: string;
  hasil: T | null;
}

/**
 * Carries out an unsafe form once: `kerja` runs in one transaction together with the key, and says where to go. A
 * repeated POST with the same key, also at the same moment, does nothing and leads to the same address.
 */
export async function sekali<T>(
  db: Db,
  form: { kunci: string | undefined; pemilik: string },
  kerja: (trx: Trx) => Promise<{ tujuan: string; hasil: T }>,
): Promise<Sekali<T>> {
  if (!form.kunci || !/^[\w-]{20,64}$/.test(form.kunci)) {
    throw new Galat('isian', 'Formulir ini tidak lengkap. Buka lagi halamannya, lalu kirim dari sana.');
  }
  const kunci = `${form.pemilik}:${form.kunci}`;
  return ulangiBilaTersangkut(() =>
    inTransaction(db, async (trx) => {
      const baru = await trx.raw(
        `INSERT INTO kunci_formulir (kunci, pemilik, tujuan) VALUES (?, ?, '') ON CONFLICT (kunci) DO NOTHING RETURNING kunci`,
        [kunci, form.pemilik],
      );
      if (baru.rows.length === 0) return { tujuan: (await tujuanKunci(trx, form)) ?? '/', hasil: null };
      const selesai = await kerja(trx);
      await trx('kunci_formulir').where({ kunci }).update({ tujuan: selesai.tujuan });
      return selesai;
    }),
  );
}

/** How often a form is tried that got entangled with others. */
const COBA = 3;
const JEDA_MS = 25;
/** deadlock_detected, serialization_failure */
const TERSANGKUT = new Set(['40P01', '40001']);

/**
 * Two people who decide on related things can each hold what the other waits for; PostgreSQL then gives one of them up,
 * whole. Its form is tried again and meets what the other has decided.
 */
async function ulangiBilaTersangkut<T>(kerja: () => Promise<T>): Promise<T> {
  for (let sisa = COBA - 1; ; sisa -= 1) {
    try {
      return await kerja();
    } catch (galat) {
      if (sisa === 0 || !TERSANGKUT.has(String((galat as { code?: unknown }).code))) throw galat;
      // The other needs a moment to take what was let go; at once, both would reach for it again.
      await setTimeout(JEDA_MS * (1 + Math.random()));
    }
  }
}

/** Where a form led that has been carried out already; null for a new one. */
export async function tujuanKunci(
  db: Db | Trx,
  form: { kunci: string | undefined; pemilik: string },
): Promise<string | null> {
  if (!form.kunci) return null;
  const baris = await db('kunci_formulir')
    .where({ kunci: `${form.pemilik}:${form.kunci}` })
    .first('tujuan');
  return (baris?.tujuan as string | undefined) || null;
}
