import type { Trx } from '../database/knex.js';

export interface PetugasDikenal {
  id: number;
  nama: string;
  nip: string;
}

export async function cariPetugas(trx: Trx, namaPengguna: readonly string[]): Promise<Map<string, PetugasDikenal>> {
  const ada = await trx('petugas')
    .whereIn('nama_pengguna', [...namaPengguna])
    .select('nama_pengguna', 'id', 'nama', 'nip');
  return new Map(ada.map(({ nama_pengguna, ...sisa }) => [nama_pengguna, sisa]));
}

/** Whether a petugas holds a peran. */
export async function punyaPeranIni(
  trx: Trx,
  peran: { petugas_id: number; peran: string; tingkat: number; kantor_id: number },
): Promise<boolean> {
  return (await trx('petugas_peran').where(peran).first('petugas_id')) !== undefined;
}

export async function tambahPetugas(
  trx: Trx,
  baru: { nama_pengguna: string; nama: string; nip: string; kata_sandi_hash: string },
): Promise<number> {
  const [baris] = await trx('petugas').insert(baru).returning('id');
  return Number(baris.id);
}

export async function gantiNamaPetugas(trx: Trx, id: number, nama: string): Promise<void> {
  await trx('petugas').where({ id }).update({ nama });
}

/** False when the petugas holds it already. */
export async function tambahPeran(
  trx: Trx,
  peran: { petugas_id: number; peran: string; tingkat: number; kantor_id: number },
): Promise<boolean> {
  const hasil = await trx('petugas_peran').insert(peran).onConflict().ignore().returning('petugas_id');
  return hasil.length === 1;
}
