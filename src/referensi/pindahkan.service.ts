import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { samaButir } from '../formulir/butir.js';
import type { NilaiButir } from '../formulir/jenis.js';
import { imporMenulis } from '../impor/impor.repository.js';
import { Galat } from '../shared/galat.js';
import type { NilaiIsian, Rujukan } from '../shared/isian.js';
import {
  beriWaktu,
  drafBersama,
  gantiKunci,
  hitungPemakaian,
  jadikanSesuai,
  type Pemakaian,
  pindahkanBaris,
  pindahkanButir,
} from './pemakaian.repository.js';
import { type TempatRujukan, tempatRujukan } from './tempat-rujukan.js';

/** A page counts so far and then says "more"; a merge does not move more than this at once. */
export const PALING_BANYAK_DIHITUNG = 1_000;
export const PALING_BANYAK_DIPINDAH = 50_000;

type Alat = Pick<Deps, 'katalog'>;

/** Where an entry of a list is used, up to a limit. */
export const pemakaianRujukan = (
  d: Alat,
  db: Db | Trx,
  daftar: string,
  kode: string,
  batas = PALING_BANYAK_DIHITUNG,
): Promise<Pemakaian> => hitungPemakaian(db, { tempat: tempatRujukan(d.katalog, daftar), kode, batas });

/** Whatever holds one entry holds another from now on: pembanding, history, drafts. What was sent stays as it was sent. */
export async function pindahkanRujukan(
  d: Alat,
  trx: Trx,
  daftar: string,
  pindah: { dari: string; ke: Rujukan },
): Promise<void> {
  // An import has learnt the lists when it began: it would go on writing the entry that is being merged.
  if (await imporMenulis(trx))
    throw new Galat(
      'bentrok',
      'Sebuah impor sedang berjalan. Gabungkan sesudah impor itu selesai, supaya tidak ada yang tertinggal.',
    );
  await beriWaktu(trx);
  const tempat = tempatRujukan(d.katalog, daftar);
  for (const { butir, baris } of tempat) {
    if (butir) await pindahkanButir(trx, butir, pindah);
    if (baris) await pindahkanDenganKunci(trx, baris, pindah);
  }
  for (const { butir } of tempat) if (butir) await sesuaikanDraf(trx, butir, pindah.ke.kode);
}

/** An import finds a row by its key, and some keys hold the code. */
async function pindahkanDenganKunci(
  trx: Trx,
  tempat: NonNullable<TempatRujukan['baris']>,
  pindah: { dari: string; ke: Rujukan },
): Promise<void> {
  const baris = await pindahkanBaris(trx, tempat, pindah);
  await gantiKunci(
    trx,
    baris.map(({ id, isi }) => ({ id, kunci: tempat.jenis.kunci(isi as NilaiIsian) })),
  );
}

/** Who had corrected the one to the other has nothing left to correct: the pembanding says it now. */
async function sesuaikanDraf(trx: Trx, tempat: NonNullable<TempatRujukan['butir']>, kode: string): Promise<void> {
  const draf = await drafBersama(trx, tempat, kode);
  const sama = draf.filter(({ nilai, pembanding }) =>
    samaButir(tempat.butir, nilai as NilaiButir, pembanding as NilaiButir),
  );
  await jadikanSesuai(
    trx,
    tempat,
    sama.map(({ formulirId }) => formulirId),
  );
}
