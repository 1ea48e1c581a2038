import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { masukPetugas } from '../petugas/masuk.service.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { denganBatasLogin } from '../web/batas-login.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import type { Sesi } from '../web/pintu.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { ruteAdminBeranda } from './beranda.routes.js';
import { ruteAdminBerkas } from './berkas.routes.js';
import { ruteAdminEkspor } from './ekspor.routes.js';
import { ruteAdminFaq } from './faq.routes.js';
import { ruteAdminJejak } from './jejak.routes.js';
import { ruteAdminKantor } from './kantor.routes.js';
import { menuBerkelompok } from './menu.js';
import { ruteAdminPegawai } from './pegawai.routes.js';
import { ruteAdminPengumuman } from './pengumuman.routes.js';
import { ruteAdminRegistrasi } from './registrasi.routes.js';
import { ruteAdminRekap } from './rekap.routes.js';
import { ruteAdminTiket } from './tiket.routes.js';
import { ruteAdminTurunStatus } from './turun-status.routes.js';
import { ruteAdminVerifikasi } from './verifikasi.routes.js';

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

/** The console: sign-in and front page here, the work in files of its own (domain.md §9). */
export function ruteAdmin(d: Deps, sesi: Sesi): BarisRute[] {
  const rute: BarisRute[] = [
    ruteAdminBeranda(d),
    ...ruteAdminRegistrasi(d),
    ...ruteAdminVerifikasi(d),
    ...ruteAdminBerkas(d),
    ...ruteAdminTiket(d),
    ...ruteAdminTurunStatus(d),
    ...ruteAdminPegawai(d),
    ...ruteAdminKantor(d),
    ...ruteAdminPengumuman(d),
    ...ruteAdminFaq(d),
    ...ruteAdminRekap(d),
    ...ruteAdminEkspor(d),
    ...ruteAdminJejak(d),
  ];
  return [
    {
      metode: 'get',
      alamat: '/admin/login',
      akses: 'umum',
      tangani: (req, res) => halamanMasuk(res, tanya(req, 'habis'), {}, {}),
    },
    { metode: 'post', alamat: '/admin/login', akses: 'umum', tangani: (req, res) => masuk(d, sesi, req, res) },
    { metode: 'post', alamat: '/admin/logout', akses: 'umum', tangani: (req, res) => keluar(sesi, req, res) },
    ...rute.map((baris) => ({ ...baris, tangani: denganMenu(baris.tangani) })),
  ];
}

const denganMenu =
  (tangani: BarisRute['tangani']): BarisRute['tangani'] =>
  (req, res) => {
    res.locals.menuPetugas = menuBerkelompok(petugas(res));
    return tangani(req, res);
  };

const KEMBALI = 'Sesi Anda tadi berakhir. Yang Anda ketik ada di bawah dan belum disimpan.';

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
  const petugasId = await denganBatasLogin(d, req, `petugas-${nama}`, () => masukPetugas(d, nama, kataSandi));
  if (petugasId === null) {
    return halamanMasuk(res, '', isi, {
      nama_pengguna: 'Nama pengguna atau Kata Kunci tidak cocok. Periksa keduanya, lalu coba lagi.',
    });
  }
  const { tertundaPetugas: tertunda } = await d.tamu.baca(req);
  if (tertunda?.id !== petugasId) {
    await sesi.mulai(req, res, { petugasId });
    return res.redirect(303, '/admin');
  }
  const { halaman, mentah: ketikan } = tertunda;
  const kabar = { nada: 'perhatian' as const, teks: KEMBALI };
  await sesi.mulai(req, res, { petugasId, kabar, ketikan: { halaman, mentah: ketikan } });
  await d.tamu.ingat(req, res, { tertundaPetugas: undefined });
  res.redirect(303, halaman);
}

async function keluar(sesi: Sesi, req: Request, res: Response): Promise<void> {
  await sesi.akhiri(req, res, 'petugas');
  res.redirect(303, '/admin/login');
}
