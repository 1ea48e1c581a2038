import { hapusBerkasLepas } from '../berkas/berkas.repository.js';
import type { Db } from '../database/knex.js';
import { TABEL_LAMPIRAN } from '../formulir/lampiran.repository.js';
import { TABEL_BERKAS_TIKET } from '../helpdesk/tiket.repository.js';
import { sapuImpor } from '../impor/impor.repository.js';

/** Keys of forms live so long; nobody repeats a click after a week. */
const UMUR_KUNCI_HARI = 7;
/** An ended session is kept so long, to know whose typing an expired page brings. */
const SESI_LAMA_HARI = 1;
/** A file that nothing has any more is kept so long. */
const BERKAS_LEPAS_HARI = 1;

const sebelum = (kini: Date, hari: number): Date => new Date(kini.getTime() - hari * 86_400_000);

/** Removes what has served: sessions, guests' memory, keys of forms, links for passwords, counters of limits, files taken off. */
export async function sapu(db: Db, kini: Date): Promise<void> {
  await db('sesi').where('kedaluwarsa_pada', '<', sebelum(kini, SESI_LAMA_HARI)).delete();
  await db('sesi_tamu').where('kedaluwarsa_pada', '<', kini).delete();
  await db('kunci_formulir').where('dibuat_pada', '<', sebelum(kini, UMUR_KUNCI_HARI)).delete();
  await db('petugas_tautan').where('berlaku_sampai', '<', kini).delete();
  await db('batas_laju').where('expire', '<', kini.getTime()).delete();
  await sapuImpor(db, kini);
  await hapusBerkasLepas(db, sebelum(kini, BERKAS_LEPAS_HARI), [...TABEL_LAMPIRAN, TABEL_BERKAS_TIKET]);
}
