import type { Db, Trx } from '../database/knex.js';
import type { Katalog } from '../formulir/katalog.js';
import type { AntreanBcrypt } from '../web/antrean-bcrypt.js';
import type { IsiBaris } from './baca-baris.js';
import type { Kelompok } from './kolom.js';
import type { KamusRujukan } from './rujukan.repository.js';

/** Why a row was refused, at which cell, and what to do; Indonesian. */
export interface Masalah {
  /** '' when it is about the row as a whole */
  kolom: string;
  isi: string;
  alasan: string;
}

export interface BarisDitolak {
  /** line in the file, the header is line 1 */
  baris: number;
  masalah: readonly Masalah[];
}

/** A row that passed. */
export interface Masuk<T> {
  baris: number;
  nilai: T;
}

/** One change of a trial run, as people read it. */
export interface ContohPerubahan {
  /** what the row is about: NIP, kode, nama_pengguna */
  tentang: string;
  ubahan: readonly { kolom: string; lama: string; baru: string }[];
}

/** What storing did, or would do; rows that are not counted here were the same already. */
export interface HasilSimpan {
  baru: number;
  berubah: number;
  ditolak: readonly BarisDitolak[];
  /** of a trial run */
  contoh?: readonly ContohPerubahan[];
}

/** Examples that one batch brings at most. */
export const CONTOH_PALING_BANYAK = 20;

export type Terperiksa<T> = { nilai: T } | { masalah: readonly Masalah[] };

/** One run of one kind. */
export interface Pengimpor<T> {
  /** rows in one statement */
  ukuranBatch: number;
  /** the rows hang together, so the whole file is one transaction; otherwise every batch is one */
  sekaligus?: true;
  /** rules of this kind beyond those of its fields */
  periksa(isi: IsiBaris): Terperiksa<T>;
  simpan(trx: Trx, batch: readonly Masuk<T>[], pada: Date): Promise<HasilSimpan>;
  /** what `simpan` would do, by the same comparison; the transaction is read-only but for temporary tables */
  banding(trx: Trx, batch: readonly Masuk<T>[]): Promise<HasilSimpan>;
  /** after the last batch, in the transaction of a `sekaligus` run */
  selesai?(trx: Trx, pada: Date): Promise<HasilSimpan>;
  selesaiBanding?(trx: Trx): Promise<HasilSimpan>;
}

export interface AlatImpor {
  db: Db;
  katalog: Katalog;
  rujukan: KamusRujukan;
  bcrypt: AntreanBcrypt;
}

/** What can be imported: its columns, and how a run of it begins. */
export interface JenisImpor {
  jenis: string;
  /** as people call it */
  nama: string;
  /** one sentence for the guide, English */
  untuk: string;
  kelompok: readonly Kelompok[];
  mulai(alat: AlatImpor): Promise<Pengimpor<unknown>>;
}

export const satuMasalah = (kolom: string, isi: string, alasan: string): { masalah: Masalah[] } => ({
  masalah: [{ kolom, isi, alasan }],
});
