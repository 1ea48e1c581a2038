/** The objects of a PDF, put together from its signs (pdf-token.ts). Nothing is followed, drawn or run. */

export type Nilai =
  | { jenis: 'nama'; nama: string }
  | { jenis: 'angka'; angka: string }
  | { jenis: 'teks' }
  | { jenis: 'rujuk'; nomor: number }
  | { jenis: 'larik'; isi: readonly Nilai[] }
  | Kamus
  | { jenis: 'lain' };

/** Pairs as they stand, repeated keys too: one reader takes the first, another the last. */
export interface Kamus {
  jenis: 'kamus';
  isi: readonly (readonly [kunci: string, nilai: Nilai])[];
}

/** Something that stands by itself: an object with its number, a trailer, a number of a table. */
export interface ObjekPdf {
  nomor: number | null;
  nilai: Nilai;
  /** where its first sign stands */
  letak: number;
  /** bytes follow */
  aliran: boolean;
}

export interface Penyusun {
  readonly objek: ObjekPdf[];
  /** Takes the next sign; false when the signs make no object, or one nested deeper than any writer does. */
  tambah(tanda: string, letak: number): boolean;
}

const TERDALAM = 100;
const KATA_NILAI = new Set(['true', 'false', 'null']);

interface Bingkai {
  buka: string;
  isi: Nilai[];
  letak: number;
}

export function buatPenyusun(): Penyusun {
  const objek: ObjekPdf[] = [];
  const terbuka: Bingkai[] = [];
  let nomor: number | null = null;

  const taruh = (nilai: Nilai, letak: number): boolean => {
    const bingkai = terbuka.at(-1);
    if (bingkai) bingkai.isi.push(nilai);
    else objek.push({ nomor, nilai, letak, aliran: false });
    return true;
  };
  const tutup = (buka: string): boolean => {
    const bingkai = terbuka.pop();
    const nilai = bingkai?.buka === buka ? susun(bingkai) : null;
    return nilai !== null && taruh(nilai, bingkai!.letak);
  };
  /** "7 0 R" and "7 0 obj": the number of the last two, which are taken away. */
  const duaAngka = (): { nomor: number; letak: number } | null => {
    const bingkai = terbuka.at(-1);
    const dua = bingkai ? bingkai.isi.splice(-2).map((nilai) => ({ nilai, letak: 0 })) : objek.splice(-2);
    const angka = dua.map(({ nilai }) =>
      nilai.jenis === 'angka' && /^\d{1,10}$/.test(nilai.angka) ? +nilai.angka : null,
    );
    return angka.length === 2 && angka[0] != null && angka[1] != null
      ? { nomor: angka[0], letak: dua[0]!.letak }
      : null;
  };
  const kata = (tanda: string, letak: number): boolean => {
    if (tanda === 'R' || tanda === 'obj') {
      const dua = duaAngka();
      if (dua && tanda === 'R') return taruh({ jenis: 'rujuk', nomor: dua.nomor }, dua.letak);
      if (dua) nomor = dua.nomor;
      return dua !== null;
    }
    if (tanda === 'endobj') nomor = null;
    if (tanda === 'stream' && objek.length > 0) objek.at(-1)!.aliran = true;
    return !KATA_NILAI.has(tanda) || taruh({ jenis: 'lain' }, letak);
  };

  return {
    objek,
    tambah: (tanda, letak) => {
      if (tanda === '<<' || tanda === '[') return terbuka.push({ buka: tanda, isi: [], letak }) <= TERDALAM;
      if (tanda === '>>') return tutup('<<');
      if (tanda === ']') return tutup('[');
      const nilai = nilaiTunggal(tanda);
      return nilai ? taruh(nilai, letak) : kata(tanda, letak);
    },
  };
}

function nilaiTunggal(tanda: string): Nilai | null {
  if (tanda.startsWith('/')) return { jenis: 'nama', nama: tanda.slice(1) };
  if (tanda.startsWith('(')) return { jenis: 'teks' };
  return /^[+-]*[\d.]/.test(tanda) ? { jenis: 'angka', angka: tanda } : null;
}

/** A dictionary whose keys are no names, or whose last has no value, is read differently by everybody. */
function susun({ buka, isi }: Bingkai): Nilai | null {
  if (buka === '[') return { jenis: 'larik', isi };
  if (isi.length % 2 !== 0) return null;
  const pasangan: [string, Nilai][] = [];
  for (let i = 0; i < isi.length; i += 2) {
    const kunci = isi[i]!;
    if (kunci.jenis !== 'nama') return null;
    pasangan.push([kunci.nama, isi[i + 1]!]);
  }
  return { jenis: 'kamus', isi: pasangan };
}
