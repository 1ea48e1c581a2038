/** Past this many days a waiting item is late (one working week). */
export const TERLAMBAT_HARI = 5;

/** Age in days as the queues show it. */
export function sebutUmur(kini: Date, sejak: Date): { teks: string; terlambat: boolean } {
  const hari = Math.floor((kini.getTime() - sejak.getTime()) / 86_400_000);
  return { teks: hari === 0 ? 'hari ini' : `${hari} hari`, terlambat: hari >= TERLAMBAT_HARI };
}

/** Most that lists and headings count; beyond it they say "lebih dari". */
export const HITUNG_SAMPAI = 99;

export const sebutJumlah = (jumlah: number): string =>
  jumlah > HITUNG_SAMPAI ? `lebih dari ${HITUNG_SAMPAI}` : String(jumlah);
