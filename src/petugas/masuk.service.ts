import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { HASH_KOSONG } from '../web/antrean-bcrypt.js';
import { akunPetugas, catatMasuk } from './petugas.repository.js';

/** Id of the petugas whose user name and password these are; null when they do not belong together or the account is closed. */
export async function masukPetugas(
  d: Pick<Deps, 'db' | 'bcrypt' | 'jam'>,
  namaPengguna: string,
  kataSandi: string,
): Promise<number | null> {
  const akun = await akunPetugas(d.db, namaPengguna);
  const cocok = await d.bcrypt.cocok(kataSandi, akun?.kataSandiHash ?? HASH_KOSONG);
  if (!akun || !cocok || !akun.aktif) return null;
  await inTransaction(d.db, async (trx) => {
    await catatMasuk(trx, akun.id, d.jam());
    const pelaku = { jenis: 'petugas' as const, id: akun.id, nama: akun.nama, nip: akun.nip, namaPengguna, peran: [] };
    await catatJejak(trx, { pelaku, aksi: 'petugas.masuk', objek: { jenis: 'petugas', id: akun.id }, pada: d.jam() });
  });
  return akun.id;
}
