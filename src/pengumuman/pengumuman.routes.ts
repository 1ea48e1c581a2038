import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tanggalPanjang } from '../shared/tanggal.js';
import { bagianAlamat, bilangan, tampilkan, tanya } from '../web/halaman.js';
import type { BarisRute } from '../web/rute.js';
import { hariTerakhir, keadaanPengumuman, type Pengumuman } from './pengumuman.js';
import { arsipPengumuman, pengumumanBerlaku, pengumumanUmum } from './pengumuman.repository.js';
import { pengumumanTampil } from './tampil.js';

const ALAMAT = '/pengumuman';
const SEHALAMAN = 20;

/** What the portal announces to everybody: those that run, those that are over, and each one by itself. */
export function rutePengumuman(d: Deps): BarisRute[] {
  const umum = (alamat: string, tangani: BarisRute['tangani']): BarisRute => ({
    ...{ metode: 'get', alamat, akses: 'umum', kenaliPns: true, tangani },
  });
  return [umum(ALAMAT, (req, res) => daftar(d, req, res)), umum(`${ALAMAT}/:id`, (req, res) => satu(d, req, res))];
}

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const kini = d.jam();
  const nomor = Math.max(1, Math.min(1000, bilangan(tanya(req, 'halaman'))));
  const berlaku = await pengumumanBerlaku(d.db, { tempat: 'umum', instansi: [], kini, banyak: SEHALAMAN });
  const arsip = await arsipPengumuman(d.db, { kini, mulai: (nomor - 1) * SEHALAMAN, banyak: SEHALAMAN + 1 });
  tampilkan(res, 'pengumuman/daftar', {
    judul: 'Pengumuman',
    berlaku: berlaku.map(barisDaftar),
    arsip: arsip.slice(0, SEHALAMAN).map(barisDaftar),
    halaman: { nomor, adaLagi: arsip.length > SEHALAMAN },
  });
}

const barisDaftar = ({ id, judul, mulaiPada, berakhirPada }: Pengumuman) => ({
  id,
  judul,
  waktu: `${tanggalPanjang(mulaiPada)} sampai ${tanggalPanjang(hariTerakhir(berakhirPada))}`,
});

async function satu(d: Deps, req: Request, res: Response): Promise<void> {
  const pengumuman = await pengumumanUmum(d.db, bilangan(bagianAlamat(req, 'id')), d.jam());
  if (!pengumuman) throw tidakDitemukan();
  const { judul, awal, sisa } = pengumumanTampil(pengumuman);
  tampilkan(res, 'pengumuman/satu', {
    judul,
    isi: [...awal, ...sisa],
    waktu: barisDaftar(pengumuman).waktu,
    berakhir: keadaanPengumuman(pengumuman, d.jam()) === 'berakhir',
  });
}
