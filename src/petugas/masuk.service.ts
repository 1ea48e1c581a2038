import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { HASH_KOSONG } from '../web/antrean-bcrypt.js';
import { type AkunPetugas, akunPetugas, catatMasuk } from './petugas.repository.js';

/** The petugas whose user name and password these are; null when they do not belong together or the account is closed. */
export async function kenaliPetugas(
  d: Pick<Deps, 'db' | 'bcrypt'>,
  namaPengguna: string,
  kataSandi: string,
): Promise<AkunPetugas | null> {
  const akun = await akunPetugas(d.db, namaPengguna);
  const cocok = await d.bcrypt.cocok(kataSandi, akun?.kataSandiHash ?? HASH_KOSONG);
  return akun?.kataSandiHash && cocok && akun.aktif ? akun : null;
}

/** A petugas as the trail names them before a session knows their peran. */
export const pelakuAkun = ({
  id,
  nama,
  nip,
  namaPengguna,
}: Pick<AkunPetugas, 'id' | 'nama' | 'nip' | 'namaPengguna'>): PelakuPetugas => ({
  ...{ jenis: 'petugas', id, nama, nip, namaPengguna, peran: [] },
});

/** Notes that they have signed in. */
export async function catatMasukPetugas(d: Pick<Deps, 'db' | 'jam'>, akun: AkunPetugas): Promise<void> {
  const [pelaku, pada] = [pelakuAkun(akun), d.jam()];
  await inTransaction(d.db, async (trx) => {
    await catatMasuk(trx, akun.id, pada);
    await catatJejak(trx, { pelaku, aksi: 'petugas.masuk', objek: { jenis: 'petugas', id: akun.id }, pada });
  });
}
