import type { Db, Trx } from '../database/knex.js';

export interface Sanggahan {
  id: number;
  kontak: string | null;
  keterangan: string | null;
  diajukanPada: Date;
  ditutupPada: Date | null;
  ditutupOleh: string | null;
  alasanTutup: string | null;
}

/** The registration of a NIP that counts, locked; null when there is none. */
export async function registrasiBerlaku(
  trx: Trx,
  nip: string,
): Promise<{ id: number; email: string | null; nama: string } | null> {
  const hasil = await trx.raw(
    `SELECT r.id, r.email, p.nama FROM registrasi r JOIN pegawai p ON p.nip = r.nip
     WHERE r.nip = ? AND r.status IN ('diajukan', 'aktif') FOR UPDATE OF r`,
    [nip],
  );
  return hasil.rows[0] ?? null;
}

/** Id of the new one; null when one is open already. */
export async function simpanSanggahan(
  trx: Trx,
  isi: { registrasiId: number; kontak: string | null; keterangan: string | null; pada: Date },
): Promise<number | null> {
  const hasil = await trx.raw(
    `INSERT INTO sanggahan (registrasi_id, kontak, keterangan, diajukan_pada) VALUES (:registrasiId, :kontak, :keterangan, :pada)
     ON CONFLICT (registrasi_id) WHERE ditutup_pada IS NULL DO NOTHING RETURNING id`,
    isi,
  );
  if (hasil.rows.length === 0) return null;
  await trx('registrasi').where({ id: isi.registrasiId }).update({ disanggah: true });
  return Number(hasil.rows[0].id);
}

/** Those of a registration, newest first. */
export async function sanggahanRegistrasi(db: Db | Trx, registrasiId: number): Promise<Sanggahan[]> {
  return db('sanggahan as s')
    .leftJoin('petugas as t', 't.id', 's.ditutup_oleh')
    .where('s.registrasi_id', registrasiId)
    .orderBy('s.id', 'desc')
    .select(
      's.id',
      's.kontak',
      's.keterangan',
      's.diajukan_pada as diajukanPada',
      's.ditutup_pada as ditutupPada',
      't.nama as ditutupOleh',
      's.alasan_tutup as alasanTutup',
    );
}

/** Closes the open one; false when there is none. */
export async function tutupSanggahan(
  trx: Trx,
  registrasiId: number,
  isi: { petugasId: number | null; alasan: string; pada: Date },
): Promise<boolean> {
  const jumlah = await trx('sanggahan')
    .where({ registrasi_id: registrasiId })
    .whereNull('ditutup_pada')
    .update({ ditutup_pada: isi.pada, ditutup_oleh: isi.petugasId, alasan_tutup: isi.alasan });
  await trx('registrasi').where({ id: registrasiId, disanggah: true }).update({ disanggah: false });
  return jumlah > 0;
}
