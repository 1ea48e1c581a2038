import type { Db } from '../database/knex.js';
import type { NilaiButir } from '../formulir/jenis.js';
import type { NilaiIsian } from '../shared/isian.js';

/** A person whose data has been verified on every level that it needed. */
export interface PnsSelesai {
  nip: string;
  nip_lama: string | null;
  /** value of every butir by its kode */
  isi: Record<string, NilaiButir>;
  selesaiPada: Date;
  /** for the next piece */
  kunci: string;
}

export interface RiwayatPns {
  nip: string;
  jenis: string;
  isi: NilaiIsian;
}

export interface Potongan {
  sesudah: { kunci: string; nip: string } | null;
  banyak: number;
}

/** People of an instansi whose verification is finished, by name; the next piece begins after the last of this one. */
export async function pnsSelesai(db: Db, instansiKode: string, { sesudah, banyak }: Potongan): Promise<PnsSelesai[]> {
  const hasil = await db.raw(
    `SELECT p.nip, p.nip_lama, p.isi, f.sejak AS "selesaiPada", kunci_cari(p.nama) AS kunci
     FROM pegawai p JOIN formulir f ON f.nip = p.nip AND f.status = 'selesai'
     WHERE p.instansi_kode = :instansiKode ${sesudah ? 'AND (kunci_cari(p.nama), p.nip) > (:kunci, :nip)' : ''}
     ORDER BY kunci_cari(p.nama), p.nip LIMIT :banyak`,
    { instansiKode, banyak, kunci: sesudah?.kunci ?? '', nip: sesudah?.nip ?? '' },
  );
  return hasil.rows as PnsSelesai[];
}

/** History of these people, all kinds or one, in the order of the rows' keys. */
export async function riwayatPns(db: Db, nip: readonly string[], jenis?: string): Promise<RiwayatPns[]> {
  const kueri = db('riwayat')
    .whereIn('nip', [...nip])
    .orderBy(['nip', 'jenis', 'kunci'])
    .select('nip', 'jenis', 'isi');
  return (jenis ? kueri.where({ jenis }) : kueri) as unknown as Promise<RiwayatPns[]>;
}

export async function hitungSelesai(db: Db, instansiKode: string): Promise<number> {
  const hasil = await db.raw(
    `SELECT count(*)::int AS banyak FROM pegawai p JOIN formulir f ON f.nip = p.nip AND f.status = 'selesai' WHERE p.instansi_kode = ?`,
    [instansiKode],
  );
  return hasil.rows[0].banyak as number;
}
