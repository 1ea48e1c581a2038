import type { Request } from 'express';
import type { Deps } from '../deps.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bukaBerkasKasus } from '../verifikasi/lampiran.service.js';
import { kirimBerkas } from '../web/berkas.js';
import { bagianAlamat } from '../web/halaman.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { PERAN_VERIFIKASI } from './menu.js';

/** Files that went with the form before a verifikator. */
export function ruteAdminBerkas(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/admin/verifikasi/:id/berkas/:berkas',
      akses: PERAN_VERIFIKASI,
      tangani: async (req, res) =>
        kirimBerkas(res, await bukaBerkasKasus(d.db, petugas(res), nomor(req, 'id'), nomor(req, 'berkas'))),
    },
  ];
}

function nomor(req: Request, nama: string): number {
  const teks = bagianAlamat(req, nama);
  if (!/^\d{1,15}$/.test(teks)) throw tidakDitemukan();
  return Number(teks);
}
