import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { cariFaq, type FaqTersimpan, semuaFaq } from '../helpdesk/faq.repository.js';
import {
  type Arah,
  bacaFaq,
  buatFaq,
  bukaFaq,
  ISIAN_FAQ,
  mentahFaq,
  pindahFaq,
  sebutUrutan,
  tutupFaq,
  ubahFaq,
} from '../helpdesk/faq.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { bacaMarkdown } from '../web/markdown.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { PERAN_FAQ } from './menu.js';
import {
  isiSunting,
  type KeadaanSunting,
  pratinjau,
  riwayatSunting,
  sunting,
  type Tampil,
  versiDilihat,
} from './sunting.js';

const ALAMAT = '/admin/faq';

/** FAQ: order, new, edit with a look at it, retire and revive (domain.md §9). The kode stays. */
export function ruteAdminFaq(d: Deps): BarisRute[] {
  const akses = PERAN_FAQ;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res, '') },
    { metode: 'post', alamat: ALAMAT, akses, tangani: (req, res) => pindah(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => halaman(d, req, res, null, {}) },
    { metode: 'post', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => buat(d, req, res) },
    {
      ...{ metode: 'get', alamat: `${ALAMAT}/:kode`, akses },
      tangani: async (req, res) => halaman(d, req, res, await satu(d, req), {}),
    },
    { metode: 'post', alamat: `${ALAMAT}/:kode`, akses, tangani: (req, res) => kerjakan(d, req, res) },
  ];
}

async function daftar(d: Deps, req: Request, res: Response, tolakan: string): Promise<void> {
  const semua = await semuaFaq(d.db);
  const tampil = semua.filter(({ aktif }) => aktif);
  tampilkan(
    res,
    'admin/faq',
    {
      judul: 'FAQ',
      menu: 'faq',
      kabar: await ambilKabar(req),
      tolakan,
      tampil,
      tutup: semua.filter(({ aktif }) => !aktif),
      urutan: sebutUrutan(tampil),
      kunci: d.sandi.token(),
    },
    tolakan ? 409 : 200,
  );
}

/** The button says which way and which: "naik:<kode>". */
async function pindah(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const [, arah, kode] = /^(naik|turun):([a-z0-9-]+)$/.exec(isi.aksi ?? '') ?? [];
  if (!arah || !kode) throw tidakDitemukan();
  const kerja = async (trx: Trx) => {
    await pindahFaq(d, trx, petugas(res), { kode, arah: arah as Arah, urutan: isi.urutan ?? '' });
    return { tujuan: `${ALAMAT}#${kode}`, hasil: true };
  };
  await sunting(d, req, res, kerja, {
    kabar: () => 'Urutan tersimpan.',
    salah: () => daftar(d, req, res, ''),
    bentrok: (sebab) => daftar(d, req, res, sebab),
  });
}

async function satu(d: Deps, req: Request): Promise<FaqTersimpan> {
  const faq = await cariFaq(d.db, bagianAlamat(req, 'kode'));
  if (!faq) throw tidakDitemukan();
  return faq;
}

async function halaman(
  d: Deps,
  req: Request,
  res: Response,
  lama: FaqTersimpan | null,
  keadaan: KeadaanSunting,
): Promise<void> {
  const isi = isiSunting(req, lama ? mentahFaq(lama) : {});
  const { pesan = {} } = keadaan;
  const model = {
    judul: lama ? lama.judul : 'Pertanyaan baru',
    menu: 'faq',
    kabar: await ambilKabar(req),
    alamat: `${ALAMAT}/${lama?.kode ?? 'baru'}`,
    lama: lama && { ...lama, isi: bacaMarkdown(lama.isi) },
    versi: lama && versiDilihat(isi, lama.versi, keadaan.bentrok),
    isian: tampilkanSemua(ISIAN_FAQ, { mentah: isi, pesan }).map((isian) => ({ ...isian, baris: 12 })),
    pratinjau: keadaan.pratinjau ? { judul: isi.judul ?? '', isi: bacaMarkdown(isi.teks ?? '') } : null,
    bentrok: keadaan.bentrok ?? '',
    riwayat: lama ? await riwayatSunting(d, { jenis: 'faq', id: lama.kode }) : [],
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/faq-satu', model, keadaan.status ?? 200);
}

async function buat(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const tampil: Tampil = (keadaan) => halaman(d, req, res, null, keadaan);
  if (isi.aksi === 'pratinjau') return pratinjau(() => bacaFaq(isi), tampil);
  const kerja = async (trx: Trx) => {
    const kode = await buatFaq(d, trx, petugas(res), isi);
    return { tujuan: `${ALAMAT}/${kode}`, hasil: true };
  };
  await laksanakan(d, req, res, kerja, { kabar: 'Pertanyaan tersimpan dan tampil di FAQ.', tampil });
}

const KERJA = {
  tutup: { jalan: tutupFaq, kabar: 'Pertanyaan ini tidak ditampilkan lagi.' },
  buka: { jalan: bukaFaq, kabar: 'Pertanyaan ini tampil lagi, di urutan terakhir.' },
};

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { kode } = await satu(d, req);
  const tampil: Tampil = async (keadaan) => halaman(d, req, res, await satu(d, req), keadaan);
  if (isi.aksi === 'pratinjau') return pratinjau(() => bacaFaq(isi), tampil);
  const dilihat = { kode, versi: bilangan(isi.versi) };
  const langkah = isi.aksi === 'tutup' || isi.aksi === 'buka' ? KERJA[isi.aksi] : null;
  const kerja = async (trx: Trx) => {
    if (langkah) await langkah.jalan(d, trx, petugas(res), dilihat);
    else await ubahFaq(d, trx, petugas(res), { ...dilihat, mentah: isi });
    return { tujuan: `${ALAMAT}/${kode}`, hasil: true };
  };
  await laksanakan(d, req, res, kerja, { kabar: langkah?.kabar ?? 'Pertanyaan tersimpan.', tampil });
}

const laksanakan = (
  d: Deps,
  req: Request,
  res: Response,
  kerja: (trx: Trx) => Promise<{ tujuan: string; hasil: boolean }>,
  { kabar, tampil }: { kabar: string; tampil: Tampil },
): Promise<void> =>
  sunting(d, req, res, kerja, {
    kabar: () => kabar,
    salah: (pesan) => tampil({ pesan, status: 422 }),
    bentrok: (bentrok) => tampil({ bentrok, status: 409 }),
  });
