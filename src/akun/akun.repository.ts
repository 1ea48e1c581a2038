import type { Db, Trx } from '../database/knex.js';
import type { Surel } from '../surel/surel.repository.js';

/** An account as recovery needs it. */
export interface AkunLupa {
  id: number;
  nip: string;
  nama: string;
  nomorRegister: string;
  status: 'diajukan' | 'aktif';
  email: string | null;
  pertanyaan: string;
  jawabanSandi: Buffer;
  namaIbuHash: string;
}

const KOLOM = {
  id: 'r.id',
  nip: 'r.nip',
  nama: 'p.nama',
  nomorRegister: 'r.nomor_register',
  status: 'r.status',
  email: 'r.email',
  pertanyaan: 'r.pertanyaan',
  jawabanSandi: 'r.jawaban_sandi',
  namaIbuHash: 'r.nama_ibu_hash',
};

/** The account of a NIP, waiting or accepted; null when there is none. */
export async function akunNip(db: Db | Trx, nip: string): Promise<AkunLupa | null> {
  const baris = await db('registrasi as r')
    .join('pegawai as p', 'p.nip', 'r.nip')
    .where('r.nip', nip)
    .whereIn('r.status', ['diajukan', 'aktif'])
    .first(KOLOM);
  return (baris as AkunLupa | undefined) ?? null;
}

/**
 * Puts a mail into the outbox, or does the same work and puts none: nobody can time which it was. A commit that has
 * something to write waits for the disk, one that has nothing does not; so this one never waits. Whoever answers the
 * visitor writes something durable afterwards, and that takes the mail along.
 */
export async function antrekanBila(trx: Trx, ada: boolean, nip: string, surel: Surel): Promise<void> {
  await trx.raw(`SELECT set_config('synchronous_commit', 'off', true)`);
  await trx.raw(
    `INSERT INTO surel (nip, kepada, templat, subjek, teks)
     SELECT p.nip, :kepada, :templat, :subjek, :teks FROM pegawai p WHERE p.nip = :nip AND :ada`,
    { ...surel, nip, ada },
  );
}

export async function gantiKataKunci(trx: Trx, id: number, hash: string): Promise<void> {
  await trx('registrasi').where({ id }).update({ kata_kunci_hash: hash });
}

/** Whether this is the account's kata kunci still; waits for whoever is changing it at this moment. */
export async function masihKataKunci(db: Db | Trx, id: number, hash: string | null): Promise<boolean> {
  const milik = { id, status: 'aktif', kata_kunci_hash: hash };
  return (await db('registrasi').where(milik).forNoKeyUpdate().first('id')) !== undefined;
}

export async function kataKunciHash(db: Db, id: number): Promise<string | null> {
  return (await db('registrasi').where({ id, status: 'aktif' }).first('kata_kunci_hash'))?.kata_kunci_hash ?? null;
}

export interface KontakAkun {
  email: string | null;
  telepon: string | null;
  hp: string | null;
}

/** Changes columns of an account, locked meanwhile; gives what stood there of its contacts. */
export async function ubahAkun(
  trx: Trx,
  id: number,
  isi: Partial<KontakAkun> & { pertanyaan?: string; jawaban_sandi?: Buffer },
): Promise<KontakAkun> {
  const lama = await trx('registrasi').where({ id }).forUpdate().first('email', 'telepon', 'hp');
  if (Object.keys(isi).length > 0) await trx('registrasi').where({ id }).update(isi);
  return lama;
}

/** The account as its own page shows it. */
export async function akunSendiri(
  db: Db,
  id: number,
): Promise<KontakAkun & { pertanyaan: string; diajukanPada: Date; disanggah: boolean }> {
  return db('registrasi')
    .where({ id })
    .first('email', 'telepon', 'hp', 'pertanyaan', 'diajukan_pada as diajukanPada', 'disanggah');
}

/** Steps on the account, newest first: when, what, from where. */
export async function kejadianAkun(
  db: Db,
  registrasiId: number,
  banyak: number,
): Promise<{ pada: Date; aksi: string; alamat: string | null; oleh: string | null }[]> {
  return db('jejak as j')
    .leftJoin('petugas as t', (on) => on.on('t.id', 'j.pelaku_id').andOnVal('j.pelaku_jenis', 'petugas'))
    .where({ 'j.objek_jenis': 'registrasi', 'j.objek_id': String(registrasiId) })
    .orderBy('j.id', 'desc')
    .limit(banyak)
    .select('j.pada', 'j.aksi', 'j.alamat', 't.nama as oleh');
}
