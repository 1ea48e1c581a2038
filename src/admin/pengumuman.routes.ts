import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import {
  isianPengumuman,
  keadaanPengumuman,
  mentahPengumuman,
  PERAN_PENGUMUMAN,
  type Pengumuman,
  pilihanLingkup,
  wilayahPengumuman,
} from '../pengumuman/pengumuman.js';
import { daftarPengumuman, pengumumanDalamWewenang } from '../pengumuman/pengumuman.repository.js';
import {
  akhiriPengumuman,
  bacaIsi,
  buatPengumuman,
  lingkupLama,
  ubahPengumuman,
} from '../pengumuman/pengumuman.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { bagianAlamat, bilangan, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { bacaMarkdown } from '../web/markdown.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { barisPengumuman } from './pengumuman.halaman.js';
import {
  isiSunting,
  type KeadaanSunting,
  pratinjau,
  riwayatSunting,
  sunting,
  type Tampil,
  versiDilihat,
} from './sunting.js';

const ALAMAT = '/admin/pengumuman';

/** Announcements: list, new, edit, end now (domain.md §9). */
export function ruteAdminPengumuman(d: Deps): BarisRute[] {
  const akses = PERAN_PENGUMUMAN;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => halamanBaru(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => buat(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => halamanSatu(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => kerjakan(d, req, res) },
  ];
}

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const arsip = tanya(req, 'daftar') === 'arsip';
  const wilayah = wilayahPengumuman(petugas(res));
  const baris = await daftarPengumuman(d.db, wilayah, { ...minta.potong, kini: d.jam(), arsip });
  const { isi, halaman } = potongDaftar(baris, minta);
  tampilkan(res, 'admin/pengumuman', {
    judul: 'Pengumuman',
    menu: 'pengumuman',
    kabar: await ambilKabar(req),
    arsip,
    cari: minta.cari,
    halaman,
    daftar: isi.map((satu) => barisPengumuman(satu, d.jam())),
  });
}

async function halamanBaru(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const lingkup = pilihanLingkup(wilayahPengumuman(petugas(res)));
  await tampilkanForm(d, req, res, { ...keadaan, lama: null, lingkup, isi: isiSunting(req, {}) });
}

async function halamanSatu(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const lama = await milik(d, req, res);
  const isi = isiSunting(req, mentahPengumuman(lama));
  await tampilkanForm(d, req, res, { ...keadaan, lama, lingkup: lingkupLama(lama), isi });
}

async function milik(d: Deps, req: Request, res: Response): Promise<Pengumuman> {
  const id = bilangan(bagianAlamat(req, 'id'));
  const satu = await pengumumanDalamWewenang(d.db, wilayahPengumuman(petugas(res)), id, 'baca');
  if (!satu) throw tidakDitemukan();
  return satu;
}

type Form = KeadaanSunting & { lama: Pengumuman | null; lingkup: { kode: string; nama: string }[]; isi: Mentah };

async function tampilkanForm(d: Deps, req: Request, res: Response, form: Form): Promise<void> {
  const { lama, lingkup, isi, pesan = {} } = form;
  const kini = lama && keadaanPengumuman(lama, d.jam());
  const isian = isianPengumuman({ lingkup, sudahMulai: kini === 'berlaku' });
  const model = {
    judul: lama ? lama.judul : 'Pengumuman baru',
    menu: 'pengumuman',
    kabar: await ambilKabar(req),
    alamat: lama ? `${ALAMAT}/${lama.id}` : `${ALAMAT}/baru`,
    lama: lama && { ...barisPengumuman(lama, d.jam()), isi: bacaMarkdown(lama.isi) },
    versi: lama && versiDilihat(isi, lama.versi, form.bentrok),
    terbuka: kini !== 'berakhir',
    isian: tampilkanSemua(isian, { mentah: isi, pesan }).map((satu) => ({ ...satu, baris: 10 })),
    pratinjau: form.pratinjau ? { judul: isi.judul ?? '', isi: bacaMarkdown(isi.teks ?? '') } : null,
    diketik: isi,
    bentrok: form.bentrok ?? '',
    riwayat: lama ? await riwayatSunting(d, { jenis: 'pengumuman', id: String(lama.id) }) : [],
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/pengumuman-satu', model, form.status ?? 200);
}

async function buat(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const tampil = (keadaan: KeadaanSunting) => halamanBaru(d, req, res, keadaan);
  if (isi.aksi === 'pratinjau') return pratinjau(() => bacaIsi(d, petugas(res), isi, null), tampil);
  const kerja = async (trx: Trx) => {
    const id = await buatPengumuman(d, trx, petugas(res), isi);
    return { tujuan: `${ALAMAT}/${id}`, hasil: true };
  };
  await laksanakan(d, req, res, kerja, { kabar: 'Pengumuman tersimpan.', tampil });
}

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const tampil = (keadaan: KeadaanSunting) => halamanSatu(d, req, res, keadaan);
  const lama = await milik(d, req, res);
  if (isi.aksi === 'pratinjau') return pratinjau(() => bacaIsi(d, petugas(res), isi, lama), tampil);
  const dilihat = { id: lama.id, versi: bilangan(isi.versi) };
  const akhiri = isi.aksi === 'akhiri';
  const kerja = async (trx: Trx) => {
    if (akhiri) await akhiriPengumuman(d, trx, petugas(res), dilihat);
    else await ubahPengumuman(d, trx, petugas(res), { ...dilihat, mentah: isi });
    return { tujuan: akhiri ? ALAMAT : `${ALAMAT}/${lama.id}`, hasil: true };
  };
  const kabar = akhiri ? `“${lama.judul}” diakhiri.` : 'Pengumuman tersimpan.';
  await laksanakan(d, req, res, kerja, { kabar, tampil });
}

async function laksanakan(
  d: Deps,
  req: Request,
  res: Response,
  kerja: (trx: Trx) => Promise<{ tujuan: string; hasil: boolean }>,
  sesudah: { kabar: string; tampil: Tampil },
): Promise<void> {
  await sunting(d, req, res, kerja, {
    kabar: () => {
      d.papan.lupakan();
      return sesudah.kabar;
    },
    salah: (pesan) => sesudah.tampil({ pesan, status: 422 }),
    bentrok: (bentrok) => sesudah.tampil({ bentrok, status: 409 }),
  });
}
