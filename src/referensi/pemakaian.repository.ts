import type { Db, Trx } from '../database/knex.js';
import type { TempatRujukan } from './tempat-rujukan.js';

/** How often an entry stands in what the portal keeps, up to a limit: `batas + 1` says that there is more. */
export interface Pemakaian {
  pegawai: number;
  riwayat: number;
  draf: number;
  kiriman: number;
}

interface Dicari {
  tempat: readonly TempatRujukan[];
  kode: string;
  batas: number;
}

/** The index finds every value with the code, of whatever list; the paths then say which of them are meant. */
const SARINGAN = 'kode_rujukan(isi) @> jsonb_build_array(:kode::text)';
/** Rows without any reference are not in the index. */
const SARINGAN_SEBAGIAN = `kode_rujukan(isi) <> '[]' AND ${SARINGAN}`;

/** Keys of the catalogue are names of fields, nothing that anybody typed. */
function jalur(kunci: readonly string[]): string {
  if (!kunci.every((satu) => /^[a-z0-9_]+$/.test(satu))) throw new Error(`no keys: ${kunci.join(' ')}`);
  return `'{${kunci.join(',')}}'`;
}

const sama = (kunci: readonly string[]): string => `isi #>> ${jalur([...kunci, 'kode'])} = :kode`;

/** Where an entry is used. Typing that is not saved yet is not counted: it finds the survivor when it is. */
export async function hitungPemakaian(db: Db | Trx, cari: Dicari): Promise<Pemakaian> {
  const { butir, baris } = syarat(cari.tempat);
  const [pegawai, riwayat, bagian, ubahan, kiriman] = [
    await hitung(db, cari, 'pegawai', SARINGAN, butir.pegawai),
    await hitung(db, cari, 'riwayat', SARINGAN_SEBAGIAN, baris.riwayat),
    await hitung(db, cari, 'formulir_bagian', SARINGAN_SEBAGIAN, butir.draf),
    await hitung(db, cari, 'formulir_riwayat', SARINGAN_SEBAGIAN, baris.riwayat),
    await hitung(db, cari, 'kiriman', SARINGAN, [...butir.kiriman, ...baris.kiriman]),
  ];
  return { pegawai, riwayat, draf: Math.min(bagian + ubahan, cari.batas + 1), kiriman };
}

function syarat(tempat: readonly TempatRujukan[]) {
  const butir = tempat.flatMap((satu) => satu.butir ?? []);
  const baris = tempat.flatMap((satu) => satu.baris ?? []);
  return {
    butir: {
      pegawai: butir.map((satu) => sama(satu.jalur)),
      draf: butir.map((satu) => `(bagian = '${satu.tab}' AND ${sama(jalurDraf(satu.jalur))})`),
      kiriman: butir.map((satu) => sama(['isi', ...satu.jalur])),
    },
    baris: {
      riwayat: baris.map(({ jenis, isian }) => `(jenis = '${jenis.jenis}' AND ${sama([isian])})`),
      kiriman: baris.map(
        ({ jenis, isian }) =>
          `jsonb_path_exists(isi, '$.riwayat."${jenis.jenis}"[*].isi."${isian}".kode \\? (@ == $k)', jsonb_build_object('k', :kode::text))`,
      ),
    },
  };
}

/** A butir's judgement holds its value one step further down. */
const jalurDraf = ([butir = '', ...sisa]: readonly string[]): string[] => [butir, 'nilai', ...sisa];

async function hitung(
  db: Db | Trx,
  { kode, batas }: Dicari,
  tabel: string,
  saringan: string,
  salahSatu: readonly string[],
): Promise<number> {
  if (salahSatu.length === 0) return 0;
  const hasil = await db.raw(
    `SELECT count(*)::int AS banyak FROM (SELECT 1 FROM ${tabel} WHERE ${saringan} AND (${salahSatu.join(' OR ')}) LIMIT :batas) s`,
    { kode, batas: batas + 1 },
  );
  return hasil.rows[0].banyak as number;
}

interface Pindah {
  dari: string;
  /** the survivor as {kode, nama} */
  ke: { kode: string; nama: string };
}

const isiPindah = ({ dari, ke }: Pindah) => ({ kode: dari, ke: JSON.stringify({ kode: ke.kode, nama: ke.nama }) });

/** Moves a butir of the pembanding and of drafts. Versions stay: nobody is told of a change that is none (ADR 0021). */
export async function pindahkanButir(
  trx: Trx,
  { tab, jalur: kunci }: NonNullable<TempatRujukan['butir']>,
  pindah: Pindah,
): Promise<void> {
  await trx.raw(
    `UPDATE pegawai SET isi = jsonb_set(isi, ${jalur(kunci)}, :ke::jsonb) WHERE ${SARINGAN} AND ${sama(kunci)}`,
    isiPindah(pindah),
  );
  const draf = jalurDraf(kunci);
  await trx.raw(
    `UPDATE formulir_bagian SET isi = jsonb_set(isi, ${jalur(draf)}, :ke::jsonb)
     WHERE ${SARINGAN_SEBAGIAN} AND bagian = :tab AND ${sama(draf)}`,
    { ...isiPindah(pindah), tab },
  );
}

/** Corrections that say by now what the pembanding says. */
export async function drafBersama(
  trx: Trx,
  { tab, butir, jalur: kunci }: NonNullable<TempatRujukan['butir']>,
  kode: string,
): Promise<{ formulirId: number; nilai: unknown; pembanding: unknown }[]> {
  const hasil = await trx.raw(
    `SELECT b.formulir_id AS "formulirId", b.isi #> ${jalur([butir.kode, 'nilai'])} AS nilai, p.isi -> :butir AS pembanding
     FROM (SELECT formulir_id, isi FROM formulir_bagian WHERE ${SARINGAN_SEBAGIAN} AND bagian = :tab AND ${sama(jalurDraf(kunci))}) b
       JOIN formulir f ON f.id = b.formulir_id JOIN pegawai p ON p.nip = f.nip
     WHERE p.isi #>> ${jalur([...kunci, 'kode'])} = :kode`,
    { tab, butir: butir.kode, kode },
  );
  return hasil.rows;
}

export async function jadikanSesuai(
  trx: Trx,
  { tab, butir }: NonNullable<TempatRujukan['butir']>,
  formulirId: readonly number[],
): Promise<void> {
  if (formulirId.length === 0) return;
  await trx.raw(
    `UPDATE formulir_bagian SET isi = jsonb_set(isi, ${jalur([butir.kode])}, '{"sikap":"sesuai"}') WHERE bagian = :tab AND formulir_id = ANY(:formulirId)`,
    { tab, formulirId: [...formulirId] },
  );
}

/** Moves a field of history rows, of the pembanding and of drafts; gives back rows of the pembanding whose key may be another. */
export async function pindahkanBaris(
  trx: Trx,
  { jenis, isian, dalamKunci }: NonNullable<TempatRujukan['baris']>,
  pindah: Pindah,
): Promise<{ id: number; isi: Record<string, never> }[]> {
  const ubah = (tabel: string): string =>
    `UPDATE ${tabel} SET isi = jsonb_set(isi, ${jalur([isian])}, :ke::jsonb)
     WHERE ${SARINGAN_SEBAGIAN} AND jenis = :jenis AND ${sama([isian])}`;
  const isi = { ...isiPindah(pindah), jenis: jenis.jenis };
  await trx.raw(ubah('formulir_riwayat'), isi);
  const hasil = await trx.raw(`${ubah('riwayat')} ${dalamKunci ? 'RETURNING id, isi' : ''}`, isi);
  return dalamKunci ? hasil.rows : [];
}

export async function gantiKunci(trx: Trx, baris: readonly { id: number; kunci: string }[]): Promise<void> {
  if (baris.length === 0) return;
  await trx.raw(
    `UPDATE riwayat r SET kunci = b.kunci FROM jsonb_to_recordset(?::jsonb) AS b (id bigint, kunci text) WHERE r.id = b.id`,
    [JSON.stringify(baris)],
  );
}

/** A move touches more rows than a page's query has time for. */
export async function beriWaktu(trx: Trx): Promise<void> {
  await trx.raw(`SET LOCAL statement_timeout = '120s'`);
}
