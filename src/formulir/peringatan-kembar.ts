import type { Baris, JenisRiwayat, Peringatan } from './jenis.js';
import { samaIsi } from './perubahan.js';

/** Rows that say exactly what an earlier row of the section says. */
export function barisKembar(jenis: JenisRiwayat, baris: readonly Baris[]): Peringatan[] {
  const sama = (a: Baris, b: Baris) => jenis.isian.every((isian) => samaIsi(isian, a.isi, b.isi));
  return baris
    .filter((satu, i) => baris.slice(0, i).some((lain) => sama(satu, lain)))
    .map(({ id }) => ({
      kunci: `${jenis.jenis}:${id}`,
      pesan: 'Baris ini sama persis dengan baris lain di bagian ini. Hapus salah satunya bila tercatat dua kali.',
    }));
}
