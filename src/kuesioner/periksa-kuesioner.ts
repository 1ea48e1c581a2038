import type { IsiVersi } from './draf-kuesioner.js';
import { bacaPertanyaan, PERTANYAAN_PALING_BANYAK, type Pertanyaan } from './kuesioner.js';

/** What stands in the way of publishing; `kode` names the question it is about. */
export interface MasalahKuesioner {
  kode: string | null;
  pesan: string;
}

/** Everything that has to be mended first. Where it finds nothing, `bacaPertanyaan` takes the questions. */
export function periksaKuesioner(daftar: readonly Pertanyaan[]): MasalahKuesioner[] {
  if (daftar.length === 0) return [{ kode: null, pesan: 'Tambahkan paling sedikit satu pertanyaan.' }];
  if (daftar.length > PERTANYAAN_PALING_BANYAK)
    return [{ kode: null, pesan: `Sisakan paling banyak ${PERTANYAAN_PALING_BANYAK} pertanyaan.` }];
  const masalah = daftar.flatMap((satu, i) => periksaSyarat(satu, daftar.slice(0, i), daftar.slice(i + 1)) ?? []);
  // A form without answers is then never taken for a complete one, whichever version it was shown.
  if (!daftar.some(({ tidakWajib, bila }) => !tidakWajib && !bila))
    masalah.push({
      kode: null,
      pesan: 'Paling sedikit satu pertanyaan wajib dijawab oleh semua orang: tanpa syarat dan tidak boleh dikosongkan.',
    });
  if (masalah.length === 0) bacaPertanyaan('periksa', daftar);
  return masalah;
}

function periksaSyarat(
  { kode, label, bila }: Pertanyaan,
  sebelum: readonly Pertanyaan[],
  sesudah: readonly Pertanyaan[],
): MasalahKuesioner | null {
  if (!bila) return null;
  const sumber = sebelum.find((satu) => satu.kode === bila.isian);
  const awal = `“${label}” ditanyakan dengan syarat, dan`;
  if (!sumber) {
    const lewat = sesudah.find((satu) => satu.kode === bila.isian);
    return lewat
      ? { kode, pesan: `${awal} pertanyaan syaratnya, “${lewat.label}”, berada di bawahnya. Pindahkan salah satu.` }
      : { kode, pesan: `${awal} pertanyaan syaratnya tidak ada lagi. Pilih syarat lain, atau hapus syaratnya.` };
  }
  const ada = bila.nilai.every((nilai) => sumber.pilihan?.some((satu) => satu.kode === nilai));
  return ada
    ? null
    : { kode, pesan: `${awal} jawaban syaratnya pada “${sumber.label}” tidak ada lagi. Pilih syaratnya lagi.` };
}

/** What a new version does to an older one, for whoever publishes and whoever reads the history. */
export interface BedaVersi {
  kepala: string[];
  ditambah: string[];
  dihapus: string[];
  diubah: string[];
  /** kept questions stand in another order */
  urutan: boolean;
}

export function bedaVersi(lama: IsiVersi, baru: IsiVersi): BedaVersi {
  const [dulu, kini] = [lama, baru].map(({ pertanyaan }) => new Map(pertanyaan.map((satu) => [satu.kode, satu])));
  const tetap = (daftar: readonly Pertanyaan[]) =>
    daftar.map(({ kode }) => kode).filter((kode) => dulu!.has(kode) && kini!.has(kode));
  return {
    kepala: (['judul', 'pengantar', 'asal'] as const).filter((kode) => lama[kode] !== baru[kode]),
    ditambah: baru.pertanyaan.filter(({ kode }) => !dulu!.has(kode)).map(({ label }) => label),
    dihapus: lama.pertanyaan.filter(({ kode }) => !kini!.has(kode)).map(({ label }) => label),
    diubah: baru.pertanyaan
      .filter((satu) => dulu!.has(satu.kode) && !samaPertanyaan(dulu!.get(satu.kode)!, satu))
      .map(({ label }) => label),
    urutan: tetap(lama.pertanyaan).join() !== tetap(baru.pertanyaan).join(),
  };
}

export const adaBeda = ({ urutan, ...daftar }: BedaVersi): boolean =>
  urutan || Object.values(daftar).some((satu) => satu.length > 0);

/** Without regard to the order in which jsonb keeps keys. */
const samaPertanyaan = (a: Pertanyaan, b: Pertanyaan): boolean => JSON.stringify(urut(a)) === JSON.stringify(urut(b));

const urut = (isi: unknown): unknown =>
  Array.isArray(isi)
    ? isi.map(urut)
    : typeof isi === 'object' && isi !== null
      ? Object.entries(isi)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([kode, nilai]) => [kode, urut(nilai)])
      : isi;
