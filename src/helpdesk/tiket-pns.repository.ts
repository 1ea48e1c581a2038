import type { Db } from '../database/knex.js';
import { SQL_TIKET, type Tiket } from './tiket.repository.js';

const PALING_BANYAK = 50;

/** The tickets about a NIP, newest first, for their owner who has signed in. */
export async function daftarTiketNip(db: Db, nip: string): Promise<Tiket[]> {
  const hasil = await db.raw(
    `${SQL_TIKET} WHERE t.nip = :nip ORDER BY t.dibuat_pada DESC, t.id DESC LIMIT ${PALING_BANYAK}`,
    {
      nip,
    },
  );
  return hasil.rows as Tiket[];
}

/** Numbers of the tickets of a NIP that wait for the reporter's answer, oldest first. */
export async function tiketMenungguJawaban(db: Db, nip: string): Promise<string[]> {
  return db('tiket').where({ nip, status: 'menunggu_pelapor' }).orderBy('id').pluck('nomor');
}
