import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { ISIAN_KATA_KUNCI_PETUGAS } from '../petugas/isian-petugas.js';
import { pasangKataKunci, salahKataKunciBaru, TAUTAN_HABIS } from '../petugas/sandi.service.js';
import { type PemilikTautan, pemilikTautan } from '../petugas/tautan.repository.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bagianAlamat, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import type { BarisRute } from '../web/rute.js';

const SELESAI = '/admin/login?habis=sandi';

/** The page behind the one-time link: a petugas sets the own password (domain.md §12). */
export function ruteAdminSandi(d: Deps): BarisRute[] {
  const [alamat, akses] = ['/admin/sandi/:token', 'umum'] as const;
  return [
    { metode: 'get', alamat, akses, tangani: (req, res) => buka(d, req, res) },
    { metode: 'post', alamat, akses, tangani: (req, res) => pasang(d, req, res) },
  ];
}

const sidikToken = (d: Deps, req: Request): string => d.sandi.sidik(bagianAlamat(req, 'token'));

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const pemilik = await pemilikTautan(d.db, sidikToken(d, req), d.jam());
  return pemilik ? halaman(d, req, res, pemilik, {}) : habis(res);
}

function halaman(d: Deps, req: Request, res: Response, pemilik: PemilikTautan, pesan: Record<string, string>): void {
  const model = {
    judul: 'Pasang Kata Kunci',
    isian: tampilkanSemua(ISIAN_KATA_KUNCI_PETUGAS, { mentah: {}, pesan }),
    orang: { nama: pemilik.nama, namaPengguna: pemilik.namaPengguna, sampai: tampilSaat(pemilik.sampai) },
    alamat: `/admin/sandi/${encodeURIComponent(bagianAlamat(req, 'token'))}`,
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/sandi', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

function habis(res: Response): void {
  tampilkan(res, 'galat', { judul: 'Tautan tidak berlaku', teks: TAUTAN_HABIS, kembali: null, nomor: '' }, 404);
}

async function pasang(d: Deps, req: Request, res: Response): Promise<void> {
  const [isi, sidik] = [mentah(req), sidikToken(d, req)];
  const form = { kunci: isi._kunci, pemilik: `tautan-${sidik}` };
  const pemilik = await pemilikTautan(d.db, sidik, d.jam());
  // Pressed twice: the first press has used the link up and led on.
  if (!pemilik) return (await tujuanKunci(d.db, form)) ? res.redirect(303, SELESAI) : habis(res);
  const pesan = salahKataKunciBaru(isi, pemilik);
  if (Object.keys(pesan).length > 0) return halaman(d, req, res, pemilik, pesan);
  const hash = await d.bcrypt.hash(isi.kata_kunci ?? '');
  await sekali(d.db, form, async (trx) => {
    await pasangKataKunci(d, trx, sidik, { pemilik, hash });
    return { tujuan: SELESAI, hasil: true };
  });
  res.redirect(303, SELESAI);
}
