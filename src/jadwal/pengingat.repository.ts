import type { Db, Trx } from '../database/knex.js';

/** The kinds of end that a form can miss: filling for one never sent, verification for one to be corrected. */
export type JenisPengingat = 'pengisian' | 'verifikasi';

/** An end of the schedule, and whose it is: `nasional`, `instansi:<kode>` or `nip:<nip>`. */
export interface AkhirJadwal {
  jenis: JenisPengingat;
  lingkup: string;
  batas: Date;
}

/** Ends that lie between now and a later moment. */
export async function akhirMendekat(db: Db | Trx, kini: Date, sampai: Date): Promise<AkhirJadwal[]> {
  const hasil = await db.raw(
    `SELECT jenis, coalesce('instansi:' || instansi_kode, 'nasional') AS lingkup, selesai_pada AS batas FROM jadwal
     WHERE jenis IN ('pengisian', 'verifikasi') AND selesai_pada > :kini AND selesai_pada <= :sampai
     UNION ALL
     SELECT jenis, 'nip:' || nip, sampai_pada FROM perpanjangan
     WHERE dicabut_pada IS NULL AND jenis IN ('pengisian', 'verifikasi') AND sampai_pada > :kini AND sampai_pada <= :sampai`,
    { kini, sampai },
  );
  return hasil.rows;
}

/** Opens the walk of a reminder once; earlier walks of the same kind and whose are over: nobody is told of an end that has moved. */
export async function mulaiPutaran(trx: Trx, akhir: AkhirJadwal, hari: number, pada: Date): Promise<void> {
  const putaran = { ...akhir, hari, pada };
  await trx.raw(
    `INSERT INTO pengingat (jenis, lingkup, batas, hari) VALUES (:jenis, :lingkup, :batas, :hari) ON CONFLICT DO NOTHING`,
    { ...putaran },
  );
  await trx.raw(
    `UPDATE pengingat SET selesai_pada = :pada
     WHERE jenis = :jenis AND lingkup = :lingkup AND selesai_pada IS NULL AND (batas, hari) <> (:batas, :hari)`,
    { ...putaran },
  );
}

export interface Putaran extends AkhirJadwal {
  id: number;
  hari: number;
  kursor: number;
}

/** A walk that is not over, locked against the other processes. */
export async function ambilPutaran(trx: Trx): Promise<Putaran | null> {
  const satu = await trx('pengingat')
    .whereNull('selesai_pada')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .first('id', 'jenis', 'lingkup', 'batas', 'hari', 'kursor');
  return satu ?? null;
}

export interface PerluDiingatkan {
  nip: string;
  nama: string;
  email: string;
}

/**
 * The next forms of a walk that still lie with their PNS, whose end this is, and who can be written to. `kursor`: the
 * last form that was looked at; null when there are no more.
 */
export async function potonganPutaran(
  trx: Trx,
  { jenis, lingkup, batas, kursor }: Putaran,
  banyak: number,
): Promise<{ orang: PerluDiingatkan[]; kursor: number | null }> {
  const [macam, siapa = ''] = lingkup.split(':');
  const hasil = await trx.raw(
    `WITH lewat AS MATERIALIZED (
       SELECT f.id, f.nip, f.status, f.kiriman_id FROM formulir f
       WHERE f.id > :kursor AND ${macam === 'nip' ? 'f.nip = :siapa' : macam === 'instansi' ? "f.instansi_kode = :siapa AND f.status IN ('draf', 'dikembalikan')" : 'true'}
       ORDER BY f.id LIMIT :banyak)
     SELECT (SELECT max(id) FROM lewat) AS kursor, coalesce(json_agg(json_build_object('nip', p.nip, 'nama', p.nama, 'email', r.email) ORDER BY l.id), '[]') AS orang
     FROM lewat l JOIN pegawai p ON p.nip = l.nip JOIN registrasi r ON r.nip = l.nip AND r.status = 'aktif' AND r.email IS NOT NULL
     WHERE l.status IN ('draf', 'dikembalikan') AND (l.kiriman_id IS NULL) = (:jenis = 'pengisian')
       AND (:macam <> 'nasional' OR NOT EXISTS (SELECT 1 FROM jadwal j WHERE j.jenis = :jenis AND j.instansi_kode = p.instansi_kode))
       AND (:macam <> 'instansi' OR p.instansi_kode = :siapa)
       AND NOT EXISTS (SELECT 1 FROM perpanjangan x WHERE x.nip = l.nip AND x.jenis = :jenis AND x.dicabut_pada IS NULL AND x.sampai_pada > :batas)`,
    { jenis, macam, siapa, batas, kursor, banyak },
  );
  const baris = hasil.rows[0];
  return { orang: baris.orang, kursor: baris.kursor };
}

export async function majukanPutaran(trx: Trx, id: number, kursor: number): Promise<void> {
  await trx('pengingat').where({ id }).update({ kursor });
}

export async function akhiriPutaran(trx: Trx, id: number, pada: Date): Promise<void> {
  await trx('pengingat').where({ id }).update({ selesai_pada: pada });
}
