import type { Db, Trx } from '../database/knex.js';
import type { IsiVersi } from './draf-kuesioner.js';

/** One published version with who made it; those that came with the program have nobody. */
export interface VersiTersimpan extends IsiVersi {
  kode: string;
  versi: number;
  urutan: number;
  berlakuPada: Date;
  diterbitkanPada: Date | null;
  oleh: string | null;
  alasan: string | null;
}

export interface DrafTersimpan extends IsiVersi {
  kode: string;
  dasar: number;
  versi: number;
  oleh: string;
  diubahPada: Date;
}

const SQL_VERSI = `SELECT k.kode, k.versi, k.urutan, k.judul, k.pengantar, k.asal, k.pertanyaan, k.berlaku_pada AS "berlakuPada",
    k.diterbitkan_pada AS "diterbitkanPada", t.nama AS oleh, k.alasan
  FROM kuesioner k LEFT JOIN petugas t ON t.id = k.diterbitkan_oleh`;

/** The versions of one questionnaire, newest first. */
export async function semuaVersi(db: Db | Trx, kode: string): Promise<VersiTersimpan[]> {
  const hasil = await db.raw(`${SQL_VERSI} WHERE k.kode = :kode ORDER BY k.versi DESC`, { kode });
  return hasil.rows as VersiTersimpan[];
}

/** The newest version of every questionnaire, in their order, and whether a draft of the next one waits. */
export async function daftarKuesioner(db: Db): Promise<(VersiTersimpan & { adaDraf: boolean })[]> {
  const hasil = await db.raw(
    `SELECT v.*, EXISTS (SELECT 1 FROM kuesioner_draf d WHERE d.kode = v.kode) AS "adaDraf"
     FROM (SELECT DISTINCT ON (kode) * FROM (${SQL_VERSI}) semua ORDER BY kode, versi DESC) v ORDER BY v.urutan, v.kode`,
  );
  return hasil.rows as (VersiTersimpan & { adaDraf: boolean })[];
}

/** `tahan` keeps others from changing it until the transaction ends. */
export async function cariDraf(db: Db | Trx, kode: string, kunci: 'baca' | 'tahan'): Promise<DrafTersimpan | null> {
  const hasil = await db.raw(
    `SELECT d.kode, d.dasar, d.judul, d.pengantar, d.asal, d.pertanyaan, d.versi, t.nama AS oleh, d.diubah_pada AS "diubahPada"
     FROM kuesioner_draf d JOIN petugas t ON t.id = d.diubah_oleh WHERE d.kode = :kode${kunci === 'tahan' ? ' FOR UPDATE OF d' : ''}`,
    { kode },
  );
  return (hasil.rows[0] as DrafTersimpan | undefined) ?? null;
}

export interface Penulis {
  oleh: number;
  pada: Date;
}

const kolom = ({ judul, pengantar, asal, pertanyaan }: IsiVersi, { oleh, pada }: Penulis) => ({
  ...{ judul, pengantar, asal, pertanyaan: JSON.stringify(pertanyaan) },
  ...{ diubah_oleh: oleh, diubah_pada: pada },
});

/** False when a draft is there already. */
export async function buatDraf(
  trx: Trx,
  { kode, dasar, isi }: { kode: string; dasar: number; isi: IsiVersi },
  penulis: Penulis,
): Promise<boolean> {
  const baris = { kode, dasar, ...kolom(isi, penulis) };
  return (await trx('kuesioner_draf').insert(baris).onConflict('kode').ignore().returning('kode')).length === 1;
}

export async function gantiDraf(trx: Trx, kode: string, isi: IsiVersi, penulis: Penulis): Promise<void> {
  await trx('kuesioner_draf')
    .where({ kode })
    .update({ ...kolom(isi, penulis), versi: trx.raw('versi + 1') });
}

export async function hapusDraf(trx: Trx, kode: string): Promise<void> {
  await trx('kuesioner_draf').where({ kode }).delete();
}

export async function simpanVersi(
  trx: Trx,
  baru: IsiVersi & { kode: string; versi: number; urutan: number; berlakuPada: Date; alasan: string },
  { oleh, pada }: Penulis,
): Promise<void> {
  const { kode, versi, urutan, judul, pengantar, asal, alasan } = baru;
  await trx('kuesioner').insert({
    ...{ kode, versi, urutan, judul, pengantar, asal, alasan },
    pertanyaan: JSON.stringify(baru.pertanyaan),
    berlaku_pada: baru.berlakuPada,
    diterbitkan_pada: pada,
    diterbitkan_oleh: oleh,
  });
}

export interface Hitungan {
  versi: number;
  /** forms that are still being filled in */
  diisi: number;
  /** forms that have been sent, whatever became of them */
  dikirim: number;
  dihitungPada: Date;
}

/** As counted last. */
export async function hitunganTerakhir(db: Db, kode: string): Promise<Hitungan[]> {
  return db('kuesioner_hitungan').where({ kode }).select('versi', 'diisi', 'dikirim', 'dihitung_pada as dihitungPada');
}

/** Any number; whoever counts has it, so that two clicks do not read every form twice. */
const HITUNG_LOCK = 20150905;
/** Longest that a count may take. */
const PALING_LAMA = '60s';

/** False when somebody is counting just now. */
export async function pegangHitungan(trx: Trx): Promise<boolean> {
  const hasil = await trx.raw('SELECT pg_try_advisory_xact_lock(?) AS dapat', [HITUNG_LOCK]);
  return hasil.rows[0].dapat as boolean;
}

/**
 * Counts which versions forms have answered: in the draft while a form is filled in, in its last kiriman afterwards.
 * Reads every form, so it is done when somebody asks and kept.
 */
export async function hitungJawaban(trx: Trx, tab: readonly string[], pada: Date): Promise<void> {
  await trx.raw(`SET LOCAL statement_timeout = '${PALING_LAMA}'`);
  await trx.raw('DELETE FROM kuesioner_hitungan');
  await trx.raw(
    `INSERT INTO kuesioner_hitungan (kode, versi, diisi, dikirim, dihitung_pada)
     SELECT k.kode, k.versi, count(j.kode) FILTER (WHERE NOT j.kirim), count(j.kode) FILTER (WHERE j.kirim), :pada
     FROM kuesioner k LEFT JOIN (
       SELECT satu.key AS kode, (satu.value ->> 'versi')::int AS versi, f.status NOT IN ('draf', 'dikembalikan') AS kirim
       FROM formulir f LEFT JOIN formulir_bagian b ON b.formulir_id = f.id AND b.bagian = ANY(:tab::text[])
         LEFT JOIN kiriman s ON s.id = f.kiriman_id AND f.status NOT IN ('draf', 'dikembalikan')
         CROSS JOIN LATERAL jsonb_each(CASE WHEN f.status IN ('draf', 'dikembalikan') THEN b.isi -> 'kuesioner' ELSE s.kuesioner END) AS satu
       WHERE satu.value -> 'jawaban' <> '{}'::jsonb
     ) j ON j.kode = k.kode AND j.versi = k.versi
     GROUP BY k.kode, k.versi`,
    { tab: [...tab], pada },
  );
}
