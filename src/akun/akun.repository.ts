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

/** Ends the sessions of an account, but for one. */
export async function akhiriSesi(trx: Trx, registrasiId: number, kecuali: string | null = null): Promise<number> {
  return trx('sesi')
    .where({ registrasi_id: registrasiId })
    .modify((q) => kecuali && q.whereNot({ id: kecuali }))
    .delete();
}
