import type { Db, Trx } from '../database/knex.js';
import { bakukanNomorRegister } from '../shared/bakukan.js';
import type { FaktaTiket, InstansiTiket } from './jenis.js';

/** Whom a request is about and what came with it. */
export interface TanyaFakta {
  nip: string;
  /** as typed; '' when the kategori asks for none */
  nomorRegister: string;
  instansiDipilih: string | null;
  sudahMasuk: boolean;
  kini: Date;
}

const SQL_INSTANSI = (alias: string): string =>
  `json_build_object('kode', ${alias}.kode, 'nama', ${alias}.nama, 'jenis', ${alias}.jenis, 'kanregKode', ${alias}.kanreg_kode)`;

/** What the portal knows around a request. A nomor register decides whose matter it is where no NIP is asked for. */
export async function faktaTiket(db: Db | Trx, tanya: TanyaFakta): Promise<FaktaTiket> {
  const registrasi = await registrasiTerkait(db, tanya);
  const nip = tanya.nip || (registrasi?.nip ?? '');
  const hasil = await db.raw(
    `SELECT json_build_object('nama', p.nama, 'nipLama', p.nip_lama, 'kedudukanHukum', p.kedudukan_hukum, 'isi', p.isi) AS pegawai,
       ${SQL_INSTANSI('i')} AS instansi,
       CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'status', f.status, 'kirimanId', f.kiriman_id) END AS formulir,
       EXISTS (SELECT 1 FROM tiket t WHERE t.nip = p.nip AND t.memakai_turun_status) AS "turunStatusTerpakai"
     FROM pegawai p JOIN instansi i ON i.kode = p.instansi_kode LEFT JOIN formulir f ON f.nip = p.nip WHERE p.nip = :nip`,
    { nip },
  );
  const dikenal = hasil.rows[0] as
    | Pick<FaktaTiket, 'pegawai' | 'instansi' | 'formulir' | 'turunStatusTerpakai'>
    | undefined;
  return {
    ...(dikenal ?? { pegawai: null, instansi: null, formulir: null, turunStatusTerpakai: false }),
    nip,
    registrasi,
    dipilih: tanya.instansiDipilih ? await instansiTiket(db, tanya.instansiDipilih) : null,
    sudahMasuk: tanya.sudahMasuk,
    kini: tanya.kini,
  };
}

async function registrasiTerkait(db: Db | Trx, { nip, nomorRegister }: TanyaFakta): Promise<FaktaTiket['registrasi']> {
  const syarat = nomorRegister ? { nomor_register: bakukanNomorRegister(nomorRegister) } : { nip };
  const baris = await db('registrasi')
    .where(syarat)
    // Of several registrations of a NIP the one that counts comes first.
    .orderByRaw("status IN ('diajukan', 'aktif') DESC, id DESC")
    .first(
      'id',
      'nomor_register as nomorRegister',
      'nip',
      'status',
      'disanggah',
      'email',
      'diajukan_pada as diajukanPada',
    );
  return (baris as FaktaTiket['registrasi'] | undefined) ?? null;
}

async function instansiTiket(db: Db | Trx, kode: string): Promise<InstansiTiket | null> {
  const baris = await db('instansi').where({ kode }).first('kode', 'nama', 'jenis', 'kanreg_kode as kanregKode');
  return (baris as InstansiTiket | undefined) ?? null;
}
