import type { Db, Trx } from '../database/knex.js';
import type { Jadwal } from '../jadwal/jadwal.js';
import { bacaJadwal, type JadwalMentah, sqlJadwalPns } from '../jadwal/jadwal.repository.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { BagianDraf, BarisDraf, Draf } from './draf.js';
import { idAsal } from './draf.js';
import type { StatusFormulir } from './formulir.alur.js';
import type { DataPns, NilaiButir } from './jenis.js';

/** A form with its pembanding and draft, as it lies in the database now. */
export interface Lembar {
  formulirId: number;
  status: StatusFormulir;
  sejak: Date;
  unitKantorId: number | null;
  kirimanId: number | null;
  pegawaiVersi: number;
  instansi: { kode: string; nama: string; daerah: boolean };
  /** the windows that hold for this person */
  jadwal: Jadwal;
  /** somebody says that this account is not the owner's */
  disanggah: boolean;
  pembanding: DataPns;
  draf: Draf;
  /** place in the draft → files attached there */
  lampiran: Readonly<Record<string, number>>;
}

/** Shape of `lembar` as PostgreSQL hands it over. */
interface LembarMentah {
  formulirId: number;
  status: StatusFormulir;
  sejak: string;
  unitKantorId: number | null;
  kirimanId: number | null;
  pegawaiVersi: number;
  instansi: { kode: string; nama: string; jenis: string };
  jadwal: JadwalMentah;
  disanggah: boolean;
  nip: string;
  nipLama: string | null;
  isi: Record<string, NilaiButir>;
  akun: { email: string | null; telepon: string | null; hp: string | null };
  riwayat: { id: number; jenis: string; isi: NilaiIsian }[];
  bagian: (BagianDraf & { bagian: string })[];
  ubahan: BarisDraf[];
  lampiran: Record<string, number>;
}

/** One SQL expression that gathers a PNS's whole form; `r` is the row of registrasi (ADR 0002). */
export const SQL_LEMBAR = `(
  SELECT json_build_object(
    'formulirId', f.id, 'status', f.status, 'sejak', f.sejak, 'unitKantorId', f.unit_kantor_id, 'kirimanId', f.kiriman_id,
    'pegawaiVersi', p.versi, 'nip', p.nip, 'nipLama', p.nip_lama, 'isi', p.isi,
    'disanggah', r.disanggah, 'akun', json_build_object('email', r.email, 'telepon', r.telepon, 'hp', r.hp),
    'instansi', json_build_object('kode', i.kode, 'nama', i.nama, 'jenis', i.jenis),
    'jadwal', ${sqlJadwalPns('p.nip', 'p.instansi_kode')},
    'riwayat', (SELECT coalesce(json_agg(json_build_object('id', w.id, 'jenis', w.jenis, 'isi', w.isi) ORDER BY w.id), '[]') FROM riwayat w WHERE w.nip = p.nip),
    'bagian', (SELECT coalesce(json_agg(json_build_object('bagian', b.bagian, 'versi', b.versi, 'isi', b.isi, 'sementara', b.sementara, 'ketikKunci', b.ketik_kunci)), '[]')
      FROM formulir_bagian b WHERE b.formulir_id = f.id),
    'ubahan', (SELECT coalesce(json_agg(json_build_object('id', u.id, 'jenis', u.jenis, 'tindakan', u.tindakan, 'asalId', u.asal_id, 'isi', u.isi, 'alasan', u.alasan) ORDER BY u.id), '[]')
      FROM formulir_riwayat u WHERE u.formulir_id = f.id),
    'lampiran', (SELECT coalesce(json_object_agg(a.kunci, a.banyak), '{}')
      FROM (SELECT kunci, count(*) AS banyak FROM formulir_lampiran WHERE formulir_id = f.id GROUP BY kunci) a))
  FROM formulir f JOIN pegawai p ON p.nip = f.nip JOIN instansi i ON i.kode = p.instansi_kode
  WHERE f.nip = r.nip)`;

export function bacaLembar(mentah: unknown): Lembar {
  const satu = mentah as LembarMentah;
  const { jenis, ...instansi } = satu.instansi;
  const riwayat: DataPns['riwayat'] = {};
  for (const { id, jenis: kind, isi } of satu.riwayat) {
    riwayat[kind] ??= [];
    riwayat[kind].push({ id: idAsal(id), isi });
  }
  return {
    formulirId: satu.formulirId,
    status: satu.status,
    sejak: new Date(satu.sejak),
    unitKantorId: satu.unitKantorId,
    kirimanId: satu.kirimanId,
    pegawaiVersi: satu.pegawaiVersi,
    jadwal: bacaJadwal(satu.jadwal),
    disanggah: satu.disanggah,
    instansi: { ...instansi, daerah: jenis !== 'pusat' && jenis !== 'lainnya' },
    pembanding: { nip: satu.nip, nipLama: satu.nipLama, isi: { ...satu.isi, ...satu.akun }, riwayat },
    draf: {
      bagian: Object.fromEntries(satu.bagian.map(({ bagian, ...isi }) => [bagian, isi])),
      riwayat: satu.ubahan,
      unitKantorId: satu.unitKantorId,
    },
    lampiran: satu.lampiran,
  };
}

/** The form of a NIP, its row locked against other writers until the transaction ends. */
export async function kunciLembar(trx: Trx, nip: string): Promise<Lembar | null> {
  const terkunci = await trx('formulir').where({ nip }).forUpdate().first('id');
  if (!terkunci) return null;
  return lembarNip(trx, nip);
}

/** The form of a NIP as it lies there now; null before its first login. */
export async function lembarNip(db: Db | Trx, nip: string): Promise<Lembar | null> {
  const hasil = await db.raw(
    `SELECT ${SQL_LEMBAR} AS lembar FROM registrasi r WHERE r.nip = ? ORDER BY (r.status = 'aktif') DESC, r.id DESC LIMIT 1`,
    [nip],
  );
  const lembar = hasil.rows[0]?.lembar;
  return lembar ? bacaLembar(lembar) : null;
}

/** Creates the form of a NIP at the first login; does nothing when there is one. */
export async function pastikanFormulir(trx: Trx, nip: string, pada: Date): Promise<void> {
  await trx.raw(
    `INSERT INTO formulir (nip, instansi_kode, sejak, dibuat_pada) SELECT nip, instansi_kode, ?, ? FROM pegawai WHERE nip = ? ON CONFLICT (nip) DO NOTHING`,
    [pada, pada, nip],
  );
}

/** The page that something was sent from: the version of the section it showed, and its form key. */
export interface DariHalaman {
  versi: number;
  kunci: string;
}

/** A page may write where nobody else has since it was shown; its own typing meanwhile does not count. */
const SQL_TAK_DIDAHULUI = `(formulir_bagian.versi = :versi OR (formulir_bagian.ketik_kunci = :kunci AND :kunci <> ''))`;

/** Saves one section if nobody else did since the page was shown (versi 0: not there yet); false when another device was faster. */
export async function simpanBagian(
  trx: Trx,
  kunci: { formulirId: number; bagian: string } & DariHalaman,
  isi: { isi: unknown; sementara: unknown; pada: Date },
): Promise<boolean> {
  const hasil = await trx.raw(
    `INSERT INTO formulir_bagian (formulir_id, bagian, versi, isi, sementara, diubah_pada) VALUES (:formulirId, :bagian, 1, :isi::jsonb, :sementara::jsonb, :pada)
     ON CONFLICT (formulir_id, bagian) DO UPDATE SET versi = formulir_bagian.versi + 1, isi = excluded.isi, sementara = excluded.sementara,
       ketik_kunci = NULL, diubah_pada = excluded.diubah_pada
     WHERE ${SQL_TAK_DIDAHULUI}`,
    { ...kunci, isi: JSON.stringify(isi.isi), sementara: JSON.stringify(isi.sementara), pada: isi.pada },
  );
  return hasil.rowCount === 1;
}

/**
 * Keeps what was typed without judging it; the section's saved values stay. Gives the section's new version, null when
 * another device was faster. Without `dari` nothing is asked: the typing of a session that has ended.
 */
export async function simpanSementara(
  trx: Trx,
  kunci: { formulirId: number; bagian: string },
  sementara: unknown,
  ketik: { dari: DariHalaman | null; pada: Date },
): Promise<number | null> {
  const hasil = await trx.raw(
    `INSERT INTO formulir_bagian (formulir_id, bagian, versi, sementara, ketik_kunci, diubah_pada)
     VALUES (:formulirId, :bagian, 1, :sementara::jsonb, nullif(:kunci, ''), :pada)
     ON CONFLICT (formulir_id, bagian) DO UPDATE SET versi = formulir_bagian.versi + 1, sementara = excluded.sementara, ketik_kunci = excluded.ketik_kunci
     ${ketik.dari ? `WHERE ${SQL_TAK_DIDAHULUI}` : ''} RETURNING versi`,
    {
      ...kunci,
      sementara: JSON.stringify(sementara),
      versi: ketik.dari?.versi ?? 0,
      kunci: ketik.dari?.kunci ?? '',
      pada: ketik.pada,
    },
  );
  return hasil.rows[0]?.versi ?? null;
}

export async function gantiUnitVerifikator(trx: Trx, formulirId: number, kantorId: number | null): Promise<void> {
  await trx('formulir').where({ id: formulirId }).update({ unit_kantor_id: kantorId });
}

/** Verifikator Level 1 units that may be picked: those of instansi induk and kerja. */
export async function unitVerifikator(
  db: Db | Trx,
  instansi: readonly string[],
): Promise<{ id: number; nama: string; instansi: string }[]> {
  return db('kantor as k')
    .join('instansi as i', 'i.kode', 'k.instansi_kode')
    .where({ 'k.jenis': 'unit', 'k.aktif': true })
    .whereIn('k.instansi_kode', [...instansi])
    .orderByRaw('i.nama, k.bawaan DESC, k.nama')
    .select('k.id', 'k.nama', 'i.nama as instansi');
}

export async function tambahUbahan(trx: Trx, formulirId: number, baris: Omit<BarisDraf, 'id'>): Promise<number> {
  const [hasil] = await trx('formulir_riwayat')
    .insert({
      formulir_id: formulirId,
      jenis: baris.jenis,
      tindakan: baris.tindakan,
      asal_id: baris.asalId,
      isi: baris.isi && JSON.stringify(baris.isi),
      alasan: baris.alasan,
    })
    .onConflict(['formulir_id', 'asal_id'])
    .merge(['tindakan', 'isi', 'alasan'])
    .returning('id');
  return Number(hasil.id);
}

export async function ubahTambahan(trx: Trx, formulirId: number, id: number, isi: NilaiIsian): Promise<void> {
  await trx('formulir_riwayat')
    .where({ id, formulir_id: formulirId, tindakan: 'tambah' })
    .update({ isi: JSON.stringify(isi) });
}

export async function hapusUbahan(trx: Trx, formulirId: number, id: number): Promise<void> {
  await trx('formulir_riwayat').where({ id, formulir_id: formulirId }).delete();
}
