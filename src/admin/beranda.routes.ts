import type { Response } from 'express';
import type { Deps } from '../deps.js';
import { antreanTiket } from '../helpdesk/kotak-masuk.repository.js';
import { ESKALASI_JAM } from '../helpdesk/tiket.alur.js';
import { pekerjaanHari } from '../jejak/pekerjaan.repository.js';
import { sebutAksi } from '../jejak/sebutan.js';
import { BATAS_TUNGGU_JAM } from '../portal/registrasi.alur.js';
import { antreanRegistrasi } from '../portal/registrasi.repository.js';
import { type PelakuPetugas, sebutPeran } from '../shared/pelaku.js';
import { awalHariWib } from '../shared/tanggal.js';
import { antreanVerifikasi } from '../verifikasi/verifikasi.repository.js';
import { tampilkan } from '../web/halaman.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { menuUntuk } from './menu.js';
import { HITUNG_SAMPAI, sebutJumlah, sebutUmur, TERLAMBAT_HARI } from './umur.js';

const JAM = 3_600_000;

/** Front page of the console: what waits for whom has signed in, how old, and what they did today (domain.md §9). */
export const ruteAdminBeranda = (d: Deps): BarisRute => ({
  metode: 'get',
  alamat: '/admin',
  akses: 'petugas',
  tangani: (_req, res) => beranda(d, res),
});

async function beranda(d: Deps, res: Response): Promise<void> {
  const pelaku = petugas(res);
  const menu = menuUntuk(pelaku);
  const antrean: Antrean[] = [];
  for (const satu of ANTREAN.filter(({ kode }) => menu.some((entri) => entri.kode === kode)))
    antrean.push({ ...satu, isi: await satu.muat(d, pelaku) });
  const hariIni = await pekerjaanHari(d.db, pelaku.id, awalHariWib(d.jam()));
  tampilkan(res, 'admin/beranda', {
    judul: 'Beranda petugas',
    menu: 'beranda',
    peran: pelaku.peran.map(sebutPeran),
    antrean: antrean.map((satu) => antreanTampil(d.jam(), satu)),
    lain: menu.filter(({ kode }) => kode !== 'beranda' && !antrean.some((satu) => satu.kode === kode)),
    hariIni: hariIni.map(({ aksi, banyak }) => ({ apa: sebutAksi(aksi), banyak })),
  });
}

/** One thing that waits: since when, and its page. */
interface Menunggu {
  sejak: Date;
  alamat: string;
}

interface JenisAntrean {
  /** of the menu */
  kode: string;
  judul: string;
  alamat: string;
  /** past these hours it is late */
  batasJam: number;
  /** oldest first, as many as are counted and one more */
  muat: (d: Deps, pelaku: PelakuPetugas) => Promise<Menunggu[]>;
}

type Antrean = JenisAntrean & { isi: Menunggu[] };

const HALAMAN = { mulai: 0, banyak: HITUNG_SAMPAI + 1, cari: '' };

const ANTREAN: readonly JenisAntrean[] = [
  {
    kode: 'registrasi',
    judul: 'Registrasi menunggu diterima',
    alamat: '/admin/registrasi',
    batasJam: BATAS_TUNGGU_JAM,
    muat: async (d, pelaku) =>
      (await antreanRegistrasi(d.db, pelaku, { ...HALAMAN, status: 'diajukan', instansi: '', sebelum: null })).map(
        ({ diajukanPada, nomorRegister }) => ({ sejak: diajukanPada, alamat: `/admin/registrasi/${nomorRegister}` }),
      ),
  },
  {
    kode: 'verifikasi',
    judul: 'Formulir menunggu saya',
    alamat: '/admin/verifikasi',
    batasJam: TERLAMBAT_HARI * 24,
    muat: async (d, pelaku) =>
      (await antreanVerifikasi(d.db, pelaku, { ...HALAMAN, daftar: 'menunggu' })).map(({ sejak, formulirId }) => ({
        sejak,
        alamat: `/admin/verifikasi/${formulirId}`,
      })),
  },
  {
    kode: 'tiket',
    judul: 'Tiket menunggu kantor saya',
    alamat: '/admin/tiket',
    batasJam: ESKALASI_JAM,
    muat: async (d, pelaku) =>
      (await antreanTiket(d.db, pelaku, { ...HALAMAN, daftar: 'saya', kategori: '' })).map(({ sejak, nomor }) => ({
        sejak,
        alamat: `/admin/tiket/${nomor}`,
      })),
  },
];

function antreanTampil(kini: Date, { judul, alamat, batasJam, isi }: Antrean) {
  const lewat = isi.filter(({ sejak }) => kini.getTime() - sejak.getTime() >= batasJam * JAM).length;
  return {
    judul,
    alamat,
    jumlah: sebutJumlah(isi.length),
    lewat: lewat > 0 ? `${sebutJumlah(lewat)} lewat ${batasJam / 24} hari` : '',
    tertua: isi[0] ? { alamat: isi[0].alamat, umur: sebutUmur(kini, isi[0].sejak).teks } : null,
  };
}
