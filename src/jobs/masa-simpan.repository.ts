import type { Db } from '../database/knex.js';
import { HASH_KOSONG } from '../web/antrean-bcrypt.js';
import { MASA_SIMPAN_HARI, type MasaSimpan } from './masa-simpan.js';

/** Rows in one statement: nobody waits long for it. */
const SEPOTONG = 1_000;

/** One statement for each rule; `:sebelum` is the moment before which the data have served. */
const SQL: Record<MasaSimpan, string> = {
  surelTerkirim: `DELETE FROM surel WHERE id IN (
    (SELECT id FROM surel WHERE dikirim_pada < :sebelum ORDER BY dikirim_pada LIMIT ${SEPOTONG / 2})
    UNION ALL (SELECT id FROM surel WHERE mati_pada < :sebelum ORDER BY mati_pada LIMIT ${SEPOTONG / 2}))`,
  registrasiMati: `UPDATE registrasi SET email = NULL, telepon = NULL, hp = NULL, pertanyaan = '', jawaban_sandi = '', nama_ibu_hash = '', kata_kunci_hash = '${HASH_KOSONG}'
    WHERE id IN (SELECT id FROM registrasi WHERE status IN ('ditolak', 'direset') AND nama_ibu_hash <> '' AND diputus_pada < :sebelum ORDER BY diputus_pada LIMIT ${SEPOTONG})`,
  sanggahan: `UPDATE sanggahan SET kontak = NULL, keterangan = NULL
    WHERE id IN (SELECT id FROM sanggahan WHERE (kontak IS NOT NULL OR keterangan IS NOT NULL) AND ditutup_pada < :sebelum ORDER BY ditutup_pada LIMIT ${SEPOTONG})`,
  emailTiket: `UPDATE tiket SET email = NULL
    WHERE id IN (SELECT id FROM tiket WHERE email IS NOT NULL AND diputus_pada < :sebelum ORDER BY diputus_pada LIMIT ${SEPOTONG})`,
};

/** Forgets what has been kept long enough. Returns how many rows that were. */
export async function lupakanYangLama(db: Db, kini: Date): Promise<number> {
  let semua = 0;
  for (const [aturan, hari] of Object.entries(MASA_SIMPAN_HARI) as [MasaSimpan, number][]) {
    const sebelum = new Date(kini.getTime() - hari * 86_400_000);
    for (let kali = 1; kali > 0; semua += kali) kali = (await db.raw(SQL[aturan], { sebelum })).rowCount;
  }
  return semua;
}
