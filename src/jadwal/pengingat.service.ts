import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { HARI_PENGINGAT, hariTerakhir, pengingatJatuh, sebutSisa, sisaHari } from './jadwal.js';
import {
  akhiriPutaran,
  akhirMendekat,
  ambilPutaran,
  majukanPutaran,
  mulaiPutaran,
  potonganPutaran,
} from './pengingat.repository.js';

const HARI_MS = 86_400_000;
/** Forms looked at in one transaction. */
const SEKALI = 1_000;

type Alat = Pick<Deps, 'db' | 'jam' | 'config'>;

/** Opens the walks that are due today (domain.md §7: 30, 7 and 1 days before). */
export async function mulaiPengingat({ db, jam }: Alat): Promise<void> {
  const kini = jam();
  const sampai = new Date(kini.getTime() + (HARI_PENGINGAT[0] + 1) * HARI_MS);
  for (const akhir of await akhirMendekat(db, kini, sampai)) {
    const hari = pengingatJatuh(akhir.batas, kini);
    if (hari !== null) await inTransaction(db, (trx) => mulaiPutaran(trx, akhir, hari, kini));
  }
}

/**
 * Writes to the next people of one walk; false when nothing is left to do. Whoever has no e-mail reads the same on
 * Formulir Saya.
 */
export async function kirimPengingat({ db, jam, config }: Alat): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const putaran = await ambilPutaran(trx);
    if (!putaran) return false;
    const kini = jam();
    if (putaran.batas <= kini) {
      await akhiriPutaran(trx, putaran.id, kini);
      return true;
    }
    const { orang, kursor } = await potonganPutaran(trx, putaran, SEKALI);
    for (const { nip, nama, email } of orang) {
      const isi = {
        nama,
        sisa: sebutSisa(sisaHari(putaran.batas, kini)),
        sampai: hariTerakhir(putaran.batas),
        pernahKirim: putaran.jenis === 'verifikasi',
        alamat: config.baseUrl ? `${config.baseUrl}/formulir` : '',
      };
      await antrekanSurel(trx, nip, tulisSurel('batas-waktu', email, isi));
    }
    if (kursor === null) await akhiriPutaran(trx, putaran.id, kini);
    else await majukanPutaran(trx, putaran.id, kursor);
    return true;
  });
}
