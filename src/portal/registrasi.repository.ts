import type { Db, Trx } from '../database/knex.js';
import type { NilaiButir } from '../formulir/jenis.js';
import type { Jadwal } from '../jadwal/jadwal.js';
import { bacaJadwal, sqlJadwalPns } from '../jadwal/jadwal.repository.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import type { StatusRegistrasi } from './registrasi.alur.js';

/** Contacts of an office as the public sees them. */
export interface Kantor {
  nama: string;
  alamat: string | null;
  telepon: string | null;
  jamLayanan: string | null;
}

/** What registration knows of a person in the pembanding. */
export interface CalonPendaftar {
  nip: string;
  nipLama: string | null;
  nama: string;
  kedudukanHukum: string;
  isi: Record<string, NilaiButir>;
  instansi: { kode: string; nama: string };
  kantor: Kantor;
  /** the windows that hold for this person */
  jadwal: Jadwal;
  terdaftar: boolean;
}

export async function cariCalon(db: Db | Trx, nip: string): Promise<CalonPendaftar | null> {
  const hasil = await db.raw(
    `SELECT p.nip, p.nip_lama AS "nipLama", p.nama, p.kedudukan_hukum AS "kedudukanHukum", p.isi,
       json_build_object('kode', i.kode, 'nama', i.nama) AS instansi, ${SQL_KANTOR} AS kantor,
       ${sqlJadwalPns('p.nip', 'p.instansi_kode')} AS jadwal,
       EXISTS (SELECT 1 FROM registrasi r WHERE r.nip = p.nip AND r.status IN ('diajukan', 'aktif')) AS terdaftar
     FROM pegawai p JOIN instansi i ON i.kode = p.instansi_kode JOIN kantor k ON k.id = i.kantor_id WHERE p.nip = ?`,
    [nip],
  );
  const baris = hasil.rows[0];
  return baris ? { ...baris, jadwal: bacaJadwal(baris.jadwal) } : null;
}

const SQL_KANTOR = `json_build_object('nama', k.nama, 'alamat', k.alamat, 'telepon', k.telepon, 'jamLayanan', k.jam_layanan)`;

export interface RegistrasiBaru {
  nomorRegister: string;
  nip: string;
  instansiKode: string;
  email: string | null;
  hp: string | null;
  kataKunciHash: string;
  pertanyaan: string;
  jawabanSandi: Buffer;
  namaIbuHash: string;
  diajukanPada: Date;
}

/** Id of the new registration, or null when the NIP already has one that counts. */
export async function simpanRegistrasi(trx: Trx, baru: RegistrasiBaru): Promise<number | null> {
  const hasil = await trx.raw(
    `INSERT INTO registrasi (nomor_register, nip, instansi_kode, status, email, hp, kata_kunci_hash, pertanyaan, jawaban_sandi, nama_ibu_hash, diajukan_pada)
     VALUES (:nomorRegister, :nip, :instansiKode, 'diajukan', :email, :hp, :kataKunciHash, :pertanyaan, :jawabanSandi, :namaIbuHash, :diajukanPada)
     ON CONFLICT (nip) WHERE status IN ('diajukan', 'aktif') DO NOTHING RETURNING id`,
    { ...baru },
  );
  return (hasil.rows[0]?.id as number | undefined) ?? null;
}

export interface Registrasi {
  id: number;
  nomorRegister: string;
  nip: string;
  nama: string;
  status: StatusRegistrasi;
  email: string | null;
  kataKunciHash: string;
  diajukanPada: Date;
  diputusPada: Date | null;
  alasan: string | null;
  /** somebody says that it is not the owner's, and nobody has looked into it yet */
  disanggah: boolean;
  instansi: { kode: string; nama: string };
  kantor: Kantor;
}

const SQL_REGISTRASI = `SELECT r.id, r.nomor_register AS "nomorRegister", r.nip, p.nama, r.status, r.email, r.kata_kunci_hash AS "kataKunciHash",
    r.diajukan_pada AS "diajukanPada", r.diputus_pada AS "diputusPada", r.alasan, r.disanggah,
    json_build_object('kode', i.kode, 'nama', i.nama) AS instansi, ${SQL_KANTOR} AS kantor
  FROM registrasi r JOIN pegawai p ON p.nip = r.nip JOIN instansi i ON i.kode = r.instansi_kode JOIN kantor k ON k.id = i.kantor_id`;

export async function registrasiNomor(db: Db | Trx, nomorRegister: string): Promise<Registrasi | null> {
  const hasil = await db.raw(`${SQL_REGISTRASI} WHERE r.nomor_register = ?`, [nomorRegister]);
  return (hasil.rows[0] as Registrasi | undefined) ?? null;
}

export async function registrasiId(db: Db | Trx, id: number): Promise<Registrasi | null> {
  const hasil = await db.raw(`${SQL_REGISTRASI} WHERE r.id = ?`, [id]);
  return (hasil.rows[0] as Registrasi | undefined) ?? null;
}

/** The registrations a petugas may decide on (domain.md §3): own instansi, or national, or the unit's where the instansi lets it. */
function sqlWewenang(pelaku: PelakuPetugas): {
  sql: string;
  isi: { instansi: string[]; unit: string[]; nasional: boolean };
} {
  const kode = (peran: string, tingkat: number) =>
    pelaku.peran
      .filter((satu) => satu.peran === peran && satu.tingkat === tingkat)
      .map((satu) => satu.instansiKode ?? '');
  return {
    sql: `(:nasional OR r.instansi_kode = ANY(:instansi) OR (r.instansi_kode = ANY(:unit) AND i.terima_oleh_verifikator))`,
    isi: {
      nasional: pelaku.peran.some((satu) => satu.peran === 'admin_bkn'),
      instansi: kode('admin_instansi', 0),
      unit: kode('verifikator', 1),
    },
  };
}

export interface SaringanRegistrasi {
  /** `disanggah`: those that somebody disowns, waiting or accepted */
  status: StatusRegistrasi | 'disanggah';
  /** kode of an instansi; '' for all */
  instansi: string;
  /** filed before */
  sebelum: Date | null;
  /** NIP, nomor register or a part of a name */
  cari: string;
  mulai: number;
  banyak: number;
}

const URUTAN: Partial<Record<SaringanRegistrasi['status'], string>> = {
  diajukan: 'r.disanggah DESC, r.diajukan_pada, r.id',
  disanggah: 'r.id',
};

/** Those that wait oldest first, after those that somebody disowns; those decided newest first; one page. */
export async function antreanRegistrasi(
  db: Db,
  pelaku: PelakuPetugas,
  saring: SaringanRegistrasi,
): Promise<Registrasi[]> {
  const wewenang = sqlWewenang(pelaku);
  const urut = URUTAN[saring.status] ?? 'r.diputus_pada DESC, r.id';
  const hasil = await db.raw(
    `${SQL_REGISTRASI} WHERE ${saring.status === 'disanggah' ? 'r.disanggah' : 'r.status = :status'} AND ${wewenang.sql}
       ${saring.instansi ? 'AND r.instansi_kode = :instansiDipilih' : ''} ${saring.sebelum ? 'AND r.diajukan_pada < :sebelum' : ''}
       AND (:cari = '' OR r.nip = :cari OR r.nomor_register = upper(:cari) OR kunci_cari(p.nama) LIKE '%' || pola_cari(:cari) || '%')
     ORDER BY ${urut} LIMIT :banyak OFFSET :mulai`,
    { ...saring, ...wewenang.isi, instansiDipilih: saring.instansi },
  );
  return hasil.rows as Registrasi[];
}

/** One registration in scope, whatever its status. */
export async function registrasiDalamWewenang(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  nomorRegister: string,
): Promise<Registrasi | null> {
  const wewenang = sqlWewenang(pelaku);
  const hasil = await db.raw(`${SQL_REGISTRASI} WHERE r.nomor_register = :nomorRegister AND ${wewenang.sql}`, {
    ...wewenang.isi,
    nomorRegister,
  });
  return (hasil.rows[0] as Registrasi | undefined) ?? null;
}

/** Moves a registration if it is still as the actor saw it; `disanggah` where it matters. */
export async function putuskanRegistrasi(
  trx: Trx,
  id: number,
  dari: Pick<Registrasi, 'status'> & Partial<Pick<Registrasi, 'disanggah'>>,
  putusan: { status: StatusRegistrasi; petugasId: number; alasan: string | null; pada: Date },
): Promise<boolean> {
  const jumlah = await trx('registrasi')
    .where({ id, ...dari })
    .update({
      status: putusan.status,
      diputus_oleh: putusan.petugasId,
      diputus_pada: putusan.pada,
      alasan: putusan.alasan,
    });
  return jumlah === 1;
}

/** Who decided and when, for whoever came second. */
export async function pemutusRegistrasi(db: Db | Trx, id: number): Promise<{ nama: string; pada: Date } | null> {
  const baris = await db('registrasi as r')
    .join('petugas as t', 't.id', 'r.diputus_oleh')
    .where('r.id', id)
    .first('t.nama', 'r.diputus_pada as pada');
  return (baris as { nama: string; pada: Date } | undefined) ?? null;
}
