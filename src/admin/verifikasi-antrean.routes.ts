import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { STATUS_FORMULIR_NAMA } from '../formulir/formulir.alur.js';
import { sebutAksi } from '../jejak/sebutan.js';
import { tampilNip } from '../shared/nip.js';
import { tampilSaat } from '../shared/tanggal.js';
import { antreanVerifikasi, hitungPerTingkat, putusanPetugas } from '../verifikasi/antrean.repository.js';
import { terimaBerkas } from '../verifikasi/unit.service.js';
import { waktuVerifikasi } from '../verifikasi/waktu.js';
import type { BarisAntrean } from '../verifikasi/wewenang.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { PERAN_VERIFIKASI } from './menu.js';
import { sebutJumlah, sebutUmur } from './umur.js';
import { saringanDari, saringanTampil } from './verifikasi-saring.js';

/** Inbox of the verifikator, the paper that came in, and what one has decided (domain.md §9). */
export function ruteAntreanVerifikasi(d: Deps): BarisRute[] {
  const akses = PERAN_VERIFIKASI;
  return [
    { metode: 'get', alamat: '/admin/verifikasi', akses, tangani: (req, res) => kotakMasuk(d, req, res, {}, 200) },
    { metode: 'post', alamat: '/admin/verifikasi/berkas', akses, tangani: (req, res) => catatBerkas(d, req, res) },
    { metode: 'get', alamat: '/admin/verifikasi/riwayat', akses, tangani: (req, res) => riwayat(d, req, res) },
  ];
}

export const pegangTingkat = (res: Response, tingkat: number): boolean =>
  petugas(res).peran.some((satu) => satu.peran === 'verifikator' && satu.tingkat === tingkat);

async function kotakMasuk(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const minta = bacaDaftar(req);
  const saring = saringanDari(d, req, minta);
  const { isi, halaman } = potongDaftar(await antreanVerifikasi(d.db, petugas(res), saring), minta);
  const tingkat = await hitungPerTingkat(d.db, petugas(res));
  tampilkan(
    res,
    'admin/verifikasi',
    {
      judul: 'Verifikasi',
      menu: 'verifikasi',
      kabar: await ambilKabar(req),
      waktu: await waktuVerifikasi(d.db, petugas(res), d.jam()),
      cari: minta.cari,
      ...(await saringanTampil(d, req, res, saring)),
      tingkat: tingkat.map((satu) => ({ ...satu, banyak: sebutJumlah(satu.banyak) })),
      punyaTingkat1: pegangTingkat(res, 1),
      punyaTingkat2: pegangTingkat(res, 2),
      halaman,
      daftar: isi.map((satu) => barisTampil(d, satu)),
      kunci: d.sandi.token(),
      tanda: mentah(req).tanda ?? ketikanTertunda(req).tanda ?? '',
      pesan,
    },
    status,
  );
}

/** What one petugas has decided, so that a doubt can be followed up. */
async function riwayat(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const { isi, halaman } = potongDaftar(await putusanPetugas(d.db, petugas(res).id, minta.potong), minta);
  tampilkan(res, 'admin/verifikasi-riwayat', {
    judul: 'Putusan saya',
    menu: 'verifikasi',
    halaman,
    daftar: isi.map((satu) => ({
      ...satu,
      nip: tampilNip(satu.nip),
      pada: tampilSaat(satu.pada),
      langkah: sebutAksi(`formulir.${satu.aksi}`),
      dari: STATUS_FORMULIR_NAMA[satu.dari],
      kini: STATUS_FORMULIR_NAMA[satu.statusKini],
    })),
  });
}

const barisTampil = (d: Deps, satu: BarisAntrean) => ({
  ...satu,
  nip: tampilNip(satu.nip),
  umur: sebutUmur(d.jam(), satu.sejak),
});

function catatBerkas(d: Deps, req: Request, res: Response): Promise<void> {
  const tanda = mentah(req).tanda ?? '';
  return jalankan(
    d,
    req,
    res,
    async (trx) => ({ tujuan: '/admin/verifikasi', hasil: await terimaBerkas(d, trx, petugas(res), tanda) }),
    {
      kabar: (nama) => `Berkas fisik ${nama} dicatat diterima.`,
      salah: (pesan) => kotakMasuk(d, req, res, pesan, 422),
    },
  );
}
