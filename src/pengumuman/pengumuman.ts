import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { type PelakuPetugas, type Peran, punyaPeran } from '../shared/pelaku.js';
import { awalHariWib, hariWib, tampilTanggal } from '../shared/tanggal.js';

/** Who may announce: nationally, or to the PNS and petugas of the own instansi (domain.md §9). */
export const PERAN_PENGUMUMAN: readonly Peran[] = ['admin_bkn', 'admin_instansi'];

export const TEMPAT = ['umum', 'pns', 'petugas'] as const;
export type TempatPengumuman = (typeof TEMPAT)[number];
export const TEMPAT_NAMA: Record<TempatPengumuman, string> = {
  umum: 'Halaman depan, untuk semua orang',
  pns: 'Formulir Saya, untuk PNS',
  petugas: 'Beranda petugas',
};

export interface Pengumuman {
  id: number;
  /** null: national */
  instansiKode: string | null;
  instansiNama: string | null;
  judul: string;
  /** markdown */
  isi: string;
  tempat: readonly TempatPengumuman[];
  mulaiPada: Date;
  /** as announced */
  selesaiPada: Date;
  /** really; earlier when ended by hand */
  berakhirPada: Date;
  versi: number;
}

export type KeadaanPengumuman = 'terjadwal' | 'berlaku' | 'berakhir';
export const KEADAAN_NAMA: Record<KeadaanPengumuman, string> = {
  terjadwal: 'Terjadwal',
  berlaku: 'Berlaku',
  berakhir: 'Berakhir',
};

export function keadaanPengumuman(satu: Pick<Pengumuman, 'mulaiPada' | 'berakhirPada'>, kini: Date): KeadaanPengumuman {
  if (satu.berakhirPada <= kini) return 'berakhir';
  return satu.mulaiPada <= kini ? 'berlaku' : 'terjadwal';
}

/** Whose announcements a petugas keeps. */
export interface WilayahPengumuman {
  nasional: boolean;
  instansi: { kode: string; nama: string }[];
}

export const wilayahPengumuman = (pelaku: PelakuPetugas): WilayahPengumuman => ({
  nasional: punyaPeran(pelaku, 'admin_bkn').length > 0,
  instansi: punyaPeran(pelaku, 'admin_instansi').flatMap(({ instansiKode, kantorNama }) =>
    instansiKode ? [{ kode: instansiKode, nama: kantorNama }] : [],
  ),
});

export const NASIONAL = 'nasional';

/** For whom a new one may be: asked only where there is a choice. */
export const pilihanLingkup = ({ nasional, instansi }: WilayahPengumuman): { kode: string; nama: string }[] => [
  ...(nasional ? [{ kode: NASIONAL, nama: 'Seluruh Indonesia' }] : []),
  ...instansi,
];

export const JUDUL_PALING_PANJANG = 120;
export const ISI_PALING_PANJANG = 2000;
export const PETUNJUK_MARKDOWN =
  'Baris kosong memisahkan paragraf. Tulis **tebal**, - untuk daftar, dan [kata](/helpdesk) untuk tautan.';

/** What the form asks: of one that runs already the beginning stays. */
export interface SifatIsian {
  lingkup: readonly { kode: string; nama: string }[];
  sudahMulai: boolean;
}

export function isianPengumuman({ lingkup, sudahMulai }: SifatIsian): Isian[] {
  const tempat = TEMPAT.filter((satu) => satu !== 'umum' || lingkup.some(({ kode }) => kode === NASIONAL));
  return [
    ...(lingkup.length > 1
      ? [{ kode: 'lingkup', label: 'Untuk', jenis: 'pilihan', pilihan: lingkup } satisfies Isian]
      : []),
    { kode: 'judul', label: 'Judul', jenis: 'teks', maks: JUDUL_PALING_PANJANG },
    {
      ...{ kode: 'teks', label: 'Isi', jenis: 'paragraf', maks: ISI_PALING_PANJANG },
      ...{ petunjuk: PETUNJUK_MARKDOWN, ajakan: 'Tulis isi pengumuman.' },
    },
    ...(sudahMulai ? [] : [{ kode: 'dari', label: 'Dari tanggal', jenis: 'tanggal', lebar: 10 } satisfies Isian]),
    {
      ...{ kode: 'sampai', label: 'Sampai tanggal', jenis: 'tanggal', lebar: 10 },
      petunjuk: 'Masih tampil sampai akhir hari itu.',
    },
    ...tempat.map((satu): Isian => ({ kode: `di_${satu}`, label: TEMPAT_NAMA[satu], jenis: 'ya-tidak' })),
  ];
}

export interface IsiPengumuman {
  instansiKode: string | null;
  judul: string;
  isi: string;
  tempat: TempatPengumuman[];
  mulaiPada: Date;
  selesaiPada: Date;
}

/** Reads the form; `mulaiPada` is that of one that runs already. */
export function bacaPengumuman(
  mentah: Mentah,
  sifat: SifatIsian,
  saat: { kini: Date; mulaiPada: Date | null },
): { isi: IsiPengumuman } | { pesan: Record<string, string> } {
  const { nilai, pesan } = bacaFormulir(isianPengumuman(sifat), mentah);
  const lingkup = sifat.lingkup.length > 1 ? String(nilai.lingkup ?? '') : (sifat.lingkup[0]?.kode ?? '');
  const tempat = TEMPAT.filter((satu) => nilai[`di_${satu}`] === true);
  const mulai = saat.mulaiPada ? hariWib(saat.mulaiPada) : String(nilai.dari ?? '');
  const sampai = String(nilai.sampai ?? '');
  Object.assign(pesan, pesanTanggal(mulai, sampai, saat), pesanTempat(tempat, lingkup, sifat));
  if (Object.keys(pesan).length > 0) return { pesan };
  return {
    isi: {
      instansiKode: lingkup === NASIONAL ? null : lingkup,
      ...{ judul: String(nilai.judul), isi: String(nilai.teks), tempat },
      mulaiPada: saat.mulaiPada ?? awalHari(mulai),
      selesaiPada: new Date(awalHari(sampai).getTime() + HARI_MS),
    },
  };
}

const HARI_MS = 86_400_000;
const awalHari = (hari: string): Date => awalHariWib(new Date(`${hari}T12:00:00+07:00`));

function pesanTempat(tempat: readonly TempatPengumuman[], lingkup: string, sifat: SifatIsian): Record<string, string> {
  const pertama = sifat.lingkup.some(({ kode }) => kode === NASIONAL) ? 'di_umum' : 'di_pns';
  if (tempat.length === 0) return { [pertama]: 'Pilih paling sedikit satu tempat.' };
  if (tempat.includes('umum') && lingkup && lingkup !== NASIONAL)
    return { di_umum: 'Halaman depan hanya untuk pengumuman seluruh Indonesia. Hapus centang ini.' };
  return {};
}

/** Dates that are missing or no dates have their message already. */
function pesanTanggal(
  mulai: string,
  sampai: string,
  { kini, mulaiPada }: { kini: Date; mulaiPada: Date | null },
): Record<string, string> {
  const hariIni = hariWib(kini);
  if (mulai && !mulaiPada && mulai < hariIni)
    return { dari: `Dari tanggal paling awal hari ini, ${tampilTanggal(hariIni)}.` };
  if (sampai && sampai < hariIni) return { sampai: `Sampai tanggal paling awal hari ini, ${tampilTanggal(hariIni)}.` };
  if (mulai && sampai && sampai < mulai) return { sampai: `Sampai tanggal tidak sebelum ${tampilTanggal(mulai)}.` };
  return {};
}

/** The form as one announcement fills it. */
export const mentahPengumuman = (satu: Pengumuman): Mentah => ({
  lingkup: satu.instansiKode ?? NASIONAL,
  judul: satu.judul,
  teks: satu.isi,
  dari: tampilTanggal(hariWib(satu.mulaiPada)),
  sampai: tampilTanggal(hariWib(hariTerakhir(satu.selesaiPada))),
  ...Object.fromEntries(satu.tempat.map((tempat) => [`di_${tempat}`, 'ya'])),
});

/** A moment of the last day on which it runs. */
export const hariTerakhir = (selesai: Date): Date => new Date(selesai.getTime() - 1);

/** What an edit has changed, in the words of the trail. */
export const bedaPengumuman = (lama: Pengumuman, baru: IsiPengumuman): string[] => [
  ...(lama.judul === baru.judul ? [] : ['judul']),
  ...(lama.isi === baru.isi ? [] : ['isi']),
  ...(lama.mulaiPada.getTime() === baru.mulaiPada.getTime() ? [] : ['dari']),
  ...(lama.selesaiPada.getTime() === baru.selesaiPada.getTime() ? [] : ['sampai']),
  ...(lama.tempat.join() === baru.tempat.join() ? [] : ['tempat']),
];
