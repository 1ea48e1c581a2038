import { tanggalPanjang } from '../shared/tanggal.js';
import { type Blok, bacaMarkdown } from '../web/markdown.js';
import { hariTerakhir, type Pengumuman } from './pengumuman.js';

/** An announcement as pages show it. */
export interface PengumumanTampil {
  id: number;
  judul: string;
  /** who speaks, and until when */
  keterangan: string;
  /** the first paragraph, and the rest behind a fold */
  awal: Blok[];
  sisa: Blok[];
}

/** Most that a page shows at once; the rest of the public ones stands on /pengumuman. */
export const PALING_BANYAK_TAMPIL = 5;

export function pengumumanTampil(satu: Pengumuman): PengumumanTampil {
  const isi = bacaMarkdown(satu.isi);
  const dari = satu.instansiNama ?? 'BKN';
  return {
    id: satu.id,
    judul: satu.judul,
    keterangan: `Dari ${dari}, berlaku sampai ${tanggalPanjang(hariTerakhir(satu.berakhirPada))}.`,
    awal: isi.slice(0, 1),
    sisa: isi.slice(1),
  };
}

export const semuaTampil = (daftar: readonly Pengumuman[]): PengumumanTampil[] => daftar.map(pengumumanTampil);
