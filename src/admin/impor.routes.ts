import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { daftarImpor } from '../impor/daftar-impor.js';
import { ambilPotongan, cariImpor, daftarImporKonsol, type Impor } from '../impor/impor.repository.js';
import {
  batalkanImpor,
  jalankanSungguhan,
  type LangkahImpor,
  ulangiImpor,
  unggahImpor,
} from '../impor/impor.service.js';
import type { JenisImpor } from '../impor/jenis-impor.js';
import { namaKolom } from '../impor/kolom.js';
import { panduanKolom } from '../impor/panduan-kolom.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { kirimCsv } from '../web/lembar-kerja.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { unggahanBesar } from '../web/unggah-besar.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { barisImpor, modelImpor, pilihanJenis } from './impor.halaman.js';
import { PERAN_IMPOR } from './menu.js';
import { isiSunting, langkahAsing, riwayatSunting, sunting } from './sunting.js';

const ALAMAT = '/admin/impor';

/** Impor: a file, its trial run, a decision, the run; guides to the columns (domain.md §9, §12). */
export function ruteAdminImpor(d: Deps): BarisRute[] {
  const akses = PERAN_IMPOR;
  const kolom = `${ALAMAT}/kolom/:jenis`;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => halamanBaru(d, req, res, {}) },
    {
      ...{ metode: 'post', alamat: `${ALAMAT}/baru`, akses, unggahBesar: () => {} },
      tangani: (req, res) => unggah(d, req, res),
    },
    { metode: 'get', alamat: kolom, akses, tangani: (req, res) => panduan(d, req, res) },
    { metode: 'get', alamat: `${kolom}/templat.csv`, akses, tangani: (req, res) => templat(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => halaman(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => kerjakan(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:id/laporan.csv`, akses, tangani: (req, res) => laporan(d, req, res) },
  ];
}

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const { isi, halaman: nomor } = potongDaftar(await daftarImporKonsol(d.db, minta.potong), minta);
  tampilkan(res, 'admin/impor', {
    ...{ judul: 'Impor', menu: 'impor', kabar: await ambilKabar(req), halaman: nomor },
    daftar: isi.map((satu) => barisImpor(satu, d.katalog)),
  });
}

async function halamanBaru(
  d: Deps,
  req: Request,
  res: Response,
  { pesan = {}, status = 200 }: { pesan?: Record<string, string>; status?: number },
): Promise<void> {
  const model = {
    ...{ judul: 'Impor baru', menu: 'impor', pesan, kunci: d.sandi.token() },
    jenis: pilihanJenis(d.katalog),
    dipilih: isiSunting(req, {}).jenis ?? '',
    maksMb: d.config.importMaxMb,
  };
  tampilkan(res, 'admin/impor-baru', model, status);
}

async function unggah(d: Deps, req: Request, res: Response): Promise<void> {
  const { jenis = '' } = mentah(req);
  const { berkas, ditolak } = unggahanBesar(res);
  const kerja = async (trx: Trx) => {
    if (!berkas) throw new GalatIsian({ ...pesanJenis(d, jenis), berkas: ditolak ?? 'Pilih berkas CSV.' });
    const id = await unggahImpor(d, trx, petugas(res), { jenis, berkas });
    return { tujuan: `${ALAMAT}/${id}`, hasil: true };
  };
  try {
    await jalankan(d, req, res, kerja, {
      kabar: () => 'Berkas diterima. Pemeriksaan dimulai; belum ada data yang diubah.',
      salah: (pesan) => halamanBaru(d, req, res, { pesan, status: 422 }),
    });
  } catch (galat) {
    // A form that was cut off at its limit has lost its key as well.
    if (!ditolak || !(galat instanceof Galat) || galat.jenis !== 'isian') throw galat;
    await halamanBaru(d, req, res, { pesan: { ...pesanJenis(d, jenis), berkas: ditolak }, status: 422 });
  }
}

const pesanJenis = (d: Deps, jenis: string): Record<string, string> =>
  pilihanJenis(d.katalog).some(({ kode }) => kode === jenis) ? {} : { jenis: 'Pilih jenis data.' };

function jenisAlamat(d: Deps, req: Request): JenisImpor {
  const jenis = daftarImpor(d.katalog).find((satu) => satu.jenis === bagianAlamat(req, 'jenis'));
  if (!jenis) throw tidakDitemukan();
  return jenis;
}

function panduan(d: Deps, req: Request, res: Response): void {
  const jenis = jenisAlamat(d, req);
  tampilkan(res, 'admin/impor-kolom', {
    ...{ judul: `Kolom: ${jenis.nama}`, menu: 'impor', alamat: `${ALAMAT}/kolom/${jenis.jenis}` },
    kolom: panduanKolom(jenis),
  });
}

const templat = (d: Deps, req: Request, res: Response): Promise<void> => {
  const jenis = jenisAlamat(d, req);
  return kirimCsv(res, `${jenis.jenis}.csv`, namaKolom(jenis.kelompok), []);
};

async function satu(d: Deps, req: Request): Promise<Impor> {
  const impor = await cariImpor(d.db, bilangan(bagianAlamat(req, 'id')), 'baca');
  if (!impor) throw tidakDitemukan();
  return impor;
}

async function halaman(
  d: Deps,
  req: Request,
  res: Response,
  { pesan = {}, tolakan = '', status = 200 }: { pesan?: Record<string, string>; tolakan?: string; status?: number },
): Promise<void> {
  const impor = await satu(d, req);
  const { pesan: sebab, ...model } = modelImpor(impor, d.katalog);
  const isi = {
    ...model,
    ...{
      judul: `${model.impor.jenis}: ${impor.namaBerkas}`,
      menu: 'impor',
      kabar: await ambilKabar(req),
      pesan,
      tolakan,
    },
    ...{ sebab, skrip: model.bergerak ? ['impor.js'] : [], alasan: isiSunting(req, {}).alasan ?? '' },
    riwayat: await riwayatSunting(d, { jenis: 'impor', id: String(impor.id) }),
    kunci: d.sandi.token(),
  };
  tampilkan(res, 'admin/impor-satu', isi, status);
}

type Kerja = (d: Deps, trx: Trx, pelaku: ReturnType<typeof petugas>, minta: LangkahImpor) => Promise<void>;
const LANGKAH: Record<string, { kerja: Kerja; kabar: string }> = {
  jalankan: { kerja: jalankanSungguhan, kabar: 'Impor dijalankan.' },
  ulangi: { kerja: ulangiImpor, kabar: 'Dijalankan lagi. Baris yang sudah tersimpan tidak ditulis dua kali.' },
  batalkan: { kerja: batalkanImpor, kabar: 'Impor dibatalkan dan berkasnya dihapus.' },
};

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { id } = await satu(d, req);
  const langkah = Object.hasOwn(LANGKAH, isi.aksi ?? '') ? LANGKAH[isi.aksi!] : undefined;
  if (!langkah) throw langkahAsing();
  const kerja = async (trx: Trx) => {
    await langkah.kerja(d, trx, petugas(res), { id, dilihat: isi.dilihat ?? '', alasan: isi.alasan ?? '' });
    return { tujuan: `${ALAMAT}/${id}`, hasil: true };
  };
  await sunting(d, req, res, kerja, {
    kabar: () => langkah.kabar,
    salah: (pesan) => halaman(d, req, res, { pesan, status: 422 }),
    bentrok: (tolakan) => halaman(d, req, res, { tolakan, status: 409 }),
  });
}

async function laporan(d: Deps, req: Request, res: Response): Promise<void> {
  const impor = await satu(d, req);
  if (!impor.adaLaporan) throw tidakDitemukan();
  const terang = async function* () {
    for await (const isi of ambilPotongan(d.db, impor.id, 'laporan')) yield d.sandi.bukaBerkas(isi);
  };
  res.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="laporan-impor-${impor.id}.csv"`,
  });
  await pipeline(Readable.from(terang()), res);
}
