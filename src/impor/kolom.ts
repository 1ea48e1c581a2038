import { isGabungan } from '../formulir/butir.js';
import type { JenisRiwayat } from '../formulir/jenis.js';
import { type Katalog, semuaButir } from '../formulir/katalog.js';
import type { Isian, NilaiIsian } from '../shared/isian.js';
import { STATUS_KEPEGAWAIAN } from '../shared/kode-sapk.js';

/** Fields that are read together, as a page of the form would; their columns are named `awalan` + kode. */
export interface Kelompok {
  /** '' or the composite butir with a dot: "lokasi_kerja." */
  awalan: string;
  isian: readonly Isian[];
  periksa?: (isi: NilaiIsian) => Record<string, string | undefined>;
}

export const NIP: Isian = {
  kode: 'nip',
  label: 'NIP Baru',
  jenis: 'teks',
  angkaSaja: true,
  pola: {
    cocok: /^\d{18}$/,
    pesan: 'NIP Baru terdiri dari 18 angka. Bila berkas dibuat dengan Excel, jadikan kolom ini teks, bukan angka.',
  },
};

const NIP_LAMA: Isian = {
  kode: 'nip_lama',
  label: 'NIP Lama',
  jenis: 'teks',
  angkaSaja: true,
  tidakWajib: true,
  pola: { cocok: /^\d{9}$/, pesan: 'NIP Lama terdiri dari 9 angka. Perbaiki, atau kosongkan bila tidak ada.' },
};
const STATUS: Isian = {
  kode: 'status_kepegawaian',
  label: 'Status CPNS/PNS',
  jenis: 'pilihan',
  pilihan: STATUS_KEPEGAWAIAN,
};

/** Data pembanding has holes; without these nobody could be found, judged or sent to an office. */
const WAJIB_PEGAWAI = ['nama', 'tanggal_lahir', 'jenis_kelamin', 'instansi_induk', 'kedudukan_hukum'];

/** nip, nip_lama and every butir of every tab. E-mail and phones belong to the account and are not imported. */
export function kelompokPegawai({ tab }: Katalog): Kelompok[] {
  const butir = tab.flatMap(semuaButir);
  const tunggal = butir.filter((satu) => !isGabungan(satu)).flatMap(({ isian }) => isian);
  const gabungan = butir.filter(isGabungan);
  return [
    { awalan: '', isian: [NIP, NIP_LAMA] },
    { awalan: '', isian: [...tunggal, STATUS].map((isian) => longgarkan(isian, WAJIB_PEGAWAI)) },
    ...gabungan.map(({ kode, isian, periksa }) => ({
      awalan: `${kode}.`,
      isian: isian.map((satu) => longgarkan(satu, [])),
      periksa,
    })),
  ];
}

/** nip and the fields people fill in; only those that make up the row's key must be there. */
export function kelompokRiwayat(jenis: JenisRiwayat): Kelompok[] {
  const wajib = isianKunci(jenis);
  return [
    { awalan: '', isian: [NIP] },
    { awalan: '', isian: jenis.isian.map((isian) => longgarkan(isian, wajib)) },
  ];
}

/** The fields that a kind's `kunci` looks at: a row without them could not be found again. */
function isianKunci({ kunci, contoh }: JenisRiwayat): string[] {
  const dibaca = new Set<string>();
  const pengintip = new Proxy(contoh, {
    get: (isi, kode: string) => {
      dibaca.add(kode);
      return isi[kode];
    },
  });
  kunci(pengintip);
  return [...dibaca];
}

/** The same field with the form's own rules, but it may be empty and may carry codes that nobody may pick any more. */
export function longgarkan(isian: Isian, wajib: readonly string[]): Isian {
  const pilihan = isian.pilihan?.map(({ kode, nama }) => ({ kode, nama }));
  const { tidakWajib: _, ...sisa } = isian;
  return { ...sisa, ...(pilihan && { pilihan }), ...(!wajib.includes(isian.kode) && { tidakWajib: true }) };
}

export const namaKolom = (kelompok: readonly Kelompok[]): string[] =>
  kelompok.flatMap(({ awalan, isian }) => isian.map(({ kode }) => `${awalan}${kode}`));
