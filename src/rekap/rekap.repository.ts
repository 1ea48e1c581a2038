import type { Db, Trx } from '../database/knex.js';

/** Changes folded at once; what is left waits for the next turn. */
const SEKALI = 20_000;

/** Folds what has changed into the counters; how many changes. Several processes take turns. */
export async function lipatRekap(db: Db | Trx): Promise<number> {
  const hasil = await db.raw(
    `WITH giliran AS (SELECT pg_try_advisory_xact_lock(hashtext('rekap')) AS punya),
     ambil AS (
       DELETE FROM rekap_selisih WHERE id IN (
         SELECT id FROM rekap_selisih WHERE (SELECT punya FROM giliran) ORDER BY id LIMIT ${SEKALI})
       RETURNING instansi_kode, kantor_id, ukuran, selisih, tanggal),
     kini AS (
       INSERT INTO rekap_kini (instansi_kode, kantor_id, ukuran, jumlah)
       SELECT instansi_kode, kantor_id, ukuran, sum(selisih) FROM ambil GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
       ON CONFLICT (instansi_kode, kantor_id, ukuran) DO UPDATE SET jumlah = rekap_kini.jumlah + excluded.jumlah),
     harian AS (
       INSERT INTO rekap_harian (instansi_kode, tanggal, ukuran, selisih)
       SELECT instansi_kode, tanggal, ukuran, sum(selisih) FROM ambil WHERE kantor_id = 0 GROUP BY 1, 2, 3 ORDER BY 2, 1, 3
       ON CONFLICT (tanggal, instansi_kode, ukuran) DO UPDATE SET selisih = rekap_harian.selisih + excluded.selisih)
     SELECT count(*)::int AS banyak FROM ambil`,
  );
  return hasil.rows[0].banyak;
}

/** Counters by name. */
export type Ukuran = Record<string, number>;

export interface BarisRekap {
  kode: string;
  nama: string;
  ukuran: Ukuran;
}

/** Whose figures: the whole country, a Kanreg, or one instansi. */
export type WilayahRekap = { jenis: 'nasional' } | { jenis: 'kanreg' | 'instansi'; kode: string };

/** What the groups of a table are. */
export type Kelompok = 'kanreg' | 'instansi' | 'unit';

const SQL_KELOMPOK: Record<Kelompok, { kode: string; nama: string; gabung: string; unit: boolean }> = {
  kanreg: {
    kode: `coalesce(i.kanreg_kode, 'PUSAT')`,
    nama: `coalesce(k.nama, 'Instansi pusat')`,
    gabung: 'LEFT JOIN kantor k ON k.kode = i.kanreg_kode',
    unit: false,
  },
  instansi: { kode: 'i.kode', nama: 'i.nama', gabung: '', unit: false },
  unit: { kode: 'u.kode', nama: 'u.nama', gabung: 'JOIN kantor u ON u.id = h.kantor_id', unit: true },
};

const SQL_WILAYAH: Record<WilayahRekap['jenis'], string> = {
  nasional: 'true',
  kanreg: `coalesce(i.kanreg_kode, 'PUSAT') = :kode`,
  instansi: 'i.kode = :kode',
};

/** The counters of an area, grouped; nothing is counted here. */
export async function bacaRekap(db: Db | Trx, wilayah: WilayahRekap, kelompok: Kelompok): Promise<BarisRekap[]> {
  const { kode, nama, gabung, unit } = SQL_KELOMPOK[kelompok];
  const bagian = `kantor_id ${unit ? '<>' : '='} 0`;
  const hasil = await db.raw(
    `SELECT kode, nama, json_object_agg(ukuran, jumlah) AS ukuran FROM (
       SELECT ${kode} AS kode, ${nama} AS nama, h.ukuran, sum(h.jumlah)::int AS jumlah
       FROM (SELECT instansi_kode, kantor_id, ukuran, jumlah FROM rekap_kini WHERE ${bagian}
         UNION ALL SELECT instansi_kode, kantor_id, ukuran, selisih FROM rekap_selisih WHERE ${bagian}) h
       JOIN instansi i ON i.kode = h.instansi_kode ${gabung}
       WHERE ${SQL_WILAYAH[wilayah.jenis]} AND i.jenis <> 'lainnya' GROUP BY 1, 2, 3) AS satu GROUP BY kode, nama ORDER BY nama`,
    { kode: 'kode' in wilayah ? wilayah.kode : '' },
  );
  return hasil.rows as BarisRekap[];
}

export async function instansiRekap(db: Db, kode: string): Promise<{ nama: string; kanreg: string } | null> {
  const hasil = await db.raw(`SELECT nama, coalesce(kanreg_kode, 'PUSAT') AS kanreg FROM instansi WHERE kode = ?`, [
    kode,
  ]);
  return hasil.rows[0] ?? null;
}

/** Central instansi have no Kanreg; they stand together under Pusat's code. */
export async function namaKanreg(db: Db, kode: string): Promise<string | null> {
  if (kode === 'PUSAT') return 'instansi pusat';
  return (await db('kantor').where({ kode, jenis: 'kanreg' }).first('nama'))?.nama ?? null;
}

export interface HariRekap {
  /** yyyy-mm-dd */
  tanggal: string;
  kiriman: number;
  selesai: number;
}

/** What was sent and finished each day since, days of nothing left out. */
export async function bacaHarian(db: Db | Trx, wilayah: WilayahRekap, sejak: string): Promise<HariRekap[]> {
  const hasil = await db.raw(
    `SELECT h.tanggal, sum(selisih) FILTER (WHERE ukuran = 'kiriman')::int AS kiriman,
       sum(selisih) FILTER (WHERE ukuran = 'formulir_selesai')::int AS selesai
     FROM (SELECT instansi_kode, tanggal, ukuran, selisih FROM rekap_harian WHERE tanggal >= :sejak
       UNION ALL SELECT instansi_kode, tanggal, ukuran, selisih FROM rekap_selisih WHERE kantor_id = 0 AND tanggal >= :sejak) h
     JOIN instansi i ON i.kode = h.instansi_kode
     WHERE h.ukuran IN ('kiriman', 'formulir_selesai') AND ${SQL_WILAYAH[wilayah.jenis]} GROUP BY 1 ORDER BY 1`,
    { sejak, kode: 'kode' in wilayah ? wilayah.kode : '' },
  );
  return hasil.rows.map((satu: HariRekap) => ({ ...satu, kiriman: satu.kiriman ?? 0, selesai: satu.selesai ?? 0 }));
}

export interface BelumMulai {
  nip: string;
  nama: string;
  kedudukanHukum: string;
  kunci: string;
}

/** People of an instansi who have not registered, by name; the next page begins after the last of this one. */
export async function belumMulai(
  db: Db | Trx,
  instansiKode: string,
  halaman: { sesudah: { kunci: string; nip: string } | null; banyak: number; tanpaKedudukan: readonly string[] },
): Promise<BelumMulai[]> {
  const hasil = await db.raw(
    `SELECT p.nip, p.nama, p.kedudukan_hukum AS "kedudukanHukum", kunci_cari(p.nama) AS kunci FROM pegawai p
     WHERE p.instansi_kode = :instansiKode AND p.kedudukan_hukum <> ALL(:tanpaKedudukan)
       AND NOT EXISTS (SELECT 1 FROM registrasi r WHERE r.nip = p.nip AND r.status IN ('diajukan', 'aktif'))
       ${halaman.sesudah ? 'AND (kunci_cari(p.nama), p.nip) > (:kunci, :nip)' : ''}
     ORDER BY kunci_cari(p.nama), p.nip LIMIT :banyak`,
    {
      ...{ instansiKode, banyak: halaman.banyak, tanpaKedudukan: [...halaman.tanpaKedudukan] },
      ...{ kunci: halaman.sesudah?.kunci ?? '', nip: halaman.sesudah?.nip ?? '' },
    },
  );
  return hasil.rows as BelumMulai[];
}
