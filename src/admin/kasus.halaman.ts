import { tampilButir } from '../formulir/butir.js';
import { type Katalog, semuaButir } from '../formulir/katalog.js';
import type { BerkasTampil } from '../formulir/lampiran.halaman.js';
import type { Mentah } from '../shared/isian.js';
import { tampilSaat } from '../shared/tanggal.js';
import type { Kasus } from '../verifikasi/kasus.service.js';

/** One perubahan with its verdict, as typed or as saved. */
export function itemTampil(
  satu: Kasus['item'][number],
  isi: Mentah,
  pesan: Record<string, string>,
  berkas: Record<string, BerkasTampil[]>,
) {
  const { kunci } = satu.perubahan;
  return {
    ...satu,
    kunci,
    berkas: berkas[kunci] ?? [],
    hasil: isi[`putusan:${kunci}`] ?? satu.putusan?.hasil ?? '',
    alasan: isi[`alasan:${kunci}`] ?? satu.putusan?.alasan ?? '',
    pesan: pesan[`alasan:${kunci}`] ?? '',
    oleh: satu.putusan ? `${satu.putusan.petugas}, ${tampilSaat(satu.putusan.pada)}` : '',
  };
}

/** The rest of the form, where a remark can be put on a wrong ✓ or a missing row: sections with their fields. */
export function bagianLain(katalog: Katalog, kasus: Kasus, isi: Mentah) {
  const catatan = (kunci: string) => isi[`catatan:${kunci}`] ?? kasus.catatan[kunci] ?? '';
  const diubah = new Set(kasus.item.map((satu) => satu.perubahan.kunci));
  const data = kasus.kiriman.isi;
  const tab = katalog.tab.map((satu) => ({
    kode: satu.kode,
    judul: satu.judul,
    catatan: catatan(satu.kode),
    baris: semuaButir(satu)
      .filter((butir) => !diubah.has(butir.kode))
      .map((butir) => ({
        kunci: butir.kode,
        label: butir.label,
        nilai: tampilButir(butir, data.isi[butir.kode]),
        catatan: catatan(butir.kode),
      })),
  }));
  const riwayat = katalog.riwayat.map((jenis) => ({
    kode: jenis.jenis,
    judul: jenis.judul,
    catatan: catatan(jenis.jenis),
    baris: (data.riwayat[jenis.jenis] ?? [])
      .map((baris) => ({
        kunci: `${jenis.jenis}:${baris.id}`,
        label: jenis.judulBaris(baris.isi),
        nilai: jenis.urutan(baris.isi).slice(0, 4),
        catatan: catatan(`${jenis.jenis}:${baris.id}`),
      }))
      .filter((baris) => !diubah.has(baris.kunci)),
  }));
  return [...tab, ...riwayat];
}

/** Label of the butir or section that a kunci names. */
export function sebutTempat(katalog: Katalog, kunci: string): string {
  const butir = katalog.tab.flatMap((tab) => semuaButir(tab)).find((satu) => satu.kode === kunci);
  return butir?.label ?? katalog.riwayat.find((jenis) => kunci.startsWith(`${jenis.jenis}:`))?.judul ?? kunci;
}
