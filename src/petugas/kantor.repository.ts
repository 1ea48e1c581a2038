import type { Db, Trx } from '../database/knex.js';
import type { Mentah } from '../shared/isian.js';
import type { WilayahAdmin } from '../shared/wilayah-admin.js';
import type { JenisKantor } from './kantor-peran.js';

/** An office at which a peran can be held. */
export interface KantorPilihan {
  id: number;
  kode: string;
  nama: string;
  jenis: JenisKantor;
  instansiKode: string | null;
  /** what kind of office, and whose: a unit can bear the name of the office above it */
  keterangan: string;
}

const PALING_BANYAK = 20;
const KATA_PALING_BANYAK = 5;

const SQL_KANTOR = `SELECT k.id, k.kode, k.nama, k.jenis, k.instansi_kode AS "instansiKode", CASE k.jenis WHEN 'unit' THEN 'unit, ' || i.nama WHEN 'instansi' THEN 'kantor instansi' ELSE '' END AS keterangan
  FROM kantor k LEFT JOIN instansi i ON i.kode = k.instansi_kode WHERE k.aktif AND (:nasional OR k.instansi_kode = ANY(:instansi))`;

/** Offices of the area whose name, or whose instansi's, holds every word typed. */
export async function cariKantorPeran(db: Db | Trx, wilayah: WilayahAdmin, teks: string): Promise<KantorPilihan[]> {
  const kata = teks
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, KATA_PALING_BANYAK);
  if (kata.length === 0) return [];
  const isi = Object.fromEntries(kata.map((satu, i) => [`kata${i}`, satu]));
  const syarat = kata.map((_, i) => {
    const cocok = `LIKE '%' || pola_cari(:kata${i}) || '%'`;
    return `(kunci_cari(k.nama) ${cocok} OR k.instansi_kode IN (SELECT c.kode FROM instansi c WHERE c.cari ${cocok}))`;
  });
  const hasil = await db.raw(
    `${SQL_KANTOR} AND ${syarat.join(' AND ')} ORDER BY k.jenis = 'unit', length(k.nama), k.nama, k.kode LIMIT ${PALING_BANYAK}`,
    { ...wilayah, ...isi },
  );
  return hasil.rows as KantorPilihan[];
}

/**
 * The office that a form means: the one picked, or the only one of exactly this name; otherwise what it might mean.
 * Those that `cocok` names come before all others.
 */
export async function kantorDiketik(
  db: Db | Trx,
  wilayah: WilayahAdmin,
  isi: Mentah,
  cocok: (kantor: KantorPilihan) => boolean,
): Promise<{ kantor: KantorPilihan | null; usulan: KantorPilihan[] }> {
  const teks = (isi.kantor ?? '').trim();
  const dipilih = isi.kantor__pilih || isi.kantor__kode;
  const milik = dipilih ? await kantorKode(db, wilayah, dipilih) : null;
  if (milik && (isi.kantor__pilih || samaNama(milik, teks))) return { kantor: milik, usulan: [] };
  const semua = await cariKantorPeran(db, wilayah, teks);
  const temuan = semua.some(cocok) ? semua.filter(cocok) : semua;
  const persis = temuan.filter((satu) => samaNama(satu, teks));
  return persis.length === 1 ? { kantor: persis[0]!, usulan: [] } : { kantor: null, usulan: temuan };
}

async function kantorKode(db: Db | Trx, wilayah: WilayahAdmin, kode: string): Promise<KantorPilihan | null> {
  const hasil = await db.raw(`${SQL_KANTOR} AND k.kode = :kode`, { ...wilayah, kode });
  return (hasil.rows[0] as KantorPilihan | undefined) ?? null;
}

/** The field may hold the name alone or, from the suggestions, "name, keterangan". */
function samaNama({ nama, keterangan }: KantorPilihan, teks: string): boolean {
  return [nama, `${nama}, ${keterangan}`].some((satu) => satu.toLowerCase() === teks.toLowerCase());
}
