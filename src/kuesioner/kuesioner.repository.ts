import type { Db, Trx } from '../database/knex.js';
import { bacaPertanyaan, type Kuesioner } from './kuesioner.js';

/**
 * The questionnaires a form is asked, in their order: of each the version it has answered, else the newest that holds
 * at `kini`. `dilihat`: versions of a page that was filled in; they are taken as they were shown, if they have begun.
 */
export async function kuesionerUntuk(
  db: Db | Trx,
  terjawab: Readonly<Record<string, number>>,
  kini: Date,
  dilihat: Readonly<Record<string, number>> = {},
): Promise<Kuesioner[]> {
  const hasil = await db.raw(
    `SELECT DISTINCT ON (k.urutan, k.kode) k.kode, k.versi, k.urutan, k.judul, k.pengantar, k.asal, k.pertanyaan
     FROM kuesioner k LEFT JOIN jsonb_each_text(:terjawab::jsonb) t ON t.key = k.kode
       LEFT JOIN jsonb_each_text(:dilihat::jsonb) l ON l.key = k.kode
     WHERE (t.value IS NULL AND k.berlaku_pada <= :kini) OR k.versi = t.value::int
     ORDER BY k.urutan, k.kode, k.versi IS NOT DISTINCT FROM l.value::int DESC, k.versi DESC`,
    { terjawab: JSON.stringify(terjawab), dilihat: JSON.stringify(dilihat), kini },
  );
  return hasil.rows.map(bacaBaris);
}

const bacaBaris = (baris: Omit<Kuesioner, 'pertanyaan'> & { pertanyaan: unknown }): Kuesioner => ({
  ...baris,
  pertanyaan: bacaPertanyaan(baris.kode, baris.pertanyaan),
});
