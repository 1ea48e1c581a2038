import type { Db, Trx } from '../database/knex.js';
import type { StatusFormulir } from '../formulir/formulir.alur.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { type BarisAntrean, SQL_DARI, SQL_KOLOM, SQL_MENUNGGU, wewenang } from './wewenang.js';

/** `menunggu`: the petugas's own inbox. `tingkat-1`: what still lies with the units of the petugas's instansi. */
export type DaftarAntrean = 'menunggu' | 'tingkat-1';

/** What narrows an inbox; what is left out narrows nothing. */
export interface SaringanAntrean {
  daftar: DaftarAntrean;
  cari: string;
  mulai: number;
  banyak: number;
  /** id of a Verifikator Level 1 */
  unit?: number;
  /** waiting since before */
  sebelum?: Date | null;
  /** section that holds a perubahan */
  bagian?: string;
  isi?: IsiAntrean;
}

/** Forms that are alike to decide on. */
export type IsiAntrean = 'tanpa-perubahan' | 'tanpa-peringatan' | 'peringatan' | 'bkn-berubah';

const SQL_ISI: Record<IsiAntrean, string> = {
  'tanpa-perubahan': 's.jumlah_perubahan = 0',
  'tanpa-peringatan': 's.jumlah_peringatan = 0 AND s.jumlah_perubahan > 0',
  peringatan: 's.jumlah_peringatan > 0',
  'bkn-berubah': 'p.versi <> s.pegawai_versi',
};

/** Oldest first, one page. */
export async function antreanVerifikasi(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  saring: SaringanAntrean,
): Promise<BarisAntrean[]> {
  const syarat = [
    saring.daftar === 'menunggu' ? SQL_MENUNGGU : `f.status = 'tingkat_1' AND f.instansi_kode = ANY(:instansi)`,
    saring.unit && 'f.unit_kantor_id = :unitDipilih',
    saring.sebelum && 'f.sejak < :sebelum',
    saring.bagian && ':bagian = ANY(s.bagian_berubah)',
    saring.isi && SQL_ISI[saring.isi],
  ].filter(Boolean);
  const hasil = await db.raw(
    `SELECT ${SQL_KOLOM} ${SQL_DARI} WHERE ${syarat.join(' AND ')} AND f.nip <> :nip
       AND (:cari = '' OR f.nip = :cari OR kunci_cari(p.nama) LIKE '%' || pola_cari(:cari) || '%')
     ORDER BY f.sejak, f.id LIMIT :banyak OFFSET :mulai`,
    {
      ...{ ...saring, ...wewenang(pelaku), nip: pelaku.nip, unitDipilih: saring.unit ?? 0 },
      ...{ sebelum: saring.sebelum ?? null, bagian: saring.bagian ?? '' },
    },
  );
  return hasil.rows as BarisAntrean[];
}

/** Counting stops there; more is "lebih dari". */
const HITUNG_SAMPAI = 100;

/** How many forms wait at each level that the petugas holds. */
export async function hitungPerTingkat(db: Db, pelaku: PelakuPetugas): Promise<{ tingkat: number; banyak: number }[]> {
  const milik = [1, 2, 3, 4].filter((tingkat) =>
    pelaku.peran.some((satu) => satu.peran === 'verifikator' && satu.tingkat === tingkat),
  );
  const hitung = (tingkat: number) =>
    `SELECT ${tingkat} AS tingkat, (SELECT count(*)::int FROM (SELECT 1 FROM formulir f JOIN instansi i ON i.kode = f.instansi_kode
       WHERE f.status = 'tingkat_${tingkat}' AND ${SQL_MENUNGGU} AND f.nip <> :nip LIMIT ${HITUNG_SAMPAI}) AS potong) AS banyak`;
  if (milik.length === 0) return [];
  const hasil = await db.raw(milik.map(hitung).join(' UNION ALL '), { ...wewenang(pelaku), nip: pelaku.nip });
  return hasil.rows;
}

/** One decision of a petugas on a form. */
export interface PutusanLalu {
  id: number;
  formulirId: number;
  nip: string;
  nama: string;
  aksi: string;
  dari: StatusFormulir;
  statusKini: StatusFormulir;
  pada: Date;
}

/** What a petugas has decided, newest first, one page. */
export async function putusanPetugas(
  db: Db,
  petugasId: number,
  halaman: { mulai: number; banyak: number },
): Promise<PutusanLalu[]> {
  return db('formulir_langkah as l')
    .join('formulir as f', 'f.id', 'l.formulir_id')
    .join('pegawai as p', 'p.nip', 'f.nip')
    .where('l.petugas_id', petugasId)
    .orderBy('l.id', 'desc')
    .limit(halaman.banyak)
    .offset(halaman.mulai)
    .select('l.id', 'f.id as formulirId', 'f.nip', 'p.nama', 'l.aksi', 'l.dari', 'f.status as statusKini', 'l.pada');
}
