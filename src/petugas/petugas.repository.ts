import type { Db, Trx } from '../database/knex.js';

/** What signing in needs of a petugas. */
export interface AkunPetugas {
  id: number;
  namaPengguna: string;
  nama: string;
  nip: string;
  /** null until its owner has set a password */
  kataSandiHash: string | null;
  aktif: boolean;
  /** what a session has to carry to be of now */
  sesiKe: number;
  /** asks for a second factor */
  totp: boolean;
}

const SQL_AKUN = `SELECT t.id, t.nama_pengguna AS "namaPengguna", t.nama, t.nip, t.kata_sandi_hash AS "kataSandiHash", t.aktif, t.sesi_ke AS "sesiKe",
    EXISTS (SELECT 1 FROM petugas_totp p WHERE p.petugas_id = t.id AND p.dipasang_pada IS NOT NULL) AS totp
  FROM petugas t`;

export async function akunPetugas(db: Db, namaPengguna: string): Promise<AkunPetugas | null> {
  const hasil = await db.raw(`${SQL_AKUN} WHERE t.nama_pengguna = ?`, [namaPengguna]);
  return (hasil.rows[0] as AkunPetugas | undefined) ?? null;
}

export async function akunPetugasId(db: Db | Trx, id: number): Promise<AkunPetugas | null> {
  const hasil = await db.raw(`${SQL_AKUN} WHERE t.id = ?`, [id]);
  return (hasil.rows[0] as AkunPetugas | undefined) ?? null;
}

export async function catatMasuk(trx: Trx, id: number, pada: Date): Promise<void> {
  await trx('petugas').where({ id }).update({ masuk_terakhir_pada: pada });
}

/** Stores a new petugas nobody can sign in as yet; null when the user name is taken. */
export async function tambahPetugasBaru(
  trx: Trx,
  baru: { namaPengguna: string; nama: string; nip: string; pada: Date },
): Promise<number | null> {
  const [baris] = await trx('petugas')
    .insert({ nama_pengguna: baru.namaPengguna, nama: baru.nama, nip: baru.nip, dibuat_pada: baru.pada })
    .onConflict('nama_pengguna')
    .ignore()
    .returning('id');
  return baris ? Number(baris.id) : null;
}

/** Changes an account that is still as the admin saw it; false when somebody was faster. */
export async function ubahPetugas(
  trx: Trx,
  { id, versi }: { id: number; versi: number },
  ubah: { nama?: string; nip?: string; aktif?: boolean },
): Promise<boolean> {
  const jumlah = await trx('petugas')
    .where({ id, versi })
    .update({ ...ubah, versi: versi + 1 });
  return jumlah === 1;
}

/**
 * Ends every session, also those that are being opened at this moment with what held until now. Gives what a session
 * has to carry from here on.
 */
export async function akhiriSemuaSesi(trx: Trx, id: number): Promise<number> {
  const [baris] = await trx('petugas').where({ id }).increment('sesi_ke', 1).returning('sesi_ke');
  await trx('sesi').where({ petugas_id: id }).delete();
  return baris.sesi_ke;
}

/**
 * The same on behalf of a session that goes on as a new one: null when it has been ended itself meanwhile, or its
 * account closed.
 */
export async function akhiriSesiLain(trx: Trx, id: number, sesiKe: number): Promise<number | null> {
  const masih = await trx('petugas').where({ id, aktif: true, sesi_ke: sesiKe }).forUpdate().first('id');
  return masih ? akhiriSemuaSesi(trx, id) : null;
}

export interface KunciPeran {
  peran: string;
  tingkat: number;
  kantorId: number;
}

const barisPeran = (petugasId: number, { peran, tingkat, kantorId }: KunciPeran) => ({
  petugas_id: petugasId,
  peran,
  tingkat,
  kantor_id: kantorId,
});

/** False when they hold it already. */
export async function tambahPeranPetugas(trx: Trx, petugasId: number, satu: KunciPeran): Promise<boolean> {
  const hasil = await trx('petugas_peran')
    .insert(barisPeran(petugasId, satu))
    .onConflict()
    .ignore()
    .returning('petugas_id');
  return hasil.length === 1;
}

export async function hapusPeranPetugas(trx: Trx, petugasId: number, satu: KunciPeran): Promise<void> {
  await trx('petugas_peran').where(barisPeran(petugasId, satu)).delete();
}

const KUNCI_ADMIN_BKN = 5_001_806;

/** One at a time from here to the end of the transaction: two who each remove the other must not both find one left. */
export async function kunciAdminBkn(trx: Trx): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(?)', [KUNCI_ADMIN_BKN]);
}

/** Whether somebody else who can sign in is admin_bkn. */
export async function adaAdminBknLain(trx: Trx, petugasId: number): Promise<boolean> {
  const hasil = await trx.raw(
    `SELECT 1 FROM petugas t JOIN petugas_peran p ON p.petugas_id = t.id
     WHERE p.peran = 'admin_bkn' AND t.aktif AND t.kata_sandi_hash IS NOT NULL AND t.id <> ? LIMIT 1`,
    [petugasId],
  );
  return hasil.rows.length > 0;
}
