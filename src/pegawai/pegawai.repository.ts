import type { Db, Trx } from '../database/knex.js';
import type { StatusFormulir } from '../formulir/formulir.alur.js';
import type { NilaiButir } from '../formulir/jenis.js';
import type { StatusTiket } from '../helpdesk/tiket.alur.js';
import type { StatusRegistrasi } from '../portal/registrasi.alur.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { SQL_WILAYAH_PEGAWAI, wilayahPegawai } from './wilayah.js';

/** What BKN holds of one person. */
export interface PegawaiSatu {
  nip: string;
  nipLama: string | null;
  nama: string;
  isi: Record<string, NilaiButir>;
  diubahPada: Date;
  instansi: { kode: string; nama: string };
  formulir: { id: number; status: StatusFormulir; kirimanId: number | null; unit: string | null } | null;
  formulirSejak: Date | null;
}

/** A person of the petugas's area; null when there is none there. */
export async function pegawaiDalamWewenang(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  nip: string,
): Promise<PegawaiSatu | null> {
  const hasil = await db.raw(
    `SELECT p.nip, p.nip_lama AS "nipLama", p.nama, p.isi, p.diubah_pada AS "diubahPada",
       json_build_object('kode', i.kode, 'nama', i.nama) AS instansi, f.sejak AS "formulirSejak",
       CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'status', f.status, 'kirimanId', f.kiriman_id, 'unit', u.nama) END AS formulir
     FROM pegawai p JOIN instansi i ON i.kode = p.instansi_kode LEFT JOIN formulir f ON f.nip = p.nip LEFT JOIN kantor u ON u.id = f.unit_kantor_id
     WHERE p.nip = :nip AND ${SQL_WILAYAH_PEGAWAI}`,
    { ...wilayahPegawai(pelaku), nip },
  );
  return (hasil.rows[0] as PegawaiSatu | undefined) ?? null;
}

/** The pembanding's history, kind by kind. */
export async function riwayatPegawai(db: Db, nip: string): Promise<{ id: number; jenis: string; isi: NilaiIsian }[]> {
  return db('riwayat').where({ nip }).orderBy('id').select('id', 'jenis', 'isi');
}

export interface RegistrasiPegawai {
  id: number;
  nomorRegister: string;
  status: StatusRegistrasi;
  diajukanPada: Date;
  diputusPada: Date | null;
  oleh: string | null;
  alasan: string | null;
  disanggah: boolean;
}

/** Every registration of the NIP, newest first. */
export async function registrasiPegawai(db: Db, nip: string): Promise<RegistrasiPegawai[]> {
  return db('registrasi as r')
    .leftJoin('petugas as t', 't.id', 'r.diputus_oleh')
    .where('r.nip', nip)
    .orderBy('r.id', 'desc')
    .select(
      'r.id',
      'r.nomor_register as nomorRegister',
      'r.status',
      'r.diajukan_pada as diajukanPada',
      'r.diputus_pada as diputusPada',
      't.nama as oleh',
      'r.alasan',
      'r.disanggah',
    );
}

export interface KirimanPegawai {
  id: number;
  nomor: number;
  dikirimPada: Date;
  jumlahPerubahan: number;
  unit: string;
}

/** Everything sent, newest first. */
export async function kirimanPegawai(db: Db, formulirId: number): Promise<KirimanPegawai[]> {
  return db('kiriman as k')
    .join('kantor as u', 'u.id', 'k.unit_kantor_id')
    .where('k.formulir_id', formulirId)
    .orderBy('k.nomor', 'desc')
    .select(
      'k.id',
      'k.nomor',
      'k.dikirim_pada as dikirimPada',
      'k.jumlah_perubahan as jumlahPerubahan',
      'u.nama as unit',
    );
}

export interface TiketPegawai {
  id: number;
  nomor: string;
  kategori: string;
  status: StatusTiket;
  dibuatPada: Date;
  kantor: string;
}

/** Most tickets, mails and steps of the trail that the page of a person lists. */
export const PALING_BANYAK = 30;

export async function tiketPegawai(db: Db, nip: string): Promise<TiketPegawai[]> {
  return db('tiket as t')
    .join('kantor as k', 'k.id', 't.kantor_id')
    .where('t.nip', nip)
    .orderBy('t.id', 'desc')
    .limit(PALING_BANYAK)
    .select('t.id', 't.nomor', 't.kategori', 't.status', 't.dibuat_pada as dibuatPada', 'k.nama as kantor');
}

export interface SurelPegawai {
  id: number;
  subjek: string;
  kepada: string;
  dibuatPada: Date;
  dikirimPada: Date | null;
  matiPada: Date | null;
  percobaan: number;
  sebab: string | null;
}

export async function surelPegawai(db: Db, nip: string): Promise<SurelPegawai[]> {
  return db('surel')
    .where({ nip })
    .orderBy('id', 'desc')
    .limit(PALING_BANYAK)
    .select('id', 'subjek', 'kepada', 'percobaan', 'sebab')
    .select({ dibuatPada: 'dibuat_pada', dikirimPada: 'dikirim_pada', matiPada: 'mati_pada' });
}

export interface JejakPegawai {
  pada: Date;
  aksi: string;
  pelakuJenis: 'umum' | 'pns' | 'petugas' | 'sistem';
  petugas: string | null;
  rincian: Record<string, unknown>;
}

/** The trail of everything that is about this person, newest first. */
export async function jejakPegawai(db: Db, nip: string): Promise<JejakPegawai[]> {
  const hasil = await db.raw(
    `WITH objek AS (
       SELECT 'pegawai' AS jenis, :nip AS id
       UNION ALL SELECT 'registrasi', r.id::text FROM registrasi r WHERE r.nip = :nip
       UNION ALL SELECT 'formulir', f.id::text FROM formulir f WHERE f.nip = :nip
       UNION ALL SELECT 'kiriman', k.id::text FROM kiriman k JOIN formulir f ON f.id = k.formulir_id WHERE f.nip = :nip
       UNION ALL SELECT 'tiket', t.id::text FROM tiket t WHERE t.nip = :nip
       UNION ALL SELECT 'surel', s.id::text FROM surel s WHERE s.nip = :nip)
     SELECT j.pada, j.aksi, j.pelaku_jenis AS "pelakuJenis", t.nama AS petugas, j.rincian
     FROM objek o JOIN jejak j ON j.objek_jenis = o.jenis AND j.objek_id = o.id
       LEFT JOIN petugas t ON j.pelaku_jenis = 'petugas' AND t.id = j.pelaku_id
     ORDER BY j.id DESC LIMIT ${PALING_BANYAK}`,
    { nip },
  );
  return hasil.rows as JejakPegawai[];
}
