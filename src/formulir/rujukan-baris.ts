import { type Isian, isRujukan, type Mentah, type Nilai, type NilaiIsian, type Rujukan } from '../shared/isian.js';
import type { DataPns, JenisRiwayat, RincianRujukan } from './jenis.js';
import type { Katalog } from './katalog.js';

/**
 * A reference whose list is another section of the same form: `daftar: 'riwayat:suami-istri'`. Stored like any
 * reference, with the natural key of the row as its code, so that it means the same row before and after write-back.
 */

const AWALAN = 'riwayat:';

/** The way out when the row is not there and need not be. */
export const TIDAK_ADA_DALAM_DAFTAR: Rujukan = { kode: 'tidak-ada', nama: 'Tidak ada dalam daftar' };

/** The kind whose rows a field picks from, or null for every other field. */
export const jenisDirujuk = ({ daftar }: Pick<Isian, 'daftar'>): string | null =>
  daftar?.startsWith(AWALAN) ? daftar.slice(AWALAN.length) : null;

export const rujukanBaris = (jenis: JenisRiwayat, isi: NilaiIsian): Rujukan => ({
  kode: jenis.kunci(isi),
  nama: jenis.judulBaris(isi),
});

/** The row that a value means, in the form as it stands; removed rows do not count. */
export function barisRujukan(jenis: JenisRiwayat, data: DataPns, nilai: Nilai | undefined) {
  if (!isRujukan(nilai)) return undefined;
  const ada = (data.riwayat[jenis.jenis] ?? []).filter((baris) => baris.dihapus === undefined);
  return ada.find((baris) => jenis.kunci(baris.isi) === nilai.kode);
}

/** What may be picked in a field: the rows of the form, what the field holds already, and the way out. */
export function pilihanBaris(katalog: Katalog, data: DataPns, isian: Isian, kini?: Nilai): Rujukan[] {
  const jenis = katalog.riwayat.find((satu) => satu.jenis === jenisDirujuk(isian));
  if (!jenis) return [];
  const baris = (data.riwayat[jenis.jenis] ?? []).filter((satu) => satu.dihapus === undefined);
  const ada = baris.map((satu) => rujukanBaris(jenis, satu.isi));
  const lama = isRujukan(kini) && ![...ada, TIDAK_ADA_DALAM_DAFTAR].some(({ kode }) => kode === kini.kode);
  return [...ada, ...(lama ? [kini] : []), TIDAK_ADA_DALAM_DAFTAR];
}

/** What was picked in the fields that pick from the form itself. */
export function bacaPilihanBaris(
  katalog: Katalog,
  data: DataPns,
  isian: readonly Isian[],
  mentah: Mentah,
  asal: NilaiIsian | undefined,
): Record<string, RincianRujukan> {
  const hasil: Record<string, RincianRujukan> = {};
  for (const satu of isian) {
    if (!jenisDirujuk(satu)) continue;
    const pilihan = pilihanBaris(katalog, data, satu, asal?.[satu.kode]);
    const dipilih = pilihan.find(({ kode }) => kode === kodeDipilih(satu, mentah));
    if (dipilih) hasil[satu.kode] = { ...dipilih, isi: {} };
  }
  return hasil;
}

/** A saved value comes as name and code, a picked one as the code alone. */
const kodeDipilih = ({ kode }: Isian, mentah: Mentah): string => mentah[`${kode}__kode`] ?? mentah[kode] ?? '';

/** The field as a list to choose from, with what is chosen. */
export function sebagaiPilihan(
  katalog: Katalog,
  data: DataPns,
  isian: Isian,
  mentah: Mentah,
): { isian: Isian; mentah: Mentah } {
  const kode = kodeDipilih(isian, mentah);
  const kini = mentah[`${isian.kode}__kode`] ? { kode, nama: mentah[isian.kode] ?? '' } : null;
  const { daftar: _, ...sisa } = isian;
  return {
    isian: { ...sisa, jenis: 'pilihan', pilihan: pilihanBaris(katalog, data, isian, kini) },
    mentah: { ...mentah, [isian.kode]: kode },
  };
}
