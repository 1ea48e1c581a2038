import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { beriPerpanjangan, cabutPerpanjangan, type OrangJadwal } from '../jadwal/perpanjangan.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { PERAN_ADMIN } from '../shared/wilayah-admin.js';
import { bagianAlamat, bilangan, mentah } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { halamanSatu, orangDalamWewenang } from './pegawai.routes.js';

const ALAMAT = '/admin/pegawai/:nip/perpanjangan';

/** Longer for one person, on the page of that person (domain.md §7 Jadwal). */
export function rutePerpanjangan(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  return [
    { metode: 'post', alamat: ALAMAT, akses, tangani: (req, res) => beri(d, req, res) },
    { metode: 'post', alamat: `${ALAMAT}/:id/cabut`, akses, tangani: (req, res) => cabut(d, req, res) },
  ];
}

async function orangDari(d: Deps, req: Request, res: Response): Promise<OrangJadwal> {
  const { nip, nama, instansi } = await orangDalamWewenang(d, req, res);
  return { nip, nama, instansiKode: instansi.kode };
}

async function beri(d: Deps, req: Request, res: Response): Promise<void> {
  const orang = await orangDari(d, req, res);
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      await beriPerpanjangan(d, trx, petugas(res), orang, mentah(req));
      return { tujuan: `/admin/pegawai/${orang.nip}`, hasil: true };
    },
    {
      kabar: () => `Waktu ${orang.nama} diperpanjang.`,
      salah: (pesan) => halamanSatu(d, req, res, pesan, 422),
    },
  );
}

async function cabut(d: Deps, req: Request, res: Response): Promise<void> {
  const orang = await orangDari(d, req, res);
  const minta = { id: bilangan(bagianAlamat(req, 'id')), alasan: bacaAlasan(mentah(req).alasan_cabut, 500) };
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      await cabutPerpanjangan(d, trx, petugas(res), orang, minta);
      return { tujuan: `/admin/pegawai/${orang.nip}`, hasil: true };
    },
    {
      kabar: () => `Perpanjangan dicabut. ${orang.nama} mengikuti jadwal instansinya lagi.`,
      salah: (pesan) => halamanSatu(d, req, res, pesan, 422),
    },
  );
}
