import { createHash } from 'node:crypto';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { hariWib, tampilTanggal } from '../shared/tanggal.js';
import {
  akhirHari,
  hariJendela,
  JADWAL_NAMA,
  type Jadwal,
  JENIS_JADWAL,
  type JenisJadwal,
  jendelaHari,
} from './jadwal.js';

export const ISIAN_ALASAN: Isian = {
  ...{ kode: 'alasan', label: 'Alasan', jenis: 'paragraf', maks: 500 },
  petunjuk: 'Misalnya nomor surat atau keputusannya. Tercatat di riwayat.',
};

const isianJendela = (jenis: JenisJadwal): Isian[] => [
  { kode: `${jenis}_dari`, label: 'Dari tanggal', jenis: 'tanggal', lebar: 10, tidakWajib: true },
  { kode: `${jenis}_sampai`, label: 'Sampai tanggal', jenis: 'tanggal', lebar: 10, tidakWajib: true },
];

/** The windows as the form asks for them, a pair of dates each. */
export const ISIAN_JADWAL: readonly { jenis: JenisJadwal; judul: string; isian: readonly Isian[] }[] = JENIS_JADWAL.map(
  (jenis) => ({ jenis, judul: JADWAL_NAMA[jenis], isian: isianJendela(jenis) }),
);

/** Windows as the form holds them. */
export const mentahJadwal = (jadwal: Jadwal): Mentah =>
  Object.fromEntries(
    JENIS_JADWAL.flatMap((jenis) => {
      const { dari, sampai } = hariJendela(jadwal[jenis] ?? { mulai: null, selesai: null });
      return [
        [`${jenis}_dari`, dari],
        [`${jenis}_sampai`, sampai],
      ];
    }),
  );

/** Fingerprint of what an admin has seen, so that two of them do not overwrite each other unawares. */
export const sidikJadwal = (jadwal: Jadwal): string =>
  createHash('sha256')
    .update(JSON.stringify(mentahJadwal(jadwal)))
    .digest('base64url')
    .slice(0, 22);

/** Kinds whose dates differ. */
export function jenisBerubah(lama: Jadwal, baru: Jadwal): JenisJadwal[] {
  const [a, b] = [mentahJadwal(lama), mentahJadwal(baru)];
  return JENIS_JADWAL.filter((jenis) => [`${jenis}_dari`, `${jenis}_sampai`].some((kode) => a[kode] !== b[kode]));
}

export interface BacaanJadwal {
  jadwal: Jadwal;
  alasan: string;
  pesan: Record<string, string>;
}

/**
 * Reads the form. A pair is both dates or none, in this order, and a new end is not in the past: what ends, ends at the
 * close of a day at the earliest, so that nobody is shut out in the middle of a page.
 */
export function bacaJadwalDiketik(mentah: Mentah, lama: Jadwal, kini: Date): BacaanJadwal {
  const { nilai, pesan } = bacaFormulir([...ISIAN_JADWAL.flatMap(({ isian }) => isian), ISIAN_ALASAN], mentah);
  const jadwal: Jadwal = {};
  for (const jenis of JENIS_JADWAL) {
    const [dari, sampai] = [`${jenis}_dari`, `${jenis}_sampai`];
    if (pesan[dari] || pesan[sampai]) continue;
    const hari = { dari: String(nilai[dari] ?? ''), sampai: String(nilai[sampai] ?? '') };
    if (!hari.dari && !hari.sampai) continue;
    if (!hari.dari) pesan[dari] = 'Isi juga tanggal mulainya.';
    else if (!hari.sampai) pesan[sampai] = 'Isi juga tanggal akhirnya.';
    else if (hari.sampai < hari.dari) pesan[sampai] = `Sampai tanggal tidak sebelum ${tampilTanggal(hari.dari)}.`;
    else if (hari.sampai < hariWib(kini) && akhirHari(hari.sampai).getTime() !== lama[jenis]?.selesai?.getTime())
      pesan[sampai] = `Sampai tanggal paling awal hari ini, ${tampilTanggal(hariWib(kini))}.`;
    else jadwal[jenis] = jendelaHari(hari.dari, hari.sampai);
  }
  return { jadwal, alasan: String(nilai.alasan ?? ''), pesan: pesanMenurutHalaman(pesan) };
}

/** In the order of the page; each window's with its name, as all of them ask for the same two dates. */
function pesanMenurutHalaman(pesan: Record<string, string>): Record<string, string> {
  const urut: Record<string, string> = {};
  for (const { judul, isian } of ISIAN_JADWAL)
    for (const { kode } of isian) {
      const satu = pesan[kode];
      if (satu) urut[kode] = `${judul}: ${satu.charAt(0).toLowerCase()}${satu.slice(1)}`;
    }
  return { ...urut, ...(pesan.alasan && { alasan: pesan.alasan }) };
}
