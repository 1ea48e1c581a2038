import type { Trx } from '../database/knex.js';
import { type BarisDitolak, type Masuk, satuMasalah } from './jenis-impor.js';
import type { Tersimpan } from './pegawai.repository.js';

export interface UnorMasuk {
  instansi_kode: string;
  kode: string;
  induk: string | null;
  nama: string;
  eselon: string | null;
  nama_jabatan: string | null;
}

/** Where the rows of the file wait until all have been read; gone with the transaction. */
export async function siapkanUnor(trx: Trx): Promise<void> {
  await trx.raw(
    `CREATE TEMP TABLE impor_unor (baris integer, instansi_kode text, kode text PRIMARY KEY, induk text, nama text, eselon text, nama_jabatan text)
     ON COMMIT DROP`,
  );
}

export async function tampungUnor(trx: Trx, batch: readonly Masuk<UnorMasuk>[]): Promise<void> {
  const baris = batch.map(({ baris: nomor, nilai }) => ({ baris: nomor, ...nilai }));
  await trx.raw(
    `INSERT INTO impor_unor SELECT * FROM jsonb_to_recordset(?::jsonb)
       AS m (baris integer, instansi_kode text, kode text, induk text, nama text, eselon text, nama_jabatan text)`,
    [JSON.stringify(baris)],
  );
}

/**
 * Takes out every row that cannot hang in a tree: another instansi's code, a parent nobody knows, or no way up to a
 * root once the file is laid over what is stored (a circle, or a parent that was refused).
 */
export async function tolakUnor(trx: Trx): Promise<BarisDitolak[]> {
  await trx.raw('ANALYZE impor_unor');
  const milikLain = await hapus(
    trx,
    `m.instansi_kode <> (SELECT u.instansi_kode FROM unor u WHERE u.kode = m.kode)`,
    'kode',
    'Kode ini sudah dipakai unit instansi lain. Pakai kode lain.',
  );
  const tanpaInduk = await hapus(
    trx,
    `m.induk IS NOT NULL AND NOT EXISTS (SELECT 1 FROM impor_unor i WHERE i.kode = m.induk AND i.instansi_kode = m.instansi_kode)
       AND NOT EXISTS (SELECT 1 FROM unor u WHERE u.kode = m.induk AND u.instansi_kode = m.instansi_kode)`,
    'induk',
    'Unit induk ini tidak ada, baik di berkas maupun di daftar unit instansi ini. Perbaiki kodenya, atau tambahkan unit induknya.',
  );
  const taksampai = await hapus(
    trx,
    `m.kode NOT IN (${SAMPAI_PUNCAK})`,
    'induk',
    'Lewat induk ini tidak ada jalan ke puncak: induknya melingkar atau ikut ditolak. Perbaiki dulu baris induknya.',
  );
  return [...milikLain, ...tanpaInduk, ...taksampai];
}

/** Units of the tree as it would be, from the roots down; the file wins over what is stored. */
const SAMPAI_PUNCAK = `
  WITH RECURSIVE jadi AS (
    SELECT kode, induk FROM impor_unor
    UNION ALL
    SELECT u.kode, i.kode FROM unor u LEFT JOIN unor i ON i.id = u.induk_id
    WHERE u.instansi_kode IN (SELECT instansi_kode FROM impor_unor) AND u.kode NOT IN (SELECT kode FROM impor_unor)
  ), sampai AS (
    SELECT kode FROM jadi WHERE induk IS NULL
    UNION ALL
    SELECT j.kode FROM jadi j JOIN sampai s ON j.induk = s.kode
  )
  SELECT kode FROM sampai`;

async function hapus(trx: Trx, syarat: string, kolom: 'kode' | 'induk', alasan: string): Promise<BarisDitolak[]> {
  const hasil = await trx.raw(`DELETE FROM impor_unor m WHERE ${syarat} RETURNING m.baris, m.${kolom} AS isi`);
  const terhapus = hasil.rows as { baris: number; isi: string }[];
  return terhapus.map(({ baris, isi }) => ({ baris, ...satuMasalah(kolom, isi, alasan) }));
}

const SQL_UNOR_BERUBAH =
  '(u.induk_id, u.nama, u.eselon, u.nama_jabatan) IS DISTINCT FROM (coalesce(i.digabung_ke, i.id), m.nama, m.eselon, m.nama_jabatan)';

/** What a unit holds; `induk` is the kode of the unit above. */
export type IsiUnor = Omit<UnorMasuk, 'instansi_kode'>;

/** The same comparison without writing; a parent that the file brings is compared by its kode. */
export async function bandingUnor(
  trx: Trx,
  contoh: number,
): Promise<Tersimpan & { berubahan: { lama: IsiUnor; isi: IsiUnor }[] }> {
  const hasil = await trx.raw(
    `WITH ada AS MATERIALIZED (
       SELECT m.baris, m.kode, u.id IS NULL AS baru,
         u.id IS NOT NULL AND (${SQL_UNOR_BERUBAH} AND (m.induk IS NULL OR i.id IS NOT NULL) OR m.induk IS NOT NULL AND i.id IS NULL) AS berubah,
         jsonb_build_object('kode', u.kode, 'induk', p.kode, 'nama', u.nama, 'eselon', u.eselon, 'nama_jabatan', u.nama_jabatan) AS lama,
         to_jsonb(m) - 'baris' - 'instansi_kode' AS isi
       FROM impor_unor m LEFT JOIN unor u ON u.kode = m.kode LEFT JOIN unor p ON p.id = u.induk_id LEFT JOIN unor i ON i.kode = m.induk
     )
     SELECT count(*) FILTER (WHERE baru) AS baru, count(*) FILTER (WHERE berubah) AS berubah,
       (SELECT coalesce(jsonb_agg(satu), '[]') FROM (SELECT lama, isi FROM ada WHERE berubah ORDER BY baris LIMIT :contoh) satu) AS berubahan
     FROM ada`,
    { contoh },
  );
  return hasil.rows[0] as Tersimpan & { berubahan: { lama: IsiUnor; isi: IsiUnor }[] };
}

/** New units first without a parent, then every parent: a child may come before it. `aktif` belongs to the admin. */
export async function simpanUnor(trx: Trx): Promise<Tersimpan> {
  const sisip = await trx.raw(
    `INSERT INTO unor (instansi_kode, kode, nama) SELECT m.instansi_kode, m.kode, m.nama FROM impor_unor m
     WHERE NOT EXISTS (SELECT 1 FROM unor u WHERE u.kode = m.kode) ORDER BY m.baris ON CONFLICT (kode) DO NOTHING RETURNING kode`,
  );
  const baru = (sisip.rows as { kode: string }[]).map(({ kode }) => kode);
  const ubah = await trx.raw(
    `UPDATE unor u SET induk_id = coalesce(i.digabung_ke, i.id), nama = m.nama, eselon = m.eselon, nama_jabatan = m.nama_jabatan
     FROM impor_unor m LEFT JOIN unor i ON i.kode = m.induk
     WHERE u.kode = m.kode AND ${SQL_UNOR_BERUBAH}
     RETURNING u.kode = ANY(?) AS baru`,
    [baru],
  );
  const lama = (ubah.rows as { baru: boolean }[]).filter((satu) => !satu.baru);
  return { baru: baru.length, berubah: lama.length };
}
