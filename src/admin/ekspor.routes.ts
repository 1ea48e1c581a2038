import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { catatEkspor } from '../ekspor/catat-ekspor.service.js';
import { barisCsv, isiEkspor, kepalaCsv, teksJson } from '../ekspor/ekspor.js';
import { hitungSelesai } from '../ekspor/ekspor.repository.js';
import { rujukanKode } from '../referensi/referensi.repository.js';
import { tidakDitemukan } from '../shared/galat.js';
import { hariWib } from '../shared/tanggal.js';
import { PERAN_ADMIN, wilayahAdmin } from '../shared/wilayah-admin.js';
import { tampilkan, tanya } from '../web/halaman.js';
import { kirimCsv, kirimJson } from '../web/lembar-kerja.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { type InstansiDitanya, instansiDitanya, isianInstansiDituju, SKRIP_RUJUKAN } from './daftar.js';

const ALAMAT = '/admin/ekspor';

/** Ekspor: the verified data of an instansi's people whose form is finished (domain.md §9). */
export function ruteAdminEkspor(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => halaman(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/data.csv`, akses, tangani: (req, res) => unduhCsv(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/data.json`, akses, tangani: (req, res) => unduhJson(d, req, res) },
  ];
}

/** Of the one instansi of an admin, or of that which the address names. Outside the area there is none. */
async function instansiDiminta(d: Deps, req: Request, res: Response): Promise<InstansiDitanya> {
  const { nasional, instansi } = wilayahAdmin(petugas(res));
  const diketik = nasional && tanya(req, 'instansi') ? await instansiDitanya(d, req) : null;
  if (diketik) return diketik;
  const kode = tanya(req, 'instansi__kode') || (nasional ? '' : (instansi[0] ?? ''));
  if (!kode) return { usulan: [] };
  if (!nasional && !instansi.includes(kode)) throw tidakDitemukan();
  return { instansi: await rujukanKode(d.db, { daftar: 'instansi' }, kode), usulan: [] };
}

async function halaman(d: Deps, req: Request, res: Response): Promise<void> {
  const { nasional } = wilayahAdmin(petugas(res));
  const diminta = await instansiDiminta(d, req, res);
  const { instansi } = diminta;
  tampilkan(res, 'admin/ekspor', {
    judul: 'Ekspor',
    menu: 'ekspor',
    skrip: nasional ? SKRIP_RUJUKAN : [],
    isian: nasional ? isianInstansiDituju(req, diminta) : [],
    instansi,
    banyak: instansi ? await hitungSelesai(d.db, instansi.kode) : 0,
    pilihan: isiEkspor(d.katalog).map(({ kode, nama }) => ({ kode, nama })),
  });
}

async function unduhCsv(d: Deps, req: Request, res: Response): Promise<void> {
  const { instansi } = await instansiDiminta(d, req, res);
  const isi = isiEkspor(d.katalog).find(({ kode }) => kode === tanya(req, 'isi'));
  if (!instansi || !isi) return res.redirect(303, ALAMAT);
  await catatEkspor(d, petugas(res), instansi.kode, `csv ${isi.kode}`);
  const nama = `${isi.kode}-${instansi.kode}-${hariWib(d.jam())}.csv`;
  await kirimCsv(res, nama, kepalaCsv(isi), barisCsv(d, instansi.kode, isi));
}

async function unduhJson(d: Deps, req: Request, res: Response): Promise<void> {
  const { instansi } = await instansiDiminta(d, req, res);
  if (!instansi) return res.redirect(303, ALAMAT);
  await catatEkspor(d, petugas(res), instansi.kode, 'json');
  await kirimJson(res, `pns-${instansi.kode}-${hariWib(d.jam())}.json`, teksJson(d, instansi.kode));
}
