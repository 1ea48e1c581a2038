import type { Db, Trx } from '../database/knex.js';
import type { KantorTujuan } from './jenis.js';

export interface KantorTiket {
  id: number;
  nama: string;
  jenis: 'pusat' | 'kanreg' | 'instansi' | 'unit';
}

/** Offices from `:mulai` upward (instansi → Kanreg → Pusat), and whether somebody of the helpdesk works there. */
const SQL_KE_ATAS = `WITH RECURSIVE atas AS (
    SELECT id, nama, jenis, induk_id, 0 AS jarak FROM kantor WHERE id = :mulai
    UNION ALL SELECT k.id, k.nama, k.jenis, k.induk_id, a.jarak + 1 FROM kantor k JOIN atas a ON k.id = a.induk_id)
  SELECT a.id, a.nama, a.jenis FROM atas a
  WHERE a.jarak >= :dari AND (a.jenis = 'pusat' OR EXISTS (
    SELECT 1 FROM petugas_peran p JOIN petugas t ON t.id = p.petugas_id AND t.aktif WHERE p.kantor_id = a.id AND p.peran = 'helpdesk'))
  ORDER BY a.jarak LIMIT 1`;

async function keAtas(trx: Db | Trx, mulai: number, dari: 0 | 1): Promise<KantorTiket | null> {
  const hasil = await trx.raw(SQL_KE_ATAS, { mulai, dari });
  return (hasil.rows[0] as KantorTiket | undefined) ?? null;
}

/** Where a request goes first: the office meant, or the nearest above it that has helpdesk petugas; Pusat is the end. */
export async function kantorPertama(trx: Db | Trx, tujuan: KantorTujuan): Promise<KantorTiket> {
  const kode = tujuan.jenis === 'pusat' ? null : tujuan.kode;
  const baris = await trx('kantor')
    .where(kode === null ? { jenis: 'pusat' } : { jenis: tujuan.jenis, kode })
    .first('id');
  const kantor = baris ? await keAtas(trx, baris.id as number, 0) : null;
  return kantor ?? kantorPusat(trx);
}

/** The next office above with helpdesk petugas; null at Pusat. */
export const kantorBerikut = (trx: Db | Trx, kantorId: number): Promise<KantorTiket | null> => keAtas(trx, kantorId, 1);

async function kantorPusat(trx: Db | Trx): Promise<KantorTiket> {
  const pusat = await trx('kantor').where({ jenis: 'pusat' }).first('id', 'nama', 'jenis');
  if (!pusat) throw new Error('helpdesk: there is no office of jenis pusat');
  return pusat as KantorTiket;
}
