import { type Db, inTransaction, type Trx } from '../database/knex.js';
import { type AksiImpor, ALUR_IMPOR, type StatusImpor } from './impor.alur.js';
import type { Ringkasan } from './jalankan.js';
import type { ContohPerubahan } from './jenis-impor.js';

/** One import of the console. */
export interface Impor {
  id: number;
  jenis: string;
  namaBerkas: string;
  ukuran: number;
  status: StatusImpor;
  statusPada: Date;
  pengunggah: string;
  diunggahPada: Date;
  /** who decided that it be run */
  pelaksana: string | null;
  alasan: string | null;
  kemajuan: (Ringkasan & { byte: number }) | null;
  /** of the trial run */
  periksa: Ringkasan | null;
  hasil: Ringkasan | null;
  contoh: ContohPerubahan[] | null;
  pesan: string | null;
  adaLaporan: boolean;
}

const SQL_IMPOR = `SELECT m.id, m.jenis, m.nama_berkas AS "namaBerkas", m.ukuran, m.status, m.status_pada AS "statusPada",
    u.nama AS pengunggah, m.diunggah_pada AS "diunggahPada", p.nama AS pelaksana, m.alasan, m.kemajuan, m.periksa, m.hasil,
    m.contoh, m.pesan, EXISTS (SELECT 1 FROM impor_berkas b WHERE b.impor_id = m.id AND b.bagian = 'laporan') AS "adaLaporan"
  FROM impor m JOIN petugas u ON u.id = m.diunggah_oleh LEFT JOIN petugas p ON p.id = m.dijalankan_oleh`;

/** Newest first. */
export async function daftarImporKonsol(
  db: Db,
  { mulai, banyak }: { mulai: number; banyak: number },
): Promise<Impor[]> {
  const hasil = await db.raw(`${SQL_IMPOR} ORDER BY m.id DESC OFFSET :mulai LIMIT :banyak`, { mulai, banyak });
  return hasil.rows as Impor[];
}

/** `tahan` keeps others from moving it until the transaction ends. */
export async function cariImpor(db: Db | Trx, id: number, kunci: 'baca' | 'tahan'): Promise<Impor | null> {
  const hasil = await db.raw(`${SQL_IMPOR} WHERE m.id = :id${kunci === 'tahan' ? ' FOR UPDATE OF m' : ''}`, { id });
  return (hasil.rows[0] as Impor | undefined) ?? null;
}

export async function buatImpor(
  trx: Trx,
  baru: { jenis: string; namaBerkas: string; ukuran: number; oleh: number; pada: Date },
): Promise<number> {
  const { jenis, namaBerkas: nama_berkas, ukuran, oleh, pada } = baru;
  const [baris] = await trx('impor')
    .insert({
      ...{ jenis, nama_berkas, ukuran, sidik: '', status: 'antre_periksa', status_pada: pada },
      ...{ diunggah_oleh: oleh, diunggah_pada: pada },
    })
    .returning('id');
  return baris.id as number;
}

export async function catatSidik(trx: Trx, id: number, sidik: string): Promise<void> {
  await trx('impor').where({ id }).update({ sidik });
}

export type BagianBerkas = 'unggahan' | 'laporan';

export async function taruhPotongan(
  trx: Trx,
  potongan: { id: number; bagian: BagianBerkas; urut: number; isi: Buffer },
): Promise<void> {
  const { id: impor_id, ...sisa } = potongan;
  await trx('impor_berkas').insert({ impor_id, ...sisa });
}

/** The pieces of a file in their order, one at a time. */
export async function* ambilPotongan(db: Db, id: number, bagian: BagianBerkas): AsyncGenerator<Buffer> {
  for (let urut = 0; ; urut += 1) {
    const baris = await db('impor_berkas').where({ impor_id: id, bagian, urut }).first('isi');
    if (!baris) return;
    yield baris.isi as Buffer;
  }
}

export async function hapusBerkasImpor(trx: Trx, id: number, bagian: BagianBerkas): Promise<void> {
  await trx('impor_berkas').where({ impor_id: id, bagian }).delete();
}

/** What a step writes besides the status. */
type IsiLangkah = Partial<{ dijalankan_oleh: number; alasan: string }>;

/** Moves it one step on, if it is still where the step begins; false otherwise. */
export async function gerakkanImpor(
  trx: Trx,
  langkah: { id: number; aksi: AksiImpor; ke: StatusImpor; pada: Date },
  isi: IsiLangkah = {},
): Promise<boolean> {
  const { id, aksi, ke, pada } = langkah;
  const banyak = await trx('impor')
    .where({ id })
    .whereIn('status', [...ALUR_IMPOR[aksi].dari])
    .update({ status: ke, status_pada: pada, pegangan: null, ...isi });
  return banyak === 1;
}

/** Any number; processes take work one after another, and there is one import at a time. */
const AMBIL_LOCK = 20150906;

export interface Pekerjaan {
  id: number;
  jenis: string;
  namaBerkas: string;
  ukuran: number;
  status: 'memeriksa' | 'mengimpor';
}

/** The next import that waits, now held by `pegangan`; null when nothing waits or one is at work. */
export async function ambilPekerjaan(db: Db, pegangan: string, pada: Date): Promise<Pekerjaan | null> {
  return inTransaction(db, async (trx) => {
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [AMBIL_LOCK]);
    const hasil = await trx.raw(
      `UPDATE impor SET status = CASE status WHEN 'antre_periksa' THEN 'memeriksa' ELSE 'mengimpor' END,
         status_pada = :pada, pegangan = :pegangan, denyut_pada = :pada, kemajuan = NULL, pesan = NULL
       WHERE id = (SELECT id FROM impor WHERE status IN ('antre_periksa', 'antre_impor') ORDER BY status_pada, id LIMIT 1 FOR UPDATE)
         AND NOT EXISTS (SELECT 1 FROM impor WHERE status IN ('memeriksa', 'mengimpor'))
       RETURNING id, jenis, nama_berkas AS "namaBerkas", ukuran, status`,
      { pegangan, pada },
    );
    return (hasil.rows[0] as Pekerjaan | undefined) ?? null;
  });
}

/** Whether an import writes now; if none does, none begins before the transaction ends. */
export async function imporMenulis(trx: Trx): Promise<boolean> {
  await trx.raw('SELECT pg_advisory_xact_lock(?)', [AMBIL_LOCK]);
  return (await trx('impor').where({ status: 'mengimpor' }).first('id')) !== undefined;
}

/** A sign of life with what has been done so far; false when the work has been taken away. */
export async function denyutImpor(
  db: Db,
  { id, pegangan, pada }: { id: number; pegangan: string; pada: Date },
  kemajuan: unknown,
): Promise<boolean> {
  const isi = kemajuan === null ? {} : { kemajuan: JSON.stringify(kemajuan) };
  return (
    (await db('impor')
      .where({ id, pegangan })
      .update({ denyut_pada: pada, ...isi })) === 1
  );
}

/** How a run ended. */
export type AkhirKerja = { status: StatusImpor; pesan?: string } & Partial<{
  periksa: Ringkasan;
  hasil: Ringkasan;
  contoh: readonly ContohPerubahan[];
}>;

/** Writes down how it ended; false when the work had been taken away, and then nothing is written. */
export async function lepaskanImpor(
  trx: Trx,
  { id, pegangan, pada }: { id: number; pegangan: string; pada: Date },
  { status, pesan, ...isi }: AkhirKerja,
): Promise<boolean> {
  const json = Object.fromEntries(Object.entries(isi).map(([nama, nilai]) => [nama, JSON.stringify(nilai)]));
  const baris = { status, pesan: pesan ?? null, status_pada: pada, pegangan: null, ...json };
  return (await trx('impor').where({ id, pegangan }).update(baris)) === 1;
}

/** A process that has given no sign of life for so long is gone. */
const HILANG_MS = 60_000;

/** Marks what a process has left lying. */
export async function tandaiTerputus(db: Db, pada: Date): Promise<void> {
  await db('impor')
    .whereIn('status', ['memeriksa', 'mengimpor'])
    .where('denyut_pada', '<', new Date(pada.getTime() - HILANG_MS))
    .update({ status: 'terputus', status_pada: pada, pegangan: null });
}

/** An uploaded file waits so long for a decision. */
const BERKAS_MS = 86_400_000;
/** Reports and examples are kept so long. */
const LAPORAN_MS = 7 * BERKAS_MS;

/** Removes files that nobody has decided on, and reports that have served. */
export async function sapuImpor(db: Db, kini: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const lewat = await trx('impor')
      .whereIn('status', [...ALUR_IMPOR.lewati.dari])
      .where('diunggah_pada', '<', new Date(kini.getTime() - BERKAS_MS))
      .update({ status: 'kedaluwarsa', status_pada: kini, pegangan: null })
      .returning('id');
    const id = lewat.map((satu) => satu.id as number);
    await trx('impor_berkas').whereIn('impor_id', id).where('bagian', 'unggahan').delete();
    const lama = trx('impor').where('diunggah_pada', '<', new Date(kini.getTime() - LAPORAN_MS));
    await trx('impor_berkas').whereIn('impor_id', lama.clone().select('id')).delete();
    await lama.clone().whereNotNull('contoh').update({ contoh: null });
  });
}
