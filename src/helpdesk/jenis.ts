import type { StatusFormulir } from '../formulir/formulir.alur.js';
import type { NilaiButir } from '../formulir/jenis.js';
import type { StatusRegistrasi } from '../portal/registrasi.alur.js';
import type { Isian, Mentah, Nilai, NilaiIsian, Rujukan } from '../shared/isian.js';

/** An instansi as the rules of the helpdesk need it. */
export interface InstansiTiket {
  kode: string;
  nama: string;
  jenis: 'pusat' | 'provinsi' | 'kabupaten' | 'kota' | 'lainnya';
  /** null: central, or without a Kanreg */
  kanregKode: string | null;
}

/** What the portal knows around a request when it is filed, shown and decided. */
export interface FaktaTiket {
  nip: string;
  pegawai: { nama: string; nipLama: string | null; kedudukanHukum: string; isi: Record<string, NilaiButir> } | null;
  /** instansi induk of the pembanding; null for an unknown NIP */
  instansi: InstansiTiket | null;
  /** the instansi picked in the form, where the kategori asks for one */
  dipilih: InstansiTiket | null;
  /** the registrasi of the nomor register given, otherwise the one of the NIP that counts */
  registrasi: {
    id: number;
    nomorRegister: string;
    nip: string;
    status: StatusRegistrasi;
    disanggah: boolean;
    email: string | null;
    diajukanPada: Date;
  } | null;
  formulir: { id: number; status: StatusFormulir; kirimanId: number | null } | null;
  /** an approved ticket 16 of this NIP has turned the form down */
  turunStatusTerpakai: boolean;
  /** whoever asks has signed in as this NIP */
  sudahMasuk: boolean;
  kini: Date;
}

/** Where a request goes first; a code that has no office there ends up at Pusat. */
export type KantorTujuan = { jenis: 'instansi'; kode: string } | { jenis: 'kanreg'; kode: string } | { jenis: 'pusat' };

/** Why a request cannot be made now, and the way that is. */
export interface HalanganTiket {
  /** the field it stands at */
  isian: string;
  pesan: string;
  /** the same for the petugas who decides, where `pesan` speaks to the reporter of what is theirs */
  petugas?: string;
  jalan: readonly { teks: string; alamat: string }[];
}

/** A file that the form asks for. */
export interface Dokumen {
  kode: string;
  label: string;
  petunjuk?: string;
  /** only asked for when this field holds one of these codes */
  bila?: { isian: string; nilai: readonly string[] };
}

/** One thing that approving changes; the operator sees the list before, the same transaction carries it out. */
export type Dampak =
  | { jenis: 'ubah_pegawai'; nip: string; butir: string; label: string; nilai: Nilai }
  | { jenis: 'buat_pegawai'; nip: string; isi: Record<string, NilaiButir> }
  | { jenis: 'pindah_instansi'; nip: string; instansi: Rujukan }
  | {
      jenis: 'tambah_referensi';
      daftar: string;
      nama: string;
      isi: Record<string, string>;
      /** the rincian as the operator reads them: label → words */
      sebutan: Record<string, string>;
    }
  | { jenis: 'pakai_referensi'; daftar: string; rujukan: Rujukan }
  | { jenis: 'tambah_unor'; instansiKode: string; simpul: readonly SimpulUnorBaru[] }
  | { jenis: 'turunkan_formulir'; nip: string; formulirId: number; alasan: string }
  | { jenis: 'terima_registrasi'; registrasiId: number; nomorRegister: string }
  | { jenis: 'tambah_unit_verifikator'; instansi: Rujukan; nama: string };

/** One node of a path, from eselon II down; a node of the same name under the same parent is used, not doubled. */
export interface SimpulUnorBaru {
  nama: string;
  eselon: string | null;
  jabatan: string | null;
}

/** Who may approve (domain.md §8), each within their scope; admin_bkn always may. */
export type Penyetuju = 'helpdesk' | 'helpdesk-dan-operator-turun-status' | 'helpdesk-atau-admin-instansi';

/** A request as its kategori reads it. */
export interface IsiTiket {
  nip: string;
  isi: NilaiIsian;
}

export interface DaftarTiket {
  jenis: string;
  /** field that names the thing */
  isian: string;
  /** whose entries: those of the instansi picked in the form; otherwise of the instansi induk, where the list has instansi */
  di?: 'dipilih';
  /** an entry of the very same name makes the request pointless */
  sudahAda?: (fakta: FaktaTiket, nama: string) => HalanganTiket;
}

/** One of the 18 kategori: one file in helpdesk/kategori, named after its kode. */
export interface Kategori {
  nomor: number;
  kode: string;
  kelompok: 'A' | 'B' | 'C';
  /** as in the manual's list and dropdown */
  nama: string;
  /** other words of the manual */
  alias: readonly string[];
  /** everyday phrases that the search box knows, at least three */
  ungkapan: readonly string[];
  /** one line beside its link */
  uraian: string;
  /** the manual's heading "BANTUAN …" */
  judulBantuan: string;
  /** the manual's form title; a second one where people up to the boundary year get another form */
  judulForm: string;
  judulFormSampai?: string;
  /** the manual's INFO notes */
  info: readonly string[];
  /** group A asks the TMT CPNS first; its answer is the field `tmt`: 'sampai' this year or 'sesudah' */
  batasTmt?: 2003 | 2008;
  /** up to the boundary year the NIP Lama is looked up before the form */
  cariNipLama?: true;
  isian: readonly Isian[];
  dokumen: readonly Dokumen[];
  /** rules across fields: field code → message */
  periksa?: (isi: NilaiIsian, kini: Date) => Record<string, string | undefined>;
  /** kategori 14 is about a NIP that does not exist; all others about one that does */
  nipTidakAda?: true;
  halangan?: (isi: NilaiIsian, fakta: FaktaTiket) => HalanganTiket | null;
  kantorPertama: (fakta: FaktaTiket) => KantorTujuan;
  penyetuju: Penyetuju;
  /** the list whose closest entries are shown before sending and before deciding, and the field that names the thing */
  daftar?: DaftarTiket;
  /** what to think about before sending, although it may be sent; '' for nothing */
  catatanKirim?: (isi: NilaiIsian, fakta: FaktaTiket) => string;
  /** what is asked for in one normalised text: who asks for the same is answered together */
  pokok: (isi: NilaiIsian, fakta: FaktaTiket) => string;
  /** "Isi Pengaduan Permasalahan" as the status page and the receipt show it */
  ringkas: (isi: NilaiIsian) => string;
  /** what the petugas has to complete, and what those fields begin with */
  tambahanPetugas: (isi: NilaiIsian) => readonly Isian[];
  tambahanAwal?: (isi: NilaiIsian) => Mentah;
  /** rules across them: field code → message */
  periksaTambahan?: (tambahan: NilaiIsian, isi: NilaiIsian) => Record<string, string | undefined>;
  dampak: (tiket: IsiTiket, fakta: FaktaTiket, tambahan: NilaiIsian) => Dampak[];
  /** "Penyelesaian" when approved, unless the petugas writes another */
  penyelesaian: string;
  /** must pass its own fields and have an effect; tests file it */
  contoh: { isi: NilaiIsian; tambahan: NilaiIsian };
}
