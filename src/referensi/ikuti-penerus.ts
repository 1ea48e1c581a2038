import { isGabungan } from '../formulir/butir.js';
import type { Baris, Butir, DataPns, JenisRiwayat, NilaiButir } from '../formulir/jenis.js';
import { type Katalog, semuaButir } from '../formulir/katalog.js';
import { type Isian, isRujukan, type NilaiIsian } from '../shared/isian.js';
import { kunciPenerus, type Penerus } from './penerus.repository.js';
import { daftarIsian } from './tempat-rujukan.js';

/**
 * Data that was kept before two entries were merged, read as if they had been one from the start. What is immutable is
 * never rewritten; whatever compares it with the present, or writes it there, reads it through this (ADR 0021).
 */
export function ikutiPenerus(katalog: Katalog, data: DataPns, penerus: Penerus): DataPns {
  if (penerus.size === 0) return data;
  const isi = { ...data.isi };
  for (const tab of katalog.tab)
    for (const butir of semuaButir(tab))
      if (butir.kode in isi) isi[butir.kode] = ikutiButir(butir, isi[butir.kode]!, penerus);
  const riwayat = Object.fromEntries(
    Object.entries(data.riwayat).map(([kode, baris]): [string, Baris[]] => {
      const jenis = katalog.riwayat.find((satu) => satu.jenis === kode);
      return [kode, jenis ? baris.map((satu) => ({ ...satu, isi: ikutiBaris(jenis, satu.isi, penerus) })) : baris];
    }),
  );
  return { ...data, isi, riwayat };
}

export function ikutiButir(butir: Butir, nilai: NilaiButir, penerus: Penerus): NilaiButir {
  if (nilai === null || typeof nilai !== 'object') return nilai;
  if (isGabungan(butir)) return ikutiIsian(butir.isian, nilai as NilaiIsian, penerus);
  return ikutiIsian(butir.isian, { [butir.kode]: nilai } as NilaiIsian, penerus)[butir.kode]!;
}

export const ikutiBaris = (jenis: JenisRiwayat, isi: NilaiIsian, penerus: Penerus): NilaiIsian =>
  ikutiIsian(jenis.isian, isi, penerus);

function ikutiIsian(isian: readonly Isian[], isi: NilaiIsian, penerus: Penerus): NilaiIsian {
  const hasil = { ...isi };
  for (const satu of isian) {
    const [daftar, nilai] = [daftarIsian(satu), isi[satu.kode]];
    const ke = daftar && isRujukan(nilai) ? penerus.get(kunciPenerus(daftar, nilai.kode)) : undefined;
    if (ke) hasil[satu.kode] = ke;
  }
  return hasil;
}

/** Codes of every reference in some data, for `muatPenerus`. */
export function kodeRujukan(...data: readonly unknown[]): string[] {
  const kode = new Set<string>();
  const telusuri = (satu: unknown): void => {
    if (satu === null || typeof satu !== 'object') return;
    if ('kode' in satu && typeof satu.kode === 'string') kode.add(satu.kode);
    for (const anak of Object.values(satu)) telusuri(anak);
  };
  for (const satu of data) telusuri(satu);
  return [...kode];
}
