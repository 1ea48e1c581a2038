import type { NilaiIsian } from '../shared/isian.js';
import type { Pilihan } from '../shared/kode-sapk.js';

/** The six aspects of behaviour of PP 46/2011; the last one is asked of those in structural offices only. */
export const PERILAKU: readonly Pilihan[] = [
  { kode: 'orientasi_pelayanan', nama: 'Orientasi Pelayanan' },
  { kode: 'integritas', nama: 'Integritas' },
  { kode: 'komitmen', nama: 'Komitmen' },
  { kode: 'disiplin', nama: 'Disiplin' },
  { kode: 'kerja_sama', nama: 'Kerja Sama' },
  { kode: 'kepemimpinan', nama: 'Kepemimpinan' },
];

export const PREDIKAT: readonly (Pilihan & { mulai: number })[] = [
  { kode: '1', nama: 'Sangat Baik', mulai: 91 },
  { kode: '2', nama: 'Baik', mulai: 76 },
  { kode: '3', nama: 'Cukup', mulai: 61 },
  { kode: '4', nama: 'Kurang', mulai: 51 },
  { kode: '5', nama: 'Buruk', mulai: Number.NEGATIVE_INFINITY },
];

const BOBOT = { skp: 0.6, perilaku: 0.4 };

/** Two decimals, halves up; the tiny addition takes back what binary fractions lose. */
const bulatkan = (nilai: number): number => Math.round(nilai * 100 + 1e-6) / 100;

/** Mean of the aspects, final value and predikat (PP 46/2011): 60 % SKP and 40 % behaviour. Nothing while a value is missing. */
export function hitungPrestasi(isi: NilaiIsian): Pick<NilaiIsian, 'rata_perilaku' | 'nilai_prestasi' | 'predikat'> {
  const asli = PERILAKU.filter(({ kode }) => kode !== 'kepemimpinan' || isi.jabatan_struktural === true);
  const perilaku = asli.map(({ kode }) => isi[kode]);
  const skp = isi.nilai_skp;
  if (typeof skp !== 'number' || !perilaku.every((nilai) => typeof nilai === 'number'))
    return { rata_perilaku: null, nilai_prestasi: null, predikat: null };
  const rata = perilaku.reduce((jumlah, nilai) => jumlah + nilai, 0) / perilaku.length;
  const nilai = bulatkan(BOBOT.skp * skp + BOBOT.perilaku * rata);
  const predikat = PREDIKAT.find(({ mulai }) => nilai >= mulai)!.kode;
  return { rata_perilaku: bulatkan(rata), nilai_prestasi: nilai, predikat };
}
