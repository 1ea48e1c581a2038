import type { Db, Trx } from '../database/knex.js';

const RIWAYAT_PALING_BANYAK = 50;

/** One step of the trail as the console shows it. */
export interface BarisJejak {
  id: number;
  pada: Date;
  aksi: string;
  pelakuJenis: 'umum' | 'pns' | 'petugas' | 'sistem';
  /** user name of a petugas, nomor register of a PNS */
  pelaku: string | null;
  objekJenis: string;
  objekId: string;
  rincian: Record<string, unknown>;
  alamat: string | null;
  alasan: string | null;
  permintaan: string | null;
}

export interface SaringanJejak {
  /** user name; '' for everybody */
  petugas: string;
  aksi: string;
  objek: { jenis: string; id: string } | null;
  /** NIP whose matters are meant: registrations, form, tickets; '' for all */
  nip: string;
  dari: Date | null;
  sampai: Date | null;
  /** older than this step; null from the newest */
  sebelum: number | null;
  banyak: number;
}

const SQL_MILIK_NIP = `(j.objek_jenis, j.objek_id) IN (
  SELECT 'pegawai', :nip UNION ALL SELECT 'registrasi', id::text FROM registrasi WHERE nip = :nip
  UNION ALL SELECT 'formulir', id::text FROM formulir WHERE nip = :nip UNION ALL SELECT 'tiket', id::text FROM tiket WHERE nip = :nip
  UNION ALL SELECT 'surel', id::text FROM surel WHERE nip = :nip)`;

/** Newest first, one page. */
export async function bacaJejak(db: Db | Trx, saring: SaringanJejak): Promise<BarisJejak[]> {
  const syarat = [
    saring.petugas &&
      `j.pelaku_jenis = 'petugas' AND j.pelaku_id = (SELECT id FROM petugas WHERE nama_pengguna = :petugas)`,
    saring.aksi && 'j.aksi = :aksi',
    saring.objek && 'j.objek_jenis = :objekJenis AND j.objek_id = :objekId',
    saring.nip && SQL_MILIK_NIP,
    saring.dari && 'j.pada >= :dari',
    saring.sampai && 'j.pada < :sampai',
    saring.sebelum !== null && 'j.id < :sebelum',
  ].filter(Boolean);
  const hasil = await db.raw(
    `SELECT j.id, j.pada, j.aksi, j.pelaku_jenis AS "pelakuJenis", coalesce(t.nama_pengguna, r.nomor_register) AS pelaku,
       j.objek_jenis AS "objekJenis", j.objek_id AS "objekId", j.rincian, j.alamat, j.alasan, j.permintaan
     FROM jejak j LEFT JOIN petugas t ON j.pelaku_jenis = 'petugas' AND t.id = j.pelaku_id
       LEFT JOIN registrasi r ON j.pelaku_jenis = 'pns' AND r.id = j.pelaku_id
     ${syarat.length > 0 ? `WHERE ${syarat.join(' AND ')}` : ''} ORDER BY j.id DESC LIMIT :banyak`,
    { ...saring, objekJenis: saring.objek?.jenis ?? '', objekId: saring.objek?.id ?? '' },
  );
  return hasil.rows as BarisJejak[];
}

/** What has become of one thing, newest first, with the name of the petugas. */
export async function riwayatObjek(
  db: Db,
  objek: { jenis: string; id: string },
): Promise<
  { pada: Date; aksi: string; oleh: string | null; alasan: string | null; rincian: Record<string, unknown> }[]
> {
  const hasil = await db.raw(
    `SELECT j.pada, j.aksi, t.nama AS oleh, j.alasan, j.rincian FROM jejak j
       LEFT JOIN petugas t ON j.pelaku_jenis = 'petugas' AND t.id = j.pelaku_id
     WHERE j.objek_jenis = :jenis AND j.objek_id = :id ORDER BY j.id DESC LIMIT ${RIWAYAT_PALING_BANYAK}`,
    objek,
  );
  return hasil.rows;
}

/** Steps that have happened, for the filter. */
export async function aksiJejak(db: Db): Promise<string[]> {
  const hasil = await db.raw(
    `WITH RECURSIVE satu AS (
       (SELECT aksi FROM jejak ORDER BY aksi LIMIT 1)
       UNION ALL SELECT (SELECT j.aksi FROM jejak j WHERE j.aksi > satu.aksi ORDER BY j.aksi LIMIT 1) FROM satu WHERE satu.aksi IS NOT NULL)
     SELECT aksi FROM satu WHERE aksi IS NOT NULL`,
  );
  return hasil.rows.map(({ aksi }: { aksi: string }) => aksi);
}
