import type { Config } from '../config.js';
import type { Db, Trx } from '../database/knex.js';
import { bakuWajibTotp } from './wajib-totp.js';

export interface Totp {
  rahasiaSandi: Buffer;
  /** null while it waits for its first code */
  dipasangPada: Date | null;
  /** recovery codes not used yet */
  sisaKode: number;
}

export async function totpPetugas(db: Db | Trx, petugasId: number): Promise<Totp | null> {
  const hasil = await db.raw(
    `SELECT o.rahasia_sandi AS "rahasiaSandi", o.dipasang_pada AS "dipasangPada",
       (SELECT count(*)::int FROM petugas_kode_pemulihan k WHERE k.petugas_id = o.petugas_id) AS "sisaKode"
     FROM petugas_totp o WHERE o.petugas_id = ?`,
    [petugasId],
  );
  return (hasil.rows[0] as Totp | undefined) ?? null;
}

/** A secret waiting to be confirmed; false when one is in use already. */
export async function siapkanRahasia(trx: Trx, petugasId: number, rahasiaSandi: Buffer): Promise<boolean> {
  const hasil = await trx.raw(
    `INSERT INTO petugas_totp AS o (petugas_id, rahasia_sandi) VALUES (?, ?)
     ON CONFLICT (petugas_id) DO UPDATE SET rahasia_sandi = excluded.rahasia_sandi WHERE o.dipasang_pada IS NULL RETURNING petugas_id`,
    [petugasId, rahasiaSandi],
  );
  return hasil.rows.length === 1;
}

/** Takes the secret into use that the code was of; false when it is another by now, or in use. */
export async function pakaiRahasia(
  trx: Trx,
  petugasId: number,
  rahasiaSandi: Buffer,
  isi: { langkah: number; pada: Date; sidikKode: readonly string[] },
): Promise<boolean> {
  const jumlah = await trx('petugas_totp')
    .where({ petugas_id: petugasId, rahasia_sandi: rahasiaSandi })
    .whereNull('dipasang_pada')
    .update({ dipasang_pada: isi.pada, langkah_terakhir: isi.langkah });
  if (jumlah === 0) return false;
  await trx('petugas_kode_pemulihan').insert(isi.sidikKode.map((sidik) => ({ petugas_id: petugasId, sidik })));
  return true;
}

/** Takes a time step, in one step: of two who bring its code at once, one gets it. */
export async function ambilLangkah(trx: Trx, petugasId: number, langkah: number): Promise<boolean> {
  const jumlah = await trx('petugas_totp')
    .where({ petugas_id: petugasId })
    .whereNotNull('dipasang_pada')
    .where('langkah_terakhir', '<', langkah)
    .update({ langkah_terakhir: langkah });
  return jumlah === 1;
}

/** Uses a recovery code up, in one step. */
export async function ambilKodePemulihan(trx: Trx, petugasId: number, sidik: string): Promise<boolean> {
  return (await trx('petugas_kode_pemulihan').where({ petugas_id: petugasId, sidik }).delete()) === 1;
}

/** Takes the second factor off, recovery codes included; false when there was none. */
export async function hapusTotp(trx: Trx, petugasId: number): Promise<boolean> {
  return (await trx('petugas_totp').where({ petugas_id: petugasId }).whereNotNull('dipasang_pada').delete()) === 1;
}

const KUNCI_WAJIB = 'totp-wajib';

/** Whether the petugas `t` needs a second factor and has none, in SQL of a session. */
export const sqlHarusTotp = (mode: Config['mode']): string =>
  `(NOT EXISTS (SELECT 1 FROM petugas_totp o WHERE o.petugas_id = t.id AND o.dipasang_pada IS NOT NULL) AND EXISTS (
    SELECT 1 FROM petugas_peran w WHERE w.petugas_id = t.id AND coalesce((SELECT g.nilai FROM pengaturan g WHERE g.kunci = '${KUNCI_WAJIB}'), '${JSON.stringify(bakuWajibTotp(mode))}'::jsonb) ? w.peran))`;

/** The peran that need a second factor; null while nobody has set it. */
export async function bacaWajibTotp(db: Db | Trx): Promise<string[] | null> {
  const baris = await db('pengaturan').where({ kunci: KUNCI_WAJIB }).first('nilai');
  return (baris?.nilai as string[] | undefined) ?? null;
}

/** Changes them if they are still as seen; false when somebody was faster. */
export async function simpanWajibTotp(
  trx: Trx,
  { baku, dilihat, baru, pada }: { baku: readonly string[]; dilihat: string; baru: readonly string[]; pada: Date },
): Promise<boolean> {
  await trx('pengaturan')
    .insert({ kunci: KUNCI_WAJIB, nilai: JSON.stringify(baku) })
    .onConflict('kunci')
    .ignore();
  const kini = await trx('pengaturan').where({ kunci: KUNCI_WAJIB }).forUpdate().first('nilai');
  if ((kini.nilai as string[]).join(' ') !== dilihat) return false;
  await trx('pengaturan')
    .where({ kunci: KUNCI_WAJIB })
    .update({ nilai: JSON.stringify(baru), diubah_pada: pada });
  return true;
}
