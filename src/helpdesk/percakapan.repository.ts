import type { KeteranganBerkas } from '../berkas/berkas.js';
import type { Db, Trx } from '../database/knex.js';
import type { AksiTiket, StatusTiket } from './tiket.alur.js';
import { type MilikTiket, SYARAT_MILIK } from './tiket.repository.js';

/** What hangs on a ticket: its steps, its conversation, its files. */

export interface LangkahTiket {
  aksi: AksiTiket | 'ajukan';
  dari: StatusTiket | null;
  ke: StatusTiket;
  petugas: string | null;
  kantor: string;
  keterangan: string | null;
  pada: Date;
}

/** Oldest first. */
export async function langkahTiket(db: Db | Trx, tiketId: number): Promise<LangkahTiket[]> {
  return db('tiket_langkah as l')
    .leftJoin('petugas as t', 't.id', 'l.petugas_id')
    .join('kantor as k', 'k.id', 'l.kantor_id')
    .where('l.tiket_id', tiketId)
    .orderBy('l.id')
    .select('l.aksi', 'l.dari', 'l.ke', 't.nama as petugas', 'k.nama as kantor', 'l.keterangan', 'l.pada');
}

export interface PesanTiket {
  id: number;
  oleh: 'pelapor' | 'petugas';
  petugas: string | null;
  kantor: string | null;
  teks: string;
  pada: Date;
}

/** Oldest first. */
export async function pesanTiket(db: Db | Trx, tiketId: number): Promise<PesanTiket[]> {
  return db('tiket_pesan as p')
    .leftJoin('petugas as t', 't.id', 'p.petugas_id')
    .leftJoin('kantor as k', 'k.id', 'p.kantor_id')
    .where('p.tiket_id', tiketId)
    .orderBy('p.id')
    .select('p.id', 'p.oleh', 't.nama as petugas', 'k.nama as kantor', 'p.teks', 'p.pada');
}

export interface PesanBaru {
  tiketId: number;
  /** null: the reporter */
  petugas: { id: number; kantorId: number } | null;
  teks: string;
  pada: Date;
}

export async function simpanPesan(trx: Trx, pesan: PesanBaru): Promise<number> {
  const [baris] = await trx('tiket_pesan')
    .insert({
      tiket_id: pesan.tiketId,
      oleh: pesan.petugas ? 'petugas' : 'pelapor',
      petugas_id: pesan.petugas?.id ?? null,
      kantor_id: pesan.petugas?.kantorId ?? null,
      teks: pesan.teks,
      pada: pesan.pada,
    })
    .returning('id');
  return baris.id as number;
}

export interface BerkasTiket extends KeteranganBerkas {
  /** the document of the kategori it is, or null when it came with an answer */
  dokumen: string | null;
  pesanId: number | null;
}

export async function berkasTiket(db: Db | Trx, tiketId: number): Promise<BerkasTiket[]> {
  return db('tiket_berkas as l')
    .join('berkas as b', 'b.id', 'l.berkas_id')
    .where('l.tiket_id', tiketId)
    .orderBy('b.id')
    .select('b.id', 'b.nama', 'b.jenis', 'b.ukuran', 'b.lebar', 'b.tinggi', 'l.dokumen', 'l.pesan_id as pesanId');
}

/** Hangs a stored file on a ticket, on a document of its kategori or on an answer; false when the sweep or another ticket has taken it. */
export async function tautkanBerkasTiket(
  trx: Trx,
  tiketId: number,
  berkasId: number,
  tempat: { dokumen: string } | { pesanId: number },
): Promise<boolean> {
  const terikat = await trx('berkas')
    .where({ id: berkasId })
    .whereNotExists(trx('tiket_berkas').where({ berkas_id: berkasId }).whereNot({ tiket_id: tiketId }))
    .update({ lepas_pada: null });
  if (terikat === 0) return false;
  await trx('tiket_berkas')
    .insert({
      tiket_id: tiketId,
      berkas_id: berkasId,
      dokumen: 'dokumen' in tempat ? tempat.dokumen : null,
      pesan_id: 'pesanId' in tempat ? tempat.pesanId : null,
    })
    .onConflict(['tiket_id', 'berkas_id'])
    .ignore();
  return true;
}

/** The ticket that a file hangs on. */
export async function tiketBerkas(db: Db, berkasId: number): Promise<number | null> {
  const baris = await db('tiket_berkas').where({ berkas_id: berkasId }).first('tiket_id');
  return (baris?.tiket_id as number | undefined) ?? null;
}

/** Whether a file hangs on one of one's own tickets; the same work whether or not somebody else has such a file. */
export async function adaBerkasMilik(db: Db, milik: MilikTiket, berkasId: number): Promise<boolean> {
  const hasil = await db.raw(
    `WITH milik AS MATERIALIZED (SELECT l.berkas_id FROM tiket m JOIN tiket_berkas l ON l.tiket_id = m.id WHERE ${SYARAT_MILIK})
     SELECT 1 FROM milik WHERE berkas_id = :berkasId`,
    { ...milik, berkasId },
  );
  return hasil.rows.length > 0;
}
