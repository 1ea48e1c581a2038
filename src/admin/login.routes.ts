import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { kenaliPetugas } from '../petugas/masuk.service.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { denganBatasLogin } from '../web/batas-login.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import type { Sesi } from '../web/pintu.js';
import type { BarisRute } from '../web/rute.js';
import { tundaMasuk } from './langkah-kedua.routes.js';
import { mulaiSesiPetugas } from './mulai-sesi.js';

const ISIAN_MASUK: readonly Isian[] = [
  { kode: 'nama_pengguna', label: 'Nama pengguna', jenis: 'teks', maks: 40, lebar: 18, isiOtomatis: 'username' },
  {
    kode: 'kata_sandi',
    label: 'Kata Kunci',
    jenis: 'teks',
    rahasia: true,
    maks: 200,
    lebar: 18,
    isiOtomatis: 'current-password',
  },
];

/** Sign-in of petugas, and out. */
export function ruteAdminLogin(d: Deps, sesi: Sesi): BarisRute[] {
  const akses = 'umum';
  return [
    {
      metode: 'get',
      alamat: '/admin/login',
      akses,
      tangani: (req, res) => halamanMasuk(res, tanya(req, 'habis'), {}, {}),
    },
    { metode: 'post', alamat: '/admin/login', akses, tangani: (req, res) => masuk(d, sesi, req, res) },
    { metode: 'post', alamat: '/admin/logout', akses, tangani: (req, res) => keluar(sesi, req, res) },
  ];
}

function halamanMasuk(res: Response, habis: string, isi: Mentah, pesan: Record<string, string>): void {
  const isian = tampilkanSemua(ISIAN_MASUK, { mentah: isi, pesan });
  const status = Object.keys(pesan).length > 0 ? 422 : 200;
  tampilkan(res, 'admin/login', { judul: 'Login petugas', isian, habis, pesan }, status);
}

async function masuk(d: Deps, sesi: Sesi, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { pesan } = bacaFormulir(ISIAN_MASUK, isi);
  if (Object.keys(pesan).length > 0) return halamanMasuk(res, '', isi, pesan);
  const nama = (isi.nama_pengguna ?? '').trim().toLowerCase();
  const kataSandi = isi.kata_sandi ?? '';
  const akun = await denganBatasLogin(d, req, res, `petugas-${nama}`, () => kenaliPetugas(d, nama, kataSandi));
  if (!akun) {
    return halamanMasuk(res, '', isi, {
      nama_pengguna: 'Nama pengguna atau Kata Kunci tidak cocok. Periksa keduanya, lalu coba lagi.',
    });
  }
  if (!akun.totp) return mulaiSesiPetugas(d, sesi, req, res, { akun, kabar: '' });
  await tundaMasuk(d, req, res, akun);
  res.redirect(303, '/admin/login/kode');
}

async function keluar(sesi: Sesi, req: Request, res: Response): Promise<void> {
  await sesi.akhiri(req, res, 'petugas');
  res.redirect(303, '/admin/login');
}
