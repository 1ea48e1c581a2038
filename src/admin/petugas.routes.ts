import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { daftarPetugas } from '../petugas/daftar-petugas.repository.js';
import { cariKantorPeran } from '../petugas/kantor.repository.js';
import { peranDiminta } from '../petugas/peran.service.js';
import { buatPetugas } from '../petugas/petugas.service.js';
import { PERAN, PERAN_NAMA } from '../shared/pelaku.js';
import { PERAN_ADMIN, wilayahAdmin } from '../shared/wilayah-admin.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import {
  bacaDaftar,
  type InstansiDitanya,
  instansiDitanya,
  isianInstansi,
  potongDaftar,
  SKRIP_RUJUKAN,
} from './daftar.js';
import { isianBaru, isianPeran, petugasTampil } from './petugas.halaman.js';
import { rutePetugasSatu } from './petugas-satu.routes.js';
import { ruteWajibTotp } from './wajib-totp.routes.js';

const ALAMAT = '/admin/petugas';
/** Fewer letters would match half of the list. */
const TERPENDEK = 2;

/** Petugas: who works here, with which peran; new ones; one of them (domain.md §9). */
export function ruteAdminPetugas(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/kantor`, akses, tangani: (req, res) => sarankanKantor(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => halamanBaru(d, req, res, {}, 200) },
    { metode: 'post', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => buat(d, req, res) },
    ...ruteWajibTotp(d),
    ...rutePetugasSatu(d),
  ];
}

/** The filters with a fixed choice. */
const PILIHAN: Record<'peran' | 'keadaan', readonly { kode: string; nama: string }[]> = {
  peran: PERAN.map((kode) => ({ kode, nama: PERAN_NAMA[kode] })),
  keadaan: [
    { kode: 'aktif', nama: 'Aktif' },
    { kode: 'nonaktif', nama: 'Nonaktif' },
  ],
};

const ditanya = (req: Request, saringan: keyof typeof PILIHAN): string =>
  PILIHAN[saringan].find(({ kode }) => kode === tanya(req, saringan))?.kode ?? '';

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const { nasional } = wilayahAdmin(petugas(res));
  const diminta: InstansiDitanya = nasional ? await instansiDitanya(d, req) : { usulan: [] };
  const { instansi } = diminta;
  const dipilih = { cari: minta.cari, peran: ditanya(req, 'peran'), keadaan: ditanya(req, 'keadaan') };
  const saring = { ...dipilih, ...minta.potong, instansiDipilih: instansi?.kode ?? '' };
  const { isi, halaman } = potongDaftar(await daftarPetugas(d.db, petugas(res), saring), minta);
  const sisa = { ...dipilih, ...(instansi && { instansi: instansi.nama, instansi__kode: instansi.kode }) };
  tampilkan(res, 'admin/petugas', {
    judul: 'Petugas',
    menu: 'petugas',
    skrip: nasional ? SKRIP_RUJUKAN : [],
    kabar: await ambilKabar(req),
    nasional,
    dipilih,
    pilihan: { ...PILIHAN, peran: PILIHAN.peran.filter(({ kode }) => nasional || kode !== 'admin_bkn') },
    isian: nasional ? isianInstansi(req, diminta) : [],
    sisa: String(new URLSearchParams(sisa)),
    halaman,
    daftar: isi.map(petugasTampil),
  });
}

/** Offices while somebody types. */
async function sarankanKantor(d: Deps, req: Request, res: Response): Promise<void> {
  const teks = tanya(req, 'cari').trim().slice(0, 100);
  const hasil = teks.length < TERPENDEK ? [] : await cariKantorPeran(d.db, wilayahAdmin(petugas(res)), teks);
  res.json(hasil.map(({ kode, nama, keterangan }) => ({ kode, nama, keterangan })));
}

async function halamanBaru(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const isi = { ...ketikanTertunda(req), ...mentah(req) };
  const { usulan } = pesan.kantor ? await peranDiminta(d.db, petugas(res), isi) : { usulan: [] };
  const model = {
    judul: 'Petugas baru',
    menu: 'petugas',
    skrip: SKRIP_RUJUKAN,
    kabar: await ambilKabar(req),
    isian: [
      ...tampilkanSemua(isianBaru(), { mentah: isi, pesan }),
      ...isianPeran(petugas(res), { mentah: isi, pesan, usulan: { kantor: usulan } }),
    ],
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/petugas-baru', model, status);
}

async function buat(d: Deps, req: Request, res: Response): Promise<void> {
  const kerja = async (trx: Trx) => {
    const { id, token } = await buatPetugas(d, trx, petugas(res), mentah(req));
    return { tujuan: `${ALAMAT}/${id}`, hasil: token };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => 'Petugas dibuat. Serahkan tautan di bawah supaya ia bisa memasang Kata Kunci.',
    titip: (token) => token,
    salah: (pesan) => halamanBaru(d, req, res, pesan, 422),
  });
}
