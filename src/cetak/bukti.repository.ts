import type { Db, Trx } from '../database/knex.js';

export type JenisBukti = 'registrasi' | 'pengisian' | 'selesai' | 'tiket';

export const JUDUL_BUKTI: Record<JenisBukti, string> = {
  registrasi: 'Bukti Registrasi',
  pengisian: 'Bukti Pengisian Formulir e-PUPNS',
  selesai: 'Tanda Selesai Verifikasi',
  tiket: 'Tanda Bukti Permohonan Bantuan',
};

export interface BuktiBaru {
  kode: string;
  jenis: JenisBukti;
  inisial: string;
  registrasiId?: number;
  kirimanId?: number;
  tiketId?: number;
  pada: Date;
}

/** Gives a proof its code, in the transaction that makes it true. */
export async function terbitkanBukti(trx: Trx, bukti: BuktiBaru): Promise<void> {
  await trx('bukti').insert({
    kode: bukti.kode,
    jenis: bukti.jenis,
    inisial: bukti.inisial,
    registrasi_id: bukti.registrasiId ?? null,
    kiriman_id: bukti.kirimanId ?? null,
    tiket_id: bukti.tiketId ?? null,
    diterbitkan_pada: bukti.pada,
  });
}

/** Whether a printed proof still says what is true: it follows from its registrasi or kiriman (domain.md §7). */
export type KeadaanBukti = 'berlaku' | 'sudah digantikan' | 'ditarik';

/** What anybody may learn of a proof: kind, date, initials and whether it holds. */
export async function periksaBukti(
  db: Db,
  kode: string,
): Promise<{ jenis: JenisBukti; inisial: string; pada: Date; keadaan: KeadaanBukti } | null> {
  const hasil = await db.raw(
    `SELECT b.jenis, b.inisial, b.diterbitkan_pada AS pada,
       CASE WHEN b.tiket_id IS NOT NULL THEN 'berlaku'
            WHEN b.registrasi_id IS NOT NULL THEN CASE WHEN r.status IN ('diajukan', 'aktif') THEN 'berlaku' ELSE 'ditarik' END
            WHEN k.id IS DISTINCT FROM (SELECT max(n.id) FROM kiriman n WHERE n.formulir_id = k.formulir_id) THEN 'sudah digantikan'
            WHEN f.status IN ('draf', 'dikembalikan') THEN 'ditarik'
            WHEN b.jenis = 'selesai' AND f.status <> 'selesai' THEN 'ditarik'
            ELSE 'berlaku' END AS keadaan
     FROM bukti b LEFT JOIN registrasi r ON r.id = b.registrasi_id
       LEFT JOIN kiriman k ON k.id = b.kiriman_id LEFT JOIN formulir f ON f.id = k.formulir_id
     WHERE b.kode = ?`,
    [kode],
  );
  return hasil.rows[0] ?? null;
}

export async function kodeBukti(
  db: Db | Trx,
  jenis: JenisBukti,
  objek: { registrasiId: number } | { kirimanId: number } | { tiketId: number },
): Promise<string | null> {
  const baris = await db('bukti')
    .where({ jenis, ...kolomObjek(objek) })
    .first('kode');
  return (baris?.kode as string | undefined) ?? null;
}

function kolomObjek(objek: { registrasiId: number } | { kirimanId: number } | { tiketId: number }) {
  if ('registrasiId' in objek) return { registrasi_id: objek.registrasiId };
  return 'tiketId' in objek ? { tiket_id: objek.tiketId } : { kiriman_id: objek.kirimanId };
}
