import { isGabungan } from '../formulir/butir.js';
import type { Butir, JenisRiwayat } from '../formulir/jenis.js';
import { type Katalog, semuaButir } from '../formulir/katalog.js';
import type { Isian, NilaiIsian } from '../shared/isian.js';

/** One place where a reference stands in what the portal keeps of people. */
export interface TempatRujukan {
  /** of a butir: keys down to the reference in `pegawai.isi`; null for a field of a history row */
  butir: { tab: string; butir: Butir; jalur: readonly string[] } | null;
  /** of a field of a history row; null for a butir */
  baris: { jenis: JenisRiwayat; isian: string; dalamKunci: boolean } | null;
}

/** The list that a field picks from, whatever part of it ("lokasi:kabupaten" is of "lokasi"). */
export const daftarIsian = ({ jenis, daftar }: Isian): string | null =>
  jenis === 'referensi' && daftar ? daftar.split(':')[0]! : null;

/** Every place in the form that picks from a list. A new field or kind of history is found by itself. */
export function tempatRujukan(katalog: Katalog, daftar: string): TempatRujukan[] {
  const butir = katalog.tab.flatMap((tab) =>
    semuaButir(tab).flatMap((satu) =>
      satu.isian
        .filter((isian) => daftarIsian(isian) === daftar)
        .map(({ kode }) => ({
          butir: { tab: tab.kode, butir: satu, jalur: isGabungan(satu) ? [satu.kode, kode] : [satu.kode] },
          baris: null,
        })),
    ),
  );
  const baris = katalog.riwayat.flatMap((jenis) =>
    jenis.isian
      .filter((isian) => daftarIsian(isian) === daftar)
      .map(({ kode }) => ({ butir: null, baris: { jenis, isian: kode, dalamKunci: adaDiKunci(jenis, kode) } })),
  );
  return [...butir, ...baris];
}

/** Whether a row's natural key holds the code of this field. */
function adaDiKunci(jenis: JenisRiwayat, isian: string): boolean {
  const kunci = (kode: string) => jenis.kunci({ ...jenis.contoh, [isian]: { kode, nama: '' } } as NilaiIsian);
  return kunci('a') !== kunci('b');
}
