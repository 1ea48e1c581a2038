import type { Db, Trx } from '../database/knex.js';
import type { PelakuPetugas, PeranPetugas } from '../shared/pelaku.js';
import { wilayahAdmin } from '../shared/wilayah-admin.js';

export type PeranDipegang = Omit<PeranPetugas, 'terimaRegistrasi' | 'kantorKode'>;

/** A petugas as the list shows them. */
export interface PetugasBaris {
  id: number;
  namaPengguna: string;
  nama: string;
  nip: string;
  aktif: boolean;
  masukTerakhirPada: Date | null;
  peran: PeranDipegang[];
}

/** As their own page does. */
export interface PetugasSatu extends PetugasBaris {
  versi: number;
  adaKataKunci: boolean;
  tautanSampai: Date | null;
  totpPada: Date | null;
}

const KOLOM = `t.id, t.nama_pengguna AS "namaPengguna", t.nama, t.nip, t.aktif, t.masuk_terakhir_pada AS "masukTerakhirPada", (
    SELECT coalesce(jsonb_agg(jsonb_build_object('peran', p.peran, 'tingkat', p.tingkat, 'kantorId', k.id, 'kantorJenis', k.jenis,
      'kantorNama', CASE WHEN k.jenis = 'unit' AND NOT k.bawaan THEN k.nama || ', ' || i.nama ELSE k.nama END, 'instansiKode', k.instansi_kode) ORDER BY p.peran, p.tingkat, k.nama), '[]')
    FROM petugas_peran p JOIN kantor k ON k.id = p.kantor_id LEFT JOIN instansi i ON i.kode = k.instansi_kode WHERE p.petugas_id = t.id) AS peran`;

/** Those who hold a peran at an office of the own instansi; :nasional everybody. */
const SQL_WILAYAH = `(:nasional OR t.id = ANY(ARRAY(
  SELECT w.petugas_id FROM petugas_peran w JOIN kantor wk ON wk.id = w.kantor_id WHERE wk.instansi_kode = ANY(:instansi))))`;

export interface SaringPetugas {
  cari: string;
  peran: string;
  /** 'aktif', 'nonaktif' or '' */
  keadaan: string;
  /** '' for all */
  instansiDipilih: string;
  mulai: number;
  banyak: number;
}

const SYARAT: Record<'cari' | 'peran' | 'keadaan' | 'instansiDipilih', string> = {
  cari: `(t.nip = :cari OR kunci_cari(t.nama || ' ' || t.nama_pengguna) LIKE '%' || pola_cari(:cari) || '%')`,
  peran: `EXISTS (SELECT 1 FROM petugas_peran s JOIN kantor sk ON sk.id = s.kantor_id
    WHERE s.petugas_id = t.id AND s.peran = :peran AND (:nasional OR sk.instansi_kode = ANY(:instansi)))`,
  keadaan: `t.aktif = (:keadaan = 'aktif')`,
  instansiDipilih: `t.id = ANY(ARRAY(
    SELECT d.petugas_id FROM petugas_peran d JOIN kantor dk ON dk.id = d.kantor_id WHERE dk.instansi_kode = :instansiDipilih))`,
};

/** The petugas that somebody keeps, by name. */
export async function daftarPetugas(db: Db, pelaku: PelakuPetugas, saring: SaringPetugas): Promise<PetugasBaris[]> {
  const dipakai = (Object.keys(SYARAT) as (keyof typeof SYARAT)[]).filter((satu) => saring[satu] !== '');
  const syarat = [SQL_WILAYAH, ...dipakai.map((satu) => SYARAT[satu])].join(' AND ');
  const hasil = await db.raw(
    `SELECT ${KOLOM} FROM petugas t WHERE ${syarat} ORDER BY t.nama, t.id LIMIT :banyak OFFSET :mulai`,
    { ...saring, ...wilayahAdmin(pelaku) },
  );
  return hasil.rows as PetugasBaris[];
}

/** One of them; null outside. */
export async function petugasDalamWewenang(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  id: number,
): Promise<PetugasSatu | null> {
  const hasil = await db.raw(
    `SELECT ${KOLOM}, t.versi, t.kata_sandi_hash IS NOT NULL AS "adaKataKunci", u.berlaku_sampai AS "tautanSampai", o.dipasang_pada AS "totpPada"
     FROM petugas t LEFT JOIN petugas_tautan u ON u.petugas_id = t.id LEFT JOIN petugas_totp o ON o.petugas_id = t.id
     WHERE t.id = :id AND ${SQL_WILAYAH}`,
    { ...wilayahAdmin(pelaku), id },
  );
  return (hasil.rows[0] as PetugasSatu | undefined) ?? null;
}

/** Newest steps on the account and by its owner on it. */
export async function jejakPetugas(
  db: Db,
  id: number,
): Promise<
  { pada: Date; aksi: string; alamat: string | null; oleh: string | null; rincian: Record<string, unknown> }[]
> {
  return db('jejak as j')
    .leftJoin('petugas as t', (gabung) =>
      gabung.on('t.id', 'j.pelaku_id').andOn('j.pelaku_jenis', db.raw('?', ['petugas'])),
    )
    .where({ 'j.objek_jenis': 'petugas', 'j.objek_id': String(id) })
    .orderBy('j.id', 'desc')
    .limit(20)
    .select('j.pada', 'j.aksi', 'j.alamat', 't.nama as oleh', 'j.rincian');
}
