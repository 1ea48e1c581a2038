import { type Db, inTransaction } from '../database/knex.js';
import type { Sandi } from '../web/sandi.js';

/** Where something lies that ANSWER_KEYS has encrypted; its first byte is the number of the key. */
const TEMPAT = [
  { tabel: 'registrasi', kunci: 'id', kolom: 'jawaban_sandi' },
  { tabel: 'petugas_totp', kunci: 'petugas_id', kolom: 'rahasia_sandi' },
] as const;

const SEPOTONG = 500;

/** Encrypts with the newest key what an older one has encrypted, a piece a transaction; portals may run meanwhile. Returns how much that was. */
export async function gantiKunci(db: Db, sandi: Sandi, terbaru: number): Promise<number> {
  let banyak = 0;
  for (const tempat of TEMPAT)
    for (let kali = SEPOTONG; kali > 0; banyak += kali)
      kali = await inTransaction(db, async (trx) => {
        const baris: { id: number; isi: Buffer }[] = (
          await trx.raw(
            `SELECT ${tempat.kunci} AS id, ${tempat.kolom} AS isi FROM ${tempat.tabel}
             WHERE CASE WHEN ${tempat.kolom} <> '' THEN get_byte(${tempat.kolom}, 0) <> ? END ORDER BY ${tempat.kunci} LIMIT ${SEPOTONG} FOR UPDATE`,
            [terbaru],
          )
        ).rows;
        for (const { id, isi } of baris)
          await trx(tempat.tabel)
            .where({ [tempat.kunci]: id })
            .update({ [tempat.kolom]: sandi.sandikanJawaban(sandi.bukaJawaban(isi)) });
        return baris.length;
      });
  return banyak;
}
