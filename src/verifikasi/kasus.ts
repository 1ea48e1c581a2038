import { createHash } from 'node:crypto';
import { katalogTampil } from '../formulir/bagian-tampil.js';
import type { DataPns, Peringatan } from '../formulir/jenis.js';
import { type Katalog, semuaButir } from '../formulir/katalog.js';
import { hitungPeringatan } from '../formulir/kelengkapan.js';
import type { Kiriman } from '../formulir/kiriman.repository.js';
import { bandingkanData, hitungPerubahan, type Perubahan } from '../formulir/perubahan.js';
import { dinilai, type TingkatVerifikasi } from './tingkat.js';
import type { PutusanTersimpan } from './verifikasi.repository.js';

/** One perubahan as a level sees it. */
export interface ItemKasus {
  perubahan: Perubahan;
  sidik: string;
  /** false: of another level, shown read-only */
  dinilai: boolean;
  putusan: PutusanTersimpan | null;
  /** the pembanding moved under it since it was sent or judged */
  berubahSejakKirim: boolean;
  /** judged "sesuai" with the same content on an earlier kiriman */
  usulSesuai: boolean;
  peringatan: string[];
}

/** Names the content of a perubahan: the same change on a later kiriman has the same sidik. */
export function sidikPerubahan(satu: Perubahan): string {
  return createHash('sha256')
    .update(JSON.stringify([satu.kunci, satu.jenis, satu.lama, satu.baru]))
    .digest('base64url');
}

export interface BahanKasus {
  katalog: Katalog;
  kiriman: Kiriman;
  tingkat: TingkatVerifikasi;
  daerah: boolean;
  putusan: readonly PutusanTersimpan[];
  usulan: ReadonlySet<string>;
  /** the pembanding as it was at Kirim and as it is now, when it changed; entries merged since are the same on both sides */
  pembandingKini: { dulu: DataPns; data: DataPns; sejak: Date } | null;
}

/** Every perubahan of a kiriman with what this level has said of it. A verdict on a field that BKN changed since counts no more. */
export function itemKasus(bahan: BahanKasus): ItemKasus[] {
  const { katalog, kiriman, pembandingKini } = bahan;
  const tersentuh = new Set(
    pembandingKini
      ? bandingkanData(katalogTampil(katalog, kiriman.isi), pembandingKini.dulu, pembandingKini.data).map(
          (satu) => satu.kunci,
        )
      : [],
  );
  const peringatan = hitungPeringatan(katalog, kiriman.isi);
  return hitungPerubahan(katalog, kiriman.pembanding, kiriman.isi).map((perubahan) => {
    const berubah = tersentuh.has(perubahan.kunci);
    const putusan = bahan.putusan.find((satu) => satu.kunci === perubahan.kunci) ?? null;
    const basi = berubah && putusan !== null && pembandingKini !== null && putusan.pada < pembandingKini.sejak;
    const sidik = sidikPerubahan(perubahan);
    return {
      perubahan,
      sidik,
      dinilai: dinilai(bahan.tingkat, perubahan, bahan.daerah),
      putusan: basi ? null : putusan,
      berubahSejakKirim: berubah,
      usulSesuai: !berubah && bahan.usulan.has(sidik),
      peringatan: peringatan.filter((satu) => satu.kunci === perubahan.kunci).map((satu) => satu.pesan),
    };
  });
}

/** Where a remark can stand: the whole form (''), a section, a butir or a row of what was sent. */
export function tempatCatatan(semua: Katalog, kiriman: Kiriman): ReadonlySet<string> {
  const katalog = katalogTampil(semua, kiriman.isi);
  const tab = katalog.tab.flatMap((satu) => [satu.kode, ...semuaButir(satu).map((butir) => butir.kode)]);
  const riwayat = katalog.riwayat.flatMap(({ jenis }) => [
    jenis,
    ...(kiriman.isi.riwayat[jenis] ?? []).map((baris) => `${jenis}:${baris.id}`),
  ]);
  return new Set(['', ...tab, ...riwayat]);
}

/** Doubts about what the PNS did not change: a ✓ may be wrong too (domain.md §7). */
export function peringatanLain(katalog: Katalog, kiriman: Kiriman, item: readonly ItemKasus[]): Peringatan[] {
  const diubah = new Set(item.map((satu) => satu.perubahan.kunci));
  return hitungPeringatan(katalog, kiriman.isi).filter((satu) => !diubah.has(satu.kunci));
}

export interface RingkasKasus {
  belum: number;
  tidakSesuai: number;
}

/** What the verdicts add up to. */
export const ringkasKasus = (item: readonly ItemKasus[]): RingkasKasus =>
  ringkasHasil(item.map(({ dinilai, putusan }) => ({ dinilai, hasil: putusan?.hasil ?? '' })));

/** The same of verdicts as a page shows them, also those that are not saved yet. */
export function ringkasHasil(item: readonly { dinilai: boolean; hasil: string }[]): RingkasKasus {
  const milik = item.filter((satu) => satu.dinilai);
  return {
    belum: milik.filter((satu) => !satu.hasil).length,
    tidakSesuai: milik.filter((satu) => satu.hasil === 'tidak_sesuai').length,
  };
}

/**
 * Names what a verifikator has before them: verdicts and remarks of the level, and the pembanding as it is now. A page
 * that was opened before any of it changed says something else.
 */
export function sidikKasus(kasus: {
  item: readonly ItemKasus[];
  catatan: Record<string, string>;
  formulir: { pegawaiVersi: number };
}): string {
  const putusan = kasus.item.map((satu) => [
    satu.perubahan.kunci,
    satu.putusan?.hasil ?? null,
    satu.putusan?.alasan ?? null,
  ]);
  const catatan = Object.entries(kasus.catatan).sort();
  return createHash('sha256')
    .update(JSON.stringify([putusan, catatan, kasus.formulir.pegawaiVersi]))
    .digest('base64url');
}
