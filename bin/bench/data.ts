import { createHmac, randomBytes } from 'node:crypto';
import type { Db } from '../../src/database/knex.js';
import type { Sandi } from '../../src/web/sandi.js';

/** A session that the load generator uses. */
export interface BenchSession {
  nip: string;
  cookie: string;
}

/** Gives some of the imported people an active account, a form and a session, as registration and login would. */
export async function makeSessions(db: Db, sandi: Sandi, secret: Buffer, count: number): Promise<BenchSession[]> {
  const people: { nip: string; instansi_kode: string }[] = await db('pegawai')
    .orderByRaw('hashtext(nip)')
    .limit(count)
    .select('nip', 'instansi_kode');
  const now = new Date();
  const accounts = await db('registrasi')
    .insert(
      people.map((person) => ({
        nomor_register: sandi.kodeAcak(8),
        nip: person.nip,
        instansi_kode: person.instansi_kode,
        status: 'aktif',
        kata_kunci_hash: 'none',
        pertanyaan: 'none',
        jawaban_sandi: Buffer.from([1]),
        nama_ibu_hash: 'none',
        diajukan_pada: now,
      })),
    )
    .returning(['id', 'nip']);
  await db('formulir').insert(people.map((person) => ({ nip: person.nip, instansi_kode: person.instansi_kode })));
  const sessions = accounts.map(({ id, nip }) => ({ id, nip, sid: randomBytes(24).toString('base64url') }));
  await db('sesi').insert(
    sessions.map(({ id, sid }) => ({
      id: sandi.sidik(sid),
      registrasi_id: id,
      isi: JSON.stringify({ registrasiId: id }),
      kedaluwarsa_pada: new Date(now.getTime() + 3_600_000),
    })),
  );
  return sessions.map(({ nip, sid }) => ({
    nip,
    cookie: `sesi=${encodeURIComponent(`s:${sid}.${sign(sid, secret)}`)}`,
  }));
}

/** As express-session signs its cookie. */
const sign = (sid: string, secret: Buffer): string =>
  createHmac('sha256', secret.toString('base64')).update(sid).digest('base64').replace(/=+$/, '');
