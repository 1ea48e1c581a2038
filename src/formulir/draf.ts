import type { IsiKuesioner } from '../kuesioner/kuesioner.js';
import type { Mentah, NilaiIsian } from '../shared/isian.js';
import { katalogTampil } from './bagian-tampil.js';
import type { Baris, DataPns, JenisRiwayat, Sikap, Tab } from './jenis.js';
import { type Katalog, semuaButir } from './katalog.js';

/** What the PNS has said on one tab or riwayat section. */
export interface BagianDraf {
  versi: number;
  /** tabs: butir → sikap; riwayat: { semua_sesuai: … }; questionnaires: their answers */
  isi: Record<string, Sikap> | { semua_sesuai?: boolean } | { kuesioner: IsiKuesioner };
  /** typed, not saved: field → text; riwayat: row → field → text */
  sementara: Mentah | Record<string, Mentah>;
  /** form key of the page that typed last; null after a save */
  ketikKunci?: string | null;
}

/** One change to the history in the draft. */
export interface BarisDraf {
  id: number;
  jenis: string;
  tindakan: 'tambah' | 'ubah' | 'hapus';
  asalId: number | null;
  isi: NilaiIsian | null;
  alasan: string | null;
}

/** The draft: edits on top of the pembanding, never a copy of it. */
export interface Draf {
  bagian: Record<string, BagianDraf>;
  riwayat: readonly BarisDraf[];
  unitKantorId: number | null;
}

export const idAsal = (id: number): string => `p${id}`;
export const idBaru = (id: number): string => `b${id}`;

export function sikapTab(draf: Draf, tab: string): Record<string, Sikap> {
  return (draf.bagian[tab]?.isi ?? {}) as Record<string, Sikap>;
}

/** Answers of a tab that asks questionnaires. */
export const isiKuesioner = (draf: Draf, tab: string): IsiKuesioner =>
  (draf.bagian[tab]?.isi as { kuesioner?: IsiKuesioner } | undefined)?.kuesioner ?? {};

export function semuaSesuai(draf: Draf, jenis: string): boolean {
  return (draf.bagian[jenis]?.isi as { semua_sesuai?: boolean } | undefined)?.semua_sesuai === true;
}

/** Rows of a section that were opened and typed in but not saved. */
export function barisSetengah(draf: Draf, jenis: string): string[] {
  return Object.keys(draf.bagian[jenis]?.sementara ?? {});
}

/**
 * The form as it stands: pembanding with the draft's edits laid over it. Edits of sections that the form does not show
 * stay in the draft and are not part of it. Pure.
 */
export function rangkaiFormulir(katalog: Katalog, pembanding: DataPns, draf: Draf): DataPns {
  const hasil: DataPns = { ...pembanding, isi: { ...pembanding.isi }, riwayat: { ...pembanding.riwayat } };
  for (const satu of katalog.bagian) {
    if ('tab' in satu) tempelTab(hasil, satu.tab, draf);
    else hasil.riwayat[satu.riwayat.jenis] = rangkaiJenis(satu.riwayat, pembanding, draf);
  }
  const tampil = katalogTampil(katalog, hasil);
  return tampil === katalog ? hasil : tanpaTersembunyi(hasil, pembanding, katalog, tampil);
}

function tempelTab(hasil: DataPns, tab: Tab, draf: Draf): void {
  const sikap = sikapTab(draf, tab.kode);
  for (const { kode } of semuaButir(tab)) {
    const satu = sikap[kode];
    if (satu?.sikap === 'perbaiki') hasil.isi[kode] = satu.nilai;
  }
}

const rangkaiJenis = ({ jenis }: JenisRiwayat, pembanding: DataPns, draf: Draf): Baris[] =>
  rangkaiRiwayat(
    pembanding.riwayat[jenis] ?? [],
    draf.riwayat.filter((satu) => satu.jenis === jenis),
  );

/** Takes the edits of hidden sections out again: what BKN holds there stays. */
function tanpaTersembunyi(hasil: DataPns, pembanding: DataPns, katalog: Katalog, tampil: Katalog): DataPns {
  for (const tab of katalog.tab.filter((satu) => !tampil.tab.includes(satu)))
    for (const { kode } of semuaButir(tab)) {
      if (kode in pembanding.isi) hasil.isi[kode] = pembanding.isi[kode]!;
      else delete hasil.isi[kode];
    }
  for (const satu of katalog.riwayat.filter((jenis) => !tampil.riwayat.includes(jenis)))
    hasil.riwayat[satu.jenis] = pembanding.riwayat[satu.jenis] ?? [];
  return hasil;
}

function rangkaiRiwayat(asal: readonly Baris[], draf: readonly BarisDraf[]): Baris[] {
  const ubahan = new Map(draf.filter((satu) => satu.asalId !== null).map((satu) => [idAsal(satu.asalId!), satu]));
  const lama = asal.map((baris) => {
    const satu = ubahan.get(baris.id);
    if (!satu) return baris;
    return satu.tindakan === 'hapus' ? { ...baris, dihapus: satu.alasan ?? '' } : { id: baris.id, isi: satu.isi ?? {} };
  });
  const baru = draf
    .filter((satu) => satu.tindakan === 'tambah')
    .map((satu) => ({ id: idBaru(satu.id), isi: satu.isi ?? {} }));
  return [...lama, ...baru];
}
