import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { DAFTAR_REFERENSI, DAFTAR_TETAP, type DaftarReferensi } from '../referensi/daftar-referensi.js';
import { daftarEntri } from '../referensi/kelola.repository.js';
import { GalatMirip, tambahEntri } from '../referensi/kelola.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar, SKRIP_RUJUKAN } from './daftar.js';
import { PERAN_REFERENSI } from './menu.js';
import { type BarisEntri, barisEntri, isianTampil } from './referensi.halaman.js';
import { ruteReferensiSatu } from './referensi-satu.routes.js';
import { isiSunting } from './sunting.js';

const ALAMAT = '/admin/referensi';

/** Referensi: the lists that grow, each entry with its history; the code lists of SAPK to look at (domain.md §9, §10). */
export function ruteAdminReferensi(d: Deps): BarisRute[] {
  const akses = PERAN_REFERENSI;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (_req, res) => semuaDaftar(res) },
    { metode: 'get', alamat: `${ALAMAT}/tetap/:daftar`, akses, tangani: (req, res) => daftarTetap(req, res) },
    { metode: 'get', alamat: `${ALAMAT}/daftar/:jenis`, akses, tangani: (req, res) => satuDaftar(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/daftar/:jenis/baru`, akses, tangani: (req, res) => halamanBaru(d, req, res) },
    { metode: 'post', alamat: `${ALAMAT}/daftar/:jenis/baru`, akses, tangani: (req, res) => buat(d, req, res) },
    ...ruteReferensiSatu(d),
  ];
}

function semuaDaftar(res: Response): void {
  tampilkan(res, 'admin/referensi', {
    judul: 'Referensi',
    menu: 'referensi',
    daftar: [...DAFTAR_REFERENSI.values()],
    tetap: DAFTAR_TETAP,
  });
}

function daftarTetap(req: Request, res: Response): void {
  const daftar = DAFTAR_TETAP.find(({ kode }) => kode === bagianAlamat(req, 'daftar'));
  if (!daftar) throw tidakDitemukan();
  tampilkan(res, 'admin/referensi-tetap', { judul: daftar.judul, menu: 'referensi', daftar });
}

function daftarDiminta(req: Request): DaftarReferensi {
  const daftar = DAFTAR_REFERENSI.get(bagianAlamat(req, 'jenis'));
  if (!daftar) throw tidakDitemukan();
  return daftar;
}

async function satuDaftar(d: Deps, req: Request, res: Response): Promise<void> {
  const daftar = daftarDiminta(req);
  const minta = bacaDaftar(req);
  const aktif = tanya(req, 'keadaan') !== 'tidak-dipakai';
  const baris = await daftarEntri(d.db, { jenis: daftar.jenis, aktif, ...minta.potong });
  const { isi, halaman } = potongDaftar(baris, minta);
  tampilkan(res, 'admin/referensi-daftar', {
    judul: daftar.judul,
    menu: 'referensi',
    kabar: await ambilKabar(req),
    daftar,
    aktif,
    cari: minta.cari,
    halaman,
    isi: isi.map((satu) => barisEntri(daftar, satu)),
  });
}

interface KeadaanBaru {
  pesan: Record<string, string>;
  mirip: BarisEntri[];
}

async function halamanBaru(
  d: Deps,
  req: Request,
  res: Response,
  { pesan, mirip }: KeadaanBaru = { pesan: {}, mirip: [] },
): Promise<void> {
  const daftar = daftarDiminta(req);
  const isi = isiSunting(req, {});
  tampilkan(
    res,
    'admin/referensi-baru',
    {
      judul: `Entri baru: ${daftar.judul}`,
      menu: 'referensi',
      skrip: SKRIP_RUJUKAN,
      daftar,
      isian: await isianTampil(d.db, daftar, { mentah: isi, pesan, sudahAda: false }),
      mirip,
      kunci: d.sandi.token(),
      pesan,
    },
    Object.keys(pesan).length > 0 ? 422 : 200,
  );
}

async function buat(d: Deps, req: Request, res: Response): Promise<void> {
  const daftar = daftarDiminta(req);
  let mirip: BarisEntri[] = [];
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      try {
        const id = await tambahEntri(d, trx, petugas(res), daftar.jenis, mentah(req));
        return { tujuan: `${ALAMAT}/entri/${id}`, hasil: id };
      } catch (galat) {
        if (galat instanceof GalatMirip) mirip = galat.mirip.map((satu) => barisEntri(daftar, satu));
        throw galat;
      }
    },
    {
      kabar: () => 'Entri ditambahkan dan sudah bisa dipilih.',
      salah: (pesan) => halamanBaru(d, req, res, { pesan, mirip }),
    },
  );
}
