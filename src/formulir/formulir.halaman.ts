import { berlaku, tampilNilai } from '../shared/isian.js';
import { type IsianTampil, type KeadaanIsian, tampilkanIsian } from '../web/isian-tampil.js';
import { tampilButir } from './butir.js';
import { rangkaiFormulir } from './draf.js';
import { bisaDiisi } from './formulir.alur.js';
import type { Lembar } from './formulir.repository.js';
import type { Baris, Butir, DataPns, JenisRiwayat, Keterangan, Tab } from './jenis.js';
import { type Katalog, semuaButir } from './katalog.js';
import { hitungPeringatan, type KeadaanBagian, keadaanBagian } from './kelengkapan.js';
import { isianBaris } from './perubahan.js';

/** Scripts of a page with fields; it works without them. */
export const SKRIP_ISIAN: readonly string[] = ['accessible-autocomplete.js', 'formulir.js', 'ketikan.js'];

/** What a verifikator said at a place: kunci → texts. */
export type CatatanTempat = Record<string, { oleh: string; teks: string }[]>;

/** Place of a page among the sections, for the list beside it and "Bagian 2 dari 5"; 0 for the page of a group. */
export interface LetakBagian {
  daftar: readonly (KeadaanBagian & { kini: boolean })[];
  nomor: number;
  sebelum: { judul: string; alamat: string } | null;
  sesudah: { judul: string; alamat: string } | null;
}

export function letakBagian(katalog: Katalog, lembar: Lembar, halaman: Tab | JenisRiwayat): LetakBagian {
  const kode = 'jenis' in halaman ? halaman.jenis : halaman.kode;
  const daftar = keadaanBagian({ katalog, pembanding: lembar.pembanding, draf: lembar.draf }).map((satu) => ({
    ...satu,
    kini: satu.kode === kode,
  }));
  const i = daftar.findIndex((satu) => satu.kini);
  // The page of a group is no section: from there the form goes on with the first kind of the group.
  if (i === -1) {
    const pertama = daftar.find((satu) => 'menaungi' in halaman && halaman.menaungi?.includes(satu.kode));
    return { daftar, nomor: 0, sebelum: null, sesudah: pertama ?? null };
  }
  return { daftar, nomor: i + 1, sebelum: daftar[i - 1] ?? null, sesudah: daftar[i + 1] ?? null };
}

export interface ButirTampil {
  jenis: 'butir';
  kode: string;
  label: string;
  nilaiBkn: string;
  /** the value that holds now, for the read-only page */
  nilaiKini: string;
  berubah: boolean;
  sikap: string;
  isian: IsianTampil[];
  pesan: string;
  peringatan: string[];
  catatan: { oleh: string; teks: string }[];
  /** files attached to its correction */
  lampiran: number;
}

export interface KeteranganTampil {
  jenis: 'keterangan';
  kode: string;
  label: string;
  nilai: string;
  ubahDi: { teks: string; alamat: string } | null;
}

export interface KelompokTampil {
  judul: string;
  isi: (ButirTampil | KeteranganTampil)[];
}

interface BahanTab {
  katalog: Katalog;
  lembar: Lembar;
  tab: Tab;
  keadaan: KeadaanIsian;
  catatan: CatatanTempat;
}

/** A tab as the page shows it: every butir with what BKN holds, the judgement and the doubts. */
export function halamanTab(bahan: BahanTab): KelompokTampil[] {
  const data = rangkaiFormulir(bahan.katalog, bahan.lembar.pembanding, bahan.lembar.draf);
  const peringatan = hitungPeringatan(bahan.katalog, data);
  return bahan.tab.kelompok.map((kelompok) => ({
    judul: kelompok.judul,
    isi: kelompok.isi.map((satu) =>
      'butir' in satu
        ? butirTampil(bahan, satu.butir, data, peringatan)
        : keteranganTampil(bahan.lembar, satu.keterangan, data),
    ),
  }));
}

function butirTampil(
  bahan: BahanTab,
  butir: Butir,
  data: DataPns,
  peringatan: { kunci: string; pesan: string }[],
): ButirTampil {
  const { keadaan, lembar } = bahan;
  const kini = tampilButir(butir, data.isi[butir.kode]);
  const bkn = tampilButir(butir, lembar.pembanding.isi[butir.kode]);
  return {
    jenis: 'butir',
    kode: butir.kode,
    label: butir.label,
    nilaiBkn: bkn,
    nilaiKini: kini,
    berubah: kini !== bkn,
    sikap: keadaan.mentah[`${butir.kode}__sikap`] ?? '',
    isian: butir.isian.map((isian) => ({
      ...tampilkanIsian(isian, keadaan),
      label: butir.isian.length === 1 ? `${butir.label} yang benar` : isian.label,
    })),
    pesan: butir.isian.some(
      (isian) => isian.kode === butir.kode && keadaan.mentah[`${butir.kode}__sikap`] === 'perbaiki',
    )
      ? ''
      : (keadaan.pesan?.[butir.kode] ?? ''),
    peringatan: peringatan.filter((satu) => satu.kunci === butir.kode).map((satu) => satu.pesan),
    catatan: bahan.catatan[butir.kode] ?? [],
    lampiran: lembar.lampiran[butir.kode] ?? 0,
  };
}

const tautanUbah = (di: NonNullable<Keterangan['ubahDi']>): { teks: string; alamat: string } =>
  di === 'akun'
    ? { teks: 'Ubah di Akun', alamat: '/akun' }
    : { teks: di.teks, alamat: `/formulir/riwayat/${di.bagian}` };

function keteranganTampil(lembar: Lembar, satu: Keterangan, data: DataPns): KeteranganTampil {
  const ubahDi = satu.ubahDi && bisaDiisi(lembar.status) ? tautanUbah(satu.ubahDi) : null;
  return { jenis: 'keterangan', kode: satu.kode, label: satu.label, nilai: satu.nilai(data), ubahDi };
}

export interface BarisTampil {
  id: string;
  judul: string;
  tanda: 'sama' | 'baru' | 'ubah' | 'hapus';
  fakta: { label: string; nilai: string; lama: string | null }[];
  alasan: string;
  peringatan: string[];
  catatan: { oleh: string; teks: string }[];
}

/** Rows of a section, newest first; a changed or removed row stays visible as such. */
export function halamanRiwayat(
  katalog: Katalog,
  lembar: Lembar,
  jenis: JenisRiwayat,
  catatan: CatatanTempat,
): BarisTampil[] {
  const data = rangkaiFormulir(katalog, lembar.pembanding, lembar.draf);
  const asal = new Map((lembar.pembanding.riwayat[jenis.jenis] ?? []).map((baris) => [baris.id, baris]));
  const peringatan = hitungPeringatan(katalog, data);
  return urutkan(jenis, data.riwayat[jenis.jenis] ?? []).map((baris) => {
    const kunci = `${jenis.jenis}:${baris.id}`;
    return {
      ...barisTampil(jenis, asal.get(baris.id), baris),
      peringatan: peringatan.filter((satu) => satu.kunci === kunci).map((satu) => satu.pesan),
      catatan: catatan[kunci] ?? [],
    };
  });
}

const urutkan = (jenis: JenisRiwayat, baris: readonly Baris[]): Baris[] =>
  [...baris].sort((a, b) => jenis.urutan(b.isi).localeCompare(jenis.urutan(a.isi)));

function barisTampil(
  jenis: JenisRiwayat,
  asal: Baris | undefined,
  baris: Baris,
): Omit<BarisTampil, 'peringatan' | 'catatan'> {
  const fakta = isianBaris(jenis).flatMap((isian) => {
    if (isian.internal) return [];
    const nilai = tampilNilai(isian, baris.isi[isian.kode]);
    const lama = asal && asal !== baris ? tampilNilai(isian, asal.isi[isian.kode]) : nilai;
    if ((nilai === '' || nilai === 'Tidak') && (lama === '' || lama === nilai)) return [];
    return [{ label: isian.label, nilai, lama: lama === nilai ? null : lama || 'tidak ada' }];
  });
  const tanda =
    baris.dihapus !== undefined ? 'hapus' : !asal ? 'baru' : fakta.some((satu) => satu.lama !== null) ? 'ubah' : 'sama';
  return { id: baris.id, judul: jenis.judulBaris(baris.isi), tanda, fakta, alasan: baris.dihapus ?? '' };
}

/** Sections where typing waits to be saved: for the notice on the page. */
export function adaSementara(lembar: Lembar, bagian: string): boolean {
  return Object.keys(lembar.draf.bagian[bagian]?.sementara ?? {}).length > 0;
}

/** Labels of a tab's butir that another device has saved differently from what stands on this page. */
export function bedaPerangkat(
  tab: Tab,
  punyaSaya: KeadaanIsian['mentah'],
  tersimpan: KeadaanIsian['mentah'],
): string[] {
  const beda = (nama: string): boolean => rapat(punyaSaya[nama]) !== rapat(tersimpan[nama]);
  const butirBeda = (butir: Butir): boolean => {
    const sikap = `${butir.kode}__sikap`;
    // Of a field that is "Sesuai" here the browser sends leftovers, too.
    if (beda(sikap) || punyaSaya[sikap] !== 'perbaiki') return beda(sikap);
    return butir.isian.some((isian) => berlaku(isian, (kode) => punyaSaya[kode]) && beda(isian.kode));
  };
  const label = semuaButir(tab)
    .filter(butirBeda)
    .map((butir) => butir.label);
  return tab.denganVerifikator && beda('verifikator') ? [...label, 'Verifikator Level 1'] : label;
}

/** Browsers send line breaks of their own kind. */
const rapat = (teks: string | undefined): string => (teks ?? '').replace(/\r\n?/g, '\n').trim();
