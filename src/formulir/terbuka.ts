import {
  HARI_PENGINGAT,
  hariTerakhir,
  type Jadwal,
  type Jendela,
  jendelaFormulir,
  keadaanJendela,
  sebutSisa,
  sisaHari,
} from '../jadwal/jadwal.js';
import { Galat } from '../shared/galat.js';
import { tanggalPanjang } from '../shared/tanggal.js';
import { bisaDiisi } from './formulir.alur.js';
import type { Lembar } from './formulir.repository.js';

type Saat = Pick<Lembar, 'status' | 'jadwal' | 'kirimanId'>;

/** When this form may be changed, by the schedule. */
export const jendelaLembar = ({ jadwal, kirimanId }: Saat): Jendela => jendelaFormulir(jadwal, kirimanId !== null);

/** Whether the PNS may change the form now: it lies with them, and the schedule lets them (domain.md §4, §7 Jadwal). */
export const bisaDiubah = (lembar: Saat, kini: Date): boolean =>
  bisaDiisi(lembar.status) && keadaanJendela(jendelaLembar(lembar), kini) === 'buka';

/** Refuses a form that lies with a verifikator, is finished, or outside its time. */
export function pastikanTerbuka(lembar: Saat, kini: Date): void {
  if (!bisaDiisi(lembar.status))
    throw new Galat(
      'bentrok',
      'Formulir ini sudah dikirim, jadi tidak bisa diubah. Tidak ada yang berubah. Lihat Perkembangan untuk langkah berikutnya.',
    );
  const tutup = waktuLembar(lembar, kini);
  if (tutup?.tutup) throw new Galat('bentrok', `${tutup.teks} Tidak ada yang berubah.`);
}

/** Why handing a form back to its PNS would help nobody: they could not correct it any more. */
export function sebabPercuma({ verifikasi }: Jadwal, kini: Date): string | null {
  if (keadaanJendela(verifikasi, kini) !== 'tutup') return null;
  return `Verifikasi untuk PNS ini sudah ditutup ${hariTerakhir(verifikasi!.selesai!)}, jadi PNS tidak bisa lagi memperbaiki formulirnya. Admin BKN bisa memperpanjang waktunya dulu.`;
}

/** Why the pages of a form show it without fields. */
export function sebabBaca(lembar: Saat, kini: Date): string {
  if (!bisaDiisi(lembar.status)) return 'Formulir sudah dikirim dan hanya bisa dibaca.';
  const waktu = waktuLembar(lembar, kini);
  return waktu?.tutup ? `${waktu.teks} Isinya hanya bisa dibaca.` : '';
}

export interface WaktuLembar {
  tutup: boolean;
  teks: string;
  /** "7 hari lagi", from the first reminder on */
  sebutan?: string;
  /** within a week */
  dekat?: boolean;
}

/** What the schedule says to a PNS whose form lies with them; null when there is nothing to say. */
export function waktuLembar(lembar: Saat, kini: Date): WaktuLembar | null {
  if (!bisaDiisi(lembar.status)) return null;
  const jendela = jendelaLembar(lembar);
  const keadaan = keadaanJendela(jendela, kini);
  if (keadaan === 'belum') return { tutup: true, teks: `Pengisian formulir dibuka ${tanggalPanjang(jendela.mulai!)}.` };
  if (!jendela.selesai) return null;
  const akhir = hariTerakhir(jendela.selesai);
  if (keadaan === 'tutup')
    return {
      tutup: true,
      teks: lembar.kirimanId
        ? `Waktu memperbaiki formulir sudah lewat, ${akhir}.`
        : `Pengisian formulir sudah ditutup ${akhir}, dan formulir Anda belum pernah dikirim.`,
    };
  const perbuatan = lembar.kirimanId ? 'Perbaiki dan kirim lagi' : 'Isi dan kirim';
  const sisa = sisaHari(jendela.selesai, kini);
  return {
    tutup: false,
    teks: `${perbuatan} paling lambat ${akhir}.`,
    sebutan: sisa <= HARI_PENGINGAT[0] ? sebutSisa(sisa) : undefined,
    dekat: sisa <= HARI_PENGINGAT[1],
  };
}
