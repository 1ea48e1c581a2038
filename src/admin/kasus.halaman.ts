import { katalogTampil } from '../formulir/bagian-tampil.js';
import { tampilButir } from '../formulir/butir.js';
import type { DataPns, JenisRiwayat, Tab } from '../formulir/jenis.js';
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
  return katalogTampil(katalog, data).bagian.map((satu) => {
    const bagian = 'tab' in satu ? barisTab(satu.tab, data) : barisRiwayat(satu.riwayat, data);
    const baris = bagian.baris
      .filter(({ kunci }) => !diubah.has(kunci))
      .map((isi) => ({ ...isi, catatan: catatan(isi.kunci) }));
    return { ...bagian, catatan: catatan(bagian.kode), baris };
  });
}

const barisTab = (tab: Tab, data: DataPns) => ({
  kode: tab.kode,
  judul: tab.judul,
  baris: semuaButir(tab).map((butir) => ({
    kunci: butir.kode,
    label: butir.label,
    nilai: tampilButir(butir, data.isi[butir.kode]),
  })),
});

const barisRiwayat = (jenis: JenisRiwayat, data: DataPns) => ({
  kode: jenis.jenis,
  judul: jenis.judul,
  baris: (data.riwayat[jenis.jenis] ?? []).map((baris) => ({
    kunci: `${jenis.jenis}:${baris.id}`,
    label: jenis.judulBaris(baris.isi),
    nilai: jenis.urutan(baris.isi).slice(0, 4),
  })),
});

/** Label of the butir or section that a kunci names. */
export function sebutTempat(katalog: Katalog, kunci: string): string {
  const butir = katalog.tab.flatMap((tab) => semuaButir(tab)).find((satu) => satu.kode === kunci);
  const jenis = katalog.riwayat.find((satu) => kunci === satu.jenis || kunci.startsWith(`${satu.jenis}:`));
  return butir?.label ?? jenis?.judul ?? kunci;
}
