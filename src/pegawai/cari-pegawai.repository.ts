import type { Db, Trx } from '../database/knex.js';
import type { StatusFormulir } from '../formulir/formulir.alur.js';
import type { StatusRegistrasi } from '../portal/registrasi.alur.js';
import { hanyaAngka } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { SQL_WILAYAH_PEGAWAI, type WilayahPegawai, wilayahPegawai } from './wilayah.js';

/** One person found. */
export interface PegawaiTemuan {
  nip: string;
  nama: string;
  instansi: string;
  registrasi: StatusRegistrasi | null;
  formulir: StatusFormulir | null;
}

/** Most people that a search shows; beyond it more letters are asked for. */
export const TEMUAN_PALING_BANYAK = 50;

/** Letters that a part of a name needs where the area has no instansi of its own to narrow it. */
const HURUF_PALING_SEDIKIT = 3;

/** What can be searched for, told apart by its shape (domain.md §9 PNS). */
export type JenisCari = 'nip' | 'nip-lama' | 'nomor-register' | 'nama';

/** What a text may mean, likeliest first; nothing when a part of a name is too short for the area. */
export function bacaCari(diketik: string, wilayah: WilayahPegawai, instansi: string): JenisCari[] {
  const angka = hanyaAngka(diketik);
  if (/^\d{18}$/.test(angka)) return ['nip'];
  if (/^\d{9}$/.test(angka)) return ['nip-lama'];
  // A name can have the letters of a nomor register, too.
  if (/^[A-HJKMNP-Z2-9]{8}$/i.test(diketik)) return ['nomor-register', 'nama'];
  const satuInstansi = instansi !== '' || (!wilayah.nasional && wilayah.kanreg.length === 0);
  const huruf = diketik.replace(/\s/g, '').length;
  return huruf >= HURUF_PALING_SEDIKIT || satuInstansi ? ['nama'] : [];
}

const SQL_TEMUAN = `SELECT p.nip, p.nama, i.nama AS instansi, f.status AS formulir,
    (SELECT r.status FROM registrasi r WHERE r.nip = p.nip ORDER BY r.id DESC LIMIT 1) AS registrasi
  FROM pegawai p JOIN instansi i ON i.kode = p.instansi_kode LEFT JOIN formulir f ON f.nip = p.nip`;

const SYARAT = {
  nip: 'p.nip = :teks',
  'nip-lama': 'p.nip_lama = :teks',
  'nomor-register': 'p.nip = (SELECT r.nip FROM registrasi r WHERE r.nomor_register = :teks)',
} as const;

/** People of the petugas's area; one more than is shown tells that there are others. */
export async function cariPegawai(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  cari: { teks: string; jenis: readonly JenisCari[]; instansi: string },
): Promise<PegawaiTemuan[]> {
  for (const jenis of cari.jenis) {
    const temuan = await cariSatu(db, pelaku, jenis, cari);
    if (temuan.length > 0) return temuan;
  }
  return [];
}

async function cariSatu(
  db: Db | Trx,
  pelaku: PelakuPetugas,
  jenis: JenisCari,
  cari: { teks: string; instansi: string },
): Promise<PegawaiTemuan[]> {
  const isi = { ...wilayahPegawai(pelaku), instansiDipilih: cari.instansi };
  if (jenis === 'nama') {
    const awal = await cariNama(db, { ...isi, teks: cari.teks }, 'awal');
    return awal.length > TEMUAN_PALING_BANYAK ? awal : cariNama(db, { ...isi, teks: cari.teks }, 'bagian');
  }
  const teks = jenis === 'nomor-register' ? cari.teks.toUpperCase() : hanyaAngka(cari.teks);
  const hasil = await db.raw(`${SQL_TEMUAN} WHERE ${SYARAT[jenis]} AND ${SQL_WILAYAH_PEGAWAI}`, { ...isi, teks });
  return hasil.rows as PegawaiTemuan[];
}

/** Names that begin with the text come out of the index in order; a part of a name is gathered first, then ordered. */
async function cariNama(
  db: Db | Trx,
  isi: WilayahPegawai & { instansiDipilih: string; teks: string },
  cara: 'awal' | 'bagian',
): Promise<PegawaiTemuan[]> {
  const tempat = isi.instansiDipilih ? 'p.instansi_kode = :instansiDipilih AND ' : '';
  const cocok = cara === 'awal' ? "pola_cari(:teks) || '%'" : "'%' || pola_cari(:teks) || '%'";
  const syarat = `${tempat}${SQL_WILAYAH_PEGAWAI} AND kunci_cari(p.nama) LIKE ${cocok}`;
  const banyak = TEMUAN_PALING_BANYAK + 1;
  const urut = cara === 'awal' ? 'ORDER BY kunci_cari(p.nama), p.nip' : '';
  const hasil = await db.raw(
    `${SQL_TEMUAN} WHERE p.nip = ANY(ARRAY(SELECT p.nip FROM pegawai p WHERE ${syarat} ${urut} LIMIT ${banyak})) ORDER BY p.nama, p.nip`,
    { ...isi },
  );
  return hasil.rows as PegawaiTemuan[];
}
