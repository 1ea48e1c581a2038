import type { Db, Trx } from '../database/knex.js';
import type { WilayahAdmin } from '../shared/wilayah-admin.js';
import type { Jadwal, JenisJadwal } from './jadwal.js';
import { bacaJadwal, type JadwalMentah, sqlJadwalPns } from './jadwal.repository.js';

export interface Perpanjangan {
  id: number;
  nip: string;
  nama: string;
  jenis: JenisJadwal;
  sampaiPada: Date;
  alasan: string;
  oleh: string;
  diberiPada: Date;
  dicabutPada: Date | null;
}

const SQL_KOLOM = `x.id, x.nip, p.nama, x.jenis, x.sampai_pada AS "sampaiPada", x.alasan, t.nama AS oleh,
  x.diberi_pada AS "diberiPada", x.dicabut_pada AS "dicabutPada"
  FROM perpanjangan x JOIN pegawai p ON p.nip = x.nip JOIN petugas t ON t.id = x.petugas_id`;

/** All of one person, newest first. */
export async function perpanjanganPegawai(db: Db | Trx, nip: string): Promise<Perpanjangan[]> {
  const hasil = await db.raw(`SELECT ${SQL_KOLOM} WHERE x.nip = ? ORDER BY x.diberi_pada DESC, x.id DESC`, [nip]);
  return hasil.rows;
}

/** Those of an admin's area, newest first; `cari`: NIP or part of a name. */
export async function daftarPerpanjangan(
  db: Db,
  wilayah: WilayahAdmin,
  minta: { cari: string; mulai: number; banyak: number },
): Promise<Perpanjangan[]> {
  const hasil = await db.raw(
    `SELECT ${SQL_KOLOM} WHERE (:nasional OR p.instansi_kode = ANY(:instansi))
       AND (:cari = '' OR x.nip = :cari OR kunci_cari(p.nama) LIKE '%' || pola_cari(:cari) || '%')
     ORDER BY x.diberi_pada DESC, x.id DESC LIMIT :banyak OFFSET :mulai`,
    { ...wilayah, ...minta },
  );
  return hasil.rows;
}

/** The windows of everybody who has longer, in the country or in one instansi. */
export async function jadwalDiperpanjang(
  trx: Trx,
  { instansi, kini }: { instansi: string | null; kini: Date },
): Promise<{ nip: string; nama: string; jadwal: Jadwal }[]> {
  const hasil = await trx.raw(
    `SELECT p.nip, p.nama, ${sqlJadwalPns('p.nip', 'p.instansi_kode')} AS jadwal FROM pegawai p
     WHERE p.nip IN (SELECT nip FROM perpanjangan WHERE dicabut_pada IS NULL AND sampai_pada > :kini)
       AND (:instansi::text IS NULL OR p.instansi_kode = :instansi) ORDER BY p.nip`,
    { instansi, kini },
  );
  return hasil.rows.map((satu: { nip: string; nama: string; jadwal: JadwalMentah }) => ({
    ...satu,
    jadwal: bacaJadwal(satu.jadwal),
  }));
}

/** Gives it, in the place of an earlier one of the same kind. */
export async function simpanPerpanjangan(
  trx: Trx,
  isi: { nip: string; jenis: JenisJadwal; sampaiPada: Date; alasan: string; petugasId: number; pada: Date },
): Promise<number> {
  await trx('perpanjangan')
    .where({ nip: isi.nip, jenis: isi.jenis })
    .whereNull('dicabut_pada')
    .update({ dicabut_pada: isi.pada });
  const [baris] = await trx('perpanjangan')
    .insert({
      ...{ nip: isi.nip, jenis: isi.jenis, sampai_pada: isi.sampaiPada, alasan: isi.alasan },
      ...{ petugas_id: isi.petugasId, diberi_pada: isi.pada },
    })
    .returning('id');
  return Number(baris.id);
}

/** Takes it back; null when there is none that holds. */
export async function cabut(trx: Trx, minta: { id: number; nip: string; pada: Date }): Promise<JenisJadwal | null> {
  const [baris] = await trx('perpanjangan')
    .where({ id: minta.id, nip: minta.nip })
    .whereNull('dicabut_pada')
    .update({ dicabut_pada: minta.pada })
    .returning('jenis');
  return baris?.jenis ?? null;
}
