import type { Response } from 'express';
import type { Deps } from '../deps.js';
import { kantorPusat } from '../helpdesk/hubungi.repository.js';
import { jadwalTampil } from '../jadwal/tampil.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bagianAlamat, tampilkan } from '../web/halaman.js';
import type { BarisRute } from '../web/rute.js';
import { muatPanduan, muatTentang, type Naskah, type Panduan } from './panduan.js';

/** Tentang and the first guides (domain.md §12): texts of ours, read once at start. */
export function rutePanduan(d: Deps): BarisRute[] {
  const daftar = muatPanduan();
  const tentang = muatTentang();
  const umum = (alamat: string, tangani: BarisRute['tangani']): BarisRute => ({
    ...{ metode: 'get', alamat, akses: 'umum', kenaliPns: true, tangani },
  });
  return [
    umum('/tentang', (_req, res) => halamanTentang(d, res, tentang)),
    umum('/panduan', (_req, res) => tampilkan(res, 'portal/panduan', { judul: 'Panduan', daftar })),
    umum('/panduan/:kode', (req, res) => satu(res, daftar, bagianAlamat(req, 'kode'))),
  ];
}

async function halamanTentang(d: Deps, res: Response, { judul, isi }: Naskah): Promise<void> {
  const jadwal = jadwalTampil(await d.papan.jadwal(), d.jam());
  tampilkan(res, 'portal/tentang', { judul, isi, jadwal, pusat: await kantorPusat(d.db) });
}

function satu(res: Response, daftar: readonly Panduan[], kode: string): void {
  const panduan = daftar.find((lain) => lain.kode === kode);
  if (!panduan) throw tidakDitemukan();
  const lain = daftar.filter((yang) => yang !== panduan);
  tampilkan(res, 'portal/panduan-satu', { ...panduan, lain });
}
