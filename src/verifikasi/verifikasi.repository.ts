import type { Db, Trx } from '../database/knex.js';
import type { StatusFormulir } from '../formulir/formulir.alur.js';
import type { Jadwal } from '../jadwal/jadwal.js';
import { bacaJadwal, sqlJadwalPns } from '../jadwal/jadwal.repository.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { type BarisAntrean, SQL_DARI, SQL_KOLOM, wewenang } from './wewenang.js';

/** The unit that has the kiriman, or had it last: what the PNS picks afterwards is a choice not yet sent. */
const SQL_UNIT = `CASE WHEN f.status NOT IN ('draf', 'dikembalikan') THEN f.unit_kantor_id ELSE coalesce(
  (SELECT l.kantor_id FROM formulir_langkah l WHERE l.formulir_id = f.id AND l.kiriman_id = s.id AND l.aksi = 'alihkan_unit' ORDER BY l.id DESC LIMIT 1),
  s.unit_kantor_id) END`;

/** Sent, and inside the area of one of the petugas's levels, wherever it waits now; Kanreg and Pusat only see forms that need them. */
const SQL_WILAYAH = `(${SQL_UNIT} = ANY(:unit) OR f.instansi_kode = ANY(:instansi)
  OR (i.kanreg_kode = ANY(:kanreg) AND 3 = ANY(s.tingkat_perlu)) OR (:pusat AND 4 = ANY(s.tingkat_perlu)))`;

export interface KasusFormulir extends BarisAntrean {
  kirimanId: number;
  instansiKode: string;
  kanregKode: string | null;
  daerah: boolean;
  unitKantorId: number;
  pegawaiVersi: number;
  pegawaiDiubahPada: Date;
  /** the windows that hold for this person */
  jadwal: Jadwal;
}

/** A sent form in the petugas's area; null when it is not theirs to see. `untukDiubah` locks its row. */
export async function kasusFormulir(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  formulirId: number,
  untukDiubah: 'baca' | 'ubah',
): Promise<KasusFormulir | null> {
  const hasil = await db.raw(
    `SELECT ${SQL_KOLOM}, s.id AS "kirimanId", f.instansi_kode AS "instansiKode", i.kanreg_kode AS "kanregKode", i.jenis NOT IN ('pusat', 'lainnya') AS daerah,
       f.unit_kantor_id AS "unitKantorId", p.versi AS "pegawaiVersi", p.diubah_pada AS "pegawaiDiubahPada",
       ${sqlJadwalPns('p.nip', 'p.instansi_kode')} AS jadwal
     ${SQL_DARI} WHERE f.id = :formulirId AND ${SQL_WILAYAH} ${untukDiubah === 'ubah' ? 'FOR UPDATE OF f' : ''}`,
    { ...wewenang(pelaku), formulirId },
  );
  const baris = hasil.rows[0];
  return baris ? { ...baris, jadwal: bacaJadwal(baris.jadwal) } : null;
}

export interface BerkasFormulir {
  id: number;
  nip: string;
  nama: string;
  status: StatusFormulir;
  kirimanId: number;
  unitKantorId: number;
}

/** Form of an account or of a printed proof, in the area of a tingkat-1 verifikator, for noting the paper file. */
export async function formulirBerkas(trx: Trx, pelaku: PelakuPetugas, tanda: string): Promise<BerkasFormulir | null> {
  const hasil = await trx.raw(
    `SELECT f.id, f.nip, p.nama, f.status, f.kiriman_id AS "kirimanId", f.unit_kantor_id AS "unitKantorId" FROM formulir f JOIN pegawai p ON p.nip = f.nip
     WHERE f.unit_kantor_id = ANY(:unit) AND f.status LIKE 'tingkat!_%' ESCAPE '!' AND (
       f.nip = (SELECT nip FROM registrasi WHERE nomor_register = :tanda)
       OR f.kiriman_id = (SELECT kiriman_id FROM bukti WHERE kode = :tanda)) FOR UPDATE OF f`,
    { unit: wewenang(pelaku).unit, tanda },
  );
  return hasil.rows[0] ?? null;
}

/** False when it was noted already for this kiriman. */
export async function tandaiBerkasFisik(trx: Trx, formulirId: number, petugasId: number, pada: Date): Promise<boolean> {
  const jumlah = await trx('formulir')
    .where({ id: formulirId })
    .whereNull('berkas_fisik_pada')
    .update({ berkas_fisik_pada: pada, berkas_fisik_oleh: petugasId });
  return jumlah === 1;
}

export interface PutusanTersimpan {
  kunci: string;
  sidik: string;
  hasil: 'sesuai' | 'tidak_sesuai';
  alasan: string | null;
  petugas: string;
  pada: Date;
}

export async function putusanKiriman(db: Db | Trx, kirimanId: number, tingkat: number): Promise<PutusanTersimpan[]> {
  return db('putusan as p')
    .join('petugas as t', 't.id', 'p.petugas_id')
    .where({ 'p.kiriman_id': kirimanId, 'p.tingkat': tingkat })
    .select('p.kunci', 'p.sidik', 'p.hasil', 'p.alasan', 't.nama as petugas', 'p.pada');
}

/** Contents that this level has already judged "sesuai" on earlier kiriman of the form. */
export async function sidikSesuai(
  db: Db | Trx,
  formulirId: number,
  kirimanId: number,
  tingkat: number,
): Promise<Set<string>> {
  const sidik = await db('putusan as p')
    .join('kiriman as s', 's.id', 'p.kiriman_id')
    .where({ 's.formulir_id': formulirId, 'p.tingkat': tingkat, 'p.hasil': 'sesuai' })
    .whereNot('s.id', kirimanId)
    .pluck('p.sidik');
  return new Set(sidik as string[]);
}

export interface PutusanBaru {
  kirimanId: number;
  tingkat: number;
  kunci: string;
  sidik: string;
  hasil: 'sesuai' | 'tidak_sesuai';
  alasan: string | null;
  petugasId: number;
  pada: Date;
}

/** Writes verdicts in one statement; an unchanged one keeps its date. */
export async function simpanPutusan(trx: Trx, putusan: readonly PutusanBaru[]): Promise<void> {
  if (putusan.length === 0) return;
  await trx.raw(
    `INSERT INTO putusan (kiriman_id, tingkat, kunci, sidik, hasil, alasan, petugas_id, pada)
     SELECT "kirimanId", tingkat, kunci, sidik, hasil, alasan, "petugasId", pada
     FROM jsonb_to_recordset(?::jsonb) AS r("kirimanId" bigint, tingkat smallint, kunci text, sidik text, hasil text, alasan text, "petugasId" bigint, pada timestamptz)
     ON CONFLICT (kiriman_id, tingkat, kunci) DO UPDATE SET sidik = excluded.sidik, hasil = excluded.hasil, alasan = excluded.alasan,
       petugas_id = excluded.petugas_id, pada = excluded.pada`,
    [JSON.stringify(putusan)],
  );
}

/** Replaces this level's remarks on a kiriman by `catatan` (kunci → text). */
export async function gantiCatatan(
  trx: Trx,
  milik: { kirimanId: number; tingkat: number; petugasId: number; pada: Date },
  catatan: Record<string, string>,
): Promise<void> {
  await trx('catatan').where({ kiriman_id: milik.kirimanId, tingkat: milik.tingkat }).delete();
  const baris = Object.entries(catatan).map(([kunci, isi]) => ({
    kiriman_id: milik.kirimanId,
    tingkat: milik.tingkat,
    kunci,
    isi,
    petugas_id: milik.petugasId,
    pada: milik.pada,
  }));
  if (baris.length > 0) await trx('catatan').insert(baris);
}

export async function catatanTingkat(
  db: Db | Trx,
  kirimanId: number,
  tingkat: number,
): Promise<Record<string, string>> {
  const baris: { kunci: string; isi: string }[] = await db('catatan')
    .where({ kiriman_id: kirimanId, tingkat })
    .select('kunci', 'isi');
  return Object.fromEntries(baris.map((satu) => [satu.kunci, satu.isi]));
}

/** Whether this person has approved this kiriman at another level (domain.md §3). */
export async function pernahMenyetujui(trx: Trx, kirimanId: number, nip: string): Promise<boolean> {
  const baris = await trx('formulir_langkah as l')
    .join('petugas as t', 't.id', 'l.petugas_id')
    .where({ 'l.kiriman_id': kirimanId, 'l.aksi': 'setujui', 't.nip': nip })
    .first('l.id');
  return baris !== undefined;
}

/** The last step on a form and who took it, for whoever came second. */
export async function langkahTerakhir(
  db: Db | Trx,
  formulirId: number,
): Promise<{ nama: string | null; pada: Date } | null> {
  const baris = await db('formulir_langkah as l')
    .leftJoin('petugas as t', 't.id', 'l.petugas_id')
    .where('l.formulir_id', formulirId)
    .orderBy('l.id', 'desc')
    .first('t.nama', 'l.pada');
  return (baris as { nama: string | null; pada: Date } | undefined) ?? null;
}

/** Units that a form of the instansi can be sent to. */
export async function unitInstansi(db: Db | Trx, instansiKode: string): Promise<{ id: number; nama: string }[]> {
  return db('kantor')
    .where({ jenis: 'unit', instansi_kode: instansiKode, aktif: true })
    .orderByRaw('bawaan DESC, nama')
    .select('id', 'nama');
}
