import type { Db, Trx } from '../database/knex.js';

/** One entry of a reference list, as whoever keeps it sees it. */
export interface EntriReferensi {
  id: number;
  jenis: string;
  kode: string;
  nama: string;
  isi: Record<string, unknown>;
  aktif: boolean;
  versi: number;
  /** the survivor that it was merged into */
  penerus: { id: number; kode: string; nama: string } | null;
}

const sqlEntri = (sumber = 'referensi'): string => `SELECT r.id, r.jenis, r.kode, r.nama, r.isi, r.aktif, r.versi,
    CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'kode', s.kode, 'nama', s.nama) END AS penerus
  FROM ${sumber} r LEFT JOIN referensi s ON s.id = r.digabung_ke`;

export async function satuEntri(db: Db | Trx, id: number): Promise<EntriReferensi | null> {
  return (await db.raw(`${sqlEntri()} WHERE r.id = :id`, { id })).rows[0] ?? null;
}

/** Shorter patterns have no trigrams of their own: they are looked for at the beginning of names. */
const POLA_TERPENDEK = 3;

export interface CariEntri {
  jenis: string;
  aktif: boolean;
  cari: string;
  mulai: number;
  banyak: number;
}

/** Entries of a list by a part of the name or by their code; without a search all of them, by name. */
export async function daftarEntri(db: Db | Trx, { cari, aktif, ...isi }: CariEntri): Promise<EntriReferensi[]> {
  const milik = `jenis = :jenis AND ${aktif ? 'aktif' : 'NOT aktif'}`;
  const awalan = [...cari].length < POLA_TERPENDEK ? '' : `'%' || `;
  const cocok = `(SELECT * FROM referensi WHERE ${milik} AND cari LIKE ${awalan}pola_cari(:cari) || '%' AND kode <> :cari
    UNION ALL SELECT * FROM referensi WHERE ${milik} AND kode = :cari)`;
  const urut = cari
    ? `r.kode <> :cari, r.cari <> kunci_cari(:cari), NOT (r.cari LIKE pola_cari(:cari) || '%'), length(r.nama), r.cari, r.id`
    : 'r.cari, r.id';
  const hasil = await db.raw(
    `${sqlEntri(cari ? cocok : `(SELECT * FROM referensi WHERE ${milik})`)} ORDER BY ${urut} LIMIT :banyak OFFSET :mulai`,
    { ...isi, cari },
  );
  return hasil.rows as EntriReferensi[];
}

/** How near a name has to come to be told; the search's own bar is lower, because there somebody picks. */
const MIRIP_SEKALI = 0.55;
const MIRIP_PALING_BANYAK = 6;

/** Entries in use whose names come very near, nearest first; a place is compared with its neighbours only. */
export async function entriMirip(
  db: Db | Trx,
  { jenis, nama, induk, kecuali }: { jenis: string; nama: string; induk: string; kecuali: number },
): Promise<EntriReferensi[]> {
  const hasil = await db.raw(
    `${sqlEntri()} WHERE r.jenis = :jenis AND r.aktif AND r.cari % kunci_cari(:nama) AND r.id <> :kecuali
       AND similarity(r.cari, kunci_cari(:nama)) >= ${MIRIP_SEKALI} AND coalesce(r.isi ->> 'induk', '') = :induk
     ORDER BY similarity(r.cari, kunci_cari(:nama)) DESC, r.cari, r.id LIMIT ${MIRIP_PALING_BANYAK}`,
    { jenis, nama, induk, kecuali },
  );
  return hasil.rows as EntriReferensi[];
}

/** Raises the version by one with every change. */
export async function gantiEntri(
  trx: Trx,
  id: number,
  isi: { nama?: string; isi?: Record<string, string>; aktif?: boolean; penerusId?: number | null },
): Promise<void> {
  await trx('referensi')
    .where({ id })
    .update({
      versi: trx.raw('versi + 1'),
      ...(isi.nama !== undefined && { nama: isi.nama }),
      ...(isi.isi !== undefined && { isi: JSON.stringify(isi.isi) }),
      ...(isi.aktif !== undefined && { aktif: isi.aktif }),
      ...(isi.penerusId !== undefined && { digabung_ke: isi.penerusId }),
    });
}

/** Those that were merged into this one before now follow it further: a pointer is one step long. */
export async function teruskanPenerus(trx: Trx, dariId: number, keId: number): Promise<void> {
  await trx('referensi').where('digabung_ke', dariId).update({ digabung_ke: keId });
}

/** Names of some codes of a list, for what entries point at. */
export async function namaEntri(
  db: Db | Trx,
  jenis: string,
  kode: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (kode.length === 0) return {};
  const baris: { kode: string; nama: string }[] = await db('referensi')
    .where({ jenis })
    .whereIn('kode', [...kode])
    .select('kode', 'nama');
  return Object.fromEntries(baris.map((satu) => [satu.kode, satu.nama]));
}

/** Entries in use directly below a place, up to a limit. */
export async function anakEntri(db: Db | Trx, { jenis, kode }: EntriReferensi, batas: number): Promise<number> {
  const hasil = await db.raw(
    `SELECT count(*)::int AS banyak FROM (SELECT 1 FROM referensi
       WHERE jenis = :jenis AND isi \\? 'induk' AND isi ->> 'induk' = :kode AND aktif LIMIT :batas) s`,
    { jenis, kode, batas },
  );
  return hasil.rows[0].banyak as number;
}

export async function pindahkanAnak(trx: Trx, jenis: string, dari: string, ke: string): Promise<void> {
  await trx.raw(
    `UPDATE referensi SET isi = jsonb_set(isi, '{induk}', to_jsonb(:ke::text)), versi = versi + 1
     WHERE jenis = :jenis AND isi \\? 'induk' AND isi ->> 'induk' = :dari`,
    { jenis, dari, ke },
  );
}

/** What stands behind the names of places tells the areas above them: written anew for all that lie below this one. */
export async function segarkanKeterangan(trx: Trx, id: number): Promise<void> {
  await trx.raw(
    `WITH RECURSIVE turun AS (
       SELECT r.id, r.kode, concat_ws(', ', CASE WHEN r.isi ->> 'tingkat' = 'kecamatan' THEN 'Kec. ' ELSE '' END || r.nama, nullif(t.ket, '')) AS alamat, t.ket
       FROM referensi r LEFT JOIN referensi a ON a.jenis = 'lokasi' AND a.kode = r.isi ->> 'induk',
         LATERAL (SELECT coalesce(concat_ws(', ', CASE WHEN a.isi ->> 'tingkat' = 'kecamatan' THEN 'Kec. ' ELSE '' END || a.nama,
           nullif(a.isi ->> 'keterangan', '')), '') AS ket) t
       WHERE r.id = :id
       UNION ALL
       SELECT r.id, r.kode, concat_ws(', ', CASE WHEN r.isi ->> 'tingkat' = 'kecamatan' THEN 'Kec. ' ELSE '' END || r.nama, nullif(turun.alamat, '')), turun.alamat
       FROM turun JOIN referensi r ON r.jenis = 'lokasi' AND r.isi \\? 'induk' AND r.isi ->> 'induk' = turun.kode
     )
     UPDATE referensi r SET isi = r.isi || jsonb_build_object('keterangan', turun.ket), versi = r.versi + CASE WHEN r.id = :id THEN 0 ELSE 1 END
     FROM turun WHERE r.id = turun.id AND r.isi ->> 'keterangan' IS DISTINCT FROM turun.ket`,
    { id },
  );
}
