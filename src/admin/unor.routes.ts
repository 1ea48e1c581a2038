import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { PERAN_ADMIN, wilayahAdmin } from '../shared/wilayah-admin.js';
import { ISIAN_UNOR } from '../unor/unor.js';
import {
  anakRanting,
  cariUnor,
  instansiBerpohon,
  instansiDalamWilayah,
  type Ranting,
  ranting,
  unorDalamWilayah,
} from '../unor/unor.repository.js';
import { buatUnor } from '../unor/unor.service.js';
import { bagianAlamat, bilangan, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { isiSunting, type KeadaanSunting, sunting } from './sunting.js';
import { barisUnor, cabang } from './unor.halaman.js';
import { ruteUnorLetak } from './unor-letak.routes.js';
import { ruteUnorSatu } from './unor-satu.routes.js';

const ALAMAT = '/admin/unit-organisasi';

/** Unit Organisasi: the tree of an instansi, kept by its admin; BKN's admin picks an instansi first (domain.md §3, §9). */
export function ruteAdminUnor(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  const pohon = `${ALAMAT}/instansi/:instansi`;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => pilihInstansi(d, req, res) },
    { metode: 'get', alamat: pohon, akses, tangani: (req, res) => halamanPohon(d, req, res) },
    { metode: 'get', alamat: `${pohon}/baru`, akses, tangani: (req, res) => halamanBaru(d, req, res, {}) },
    { metode: 'post', alamat: `${pohon}/baru`, akses, tangani: (req, res) => buat(d, req, res) },
    ...ruteUnorSatu(d),
    ...ruteUnorLetak(d),
  ];
}

async function pilihInstansi(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const daftar = await instansiBerpohon(d.db, wilayahAdmin(petugas(res)), minta.potong);
  if (daftar.length === 1 && !minta.cari) return res.redirect(303, `${ALAMAT}/instansi/${daftar[0]!.kode}`);
  const { isi, halaman } = potongDaftar(daftar, minta);
  tampilkan(res, 'admin/unor', {
    judul: 'Unit Organisasi',
    menu: 'unit-organisasi',
    cari: minta.cari,
    halaman,
    daftar: isi,
  });
}

async function instansiDiminta(d: Deps, req: Request, res: Response) {
  const instansi = await instansiDalamWilayah(d.db, wilayahAdmin(petugas(res)), bagianAlamat(req, 'instansi'));
  if (!instansi) throw tidakDitemukan();
  return instansi;
}

/** The top of the tree with one level below, page by page; or what a search finds anywhere in it. */
async function halamanPohon(d: Deps, req: Request, res: Response): Promise<void> {
  const instansi = await instansiDiminta(d, req, res);
  const minta = bacaDaftar(req);
  const aktif = tanya(req, 'keadaan') !== 'tidak-dipakai';
  const dicari = minta.cari !== '' || !aktif;
  const temuan = dicari ? await cariUnor(d.db, instansi.kode, { ...minta.potong, aktif }) : [];
  const puncak: Ranting[] = dicari ? [] : await ranting(d.db, instansi.kode, null, minta.potong);
  const { isi, halaman } = potongDaftar(dicari ? temuan : puncak, minta);
  const anak = dicari
    ? new Map()
    : await anakRanting(
        d.db,
        instansi.kode,
        isi.map(({ id }) => id),
      );
  tampilkan(res, 'admin/unor-pohon', {
    judul: `Unit Organisasi ${instansi.nama}`,
    menu: 'unit-organisasi',
    kabar: await ambilKabar(req),
    naik: wilayahAdmin(petugas(res)).nasional,
    instansi,
    alamat: `${ALAMAT}/instansi/${instansi.kode}`,
    cari: minta.cari,
    aktif,
    halaman,
    temuan: dicari ? isi.map(barisUnor) : null,
    cabang: cabang(isi, anak),
  });
}

async function halamanBaru(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const instansi = await instansiDiminta(d, req, res);
  const isi = isiSunting(req, {});
  const indukId = bilangan(isi.induk || tanya(req, 'induk'));
  const induk = indukId ? await unorDalamWilayah(d.db, wilayahAdmin(petugas(res)), indukId) : null;
  if (indukId && induk?.instansi.kode !== instansi.kode) throw tidakDitemukan();
  const { pesan = {}, bentrok = '' } = keadaan;
  tampilkan(
    res,
    'admin/unor-baru',
    {
      judul: induk ? 'Unit baru di bawahnya' : 'Unit baru di puncak',
      menu: 'unit-organisasi',
      instansi,
      induk: induk && { id: induk.id, nama: induk.nama },
      alamat: `${ALAMAT}/instansi/${instansi.kode}`,
      isian: tampilkanSemua(ISIAN_UNOR, { mentah: isi, pesan }),
      bentrok,
      kunci: d.sandi.token(),
      pesan,
    },
    keadaan.status ?? 200,
  );
}

async function buat(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const tempat = { instansiKode: bagianAlamat(req, 'instansi'), indukId: isi.induk ? bilangan(isi.induk) : null };
  await sunting(
    d,
    req,
    res,
    async (trx) => {
      const id = await buatUnor(d, trx, petugas(res), tempat, isi);
      return { tujuan: `${ALAMAT}/${id}`, hasil: id };
    },
    {
      kabar: () => 'Unit ditambahkan. PNS instansi ini sudah bisa memilihnya.',
      salah: (pesan) => halamanBaru(d, req, res, { pesan, status: 422 }),
      bentrok: (bentrok) => halamanBaru(d, req, res, { bentrok, status: 409 }),
    },
  );
}
