import type { Trx } from '../database/knex.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { StatusTiket } from './tiket.alur.js';

/** What a step changes on a ticket; what is left out stays. */
export interface GerakTiket {
  status: StatusTiket;
  petugasId?: number | null;
  kantorId?: number;
  sejak?: Date;
  jamBerhentiPada?: Date | null;
  diputus?: { pada: Date; oleh: number | null };
  penyelesaian?: string | null;
  keterangan?: string | null;
  tambahan?: NilaiIsian;
  jawabanDariId?: number;
  memakaiTurunStatus?: boolean;
}

const KOLOM: Partial<Record<keyof GerakTiket, string>> = {
  status: 'status',
  petugasId: 'petugas_id',
  kantorId: 'kantor_id',
  sejak: 'sejak',
  jamBerhentiPada: 'jam_berhenti_pada',
  penyelesaian: 'penyelesaian',
  keterangan: 'keterangan',
  jawabanDariId: 'jawaban_dari_id',
  memakaiTurunStatus: 'memakai_turun_status',
};

/** Moves a ticket if it is still as the actor saw it: same status, same office. */
export async function gerakkanTiket(
  trx: Trx,
  tiket: { id: number; status: StatusTiket; kantorId: number },
  gerak: GerakTiket,
): Promise<boolean> {
  const isi: Record<string, unknown> = {};
  for (const [nama, kolom] of Object.entries(KOLOM)) {
    const nilai = gerak[nama as keyof GerakTiket];
    if (nilai !== undefined) isi[kolom] = nilai;
  }
  if (gerak.diputus) Object.assign(isi, { diputus_pada: gerak.diputus.pada, diputus_oleh: gerak.diputus.oleh });
  if (gerak.tambahan) isi.tambahan = JSON.stringify(gerak.tambahan);
  const jumlah = await trx('tiket')
    .where({ id: tiket.id, status: tiket.status, kantor_id: tiket.kantorId })
    .update(isi);
  return jumlah === 1;
}

/** Who moved a ticket last, for whoever came second. */
export async function langkahTerakhirTiket(
  trx: Trx,
  tiketId: number,
): Promise<{ nama: string | null; pada: Date } | null> {
  const baris = await trx('tiket_langkah as l')
    .leftJoin('petugas as t', 't.id', 'l.petugas_id')
    .where('l.tiket_id', tiketId)
    .orderBy('l.id', 'desc')
    .first('t.nama', 'l.pada');
  return (baris as { nama: string | null; pada: Date } | undefined) ?? null;
}

/** One ticket that has waited at its office since before `sebelum` and can go up; locked, others skip it. */
export async function kunciTiketTerlambat(trx: Trx, sebelum: Date): Promise<number | null> {
  const hasil = await trx.raw(
    `SELECT t.id FROM tiket t JOIN kantor k ON k.id = t.kantor_id AND k.jenis <> 'pusat'
     WHERE t.status IN ('baru', 'diproses') AND t.sejak < :sebelum ORDER BY t.sejak LIMIT 1 FOR UPDATE OF t SKIP LOCKED`,
    { sebelum },
  );
  return (hasil.rows[0]?.id as number | undefined) ?? null;
}

/** One ticket whose reporter has not answered since before `sebelum`; locked, others skip it. */
export async function kunciTiketSepi(trx: Trx, sebelum: Date): Promise<number | null> {
  const hasil = await trx.raw(
    `SELECT id FROM tiket WHERE status = 'menunggu_pelapor' AND jam_berhenti_pada < :sebelum ORDER BY jam_berhenti_pada LIMIT 1 FOR UPDATE SKIP LOCKED`,
    { sebelum },
  );
  return (hasil.rows[0]?.id as number | undefined) ?? null;
}
