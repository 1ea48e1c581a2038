import type { Db, Trx } from '../database/knex.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { Pelaku } from '../shared/pelaku.js';
import type { AksiTiket, StatusTiket } from './tiket.alur.js';

/** Table that hangs files on tickets, for the sweep of files that nothing has any more. */
export const TABEL_BERKAS_TIKET = 'tiket_berkas';

export interface TiketBaru {
  nomor: string;
  kategori: string;
  nip: string;
  nama: string;
  instansiKode: string | null;
  registrasiId: number | null;
  isi: NilaiIsian;
  pokok: string;
  email: string | null;
  kantorId: number;
  pada: Date;
}

/** Id of the new ticket; null when its number is taken or an open ticket asks for the same. */
export async function simpanTiket(trx: Trx, baru: TiketBaru): Promise<number | null> {
  const hasil = await trx.raw(
    `INSERT INTO tiket (nomor, kategori, nip, nama, instansi_kode, registrasi_id, isi, pokok, email, kantor_id, dibuat_pada, sejak)
     VALUES (:nomor, :kategori, :nip, :nama, :instansiKode, :registrasiId, :isi::jsonb, :pokok, :email, :kantorId, :pada, :pada)
     ON CONFLICT DO NOTHING RETURNING id`,
    { ...baru, isi: JSON.stringify(baru.isi) },
  );
  return (hasil.rows[0]?.id as number | undefined) ?? null;
}

export interface LangkahTiketBaru {
  tiketId: number;
  aksi: AksiTiket | 'ajukan';
  dari: StatusTiket | null;
  ke: StatusTiket;
  pelaku: Pelaku;
  /** whose turn it is after the step */
  kantorId: number;
  keterangan: string | null;
  pada: Date;
}

export async function catatLangkahTiket(trx: Trx, langkah: LangkahTiketBaru): Promise<void> {
  await trx('tiket_langkah').insert({
    tiket_id: langkah.tiketId,
    aksi: langkah.aksi,
    dari: langkah.dari,
    ke: langkah.ke,
    pelaku_jenis: langkah.pelaku.jenis,
    petugas_id: langkah.pelaku.jenis === 'petugas' ? langkah.pelaku.id : null,
    kantor_id: langkah.kantorId,
    keterangan: langkah.keterangan,
    pada: langkah.pada,
  });
}

/** A ticket with the names that pages show beside it. */
export interface Tiket {
  id: number;
  nomor: string;
  kategori: string;
  nip: string;
  nama: string;
  instansiKode: string | null;
  /** instansi of the PNS as it is now; of one that BKN does not hold, the one named */
  instansiKini: string | null;
  /** the last step, so that a page that was opened before it is noticed */
  langkahId: number;
  registrasiId: number | null;
  isi: NilaiIsian;
  tambahan: NilaiIsian | null;
  pokok: string;
  email: string | null;
  status: StatusTiket;
  kantor: { id: number; nama: string; jenis: 'pusat' | 'kanreg' | 'instansi' | 'unit' };
  petugas: { id: number; nama: string } | null;
  dibuatPada: Date;
  /** at this office since */
  sejak: Date;
  jamBerhentiPada: Date | null;
  diputusPada: Date | null;
  penyelesaian: string | null;
  keterangan: string | null;
}

/** The person's instansi now; a ticket keeps the one of the day it was filed. */
export const SQL_INSTANSI_KINI =
  'coalesce((SELECT o.instansi_kode FROM pegawai o WHERE o.nip = t.nip), t.instansi_kode)';

export const SQL_TIKET = `SELECT t.id, t.nomor, t.kategori, t.nip, t.nama, t.instansi_kode AS "instansiKode",
    ${SQL_INSTANSI_KINI} AS "instansiKini", (SELECT max(l.id) FROM tiket_langkah l WHERE l.tiket_id = t.id) AS "langkahId", t.registrasi_id AS "registrasiId",
    t.isi, t.tambahan, t.pokok, t.email, t.status, json_build_object('id', k.id, 'nama', k.nama, 'jenis', k.jenis) AS kantor,
    CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'nama', g.nama) END AS petugas,
    t.dibuat_pada AS "dibuatPada", t.sejak, t.jam_berhenti_pada AS "jamBerhentiPada", t.diputus_pada AS "diputusPada", t.penyelesaian, t.keterangan
  FROM tiket t JOIN kantor k ON k.id = t.kantor_id LEFT JOIN petugas g ON g.id = t.petugas_id`;

async function satu(
  db: Db | Trx,
  syarat: string,
  isi: Record<string, string | number | null | readonly number[]>,
): Promise<Tiket | null> {
  const hasil = await db.raw(`${SQL_TIKET} WHERE ${syarat}`, isi);
  return (hasil.rows[0] as Tiket | undefined) ?? null;
}

export const tiketNomor = (db: Db | Trx, nomor: string): Promise<Tiket | null> =>
  satu(db, 't.nomor = :nomor', { nomor });

/** Whose tickets may be opened: those about a NIP, and those of these ids. */
export interface MilikTiket {
  nip: string | null;
  id: readonly number[];
}

export const SYARAT_MILIK = '(m.nip = :nip OR m.id = ANY(:id))';

/**
 * A ticket by its number, among one's own only. They are gathered first and compared with the number afterwards: for
 * a stranger a number that exists is the same work as one that does not.
 */
export const tiketMilik = (db: Db | Trx, milik: MilikTiket, nomor: string): Promise<Tiket | null> =>
  satu(
    db,
    `t.id = (WITH milik AS MATERIALIZED (SELECT m.id, m.nomor FROM tiket m WHERE ${SYARAT_MILIK}) SELECT id FROM milik WHERE nomor = :nomor)`,
    { ...milik, nomor },
  );

export const tiketId = (db: Db | Trx, id: number): Promise<Tiket | null> => satu(db, 't.id = :id', { id });

/** The same, with its row locked until the transaction ends. */
export const kunciTiket = (trx: Trx, id: number): Promise<Tiket | null> =>
  satu(trx, 't.id = :id FOR UPDATE OF t', { id });

/** The open ticket that asks for the very same for this NIP. */
export const tiketGanda = (trx: Trx, milik: { kategori: string; nip: string; pokok: string }): Promise<Tiket | null> =>
  satu(
    trx,
    "t.kategori = :kategori AND t.nip = :nip AND t.pokok = :pokok AND t.status IN ('baru', 'diproses', 'menunggu_pelapor')",
    milik,
  );

/** Open tickets of a kategori about a NIP, locked. */
export async function tiketTerbukaMilik(trx: Trx, kategori: string, nip: string): Promise<Tiket[]> {
  const hasil = await trx.raw(
    `${SQL_TIKET} WHERE t.kategori = :kategori AND t.nip = :nip AND t.status IN ('baru', 'diproses', 'menunggu_pelapor') ORDER BY t.id FOR UPDATE OF t`,
    { kategori, nip },
  );
  return hasil.rows as Tiket[];
}

/** The reporter has answered: back to the office, whose clock goes on from where it stood. False when it no longer waits. */
export async function terimaJawaban(trx: Trx, id: number, pada: Date): Promise<boolean> {
  const hasil = await trx.raw(
    `UPDATE tiket SET status = 'diproses', sejak = sejak + (:pada - jam_berhenti_pada), jam_berhenti_pada = NULL
     WHERE id = :id AND status = 'menunggu_pelapor'`,
    { id, pada },
  );
  return hasil.rowCount === 1;
}
