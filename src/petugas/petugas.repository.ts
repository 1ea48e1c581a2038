import type { Db, Trx } from '../database/knex.js';

/** What signing in needs of a petugas. */
export interface AkunPetugas {
  id: number;
  nama: string;
  nip: string;
  kataSandiHash: string;
  aktif: boolean;
}

export async function akunPetugas(db: Db, namaPengguna: string): Promise<AkunPetugas | null> {
  const baris = await db('petugas')
    .where({ nama_pengguna: namaPengguna })
    .first('id', 'nama', 'nip', 'kata_sandi_hash as kataSandiHash', 'aktif');
  return (baris as AkunPetugas | undefined) ?? null;
}

export async function catatMasuk(trx: Trx, id: number, pada: Date): Promise<void> {
  await trx('petugas').where({ id }).update({ masuk_terakhir_pada: pada });
}
