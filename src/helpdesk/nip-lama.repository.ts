import type { Db } from '../database/knex.js';
import type { NilaiButir } from '../formulir/jenis.js';

export interface PegawaiNipLama {
  nip: string;
  nama: string;
  isi: Record<string, NilaiButir>;
  instansi: string;
}

export async function pegawaiNipLama(db: Db, nipLama: string): Promise<PegawaiNipLama | null> {
  const baris = await db('pegawai as p')
    .join('instansi as i', 'i.kode', 'p.instansi_kode')
    .where('p.nip_lama', nipLama)
    .first('p.nip', 'p.nama', 'p.isi', 'i.nama as instansi');
  return (baris as PegawaiNipLama | undefined) ?? null;
}
