import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { aturWajibTotp, wajibTotp } from '../petugas/wajib-totp.service.js';
import type { Isian } from '../shared/isian.js';
import { PERAN, PERAN_NAMA } from '../shared/pelaku.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';

const ALAMAT = '/admin/petugas/totp';
const ISIAN: readonly Isian[] = PERAN.map((peran) => ({
  ...{ kode: `wajib_${peran}`, label: PERAN_NAMA[peran], jenis: 'ya-tidak' },
}));

/** Which peran need a second factor. */
export function ruteWajibTotp(d: Deps): BarisRute[] {
  const akses = ['admin_bkn'] as const;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => halaman(d, req, res) },
    { metode: 'post', alamat: ALAMAT, akses, tangani: (req, res) => atur(d, req, res) },
  ];
}

async function halaman(d: Deps, req: Request, res: Response): Promise<void> {
  const wajib = await wajibTotp(d);
  const ditandai = Object.fromEntries(wajib.map((peran) => [`wajib_${peran}`, 'ya']));
  tampilkan(res, 'admin/petugas-totp', {
    judul: 'Kewajiban verifikasi dua langkah',
    menu: 'petugas',
    kabar: await ambilKabar(req),
    isian: tampilkanSemua(ISIAN, { mentah: ditandai }),
    dilihat: wajib.join(' '),
    kunci: d.sandi.token(),
  });
}

async function atur(d: Deps, req: Request, res: Response): Promise<void> {
  const kerja = async (trx: Trx) => {
    await aturWajibTotp(d, trx, petugas(res), mentah(req));
    return { tujuan: ALAMAT, hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => 'Disimpan. Berlaku mulai halaman berikut yang dibuka petugas.',
    salah: () => halaman(d, req, res),
  });
}
