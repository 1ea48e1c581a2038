import type { Db, Trx } from '../database/knex.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { SQL_INSTANSI_KINI, SQL_TIKET, type Tiket } from './tiket.repository.js';

/** Where a petugas of the helpdesk works, as parameters of the queries below (domain.md §3). */
function wewenang(pelaku: PelakuPetugas) {
  const helpdesk = pelaku.peran.filter(({ peran }) => peran === 'helpdesk');
  const di = (jenis: string) => helpdesk.filter(({ kantorJenis }) => kantorJenis === jenis);
  return {
    kantor: helpdesk.map(({ kantorId }) => kantorId),
    instansi: di('instansi').map(({ instansiKode }) => instansiKode ?? ''),
    kanreg: di('kanreg').map(({ kantorKode }) => kantorKode),
    nasional: di('pusat').length > 0 || pelaku.peran.some(({ peran }) => peran === 'admin_bkn'),
    admin: pelaku.peran.filter(({ peran }) => peran === 'admin_instansi').map(({ instansiKode }) => instansiKode ?? ''),
  };
}

/** admin_instansi sees what they may approve: kategori 17 of those who are at their instansi now. */
const SQL_ADMIN = `(t.kategori = 'verifikasi-registrasi' AND ${SQL_INSTANSI_KINI} = ANY(:admin))`;

/** Lying at an own office, or about somebody of the petugas's area: naming an instansi in a request opens it to nobody. */
const SQL_WILAYAH = `(:nasional OR t.kantor_id = ANY(:kantor) OR ${SQL_INSTANSI_KINI} = ANY(:instansi)
  OR EXISTS (SELECT 1 FROM instansi i WHERE i.kode = ${SQL_INSTANSI_KINI} AND i.kanreg_kode = ANY(:kanreg)) OR ${SQL_ADMIN})`;

/** A ticket of the petugas's area by its number; null when there is none there. `ubah` locks it. */
export async function tiketDalamWewenang(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  nomor: string,
  untuk: 'baca' | 'ubah',
): Promise<Tiket | null> {
  const hasil = await db.raw(
    `${SQL_TIKET} WHERE t.nomor = :nomor AND ${SQL_WILAYAH} ${untuk === 'ubah' ? 'FOR UPDATE OF t' : ''}`,
    { ...wewenang(pelaku), nomor },
  );
  return (hasil.rows[0] as Tiket | undefined) ?? null;
}

/** Which tickets a list shows. `saya`: waiting at the petugas's own offices. */
export type DaftarTiket = 'saya' | 'diambil' | 'menunggu_pelapor' | 'wilayah' | 'selesai';

const SQL_DAFTAR: Record<DaftarTiket, string> = {
  saya: `t.status IN ('baru', 'diproses') AND (t.kantor_id = ANY(:kantor) OR (:nasional AND k.jenis = 'pusat') OR ${SQL_ADMIN})`,
  diambil: `t.status = 'diproses' AND t.petugas_id = :saya`,
  menunggu_pelapor: `t.status = 'menunggu_pelapor' AND ${SQL_WILAYAH}`,
  wilayah: `t.status IN ('baru', 'diproses') AND ${SQL_WILAYAH}`,
  selesai: `t.status IN ('disetujui', 'ditolak', 'dikoreksi') AND ${SQL_WILAYAH}`,
};

export interface SaringanTiket {
  daftar: DaftarTiket;
  kategori: string;
  /** part of the name of an instansi; '' for all */
  instansi?: string;
  /** waiting since before */
  sebelum?: Date | null;
  /** number, NIP or part of a name */
  cari: string;
  mulai: number;
  banyak: number;
}

/** Oldest first, one page; what is decided already newest first. */
export async function antreanTiket(db: Db, pelaku: PelakuPetugas, saring: SaringanTiket): Promise<Tiket[]> {
  const angka = saring.cari.replace(/[\s.-]/g, '');
  const hasil = await db.raw(
    `${SQL_TIKET} WHERE ${SQL_DAFTAR[saring.daftar]} AND t.nip <> :nipSaya AND (:kategori = '' OR t.kategori = :kategori)
       AND (:sebelum::timestamptz IS NULL OR t.sejak < :sebelum)
       AND (:instansiCari = '' OR EXISTS (SELECT 1 FROM instansi n WHERE n.kode = t.instansi_kode AND n.cari LIKE '%' || pola_cari(:instansiCari) || '%'))
       AND (:cari = '' OR t.nomor = :angka OR t.nip = :angka OR t.cari LIKE '%' || pola_cari(:cari) || '%')
     ORDER BY ${saring.daftar === 'selesai' ? 't.diputus_pada DESC' : 't.sejak'}, t.id LIMIT :banyak OFFSET :mulai`,
    {
      ...wewenang(pelaku),
      saya: pelaku.id,
      nipSaya: pelaku.nip,
      kategori: saring.kategori,
      sebelum: saring.sebelum ?? null,
      instansiCari: saring.instansi ?? '',
      cari: saring.cari,
      angka,
      banyak: saring.banyak,
      mulai: saring.mulai,
    },
  );
  return hasil.rows as Tiket[];
}

/** Most that is counted for a heading; beyond it the page says "lebih dari". */
const HITUNG_SAMPAI = 100;

/** How many wait at the petugas's offices, and how many the petugas has taken. */
export async function hitungTiket(db: Db, pelaku: PelakuPetugas): Promise<Record<'saya' | 'diambil', number>> {
  const hitung = (daftar: 'saya' | 'diambil') =>
    `(SELECT count(*)::int FROM (SELECT 1 FROM tiket t JOIN kantor k ON k.id = t.kantor_id WHERE ${SQL_DAFTAR[daftar]} AND t.nip <> :nipSaya LIMIT ${HITUNG_SAMPAI}) AS potong)`;
  const hasil = await db.raw(`SELECT ${hitung('saya')} AS saya, ${hitung('diambil')} AS diambil`, {
    ...wewenang(pelaku),
    saya: pelaku.id,
    nipSaya: pelaku.nip,
  });
  return hasil.rows[0];
}

/** The oldest ticket that waits for the petugas besides this one. */
export async function tiketBerikut(db: Db | Trx, pelaku: PelakuPetugas, kecuali: number): Promise<string | null> {
  const hasil = await db.raw(
    `${SQL_TIKET} WHERE ${SQL_DAFTAR.saya} AND t.id <> :kecuali AND t.nip <> :nipSaya AND (t.petugas_id IS NULL OR t.petugas_id = :saya)
     ORDER BY t.sejak, t.id LIMIT 1`,
    { ...wewenang(pelaku), kecuali, nipSaya: pelaku.nip, saya: pelaku.id },
  );
  return (hasil.rows[0]?.nomor as string | undefined) ?? null;
}

/**
 * Open tickets of other people that ask for the same thing, at the offices where this petugas decides: one answer
 * serves them all (domain.md §8). Locked where the transaction goes on to write.
 */
export async function tiketSama(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  { id, kategori, pokok }: Pick<Tiket, 'id' | 'kategori' | 'pokok'>,
): Promise<Tiket[]> {
  const { kantor } = wewenang(pelaku);
  const semua = pelaku.peran.some(({ peran }) => peran === 'admin_bkn');
  const hasil = await db.raw(
    `${SQL_TIKET} WHERE t.kategori = :kategori AND t.pokok = :pokok AND t.pokok <> '' AND t.id <> :id AND t.nip <> :nipSaya
       AND t.status IN ('baru', 'diproses', 'menunggu_pelapor') AND (:semua OR t.kantor_id = ANY(:kantor))
     ORDER BY t.id ${db.isTransaction ? 'FOR UPDATE OF t' : ''}`,
    { id, kategori, pokok, kantor, semua, nipSaya: pelaku.nip },
  );
  return hasil.rows as Tiket[];
}

export interface KantorPilihan {
  id: number;
  nama: string;
}

/** Offices a ticket may be passed to: those of its instansi, its Kanreg and Pusat with helpdesk petugas, but where it is. */
export async function kantorTujuan(
  db: Db | Trx,
  tiket: Pick<Tiket, 'instansiKode' | 'kantor'>,
): Promise<KantorPilihan[]> {
  const hasil = await db.raw(
    `SELECT k.id, k.nama FROM kantor k WHERE k.id <> :kini AND k.jenis <> 'unit' AND (k.jenis = 'pusat' OR EXISTS (
       SELECT 1 FROM petugas_peran p JOIN petugas g ON g.id = p.petugas_id AND g.aktif WHERE p.kantor_id = k.id AND p.peran = 'helpdesk'))
     AND (k.jenis = 'pusat' OR k.instansi_kode = :instansi OR k.kode = (SELECT kanreg_kode FROM instansi WHERE kode = :instansi))
     ORDER BY CASE k.jenis WHEN 'instansi' THEN 0 WHEN 'kanreg' THEN 1 ELSE 2 END, k.nama`,
    { kini: tiket.kantor.id, instansi: tiket.instansiKode },
  );
  return hasil.rows as KantorPilihan[];
}
