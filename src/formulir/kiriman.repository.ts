import type { Db, Trx } from '../database/knex.js';
import type { IsiKuesioner } from '../kuesioner/kuesioner.js';
import type { StatusFormulir } from './formulir.alur.js';
import type { DataPns, Sikap } from './jenis.js';

export interface Kiriman {
  id: number;
  formulirId: number;
  nomor: number;
  pembanding: DataPns;
  isi: DataPns;
  sikap: Record<string, Sikap>;
  /** answers as sent, each with the version that was asked */
  kuesioner: IsiKuesioner;
  tingkatPerlu: number[];
  pegawaiVersi: number;
  unitKantorId: number;
  dikirimPada: Date;
}

export interface KirimanBaru extends Omit<Kiriman, 'id' | 'nomor'> {
  jumlahPerubahan: number;
  jumlahPeringatan: number;
  /** sections that hold a perubahan */
  bagianBerubah: readonly string[];
}

const KOLOM = [
  'id',
  'formulir_id as formulirId',
  'nomor',
  'pembanding',
  'isi',
  'sikap',
  'kuesioner',
  'tingkat_perlu as tingkatPerlu',
  'pegawai_versi as pegawaiVersi',
  'unit_kantor_id as unitKantorId',
  'dikirim_pada as dikirimPada',
];

/** Stores a sent version; the number follows the form's last (its row is locked by the caller). */
export async function simpanKiriman(trx: Trx, baru: KirimanBaru): Promise<{ id: number; nomor: number }> {
  const hasil = await trx.raw(
    `INSERT INTO kiriman (formulir_id, nomor, pembanding, isi, sikap, kuesioner, tingkat_perlu, jumlah_perubahan, jumlah_peringatan, bagian_berubah, pegawai_versi, unit_kantor_id, dikirim_pada)
     SELECT :formulirId, coalesce(max(nomor), 0) + 1, :pembanding::jsonb, :isi::jsonb, :sikap::jsonb, :kuesioner::jsonb, :tingkatPerlu, :jumlahPerubahan, :jumlahPeringatan, :bagianBerubah, :pegawaiVersi, :unitKantorId, :dikirimPada
     FROM kiriman WHERE formulir_id = :formulirId RETURNING id, nomor`,
    {
      ...baru,
      bagianBerubah: [...baru.bagianBerubah],
      pembanding: JSON.stringify(baru.pembanding),
      isi: JSON.stringify(baru.isi),
      sikap: JSON.stringify(baru.sikap),
      kuesioner: JSON.stringify(baru.kuesioner),
    },
  );
  return hasil.rows[0];
}

export async function kirimanId(db: Db | Trx, id: number): Promise<Kiriman | null> {
  return ((await db('kiriman').where({ id }).first(KOLOM)) as Kiriman | undefined) ?? null;
}

/** Moves a form if it is still as the actor saw it (architecture.md "State machines are tables"). */
export async function pindahkanFormulir(
  trx: Trx,
  formulirId: number,
  langkah: {
    dari: StatusFormulir;
    ke: StatusFormulir;
    pada: Date;
    kirimanId?: number;
    unitKantorId?: number;
    instansiKode?: string;
  },
): Promise<boolean> {
  const ubah: Record<string, unknown> = { status: langkah.ke };
  // A form that only changes its unit keeps its place in the queue.
  if (langkah.dari !== langkah.ke) ubah.sejak = langkah.pada;
  // A new kiriman has a Bukti of its own, so its papers are handed in anew.
  if (langkah.kirimanId)
    Object.assign(ubah, { kiriman_id: langkah.kirimanId, berkas_fisik_pada: null, berkas_fisik_oleh: null });
  if (langkah.unitKantorId) ubah.unit_kantor_id = langkah.unitKantorId;
  if (langkah.instansiKode) ubah.instansi_kode = langkah.instansiKode;
  return (await trx('formulir').where({ id: formulirId, status: langkah.dari }).update(ubah)) === 1;
}

export interface LangkahBaru {
  formulirId: number;
  kirimanId: number | null;
  aksi: string;
  dari: StatusFormulir;
  ke: StatusFormulir;
  kantorId: number | null;
  petugasId: number | null;
  alasan: string | null;
  pada: Date;
}

export async function catatLangkah(trx: Trx, langkah: LangkahBaru): Promise<void> {
  await trx('formulir_langkah').insert({
    formulir_id: langkah.formulirId,
    kiriman_id: langkah.kirimanId,
    aksi: langkah.aksi,
    dari: langkah.dari,
    ke: langkah.ke,
    kantor_id: langkah.kantorId,
    petugas_id: langkah.petugasId,
    alasan: langkah.alasan,
    pada: langkah.pada,
  });
}

export interface LangkahTersimpan {
  aksi: string;
  dari: StatusFormulir;
  ke: StatusFormulir;
  kirimanNomor: number | null;
  kantor: string | null;
  petugas: string | null;
  alasan: string | null;
  pada: Date;
}

/** The way of a form, oldest first. */
export async function langkahFormulir(db: Db, formulirId: number): Promise<LangkahTersimpan[]> {
  return db('formulir_langkah as l')
    .leftJoin('kantor as k', 'k.id', 'l.kantor_id')
    .leftJoin('petugas as t', 't.id', 'l.petugas_id')
    .leftJoin('kiriman as s', 's.id', 'l.kiriman_id')
    .where('l.formulir_id', formulirId)
    .orderBy('l.id')
    .select(
      'l.aksi',
      'l.dari',
      'l.ke',
      's.nomor as kirimanNomor',
      'k.nama as kantor',
      't.nama as petugas',
      'l.alasan',
      'l.pada',
    );
}

/** Why a form lies with its PNS again, where that stands beside no field: the last step on it, if it was one of these. */
export async function sebabKembali(
  db: Db | Trx,
  formulirId: number,
): Promise<{ aksi: 'turunkan' | 'pindah_instansi' | 'buka_kembali'; alasan: string } | null> {
  const baris = await db('formulir_langkah')
    .where({ formulir_id: formulirId })
    .orderBy('id', 'desc')
    .first('aksi', 'alasan');
  return ['turunkan', 'pindah_instansi', 'buka_kembali'].includes(baris?.aksi) ? baris : null;
}

/** Whether any verifikator has said anything on this kiriman. */
export async function sudahDinilai(trx: Db | Trx, id: number): Promise<boolean> {
  const hasil = await trx.raw(
    'SELECT EXISTS (SELECT 1 FROM putusan WHERE kiriman_id = :id) OR EXISTS (SELECT 1 FROM catatan WHERE kiriman_id = :id) AS ada',
    { id },
  );
  return hasil.rows[0].ada;
}

/** An office that judges forms, with what people need to reach it. */
export interface KantorPemeriksa {
  id: number;
  nama: string;
  alamat: string | null;
  telepon: string | null;
  jamLayanan: string | null;
}

const kantorJson = (k: 'u' | 'k' | 'r' | 'p'): string =>
  `json_build_object('id', ${k}.id, 'nama', ${k}.nama, 'alamat', ${k}.alamat, 'telepon', ${k}.telepon, 'jamLayanan', ${k}.jam_layanan)`;

/** The offices of the four levels for a form: its unit, the instansi's, the Kanreg's and Pusat. */
export async function kantorTingkat(
  db: Db | Trx,
  formulirId: number,
): Promise<Record<1 | 2 | 3 | 4, KantorPemeriksa | null>> {
  const hasil = await db.raw(
    `SELECT CASE WHEN u.id IS NOT NULL THEN ${kantorJson('u')} END AS t1, ${kantorJson('k')} AS t2,
       CASE WHEN r.id IS NOT NULL THEN ${kantorJson('r')} END AS t3,
       (SELECT ${kantorJson('p')} FROM kantor p WHERE p.kode = 'PUSAT') AS t4
     FROM formulir f JOIN instansi i ON i.kode = f.instansi_kode JOIN kantor k ON k.id = i.kantor_id
       LEFT JOIN kantor u ON u.id = f.unit_kantor_id LEFT JOIN kantor r ON r.kode = i.kanreg_kode WHERE f.id = ?`,
    [formulirId],
  );
  const { t1, t2, t3, t4 } = hasil.rows[0];
  return { 1: t1, 2: t2, 3: t3, 4: t4 };
}

/** Address for notices of the account that a NIP uses now, if it has one. */
export async function emailAkun(
  trx: Trx,
  nip: string,
): Promise<{ email: string | null; telepon: string | null; hp: string | null } | null> {
  return (await trx('registrasi').where({ nip, status: 'aktif' }).first('email', 'telepon', 'hp')) ?? null;
}
