import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import {
  cariDraf,
  daftarKuesioner,
  hitunganTerakhir,
  semuaVersi,
  type VersiTersimpan,
} from '../kuesioner/sunting-kuesioner.repository.js';
import { mulaiDraf } from '../kuesioner/sunting-kuesioner.service.js';
import { hitungUlang } from '../kuesioner/terbitkan.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { barisHitungan, barisVersi, bedaSebelum, sepertiPns } from './kuesioner.halaman.js';
import { PERAN_KUESIONER } from './menu.js';
import { langkahAsing, riwayatSunting, sunting } from './sunting.js';

export const ALAMAT_KUESIONER = '/admin/kuesioner';

/** Questionnaires: list, versions with who, when and why, how many forms answered which (domain.md §6, §9). */
export function ruteAdminKuesioner(d: Deps): BarisRute[] {
  const akses = PERAN_KUESIONER;
  const satu = `${ALAMAT_KUESIONER}/:kode`;
  return [
    { metode: 'get', alamat: ALAMAT_KUESIONER, akses, tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: satu, akses, tangani: (req, res) => halamanKuesioner(d, req, res, {}) },
    { metode: 'post', alamat: satu, akses, tangani: (req, res) => kerjakan(d, req, res) },
    { metode: 'get', alamat: `${satu}/versi/:versi`, akses, tangani: (req, res) => versi(d, req, res) },
  ];
}

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const semua = await daftarKuesioner(d.db);
  tampilkan(res, 'admin/kuesioner', {
    judul: 'Kuesioner',
    menu: 'kuesioner',
    kabar: await ambilKabar(req),
    daftar: semua.map((satu) => ({ ...barisVersi(satu, [satu], d.jam()), adaDraf: satu.adaDraf })),
  });
}

/** The versions of the questionnaire that the address names. */
export async function versiKuesioner(d: Deps, req: Request): Promise<VersiTersimpan[]> {
  const semua = await semuaVersi(d.db, bagianAlamat(req, 'kode'));
  if (semua.length === 0) throw tidakDitemukan();
  return semua;
}

/** `tolakan`: why a step was not carried out. */
export async function halamanKuesioner(
  d: Deps,
  req: Request,
  res: Response,
  { tolakan = '', status = 200 }: { tolakan?: string; status?: number },
): Promise<void> {
  const semua = await versiKuesioner(d, req);
  const { kode, judul, versi: terbaru } = semua[0]!;
  const hitungan = await hitunganTerakhir(d.db, kode);
  const draf = await cariDraf(d.db, kode, 'baca');
  tampilkan(
    res,
    'admin/kuesioner-satu',
    {
      ...{ judul, menu: 'kuesioner', kabar: await ambilKabar(req), tolakan },
      alamat: `${ALAMAT_KUESIONER}/${kode}`,
      terbaru,
      draf: draf && { dasar: draf.dasar, oleh: draf.oleh, pada: tampilSaat(draf.diubahPada) },
      versi: semua.map((satu) => ({
        ...barisVersi(satu, semua, d.jam()),
        hitungan: barisHitungan(satu.versi, hitungan),
      })),
      dihitung: hitungan[0] ? tampilSaat(hitungan[0].dihitungPada) : '',
      riwayat: await riwayatSunting(d, { jenis: 'kuesioner', id: kode }),
      kunci: d.sandi.token(),
    },
    status,
  );
}

/** "mulai:<version>" begins a draft from it, "hitung" counts the answers. */
async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const { kode } = (await versiKuesioner(d, req))[0]!;
  const alamat = `${ALAMAT_KUESIONER}/${kode}`;
  const { aksi = '' } = mentah(req);
  const [, dasar] = /^mulai:(\d+)$/.exec(aksi) ?? [];
  if (!dasar && aksi !== 'hitung') throw langkahAsing();
  const kerja = async (trx: Trx) => {
    if (dasar) await mulaiDraf(d, trx, petugas(res), { kode, dasar: bilangan(dasar) });
    else await hitungUlang(d, trx, kode);
    return { tujuan: dasar ? `${alamat}/draf` : alamat, hasil: true };
  };
  await sunting(d, req, res, kerja, {
    kabar: () =>
      dasar ? 'Draf dimulai. Yang sudah terbit tidak berubah sampai Anda menerbitkannya.' : 'Jawaban dihitung.',
    salah: () => halamanKuesioner(d, req, res, {}),
    bentrok: (tolakan) => halamanKuesioner(d, req, res, { tolakan, status: 409 }),
  });
}

async function versi(d: Deps, req: Request, res: Response): Promise<void> {
  const semua = await versiKuesioner(d, req);
  const satu = semua.find((lain) => lain.versi === bilangan(bagianAlamat(req, 'versi')));
  if (!satu) throw tidakDitemukan();
  const { kode } = satu;
  tampilkan(res, 'admin/kuesioner-versi', {
    judul: `${satu.judul}, versi ${satu.versi}`,
    menu: 'kuesioner',
    alamat: `${ALAMAT_KUESIONER}/${kode}`,
    nama: satu.judul,
    versi: barisVersi(satu, semua, d.jam()),
    beda: bedaSebelum(satu, semua),
    kuesioner: sepertiPns(kode, satu),
    adaDraf: (await cariDraf(d.db, kode, 'baca')) !== null,
    kunci: d.sandi.token(),
  });
}
