import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { catatMasukPetugas, kenaliPetugas } from '../petugas/masuk.service.js';
import type { AkunPetugas } from '../petugas/petugas.repository.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { hitungLoginGagal, periksaBatasLogin } from '../web/batas-login.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import type { Sesi } from '../web/pintu.js';
import type { BarisRute } from '../web/rute.js';

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

const KEMBALI = 'Sesi Anda tadi berakhir. Yang Anda ketik ada di bawah dan belum disimpan.';

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
  await periksaBatasLogin(d, req, `petugas-${nama}`);
  const akun = await kenaliPetugas(d, nama, isi.kata_sandi ?? '');
  if (!akun) {
    await hitungLoginGagal(d, req, `petugas-${nama}`);
    return halamanMasuk(res, '', isi, {
      nama_pengguna: 'Nama pengguna atau Kata Kunci tidak cocok. Periksa keduanya, lalu coba lagi.',
    });
  }
  await mulaiSesi(d, sesi, req, res, akun);
}

/** Begins the session, with what was typed before the last one ended. */
async function mulaiSesi(d: Deps, sesi: Sesi, req: Request, res: Response, akun: AkunPetugas): Promise<void> {
  await catatMasukPetugas(d, akun);
  const siapa = { petugasId: akun.id, sesiKe: akun.sesiKe };
  const { tertundaPetugas: tertunda } = await d.tamu.baca(req);
  if (tertunda?.id !== akun.id) {
    await sesi.mulai(req, res, siapa);
    return res.redirect(303, '/admin');
  }
  const { halaman, mentah: ketikan } = tertunda;
  const kabar = { nada: 'perhatian' as const, teks: KEMBALI };
  await sesi.mulai(req, res, { ...siapa, kabar, ketikan: { halaman, mentah: ketikan } });
  await d.tamu.ingat(req, res, { tertundaPetugas: undefined });
  res.redirect(303, halaman);
}

async function keluar(sesi: Sesi, req: Request, res: Response): Promise<void> {
  await sesi.akhiri(req, res, 'petugas');
  res.redirect(303, '/admin/login');
}
