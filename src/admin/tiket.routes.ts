import type { Request, Response } from 'express';
import { bacaBerkas } from '../berkas/berkas.repository.js';
import type { Deps } from '../deps.js';
import { antreanTiket, type DaftarTiket, hitungTiket, tiketDalamWewenang } from '../helpdesk/kotak-masuk.repository.js';
import { tiketBerkas } from '../helpdesk/percakapan.repository.js';
import type { Tiket } from '../helpdesk/tiket.repository.js';
import { cariRujukan } from '../referensi/referensi.repository.js';
import { tidakDitemukan } from '../shared/galat.js';
import { unduhBerkas } from '../web/berkas.js';
import { bagianAlamat, tampilkan, tanya } from '../web/halaman.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar, UMUR } from './daftar.js';
import { PERAN_TIKET } from './menu.js';
import { barisTiket } from './tiket.halaman.js';
import { ruteTiketSatu } from './tiket-satu.routes.js';
import { bisaSekaligus, ruteTiketSekaligus } from './tiket-sekaligus.routes.js';
import { sebutJumlah } from './umur.js';

/** Inbox of the helpdesk (domain.md §9 Tiket) and the files of a ticket. */
export function ruteAdminTiket(d: Deps): BarisRute[] {
  const akses = PERAN_TIKET;
  return [
    { metode: 'get', alamat: '/admin/tiket', akses, tangani: (req, res) => kotakMasuk(d, req, res) },
    ...ruteTiketSekaligus(d),
    ...ruteTiketSatu(d),
    {
      metode: 'get',
      alamat: '/admin/referensi/:instansi',
      akses,
      tangani: (req, res) => sarankan(d, req, res),
    },
    {
      metode: 'get',
      alamat: '/admin/tiket/:nomor/berkas/:berkas',
      akses,
      tangani: async (req, res) => unduhBerkas(res, await berkas(d, req, res)),
    },
  ];
}

const DAFTAR: Record<DaftarTiket, string> = {
  saya: 'Menunggu kantor saya',
  diambil: 'Saya ambil',
  menunggu_pelapor: 'Menunggu pelapor',
  wilayah: 'Semua yang terbuka di wilayah saya',
  selesai: 'Selesai',
};

async function kotakMasuk(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const daftar = (Object.keys(DAFTAR) as DaftarTiket[]).find((satu) => satu === tanya(req, 'daftar')) ?? 'saya';
  const kategori = d.kategori.find(({ kode }) => kode === tanya(req, 'kategori'))?.kode ?? '';
  const umur = UMUR.find(({ kode }) => kode === tanya(req, 'umur'))?.kode ?? '';
  const instansi = tanya(req, 'instansi').trim().slice(0, 100);
  const sebelum = umur ? new Date(d.jam().getTime() - Number(umur) * 86_400_000) : null;
  const saring = { daftar, kategori, instansi, sebelum, ...minta.potong };
  const { isi, halaman } = potongDaftar(await antreanTiket(d.db, petugas(res), saring), minta);
  const jumlah = await hitungTiket(d.db, petugas(res));
  tampilkan(res, 'admin/tiket', {
    judul: 'Tiket',
    menu: 'tiket',
    skrip: ['tiket.js'],
    umurDipilih: umur,
    pilihanUmur: UMUR,
    instansi,
    sekaligus: daftar === 'saya' ? d.kategori.filter(bisaSekaligus).map(({ nama }) => nama) : [],
    kunci: d.sandi.token(),
    kabar: await ambilKabar(req),
    cari: minta.cari,
    daftarDipilih: daftar,
    judulDaftar: DAFTAR[daftar],
    kategoriDipilih: kategori,
    pilihanDaftar: Object.entries(DAFTAR).map(([kode, nama]) => ({
      kode,
      nama: kode in jumlah ? `${nama} (${sebutJumlah(jumlah[kode as keyof typeof jumlah])})` : nama,
    })),
    pilihanKategori: d.kategori.map(({ kode, nama }) => ({ kode, nama })),
    halaman,
    daftar: isi.map((satu) => barisTiket(d, satu, petugas(res))),
  });
}

/** Suggestions while a petugas types into a reference field. */
async function sarankan(d: Deps, req: Request, res: Response): Promise<void> {
  const [daftar, teks] = ['daftar', 'cari'].map((nama) => tanya(req, nama).trim().slice(0, 100));
  const instansi = [bagianAlamat(req, 'instansi')];
  const hasil = teks && teks.length >= 2 ? await cariRujukan(d.db, { daftar: daftar ?? '', teks, instansi }) : [];
  res.json(hasil.map(({ kode, nama, keterangan }) => ({ kode, nama, keterangan })));
}

async function berkas(d: Deps, req: Request, res: Response) {
  const tiket: Tiket | null = await tiketDalamWewenang(d.db, petugas(res), bagianAlamat(req, 'nomor'), 'baca');
  const id = bagianAlamat(req, 'berkas');
  const milik = tiket && /^\d{1,15}$/.test(id) && (await tiketBerkas(d.db, Number(id))) === tiket.id;
  const isi = milik ? await bacaBerkas(d.db, Number(id)) : null;
  if (!isi) throw tidakDitemukan();
  return isi;
}
