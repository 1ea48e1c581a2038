import pg from 'pg';
import { type Db, inTransaction } from '../database/knex.js';
import type { HasilSimpan, Masalah, Masuk, Pengimpor } from './jenis-impor.js';

/** Where checked rows go. */
export interface PenulisBatch {
  simpan(batch: readonly Masuk<unknown>[]): Promise<HasilSimpan>;
  selesai(): Promise<HasilSimpan>;
}

const KOSONG: HasilSimpan = { baru: 0, berubah: 0, ditolak: [] };
/** Any number; imports take turns batch by batch, so that two of them do not add the same row. */
export const IMPOR_LOCK = 20150904;
/** Classes of SQLSTATE that blame the data: 22 data exception, 23 constraint. */
const SALAH_DATA = /^2[23]/;

/** A transaction for every batch. One that the database refuses is halved until the bad row stands alone. */
export function penulisBatch(db: Db, pengimpor: Pengimpor<unknown>, jam: () => Date): PenulisBatch {
  async function simpan(batch: readonly Masuk<unknown>[]): Promise<HasilSimpan> {
    if (batch.length === 0) return KOSONG;
    try {
      return await inTransaction(db, async (trx) => {
        // The entry in the trail is committed with a flush, which makes all that came before it durable too.
        await trx.raw(`SELECT pg_advisory_xact_lock(?), set_config('synchronous_commit', 'off', true)`, [IMPOR_LOCK]);
        return pengimpor.simpan(trx, batch, jam());
      });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || !SALAH_DATA.test(error.code ?? '')) throw error;
      const [satu] = batch;
      if (batch.length === 1) return tolak(satu!, jelaskan(error));
      const tengah = Math.ceil(batch.length / 2);
      return gabung(await simpan(batch.slice(0, tengah)), await simpan(batch.slice(tengah)));
    }
  }
  return { simpan, selesai: async () => KOSONG };
}

/** Compares instead of storing; PostgreSQL sees to it that nothing is written. */
export function pembandingBatch(db: Db, pengimpor: Pengimpor<unknown>): PenulisBatch {
  return {
    simpan: (batch) =>
      batch.length === 0
        ? Promise.resolve(KOSONG)
        : inTransaction(db, async (trx) => {
            await trx.raw('SET TRANSACTION READ ONLY');
            return pengimpor.banding(trx, batch);
          }),
    selesai: async () => KOSONG,
  };
}

const tolak = ({ baris }: Masuk<unknown>, masalah: Masalah): HasilSimpan => ({
  ...KOSONG,
  ditolak: [{ baris, masalah: [masalah] }],
});

function jelaskan({ constraint, code }: pg.DatabaseError): Masalah {
  const alasan = `Ditolak basis data (${constraint ?? code}). Periksa baris ini; bila sudah benar, hubungi pengembang.`;
  return { kolom: '', isi: '', alasan };
}

const gabung = (a: HasilSimpan, b: HasilSimpan): HasilSimpan => ({
  baru: a.baru + b.baru,
  berubah: a.berubah + b.berubah,
  ditolak: [...a.ditolak, ...b.ditolak],
});
