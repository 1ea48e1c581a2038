import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { PERTANYAAN_PALING_BANYAK } from '../kuesioner/kuesioner.js';
import { cariDraf, type DrafTersimpan, type VersiTersimpan } from '../kuesioner/sunting-kuesioner.repository.js';
import { ARAH, type Arah, buangDraf, pindahTanya } from '../kuesioner/sunting-kuesioner.service.js';
import { calonVersi, ISIAN_TERBIT, terbitkan } from '../kuesioner/terbitkan.service.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bilangan, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { barisTanya, sebutBeda, sepertiPns } from './kuesioner.halaman.js';
import { ALAMAT_KUESIONER, halamanKuesioner, versiKuesioner } from './kuesioner.routes.js';
import { ruteIsiDrafKuesioner } from './kuesioner-isi.routes.js';
import { PERAN_KUESIONER } from './menu.js';
import { isiSunting, type KeadaanSunting, langkahAsing, sunting, versiDilihat } from './sunting.js';

/** The next version of a questionnaire while it is written: its questions, a look at it, publishing. */
export function ruteAdminDrafKuesioner(d: Deps): BarisRute[] {
  const akses = PERAN_KUESIONER;
  const alamat = `${ALAMAT_KUESIONER}/:kode/draf`;
  return [
    { metode: 'get', alamat, akses, tangani: (req, res) => draf(d, req, res, {}) },
    { metode: 'post', alamat, akses, tangani: (req, res) => kerjakan(d, req, res) },
    { metode: 'get', alamat: `${alamat}/pratinjau`, akses, tangani: (req, res) => lihat(d, req, res) },
    { metode: 'get', alamat: `${alamat}/terbit`, akses, tangani: (req, res) => halamanTerbit(d, req, res, {}) },
    { metode: 'post', alamat: `${alamat}/terbit`, akses, tangani: (req, res) => terbit(d, req, res) },
    ...ruteIsiDrafKuesioner(d),
  ];
}

interface Buku {
  alamat: string;
  versi: VersiTersimpan[];
  draf: DrafTersimpan;
}

/** The draft of the address. Without one the page of the questionnaire answers, with what was refused. */
export async function bukuDraf(d: Deps, req: Request, res: Response, tolakan = ''): Promise<Buku | null> {
  const versi = await versiKuesioner(d, req);
  const { kode } = versi[0]!;
  const draf = await cariDraf(d.db, kode, 'baca');
  if (draf) return { alamat: `${ALAMAT_KUESIONER}/${kode}`, versi, draf };
  if (tolakan) await halamanKuesioner(d, req, res, { tolakan, status: 409 });
  else res.redirect(303, `${ALAMAT_KUESIONER}/${kode}`);
  return null;
}

async function draf(
  d: Deps,
  req: Request,
  res: Response,
  { bentrok = '', status = 200 }: KeadaanSunting,
): Promise<void> {
  const buku = await bukuDraf(d, req, res, bentrok);
  if (!buku) return;
  const { pertanyaan, judul, dasar, oleh, diubahPada } = buku.draf;
  const { masalah } = calonVersi(buku.draf, buku.versi);
  const model = {
    ...{ judul: `Draf: ${judul}`, menu: 'kuesioner', kabar: await ambilKabar(req) },
    ...{ alamat: buku.alamat, nama: buku.versi[0]!.judul, tolakan: bentrok },
    draf: { ...buku.draf, oleh, dasar, pada: tampilSaat(diubahPada), calon: buku.versi[0]!.versi + 1 },
    pertanyaan: pertanyaan.map((satu) => barisTanya(satu, pertanyaan)),
    penuh: pertanyaan.length >= PERTANYAAN_PALING_BANYAK,
    masalah,
    kunci: d.sandi.token(),
  };
  tampilkan(res, 'admin/kuesioner-draf', model, status);
}

const ARAH_KABAR: Record<Arah, string> = { naik: 'dipindah naik', turun: 'dipindah turun', hapus: 'dihapus dari draf' };

/** The button says what and which: "naik:<kode>", "hapus:<kode>", "buang". */
async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { kode } = (await versiKuesioner(d, req))[0]!;
  const alamat = `${ALAMAT_KUESIONER}/${kode}`;
  const dilihat = { kode, versi: bilangan(isi.versi) };
  const [, arah, tanya = ''] = new RegExp(`^(${ARAH.join('|')}):([a-z0-9_]+)$`).exec(isi.aksi ?? '') ?? [];
  if (!arah && isi.aksi !== 'buang') throw langkahAsing();
  const kerja = async (trx: Trx) => {
    if (!arah) {
      await buangDraf(d, trx, petugas(res), dilihat);
      return { tujuan: alamat, hasil: 'Draf dibuang. Yang sudah terbit tidak berubah.' };
    }
    const satu = await pindahTanya(d, trx, petugas(res), { ...dilihat, tanya, arah: arah as Arah });
    return { tujuan: `${alamat}/draf`, hasil: `“${satu.label}” ${ARAH_KABAR[arah as Arah]}.` };
  };
  await sunting(d, req, res, kerja, {
    kabar: (hasil) => hasil,
    salah: () => draf(d, req, res, {}),
    bentrok: (bentrok) => draf(d, req, res, { bentrok, status: 409 }),
  });
}

async function lihat(d: Deps, req: Request, res: Response): Promise<void> {
  const buku = await bukuDraf(d, req, res);
  if (!buku) return;
  const { calon, masalah } = calonVersi(buku.draf, buku.versi);
  const terbaca = masalah.every(({ kode }) => kode === null) && calon.pertanyaan.length > 0;
  const tab = d.katalog.tab.find((satu) => satu.denganKuesioner);
  tampilkan(res, 'admin/kuesioner-pratinjau', {
    judul: `Pratinjau: ${calon.judul}`,
    // In the frame of the public pages: a questionnaire looks there as it does to the PNS.
    kerangka: 'umum',
    skrip: ['formulir.js'],
    alamat: buku.alamat,
    tab: { judul: tab?.judul ?? '', pengantar: tab?.pengantar ?? '' },
    kuesioner: terbaca ? sepertiPns(buku.draf.kode, calon) : null,
    masalah,
  });
}

async function halamanTerbit(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const buku = await bukuDraf(d, req, res, keadaan.bentrok);
  if (!buku) return;
  const { pesan = {}, bentrok = '' } = keadaan;
  const isi = isiSunting(req, {});
  const { beda, masalah, terbaru } = calonVersi(buku.draf, buku.versi);
  const model = {
    ...{ judul: 'Terbitkan', menu: 'kuesioner', alamat: buku.alamat, nama: buku.draf.judul, tolakan: bentrok },
    calon: terbaru.versi + 1,
    lama: terbaru.versi,
    beda: sebutBeda(beda),
    masalah,
    isian: tampilkanSemua(ISIAN_TERBIT, { mentah: isi, pesan }),
    versi: versiDilihat(isi, buku.draf.versi, bentrok),
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/kuesioner-terbit', model, keadaan.status ?? 200);
}

async function terbit(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { kode } = (await versiKuesioner(d, req))[0]!;
  const kerja = async (trx: Trx) => {
    const nomor = await terbitkan(d, trx, petugas(res), { kode, versi: bilangan(isi.versi), mentah: isi });
    return { tujuan: `${ALAMAT_KUESIONER}/${kode}`, hasil: nomor };
  };
  await sunting(d, req, res, kerja, {
    kabar: (nomor) => `Versi ${nomor} diterbitkan. Formulir yang sudah menjawab tetap pada versinya.`,
    salah: (pesan) => halamanTerbit(d, req, res, { pesan, status: 422 }),
    bentrok: (bentrok) => halamanTerbit(d, req, res, { bentrok, status: 409 }),
  });
}
