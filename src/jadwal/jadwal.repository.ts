import type { Db, Trx } from '../database/knex.js';
import { type Jadwal, JENIS_JADWAL, type JenisJadwal } from './jadwal.js';

/** Windows as PostgreSQL hands them over inside a larger answer. */
export type JadwalMentah = Partial<Record<JenisJadwal, { mulai: string; selesai: string }>>;

export const bacaJadwal = (mentah: JadwalMentah): Jadwal =>
  Object.fromEntries(
    Object.entries(mentah).map(([jenis, { mulai, selesai }]) => [
      jenis,
      { mulai: new Date(mulai), selesai: new Date(selesai) },
    ]),
  );

/** The windows of an instansi: its own, else the country's. `instansi`: an SQL expression. */
const sqlInstansi = (instansi: string): string =>
  `SELECT DISTINCT ON (j.jenis) j.jenis, j.mulai_pada, j.selesai_pada FROM jadwal j
   WHERE j.instansi_kode IS NULL OR j.instansi_kode = ${instansi} ORDER BY j.jenis, j.instansi_kode NULLS LAST`;

/** SQL expression for the windows of one person, extensions included; `nip` and `instansi` are SQL expressions. */
export const sqlJadwalPns = (nip: string, instansi: string): string =>
  `(SELECT coalesce(json_object_agg(w.jenis, json_build_object('mulai', w.mulai_pada, 'selesai', greatest(w.selesai_pada, x.sampai_pada))), '{}')
    FROM (${sqlInstansi(instansi)}) w
    LEFT JOIN perpanjangan x ON x.nip = ${nip} AND x.jenis = w.jenis AND x.dicabut_pada IS NULL)`;

/** The windows of one person now; of nobody in particular when BKN does not know the NIP. */
export async function jadwalPns(db: Db | Trx, nip: string): Promise<Jadwal> {
  const hasil = await db.raw(
    `SELECT ${sqlJadwalPns('p.nip', 'p.instansi_kode')} AS jadwal FROM pegawai p WHERE p.nip = ?`,
    [nip],
  );
  return bacaJadwal(hasil.rows[0]?.jadwal ?? {});
}

/** The windows of an instansi, or of the country (null), as they hold. */
export async function jadwalBerlaku(db: Db | Trx, instansi: string | null): Promise<Jadwal> {
  const hasil = await db.raw(
    `SELECT coalesce(json_object_agg(w.jenis, json_build_object('mulai', w.mulai_pada, 'selesai', w.selesai_pada)), '{}') AS jadwal
     FROM (${sqlInstansi('?::text')}) w`,
    [instansi],
  );
  return bacaJadwal(hasil.rows[0].jadwal);
}

/** Only what was set for this instansi itself, or for the country (null). */
export async function jadwalSendiri(db: Db | Trx, instansi: string | null): Promise<Jadwal> {
  const baris = await db('jadwal').where({ instansi_kode: instansi }).select('jenis', 'mulai_pada', 'selesai_pada');
  return Object.fromEntries(baris.map((satu) => [satu.jenis, { mulai: satu.mulai_pada, selesai: satu.selesai_pada }]));
}

/** Puts these windows in the place of those that were set; holds other writers of any schedule off until the end. */
export async function gantiJadwal(trx: Trx, instansi: string | null, jadwal: Jadwal): Promise<void> {
  await trx('jadwal').where({ instansi_kode: instansi }).delete();
  const baris = JENIS_JADWAL.flatMap((jenis) => {
    const satu = jadwal[jenis];
    return satu ? [{ instansi_kode: instansi, jenis, mulai_pada: satu.mulai, selesai_pada: satu.selesai }] : [];
  });
  if (baris.length > 0) await trx('jadwal').insert(baris);
}

const KUNCI_JADWAL = 20151130;

/** One writer of schedules at a time: their rules speak of several rows, some of which do not exist yet. */
export const kunciJadwal = (trx: Trx): Promise<unknown> => trx.raw('SELECT pg_advisory_xact_lock(?)', [KUNCI_JADWAL]);

export interface InstansiBerjadwal {
  kode: string;
  nama: string;
  jadwal: Jadwal;
}

/** Instansi with windows of their own, by name; one more than asked tells that there are more. */
export async function instansiBerjadwal(
  db: Db | Trx,
  minta: { cari: string; mulai: number; banyak: number },
): Promise<InstansiBerjadwal[]> {
  const hasil = await db.raw(
    `SELECT i.kode, i.nama, json_object_agg(j.jenis, json_build_object('mulai', j.mulai_pada, 'selesai', j.selesai_pada)) AS jadwal
     FROM jadwal j JOIN instansi i ON i.kode = j.instansi_kode
     WHERE i.cari LIKE '%' || pola_cari(:cari) || '%'
     GROUP BY i.kode, i.nama ORDER BY i.nama LIMIT :banyak OFFSET :mulai`,
    minta,
  );
  return hasil.rows.map((satu: { kode: string; nama: string; jadwal: JadwalMentah }) => ({
    ...satu,
    jadwal: bacaJadwal(satu.jadwal),
  }));
}

/** An instansi that PNS belong to; null for the five rows that are only a place of work. */
export async function instansiPunyaPns(db: Db | Trx, kode: string): Promise<{ kode: string; nama: string } | null> {
  const satu = await db('instansi').where({ kode, aktif: true }).whereNot({ jenis: 'lainnya' }).first('kode', 'nama');
  return satu ?? null;
}
