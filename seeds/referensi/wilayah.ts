import { readTable } from './berkas.js';
import type { BarisReferensi } from './daftar.js';

export const BERKAS_WILAYAH = 'wilayah.csv.gz';

/** What stands before the name of an area when it is told as part of an address. */
const SEBUTAN: Record<string, string> = { kecamatan: 'Kec. ' };

/** Provinces to villages; `keterangan` names the areas above, nearest first: "Kec. Purwokerto Timur, Kab. Banyumas, Jawa Tengah". */
export function readWilayah(): BarisReferensi[] {
  const alamat = new Map<string, string>();
  // Parents stand before their children in the file, which is sorted by kode.
  return readTable(BERKAS_WILAYAH, ['kode', 'nama', 'tingkat', 'induk']).map(({ kode, nama, tingkat, induk }) => {
    const keterangan = alamat.get(induk) ?? '';
    if (tingkat !== 'desa') alamat.set(kode, gabung(`${SEBUTAN[tingkat] ?? ''}${nama}`, keterangan));
    return { kode, nama, isi: { tingkat, ...(induk && { induk }), keterangan } };
  });
}

const gabung = (nama: string, atas: string): string => (atas ? `${nama}, ${atas}` : nama);
