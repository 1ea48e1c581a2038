import { inTransaction } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { kirimkan, pelakuPns } from './kasus.js';
import { AKUN_STAF } from './klien.js';

/** Two forms that wait at Dinas Kesehatan Banyumas. */
export interface DuaKasus {
  /** SITI's, sent five days ago: a change of alamat and of nama */
  lama: number;
  /** a colleague's, sent just now: one small change, alamat */
  baru: number;
  /** the colleague's nama */
  namaBaru: string;
}

export async function kirimDuaKasus(deps: Deps): Promise<DuaKasus> {
  return inTransaction(deps.db, async (trx) => {
    const rekan = await trx('registrasi as r')
      .join('pegawai as p', 'p.nip', 'r.nip')
      .where({ 'p.instansi_kode': '6415', 'r.status': 'diajukan' })
      .orderBy('r.id')
      .first('r.nomor_register as nomor', 'p.nama');
    const kirim = async (nomor: string, perbaiki: Record<string, string>): Promise<number> => {
      const pns = await pelakuPns(trx, nomor);
      await pastikanFormulir(trx, pns.nip, deps.jam());
      return (await kirimkan(deps, trx, pns, { unit: '6415-BMS-07', perbaiki })).formulirId;
    };
    const perbaiki = { alamat: 'Jl. Antre No. 1', nama: 'SITI RAHMAWATI' };
    const lama = await kirim(AKUN_STAF.akun!.nomorRegister, perbaiki);
    const baru = await kirim(rekan.nomor, { alamat: 'Jl. Antre No. 2' });
    await trx('formulir')
      .where('id', lama)
      .update({ sejak: new Date(deps.jam().getTime() - 5 * 86_400_000) });
    return { lama, baru, namaBaru: rekan.nama };
  });
}
