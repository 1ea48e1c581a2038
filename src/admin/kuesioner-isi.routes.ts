import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import {
  calonSyarat,
  ISIAN_KEPALA,
  ISIAN_PERTANYAAN,
  ISIAN_PERTANYAAN_BARU,
  mentahKepala,
  mentahPertanyaan,
  namaSyarat,
} from '../kuesioner/draf-kuesioner.js';
import { PERTANYAAN_PALING_BANYAK, type Pertanyaan } from '../kuesioner/kuesioner.js';
import { cariDraf, type DrafTersimpan } from '../kuesioner/sunting-kuesioner.repository.js';
import { simpanTanya, ubahKepala } from '../kuesioner/sunting-kuesioner.service.js';
import type { Mentah } from '../shared/isian.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { barisTanya } from './kuesioner.halaman.js';
import { ALAMAT_KUESIONER, versiKuesioner } from './kuesioner.routes.js';
import { PERAN_KUESIONER } from './menu.js';
import { isiSunting, type KeadaanSunting, sunting, versiDilihat } from './sunting.js';

/** What is typed into a draft: its head, and one question at a time. */
export function ruteIsiDrafKuesioner(d: Deps): BarisRute[] {
  const akses = PERAN_KUESIONER;
  const alamat = `${ALAMAT_KUESIONER}/:kode/draf`;
  return [
    { metode: 'get', alamat: `${alamat}/judul`, akses, tangani: (req, res) => kepala(d, req, res, {}) },
    { metode: 'post', alamat: `${alamat}/judul`, akses, tangani: (req, res) => simpanKepala(d, req, res) },
    { metode: 'get', alamat: `${alamat}/tanya/:tanya`, akses, tangani: (req, res) => tanya(d, req, res, {}) },
    { metode: 'post', alamat: `${alamat}/tanya/:tanya`, akses, tangani: (req, res) => simpanSatu(d, req, res) },
  ];
}

const BARU = 'baru';

/** A page with nothing typed that has no draft behind it leads to the questionnaire; what was typed is shown whatever happened. */
async function bacaDraf(
  d: Deps,
  req: Request,
  res: Response,
): Promise<{ kode: string; draf: DrafTersimpan | null } | null> {
  const { kode } = (await versiKuesioner(d, req))[0]!;
  const draf = await cariDraf(d.db, kode, 'baca');
  if (draf || req.method === 'POST') return { kode, draf };
  res.redirect(303, `${ALAMAT_KUESIONER}/${kode}`);
  return null;
}

async function kepala(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const ada = await bacaDraf(d, req, res);
  if (!ada) return;
  const { pesan = {}, bentrok = '' } = keadaan;
  const isi = isiSunting(req, ada.draf ? mentahKepala(ada.draf) : {});
  const model = {
    ...{ judul: 'Judul dan pengantar', menu: 'kuesioner', alamat: `${ALAMAT_KUESIONER}/${ada.kode}`, bentrok },
    kini: ada.draf && { judul: ada.draf.judul, isi: ada.draf.pengantar },
    isian: tampilkanSemua(ISIAN_KEPALA, { mentah: isi, pesan }),
    versi: versiDilihat(isi, ada.draf?.versi ?? 0, bentrok),
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/kuesioner-judul', model, keadaan.status ?? 200);
}

async function simpanKepala(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { kode } = (await versiKuesioner(d, req))[0]!;
  const kerja = async (trx: Trx) => {
    await ubahKepala(d, trx, petugas(res), { kode, versi: bilangan(isi.versi), mentah: isi });
    return { tujuan: `${ALAMAT_KUESIONER}/${kode}/draf`, hasil: true };
  };
  await sunting(d, req, res, kerja, {
    kabar: () => 'Tersimpan di draf.',
    salah: (pesan) => kepala(d, req, res, { pesan, status: 422 }),
    bentrok: (bentrok) => kepala(d, req, res, { bentrok, status: 409 }),
  });
}

async function tanya(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const ada = await bacaDraf(d, req, res);
  if (!ada) return;
  const diminta = bagianAlamat(req, 'tanya');
  const daftar = ada.draf?.pertanyaan ?? [];
  const lama = daftar.find(({ kode }) => kode === diminta) ?? null;
  const alamat = `${ALAMAT_KUESIONER}/${ada.kode}`;
  // Somebody has taken the question out meanwhile, or there is room for no more.
  const tanpaTempat = lama ? false : diminta !== BARU || daftar.length >= PERTANYAAN_PALING_BANYAK;
  if (tanpaTempat && req.method !== 'POST') return res.redirect(303, `${alamat}/draf`);
  const { pesan = {}, bentrok = '' } = keadaan;
  const isi = isiSunting(req, lama ? mentahPertanyaan(lama) : {});
  const model = {
    ...{ judul: lama?.label ?? 'Pertanyaan baru', menu: 'kuesioner', skrip: ['formulir.js'], alamat, bentrok },
    kabar: await ambilKabar(req),
    tanya: diminta,
    kini: lama && barisTanya(lama, daftar),
    isian: tampilkanSemua(lama ? ISIAN_PERTANYAAN : ISIAN_PERTANYAAN_BARU, { mentah: isi, pesan }).map((satu) => ({
      ...satu,
      baris: 6,
      selaluDaftar: true,
    })),
    syarat: tampilkanSyarat(calonSyarat(daftar, lama?.kode ?? null), isi, pesan),
    versi: versiDilihat(isi, ada.draf?.versi ?? 0, bentrok),
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/kuesioner-tanya', model, keadaan.status ?? 200);
}

/** A box for every answer that this question can depend on. */
const tampilkanSyarat = (calon: readonly Pertanyaan[], isi: Mentah, pesan: Record<string, string>) =>
  calon.map(({ kode, label, pilihan = [] }) => ({
    label,
    isian: pilihan.map((satu) =>
      tampilkanIsian(
        { kode: namaSyarat(kode, satu.kode), label: satu.nama, jenis: 'ya-tidak' },
        { mentah: isi, pesan },
      ),
    ),
  }));

async function simpanSatu(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { kode } = (await versiKuesioner(d, req))[0]!;
  const diminta = bagianAlamat(req, 'tanya');
  const kerja = async (trx: Trx) => {
    const satu = { kode, versi: bilangan(isi.versi), tanya: diminta === BARU ? null : diminta };
    await simpanTanya(d, trx, petugas(res), { ...satu, mentah: isi });
    const lagi = isi.aksi === 'lagi' ? `/tanya/${BARU}` : '';
    return { tujuan: `${ALAMAT_KUESIONER}/${kode}/draf${lagi}`, hasil: true };
  };
  await sunting(d, req, res, kerja, {
    kabar: () => 'Pertanyaan tersimpan di draf.',
    salah: (pesan) => tanya(d, req, res, { pesan, status: 422 }),
    bentrok: (bentrok) => tanya(d, req, res, { bentrok, status: 409 }),
  });
}
