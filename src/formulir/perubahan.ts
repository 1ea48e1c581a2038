import { type Isian, isRujukan, type NilaiIsian, samaNilai, tampilNilai } from '../shared/isian.js';
import { katalogTampil } from './bagian-tampil.js';
import { nilaiIsianButir, samaButir, tampilButir } from './butir.js';
import type { Baris, Butir, DataPns, JenisRiwayat, NilaiButir, Tab, Tingkat } from './jenis.js';
import { type Katalog, semuaButir } from './katalog.js';

/** One field of a changed row, as text. */
export interface RincianPerubahan {
  label: string;
  lama: string;
  baru: string;
}

/**
 * One difference between pembanding and formulir. Checklist, PDF, verifikator's page and write-back all read this list
 * and nothing else.
 */
export interface Perubahan {
  /** kode of the butir, or `jenis:id` of the row */
  kunci: string;
  /** tab or riwayat kind it stands in */
  bagian: string;
  judulBagian: string;
  label: string;
  jenis: 'isian' | 'tambah' | 'ubah' | 'hapus';
  tingkat: Tingkat;
  lama: string;
  baru: string;
  /** rows only: what the row holds, field by field */
  rincian: RincianPerubahan[];
  /** the new value (butir) or row; null for a removed row */
  nilai: NilaiButir | NilaiIsian | null;
  /** reason given for a removed row */
  alasan?: string;
}

/** All differences in the sections that the form shows, in their order. Pure. */
export function hitungPerubahan(katalog: Katalog, pembanding: DataPns, formulir: DataPns): Perubahan[] {
  return bandingkanData(katalogTampil(katalog, formulir), pembanding, formulir);
}

/** All differences in these sections, whatever either side shows. */
export function bandingkanData(katalog: Katalog, pembanding: DataPns, formulir: DataPns): Perubahan[] {
  return katalog.bagian.flatMap((satu) =>
    'tab' in satu ? bandingkanTab(satu.tab, pembanding, formulir) : bandingkanJenis(satu.riwayat, pembanding, formulir),
  );
}

const bandingkanTab = (tab: Tab, pembanding: DataPns, formulir: DataPns): Perubahan[] =>
  semuaButir(tab).flatMap((butir) =>
    bandingkanButir(butir, tab.kode, tab.judul, pembanding.isi[butir.kode], formulir.isi[butir.kode]),
  );

const bandingkanJenis = (jenis: JenisRiwayat, pembanding: DataPns, formulir: DataPns): Perubahan[] =>
  bandingkanRiwayat(jenis, pembanding.riwayat[jenis.jenis] ?? [], formulir.riwayat[jenis.jenis] ?? []);

function bandingkanButir(
  butir: Butir,
  bagian: string,
  judulBagian: string,
  lama: NilaiButir | undefined,
  baru: NilaiButir | undefined,
): Perubahan[] {
  if (samaButir(butir, lama, baru)) return [];
  const isi = {
    kunci: butir.kode,
    bagian,
    judulBagian,
    label: butir.label,
    jenis: 'isian' as const,
    tingkat: butir.tingkat,
  };
  const teks = terbedakan(
    { isi: nilaiIsianButir(butir, lama), teks: tampilButir(butir, lama) },
    { isi: nilaiIsianButir(butir, baru), teks: tampilButir(butir, baru) },
    butir.isian,
  );
  return [{ ...isi, ...teks, rincian: [], nilai: baru ?? null }];
}

interface Sisi {
  isi: NilaiIsian;
  teks: string;
}

/** Both sides as text. Where they read the same, entries of one name (Tegalsari is many a village), their codes tell them apart. */
function terbedakan(lama: Sisi, baru: Sisi, isian: readonly Isian[]): { lama: string; baru: string } {
  if (lama.teks !== baru.teks) return { lama: lama.teks, baru: baru.teks };
  const beda = isian.filter(({ kode }) => !samaNilai(lama.isi[kode] ?? null, baru.isi[kode] ?? null));
  const kode = ({ isi }: Sisi) => beda.flatMap((satu) => kodeRujukan(isi[satu.kode])).join(', ');
  const sebut = (sisi: Sisi) => (kode(sisi) ? `${sisi.teks} (kode ${kode(sisi)})` : sisi.teks);
  return { lama: sebut(lama), baru: sebut(baru) };
}

const kodeRujukan = (nilai: NilaiIsian[string] | undefined): string[] => (isRujukan(nilai) ? [nilai.kode] : []);

function bandingkanRiwayat(jenis: JenisRiwayat, lama: Baris[], baru: Baris[]): Perubahan[] {
  const asal = new Map(lama.map((baris) => [baris.id, baris]));
  const ada = new Set(baru.map((baris) => baris.id));
  const hilang = lama.filter((baris) => !ada.has(baris.id)).map((baris) => ({ ...baris, dihapus: '' }));
  return [...baru, ...hilang].flatMap((baris) => bandingkanBaris(jenis, asal.get(baris.id), baris));
}

function bandingkanBaris(jenis: JenisRiwayat, lama: Baris | undefined, baru: Baris): Perubahan[] {
  const dasar = {
    kunci: `${jenis.jenis}:${baru.id}`,
    bagian: jenis.jenis,
    judulBagian: jenis.judul,
    tingkat: jenis.tingkat,
  };
  if (baru.dihapus !== undefined) {
    if (!lama) return [];
    return [
      {
        ...dasar,
        label: jenis.judulBaris(lama.isi),
        jenis: 'hapus',
        lama: ringkasBaris(jenis, lama.isi),
        baru: '',
        rincian: rincianBaris(jenis, lama.isi, {}),
        nilai: null,
        alasan: baru.dihapus,
      },
    ];
  }
  const label = jenis.judulBaris(baru.isi);
  if (!lama) {
    return [
      {
        ...dasar,
        label,
        jenis: 'tambah',
        lama: '',
        baru: ringkasBaris(jenis, baru.isi),
        rincian: rincianBaris(jenis, {}, baru.isi),
        nilai: baru.isi,
      },
    ];
  }
  const rincian = rincianBaris(jenis, lama.isi, baru.isi);
  if (rincian.length === 0) return [];
  const gabung = (sisi: 'lama' | 'baru') =>
    rincian.map((satu) => `${satu.label}: ${satu[sisi] || 'tidak ada'}`).join('; ');
  return [{ ...dasar, label, jenis: 'ubah', lama: gabung('lama'), baru: gabung('baru'), rincian, nilai: baru.isi }];
}

/** All fields of a kind, derived ones included. */
export const isianBaris = (jenis: JenisRiwayat): readonly Isian[] => [...jenis.isian, ...(jenis.turunan ?? [])];

function rincianBaris(jenis: JenisRiwayat, lama: NilaiIsian, baru: NilaiIsian): RincianPerubahan[] {
  return isianBaris(jenis)
    .filter((isian) => !samaIsi(isian, lama, baru))
    .map((isian) => {
      const sisi = (isi: NilaiIsian): Sisi => ({ isi, teks: tampilNilai(isian, isi[isian.kode]) });
      return { label: isian.label, ...terbedakan(sisi(lama), sisi(baru), [isian]) };
    });
}

/** Whether two rows say the same in this field. */
export const samaIsi = (isian: Isian, lama: NilaiIsian, baru: NilaiIsian): boolean =>
  samaNilai(bakukan(isian, lama[isian.kode]), bakukan(isian, baru[isian.kode]));

/** A box never ticked says the same as one not ticked. */
const bakukan = (isian: Isian, nilai: NilaiIsian[string] | undefined) =>
  isian.jenis === 'ya-tidak' && nilai === false ? null : nilai;

function ringkasBaris(jenis: JenisRiwayat, isi: NilaiIsian): string {
  return jenis.isian
    .map((isian) => ({ isian, teks: tampilNilai(isian, isi[isian.kode]) }))
    .filter(({ teks }) => teks !== '' && teks !== 'Tidak')
    .map(({ isian, teks }) => `${isian.label}: ${teks}`)
    .join('; ');
}

/** Applies differences to the pembanding; `terapkan(p, hitungPerubahan(k, p, f))` holds exactly what `f` holds. */
export function terapkanPerubahan(pembanding: DataPns, perubahan: readonly Perubahan[]): DataPns {
  const hasil: DataPns = { ...pembanding, isi: { ...pembanding.isi }, riwayat: structuredClone(pembanding.riwayat) };
  for (const satu of perubahan) {
    if (satu.jenis === 'isian') hasil.isi[satu.kunci] = satu.nilai as NilaiButir;
    else terapkanBaris(hasil, satu);
  }
  return hasil;
}

function terapkanBaris(hasil: DataPns, satu: Perubahan): void {
  const id = satu.kunci.slice(satu.bagian.length + 1);
  const lain = (hasil.riwayat[satu.bagian] ?? []).filter((baris) => baris.id !== id);
  hasil.riwayat[satu.bagian] = satu.jenis === 'hapus' ? lain : [...lain, { id, isi: satu.nilai as NilaiIsian }];
}
