import { awalHariWib, hariWib, selisihHari, tampilTanggal, tanggalPanjang } from '../shared/tanggal.js';

/** The three windows of the campaign, in the order in which people meet them (domain.md §7 Jadwal). */
export const JENIS_JADWAL = ['registrasi', 'pengisian', 'verifikasi'] as const;
export type JenisJadwal = (typeof JENIS_JADWAL)[number];

export const JADWAL_NAMA: Record<JenisJadwal, string> = {
  registrasi: 'Registrasi',
  pengisian: 'Pengisian formulir',
  verifikasi: 'Verifikasi',
};

/** `selesai` is the first moment at which it is over; null: no limit on that side. */
export interface Jendela {
  mulai: Date | null;
  selesai: Date | null;
}

/** The windows that hold for somebody; a kind without one is open without end. */
export type Jadwal = Partial<Record<JenisJadwal, Jendela>>;

export type KeadaanJendela = 'belum' | 'buka' | 'tutup';

export function keadaanJendela(jendela: Jendela | undefined, kini: Date): KeadaanJendela {
  if (jendela?.mulai && kini < jendela.mulai) return 'belum';
  return jendela?.selesai && kini >= jendela.selesai ? 'tutup' : 'buka';
}

/**
 * When a form may be changed: after filling ends one without any kiriman becomes read-only, one that was sent before
 * may be corrected until verification ends.
 */
export function jendelaFormulir(jadwal: Jadwal, pernahKirim: boolean): Jendela {
  const akhir = pernahKirim ? jadwal.verifikasi : jadwal.pengisian;
  return { mulai: jadwal.pengisian?.mulai ?? null, selesai: akhir?.selesai ?? null };
}

/** "belum dibuka; dibuka 1 Agustus 2015", "sudah ditutup 30 November 2015"; null while open. */
export function sebabTutup(jendela: Jendela | undefined, kini: Date): string | null {
  const keadaan = keadaanJendela(jendela, kini);
  if (keadaan === 'belum') return `baru dibuka ${tanggalPanjang(jendela!.mulai!)}`;
  return keadaan === 'tutup' ? `sudah ditutup ${hariTerakhir(jendela!.selesai!)}` : null;
}

/** "30 November 2015": the last day on which it is open. */
export const hariTerakhir = (selesai: Date): string => tanggalPanjang(new Date(selesai.getTime() - 1));

/** Days until its last one, today counted as none. */
export const sisaHari = (selesai: Date, kini: Date): number => selisihHari(kini, new Date(selesai.getTime() - 1));

/** "hari ini", "besok", "7 hari lagi" */
export const sebutSisa = (hari: number): string =>
  hari <= 0 ? 'hari ini' : hari === 1 ? 'besok' : `${hari} hari lagi`;

/** Reminders go out so many days before the end. */
export const HARI_PENGINGAT = [30, 7, 1] as const;

/** The reminder that is due: the nearest whose day has come; null before the first and after the end. */
export function pengingatJatuh(selesai: Date, kini: Date): number | null {
  if (kini >= selesai) return null;
  const sisa = sisaHari(selesai, kini);
  return [...HARI_PENGINGAT].reverse().find((hari) => sisa <= hari) ?? null;
}

const HARI_MS = 86_400_000;
const TENGAH_HARI = 'T12:00:00+07:00';

/** yyyy-mm-dd, first and last day → the window. */
export const jendelaHari = (dari: string, sampai: string): { mulai: Date; selesai: Date } => ({
  mulai: awalHariWib(new Date(`${dari}${TENGAH_HARI}`)),
  selesai: akhirHari(sampai),
});

/** yyyy-mm-dd → the moment after its last one, in WIB. */
export const akhirHari = (hari: string): Date =>
  new Date(awalHariWib(new Date(`${hari}${TENGAH_HARI}`)).getTime() + HARI_MS);

/** The window as the two date fields hold it. */
export const hariJendela = ({ mulai, selesai }: Jendela): { dari: string; sampai: string } => ({
  dari: mulai ? tampilTanggal(hariWib(mulai)) : '',
  sampai: selesai ? tampilTanggal(hariWib(new Date(selesai.getTime() - 1))) : '',
});

export interface PesanUrutan {
  /** which end of the window it is about */
  sisi: 'dari' | 'sampai';
  teks: string;
}

/**
 * What is wrong with windows taken together: nobody may be let in and then find the next door shut. Kind → message;
 * empty when all is well.
 */
export function pesanUrutan(jadwal: Jadwal): Partial<Record<JenisJadwal, PesanUrutan>> {
  const pesan: Partial<Record<JenisJadwal, PesanUrutan>> = {};
  for (const [i, jenis] of JENIS_JADWAL.entries()) {
    const sebelum = JENIS_JADWAL.slice(0, i).findLast((satu) => jadwal[satu]);
    const [awal, lanjut] = [sebelum && jadwal[sebelum], jadwal[jenis]];
    if (!sebelum || !awal || !lanjut) continue;
    if (awal.mulai && lanjut.mulai && lanjut.mulai < awal.mulai)
      pesan[jenis] = {
        sisi: 'dari',
        teks: `${JADWAL_NAMA[jenis]} tidak mulai sebelum ${JADWAL_NAMA[sebelum].toLowerCase()}, ${tanggalPanjang(awal.mulai)}.`,
      };
    else if (lanjut.selesai && (!awal.selesai || lanjut.selesai < awal.selesai))
      pesan[jenis] = {
        sisi: 'sampai',
        teks: `${JADWAL_NAMA[jenis]} tidak ditutup sebelum ${JADWAL_NAMA[sebelum].toLowerCase()}${awal.selesai ? `, ${hariTerakhir(awal.selesai)}` : ''}.`,
      };
  }
  return pesan;
}
