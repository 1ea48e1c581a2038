import type { Db } from '../database/knex.js';
import type { Kantor } from '../portal/registrasi.repository.js';

const KOLOM = ['nama', 'alamat', 'telepon', 'jam_layanan as jamLayanan'];
const PALING_BANYAK = 20;

/** Offices by a part of their name or of their instansi's: personnel offices and Kanreg. */
export async function cariKantor(db: Db, teks: string): Promise<{ id: number; nama: string }[]> {
  const hasil = await db.raw(
    `SELECT k.id, k.nama FROM kantor k LEFT JOIN instansi i ON i.kantor_id = k.id
     WHERE k.aktif AND k.jenis IN ('pusat', 'kanreg', 'instansi') AND i.jenis IS DISTINCT FROM 'lainnya'
       AND (kunci_cari(k.nama) LIKE '%' || pola_cari(:teks) || '%' OR i.cari LIKE '%' || pola_cari(:teks) || '%')
     ORDER BY k.jenis = 'instansi', length(k.nama), k.nama LIMIT ${PALING_BANYAK}`,
    { teks },
  );
  return hasil.rows as { id: number; nama: string }[];
}

/** An office and the one above it: who lacks a paper asks the first, whoever gets no answer the second. */
export async function kantorDanAtasan(db: Db, id: number): Promise<Kantor[]> {
  const hasil = await db.raw(
    `SELECT a.nama, a.alamat, a.telepon, a.jam_layanan AS "jamLayanan" FROM kantor k JOIN kantor a ON a.id IN (k.id, k.induk_id)
     WHERE k.id = ? AND k.jenis IN ('pusat', 'kanreg', 'instansi') ORDER BY a.id <> k.id`,
    [id],
  );
  return hasil.rows as Kantor[];
}

export async function kantorPusat(db: Db): Promise<Kantor> {
  return db('kantor').where('jenis', 'pusat').first(KOLOM);
}
