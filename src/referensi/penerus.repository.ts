import type { Db, Trx } from '../database/knex.js';
import type { Rujukan } from '../shared/isian.js';

/** Survivors of merged entries: "<list>|<code>" of the merged one → what it means now. */
export type Penerus = ReadonlyMap<string, Rujukan>;

export const kunciPenerus = (daftar: string, kode: string): string => `${daftar}|${kode}`;

/** The survivors of whichever of these codes belong to merged entries; a pointer never leads to another merged one. */
export async function muatPenerus(db: Db | Trx, kode: readonly string[]): Promise<Penerus> {
  if (kode.length === 0) return new Map();
  const hasil = await db.raw(
    `SELECT r.jenis AS daftar, r.kode AS dari, s.kode, s.nama FROM referensi r JOIN referensi s ON s.id = r.digabung_ke
     WHERE r.digabung_ke IS NOT NULL AND r.kode = ANY(:kode)
     UNION ALL SELECT 'unor', u.kode, s.kode, s.nama FROM unor u JOIN unor s ON s.id = u.digabung_ke
     WHERE u.digabung_ke IS NOT NULL AND u.kode = ANY(:kode)`,
    { kode: [...new Set(kode)] },
  );
  const baris = hasil.rows as { daftar: string; dari: string; kode: string; nama: string }[];
  return new Map(baris.map((satu) => [kunciPenerus(satu.daftar, satu.dari), { kode: satu.kode, nama: satu.nama }]));
}

/** A merged entry with the code of its survivor, found by its own code or by exactly its name. */
export interface EntriGabung {
  nama: string;
  keKode: string;
}

export async function entriGabung(
  db: Db | Trx,
  daftar: string,
  cari: { kode: string } | { nama: string; instansi?: readonly string[] },
): Promise<EntriGabung[]> {
  const [tabel, batas] = daftar === 'unor' ? ['unor', 'true'] : ['referensi', 'r.jenis = :daftar'];
  const dari =
    'kode' in cari
      ? 'r.kode = :kode'
      : `NOT r.aktif AND r.cari = kunci_cari(:nama) ${tabel === 'unor' ? 'AND r.instansi_kode = ANY(:instansi)' : ''}`;
  const hasil = await db.raw(
    `SELECT r.nama, s.kode AS "keKode" FROM ${tabel} r JOIN ${tabel} s ON s.id = r.digabung_ke
     WHERE r.digabung_ke IS NOT NULL AND ${batas} AND ${dari} LIMIT 2`,
    { daftar: daftar.split(':')[0]!, kode: '', nama: '', instansi: [], ...cari },
  );
  return hasil.rows as EntriGabung[];
}
