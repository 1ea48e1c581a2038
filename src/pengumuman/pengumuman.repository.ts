import type { Db, Trx } from '../database/knex.js';
import type { IsiPengumuman, Pengumuman, TempatPengumuman, WilayahPengumuman } from './pengumuman.js';

const SQL_PENGUMUMAN = `SELECT p.id, p.instansi_kode AS "instansiKode", i.nama AS "instansiNama", p.judul, p.isi,
    p.mulai_pada AS "mulaiPada", p.selesai_pada AS "selesaiPada", p.berakhir_pada AS "berakhirPada", p.versi,
    array_remove(ARRAY[CASE WHEN p.di_umum THEN 'umum' END, CASE WHEN p.di_pns THEN 'pns' END, CASE WHEN p.di_petugas THEN 'petugas' END], NULL) AS tempat
  FROM pengumuman p LEFT JOIN instansi i ON i.kode = p.instansi_kode`;

const TERBARU_DI_ATAS = 'ORDER BY p.mulai_pada DESC, p.id DESC';

const SYARAT_TEMPAT: Record<TempatPengumuman, string> = {
  umum: 'p.di_umum',
  pns: 'p.di_pns',
  petugas: 'p.di_petugas',
};

/** What runs at one place for people of these instansi: the national ones and theirs; newest first. */
export async function pengumumanBerlaku(
  db: Db,
  untuk: { tempat: TempatPengumuman; instansi: readonly string[]; kini: Date; banyak: number },
): Promise<Pengumuman[]> {
  const hasil = await db.raw(
    `${SQL_PENGUMUMAN} WHERE ${SYARAT_TEMPAT[untuk.tempat]} AND p.mulai_pada <= :kini AND p.berakhir_pada > :kini
       AND (p.instansi_kode IS NULL OR p.instansi_kode = ANY(:instansi::text[])) ${TERBARU_DI_ATAS} LIMIT :banyak`,
    { kini: untuk.kini, instansi: [...untuk.instansi], banyak: untuk.banyak },
  );
  return hasil.rows as Pengumuman[];
}

/** Public ones that have run and run no more, the one that ended last first. */
export async function arsipPengumuman(
  db: Db,
  minta: { kini: Date; mulai: number; banyak: number },
): Promise<Pengumuman[]> {
  const hasil = await db.raw(
    `${SQL_PENGUMUMAN} WHERE p.di_umum AND p.berakhir_pada <= :kini AND p.mulai_pada < p.berakhir_pada
     ORDER BY p.berakhir_pada DESC, p.id DESC OFFSET :mulai LIMIT :banyak`,
    minta,
  );
  return hasil.rows as Pengumuman[];
}

/** One that the public may read: it has begun, and was not withdrawn before. */
export async function pengumumanUmum(db: Db, id: number, kini: Date): Promise<Pengumuman | null> {
  const hasil = await db.raw(
    `${SQL_PENGUMUMAN} WHERE p.id = :id AND p.di_umum AND p.mulai_pada <= :kini AND p.mulai_pada < p.berakhir_pada`,
    { id, kini },
  );
  return (hasil.rows[0] as Pengumuman | undefined) ?? null;
}

const SQL_WILAYAH = '(:nasional OR p.instansi_kode = ANY(:instansi::text[]))';
const isiWilayah = ({ nasional, instansi }: WilayahPengumuman) => ({
  nasional,
  instansi: instansi.map(({ kode }) => kode),
});

/** For the console: those that run or will run, or those that are over. */
export async function daftarPengumuman(
  db: Db,
  wilayah: WilayahPengumuman,
  minta: { kini: Date; arsip: boolean; cari: string; mulai: number; banyak: number },
): Promise<Pengumuman[]> {
  const { kini, arsip, cari, mulai, banyak } = minta;
  const hasil = await db.raw(
    `${SQL_PENGUMUMAN} WHERE ${SQL_WILAYAH} AND p.berakhir_pada ${arsip ? '<=' : '>'} :kini
       AND kunci_cari(p.judul) LIKE '%' || pola_cari(:cari) || '%' ${TERBARU_DI_ATAS} OFFSET :mulai LIMIT :banyak`,
    { ...isiWilayah(wilayah), kini, cari, mulai, banyak },
  );
  return hasil.rows as Pengumuman[];
}

/** One in the area of whoever asks; `tahan` keeps others from changing it until the transaction ends. */
export async function pengumumanDalamWewenang(
  db: Db | Trx,
  wilayah: WilayahPengumuman,
  id: number,
  kunci: 'baca' | 'tahan',
): Promise<Pengumuman | null> {
  const hasil = await db.raw(
    `${SQL_PENGUMUMAN} WHERE p.id = :id AND ${SQL_WILAYAH}${kunci === 'tahan' ? ' FOR UPDATE OF p' : ''}`,
    { ...isiWilayah(wilayah), id },
  );
  return (hasil.rows[0] as Pengumuman | undefined) ?? null;
}

const kolom = (isi: IsiPengumuman) => ({
  judul: isi.judul,
  isi: isi.isi,
  di_umum: isi.tempat.includes('umum'),
  di_pns: isi.tempat.includes('pns'),
  di_petugas: isi.tempat.includes('petugas'),
  mulai_pada: isi.mulaiPada,
  selesai_pada: isi.selesaiPada,
});

export async function simpanPengumuman(trx: Trx, isi: IsiPengumuman, pada: Date): Promise<number> {
  const [hasil] = await trx('pengumuman')
    .insert({ ...kolom(isi), instansi_kode: isi.instansiKode, dibuat_pada: pada })
    .returning('id');
  return hasil.id as number;
}

/** For whom it is never changes. */
export async function gantiPengumuman(trx: Trx, id: number, isi: IsiPengumuman): Promise<void> {
  await trx('pengumuman')
    .where({ id })
    .update({ ...kolom(isi), versi: trx.raw('versi + 1') });
}

export async function hentikanPengumuman(trx: Trx, id: number, pada: Date): Promise<void> {
  await trx('pengumuman')
    .where({ id })
    .update({ diakhiri_pada: pada, versi: trx.raw('versi + 1') });
}
