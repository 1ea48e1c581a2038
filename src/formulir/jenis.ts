import type { Isian, Mentah, Nilai, NilaiIsian, Rujukan } from '../shared/isian.js';

/** The level that a change has to reach (domain.md §4 "Needed levels"). */
export type Tingkat = 2 | 3 | 4;

/** Value of one butir: a single value, or a record of fields for a composite such as Lokasi Kerja. */
export type NilaiButir = Nilai | NilaiIsian;

/** One item of a tab that the PNS judges ✓ / ✗ as a whole. */
export interface Butir {
  kode: string;
  label: string;
  tingkat: Tingkat;
  /** one field of the same kode, or the fields of a composite */
  isian: readonly Isian[];
  /** ✓ is allowed although BKN holds nothing (domain.md §7); a function where it depends on the rest of the data */
  bolehKosong?: true | ((isi: Record<string, NilaiButir>) => boolean);
  /** a rule across the fields of a composite: field code → message */
  periksa?: (nilai: NilaiIsian) => Record<string, string | undefined>;
  /** how a composite reads in one line */
  tampil?: (nilai: NilaiIsian) => string;
}

/** A line shown without judgement: read-only data and where it is kept. */
export interface Keterangan {
  kode: string;
  label: string;
  /** the text to show, '' when there is none */
  nilai: (data: DataPns) => string;
  /** where it is changed, if anywhere: a kind of history, or the account */
  ubahDi?: { teks: string; bagian: string } | 'akun';
}

export interface KelompokButir {
  judul: string;
  isi: readonly ({ butir: Butir } | { keterangan: Keterangan })[];
}

/** Where a section stands in the form: one row of numbers over tabs and kinds of history. */
export interface TempatBagian {
  nomorUrut: number;
  /** heading of the checklist under which it stands, with its neighbours of the same heading */
  kelompokDaftar?: string;
  /** not everybody's section: shown, asked and sent only while the form as it stands says so */
  tampilBila?: SyaratTampil;
}

/** When a section is shown. It looks at one kind of history, and that kind is always shown itself. */
export interface SyaratTampil {
  riwayat: string;
  cocok: (data: DataPns) => boolean;
  /** why it is shown and why it is hidden, as in "karena …" */
  karena: { tampil: string; hilang: string };
}

/** A tab: one file in formulir/tab. */
export interface Tab extends TempatBagian {
  kode: string;
  /** the last part of its address where that is not its kode: /formulir/guru is the page of more than the butir there */
  alamat?: string;
  /** kinds of history that its page leads to; without butir of its own it is that page alone, and no section */
  menaungi?: readonly string[];
  judul: string;
  pengantar: string;
  kelompok: readonly KelompokButir[];
  peringatan?: (data: DataPns) => Peringatan[];
  /** asks questionnaires instead of comparing data: no butir, no perubahan */
  denganKuesioner?: true;
  /** Verifikator Level 1 is asked on this tab */
  denganVerifikator?: true;
  /** values that must pass this tab's own schema; a test sends them */
  contoh: Record<string, NilaiButir>;
}

/** A kind of history row: one file in formulir/riwayat. */
export interface JenisRiwayat extends TempatBagian {
  jenis: string;
  judul: string;
  /** what one row is called in "Tambah …" */
  satuan: string;
  tingkat: Tingkat;
  isian: readonly Isian[];
  /** the section, where it is shown, is not complete without a row (domain.md §7) */
  wajibBerisi?: true;
  /** fields filled from what was picked, shown read-only */
  turunan?: readonly Isian[];
  /** natural key within a person: an import finds its row by it */
  kunci: (isi: NilaiIsian) => string;
  judulBaris: (isi: NilaiIsian) => string;
  /** newest first */
  urutan: (isi: NilaiIsian) => string;
  /** rules across fields: field code → message */
  periksa?: (isi: NilaiIsian) => Record<string, string | undefined>;
  /** fills the derived fields from what the lists know of the picked references; `asal` is the row before it was changed */
  lengkapi?: (isi: NilaiIsian, rinci: Record<string, RincianRujukan | undefined>, asal?: NilaiIsian) => NilaiIsian;
  /** "Cari" beside an NIP fills fields of the row with what BKN holds of that PNS */
  cariNip?: CariNip;
  /** what a new row's editor begins with */
  awal?: (data: DataPns) => Mentah;
  peringatan?: (baris: readonly Baris[], data: DataPns) => Peringatan[];
  contoh: NilaiIsian;
}

/** A look-up by NIP; the filled fields have the codes of the butir they are filled from. */
export interface CariNip {
  /** the field that holds the NIP */
  isian: string;
  /** the box that says that there is one */
  bila: string;
  isi: readonly string[];
}

/** What a list knows of a picked reference besides code and name. */
export interface RincianRujukan extends Rujukan {
  isi: Record<string, unknown>;
}

/** One history row; `dihapus` carries the reason given for removing it ('' when none). */
export interface Baris {
  id: string;
  isi: NilaiIsian;
  dihapus?: string;
}

/** Everything the portal knows of one PNS: the same shape for pembanding, draft and kiriman. */
export interface DataPns {
  nip: string;
  nipLama: string | null;
  isi: Record<string, NilaiButir>;
  riwayat: Record<string, Baris[]>;
}

/** A doubt shown to PNS and verifikator; never a block (domain.md §7). */
export interface Peringatan {
  /** the butir, `jenis:id` of a row, or the section it stands at */
  kunci: string;
  pesan: string;
}

/** ✓ or ✗ with the value given. */
export type Sikap = { sikap: 'sesuai' } | { sikap: 'perbaiki'; nilai: NilaiButir };
