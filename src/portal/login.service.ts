import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { pastikanFormulir } from '../formulir/formulir.repository.js';
import { catatJejak } from '../jejak/jejak.js';
import { HASH_KOSONG } from '../web/antrean-bcrypt.js';
import { type Registrasi, registrasiNomor } from './registrasi.repository.js';

/** The registration whose nomor register and kata kunci these are, whatever its status; null when they do not belong together. */
export async function kenaliPns(
  d: Pick<Deps, 'db' | 'bcrypt'>,
  nomorRegister: string,
  kataKunci: string,
): Promise<Registrasi | null> {
  const registrasi = await registrasiNomor(d.db, nomorRegister);
  const cocok = await d.bcrypt.cocok(kataKunci, registrasi?.kataKunciHash ?? HASH_KOSONG);
  return registrasi && cocok ? registrasi : null;
}

/** The first login of an accepted account creates its form (domain.md §4 Formulir). */
export async function masuk(d: Pick<Deps, 'db' | 'jam'>, registrasi: Registrasi): Promise<void> {
  const pelaku = {
    jenis: 'pns' as const,
    id: registrasi.id,
    nip: registrasi.nip,
    nama: registrasi.nama,
    nomorRegister: registrasi.nomorRegister,
  };
  await inTransaction(d.db, async (trx) => {
    await pastikanFormulir(trx, registrasi.nip, d.jam());
    await catatJejak(trx, {
      pelaku,
      aksi: 'akun.masuk',
      objek: { jenis: 'registrasi', id: registrasi.id },
      pada: d.jam(),
    });
  });
}
