import type { Db, Trx } from '../database/knex.js';
import type { WilayahAdmin } from '../shared/wilayah-admin.js';

/** One office as its admin sees it. */
export interface KantorSatu {
  id: number;
  jenis: 'pusat' | 'kanreg' | 'instansi' | 'unit';
  kode: string;
  nama: string;
  /** the instansi of an instansi's office and of a unit */
  instansi: { kode: string; nama: string } | null;
  /** of a unit: the office of its instansi */
  indukId: number | null;
  /** the built-in Verifikator Level 1 of its instansi */
  bawaan: boolean;
  aktif: boolean;
  alamat: string | null;
  telepon: string | null;
  jamLayanan: string | null;
  /** whether Verifikator tingkat 1 of the instansi may accept registrations (domain.md §4) */
  terimaOlehVerifikator: boolean;
}

const SQL_WILAYAH = `(:nasional OR (k.jenis IN ('instansi', 'unit') AND k.instansi_kode = ANY(:instansi)))`;
const SQL_KANTOR = `SELECT k.id, k.jenis, k.kode, k.nama, k.induk_id AS "indukId", k.bawaan, k.aktif, k.alamat, k.telepon, k.jam_layanan AS "jamLayanan",
    CASE WHEN i.kode IS NOT NULL THEN json_build_object('kode', i.kode, 'nama', i.nama) END AS instansi,
    coalesce(i.terima_oleh_verifikator, false) AS "terimaOlehVerifikator"
  FROM kantor k LEFT JOIN instansi i ON i.kode = k.instansi_kode`;

/** Offices of an area by a part of their name or of their instansi's; without a search those above units. */
export async function daftarKantor(
  db: Db,
  wilayah: WilayahAdmin,
  { cari, mulai, banyak }: { cari: string; mulai: number; banyak: number },
): Promise<KantorSatu[]> {
  const hasil = await db.raw(
    `${SQL_KANTOR} WHERE ${SQL_WILAYAH} AND i.jenis IS DISTINCT FROM 'lainnya' AND CASE WHEN :cari = '' THEN k.jenis <> 'unit'
       ELSE kunci_cari(k.nama) LIKE '%' || pola_cari(:cari) || '%' OR (k.jenis = 'instansi' AND i.cari LIKE '%' || pola_cari(:cari) || '%') END
     ORDER BY array_position(ARRAY['pusat', 'kanreg', 'instansi', 'unit'], k.jenis),
       CASE k.jenis WHEN 'kanreg' THEN k.id END, k.nama, k.id LIMIT :banyak OFFSET :mulai`,
    { ...wilayah, cari, mulai, banyak },
  );
  return hasil.rows as KantorSatu[];
}

/** One office of the area; inside a transaction nobody else changes it meanwhile. */
export async function kantorDalamWilayah(
  db: Db | Trx,
  wilayah: WilayahAdmin,
  id: number,
  kunci = false,
): Promise<KantorSatu | null> {
  const hasil = await db.raw(`${SQL_KANTOR} WHERE k.id = :id AND ${SQL_WILAYAH} ${kunci ? 'FOR UPDATE OF k' : ''}`, {
    ...wilayah,
    id,
  });
  return (hasil.rows[0] as KantorSatu | undefined) ?? null;
}

export async function ubahKantor(
  trx: Trx,
  id: number,
  isi: Partial<Pick<KantorSatu, 'nama' | 'alamat' | 'telepon' | 'jamLayanan' | 'aktif'>>,
): Promise<void> {
  const { jamLayanan, ...sisa } = isi;
  await trx('kantor')
    .where({ id })
    .update({ ...sisa, ...(jamLayanan !== undefined && { jam_layanan: jamLayanan }) });
}

export async function ubahTerimaOlehVerifikator(trx: Trx, instansiKode: string, terima: boolean): Promise<void> {
  await trx('instansi').where('kode', instansiKode).update({ terima_oleh_verifikator: terima });
}

const SQL_DIPERIKSA = `EXISTS (SELECT FROM petugas_peran p JOIN petugas t ON t.id = p.petugas_id AND t.aktif
  WHERE p.kantor_id = k.id AND p.peran = 'verifikator' AND p.tingkat = 1)`;

/** Whether anybody examines what is sent to a unit. */
export async function adaVerifikator(db: Db, unitId: number): Promise<boolean> {
  return (await db('kantor as k').where('k.id', unitId).whereRaw(SQL_DIPERIKSA).first('k.id')) !== undefined;
}

/** Verifikator Level 1 units of an instansi, with what waits at each and whether anybody examines it. */
export async function unitKantor(
  db: Db,
  instansiKode: string,
): Promise<{ id: number; nama: string; bawaan: boolean; aktif: boolean; diperiksa: boolean; menunggu: number }[]> {
  return db('kantor as k')
    .where({ 'k.jenis': 'unit', 'k.instansi_kode': instansiKode })
    .orderByRaw('k.aktif DESC, k.bawaan DESC, k.nama')
    .select('k.id', 'k.nama', 'k.bawaan', 'k.aktif', {
      diperiksa: db.raw(SQL_DIPERIKSA),
      menunggu: db('formulir as f')
        .whereRaw('f.unit_kantor_id = k.id')
        .where('f.status', 'tingkat_1')
        .select(db.raw('count(*)::int')),
    });
}

/** Forms that wait at a unit for its verdict. */
export async function menungguDiUnit(trx: Trx, kantorId: number): Promise<number> {
  const baris = await trx('formulir').where({ unit_kantor_id: kantorId, status: 'tingkat_1' }).count().first();
  return Number(baris?.count);
}
