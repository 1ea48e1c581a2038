import { bakukanTeks } from '../shared/bakukan.js';
import type { Pertanyaan } from './kuesioner.js';

/**
 * Codes of questions and choices. Answers are compared by them across versions, so a code that has been asked belongs to
 * its question for ever.
 */

/** What published versions have asked under a code. */
export interface PertanyaanTerbit {
  jenis: ReadonlySet<Pertanyaan['jenis']>;
  /** kode of a choice → the names it had */
  pilihan: ReadonlyMap<string, ReadonlySet<string>>;
}

export type KodeTerbit = ReadonlyMap<string, PertanyaanTerbit>;

/** Every code that the published versions hold. */
export function kodeTerbit(versi: readonly (readonly Pertanyaan[])[]): KodeTerbit {
  const hasil = new Map<string, { jenis: Set<Pertanyaan['jenis']>; pilihan: Map<string, Set<string>> }>();
  for (const { kode, jenis, pilihan = [] } of versi.flat()) {
    const satu = hasil.get(kode) ?? { jenis: new Set(), pilihan: new Map() };
    hasil.set(kode, satu);
    satu.jenis.add(jenis);
    for (const { kode: kodePilihan, nama } of pilihan)
      satu.pilihan.set(kodePilihan, (satu.pilihan.get(kodePilihan) ?? new Set()).add(bakukanTeks(nama)));
  }
  return hasil;
}

/** Codes of questions that have not been published are for the time being. */
const SEMENTARA = /^draf_\d+$/;
const KODE_PALING_PANJANG = 40;

/** A code for a question that was just added. */
export function kodeSementara(ada: readonly Pertanyaan[]): string {
  const terpakai = new Set(ada.map(({ kode }) => kode));
  for (let nomor = 1; ; nomor += 1) if (!terpakai.has(`draf_${nomor}`)) return `draf_${nomor}`;
}

/** Words as a code that nothing else has. */
export function kodeBaru(teks: string, bila: { kosong: string; terpakai: (kode: string) => boolean }): string {
  const kata = bakukanTeks(teks)
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, KODE_PALING_PANJANG)
    .replace(/^[^a-z]+|_+$/g, '');
  const dasar = kata.length < 2 ? bila.kosong : kata;
  for (let nomor = 1; ; nomor += 1) {
    const kode = nomor === 1 ? dasar : `${dasar}_${nomor}`;
    if (!bila.terpakai(kode) && !SEMENTARA.test(kode)) return kode;
  }
}

/**
 * The codes with which questions are published: one that has been asked under its code and kind keeps it, any other gets
 * one from its words that no version has had. Conditions follow.
 */
export function namaiPertanyaan(daftar: readonly Pertanyaan[], terbit: KodeTerbit): Pertanyaan[] {
  const tetap = (satu: Pertanyaan): boolean => {
    const jenis = terbit.get(satu.kode)?.jenis;
    return jenis !== undefined && jenis.size === 1 && jenis.has(satu.jenis);
  };
  const nama = new Map<string, string>();
  const terpakai = new Set(terbit.keys());
  for (const satu of daftar) {
    const terpakaiKode = (kode: string): boolean => terpakai.has(kode);
    const kode = tetap(satu) ? satu.kode : kodeBaru(satu.label, { kosong: 'pertanyaan', terpakai: terpakaiKode });
    terpakai.add(kode);
    nama.set(satu.kode, kode);
  }
  return daftar.map(({ bila, ...satu }) => ({
    ...satu,
    kode: nama.get(satu.kode)!,
    ...(bila && { bila: { ...bila, isian: nama.get(bila.isian) ?? bila.isian } }),
  }));
}
