import type { Trx } from '../database/knex.js';
import type { Peran } from '../shared/pelaku.js';
import { type BarisDitolak, type HasilSimpan, type Masalah, type Masuk, satuMasalah } from './jenis-impor.js';
import {
  cariPetugas,
  gantiNamaPetugas,
  type PetugasDikenal,
  tambahPeran,
  tambahPetugas,
} from './petugas.repository.js';

export interface PetugasMasuk {
  nama_pengguna: string;
  nama: string;
  nip: string;
  peran: Peran;
  /** 1–4 for verifikator, 0 for the others */
  tingkat: number;
  kantor_id: number;
  kata_sandi: string | null;
}

type Hash = (kataSandi: string) => Promise<string>;

/** Where people and peran are looked up and kept. */
export interface BukuPetugas {
  cariPetugas: typeof cariPetugas;
  tambahPetugas: typeof tambahPetugas;
  gantiNamaPetugas: typeof gantiNamaPetugas;
  tambahPeran: typeof tambahPeran;
}

const BASIS_DATA: BukuPetugas = { cariPetugas, tambahPetugas, gantiNamaPetugas, tambahPeran };

/** Adds people and peran that are missing, and follows a new name. */
export async function simpanPetugas(
  trx: Trx,
  batch: readonly Masuk<PetugasMasuk>[],
  hash: Hash,
  buku: BukuPetugas = BASIS_DATA,
): Promise<HasilSimpan> {
  const namaPengguna = batch.map(({ nilai }) => nilai.nama_pengguna);
  const dikenal = await buku.cariPetugas(trx, namaPengguna);
  const kataSandi = await hashYangBaru(batch, dikenal, hash);
  const ditolak: BarisDitolak[] = [];
  const jumlah = { baru: 0, berubah: 0, sama: 0 };
  for (const { baris, nilai } of batch) {
    const hasil = await simpanSatu(trx, nilai, { buku, dikenal, kataSandi });
    if (typeof hasil === 'string') jumlah[hasil] += 1;
    else ditolak.push({ baris, ...hasil });
  }
  return { baru: jumlah.baru, berubah: jumlah.berubah, ditolak };
}

/** The first password given for everybody who is not there yet. */
async function hashYangBaru(
  batch: readonly Masuk<PetugasMasuk>[],
  dikenal: ReadonlyMap<string, PetugasDikenal>,
  hash: Hash,
): Promise<Map<string, string>> {
  const baru = new Map<string, string>();
  for (const { nilai } of batch) {
    const { nama_pengguna, kata_sandi } = nilai;
    if (kata_sandi && !dikenal.has(nama_pengguna) && !baru.has(nama_pengguna)) baru.set(nama_pengguna, kata_sandi);
  }
  const hasil = [...baru].map(async ([nama, sandi]): Promise<[string, string]> => [nama, await hash(sandi)]);
  return new Map(await Promise.all(hasil));
}

interface Bekal {
  buku: BukuPetugas;
  dikenal: Map<string, PetugasDikenal>;
  kataSandi: ReadonlyMap<string, string>;
}

async function simpanSatu(
  trx: Trx,
  satu: PetugasMasuk,
  { buku, dikenal, kataSandi }: Bekal,
): Promise<'baru' | 'berubah' | 'sama' | { masalah: Masalah[] }> {
  const { nama_pengguna, nama, nip, peran, tingkat, kantor_id } = satu;
  const ada = dikenal.get(nama_pengguna);
  if (ada && ada.nip !== nip)
    return satuMasalah(
      'nama_pengguna',
      nama_pengguna,
      'Nama pengguna ini milik petugas dengan NIP lain. Pakai nama lain.',
    );
  const sandi = kataSandi.get(nama_pengguna);
  if (!ada && !sandi) return satuMasalah('kata_sandi', '', 'Petugas ini belum ada. Isi kata sandi pertamanya.');
  const id = ada?.id ?? (await buku.tambahPetugas(trx, { nama_pengguna, nama, nip, kata_sandi_hash: sandi! }));
  dikenal.set(nama_pengguna, { id, nama, nip });
  const namaBaru = ada !== undefined && ada.nama !== nama;
  if (namaBaru) await buku.gantiNamaPetugas(trx, id, nama);
  const peranBaru = await buku.tambahPeran(trx, { petugas_id: id, peran, tingkat, kantor_id });
  return peranBaru ? 'baru' : namaBaru ? 'berubah' : 'sama';
}
