import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { antreanTiket } from '../helpdesk/kotak-masuk.repository.js';
import { masukPetugas } from '../petugas/masuk.service.js';
import { antreanRegistrasi } from '../portal/registrasi.repository.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { sebutPeran } from '../shared/pelaku.js';
import { antreanVerifikasi } from '../verifikasi/verifikasi.repository.js';
import { hitungLoginGagal, periksaBatasLogin } from '../web/batas-login.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import type { Sesi } from '../web/pintu.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { ruteAdminBerkas } from './berkas.routes.js';
import { menuBerkelompok, menuUntuk } from './menu.js';
import { ruteAdminPegawai } from './pegawai.routes.js';
import { ruteAdminRegistrasi } from './registrasi.routes.js';
import { ruteAdminTiket } from './tiket.routes.js';
import { ruteAdminTurunStatus } from './turun-status.routes.js';
import { sebutUmur } from './umur.js';
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

/** Most that the front page counts; beyond it says "lebih dari". */
const HITUNG_SAMPAI = 99;

/** The console: sign-in and front page here, the work in files of its own (domain.md §9). */
export function ruteAdmin(d: Deps, sesi: Sesi): BarisRute[] {
  const rute: BarisRute[] = [
    { metode: 'get', alamat: '/admin', akses: 'petugas', tangani: (_req, res) => beranda(d, res) },
    ...ruteAdminRegistrasi(d),
    ...ruteAdminVerifikasi(d),
    ...ruteAdminBerkas(d),
    ...ruteAdminTiket(d),
    ...ruteAdminTurunStatus(d),
    ...ruteAdminPegawai(d),
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
  await periksaBatasLogin(d, req, `petugas-${nama}`);
  const petugasId = await masukPetugas(d, nama, isi.kata_sandi ?? '');
  if (petugasId === null) {
    await hitungLoginGagal(d, req, `petugas-${nama}`);
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

/** What the front page counts, and the front page itself; everything else in the menu is work without a queue. */
const BERANTREAN = ['beranda', 'registrasi', 'verifikasi', 'tiket'];

async function beranda(d: Deps, res: Response): Promise<void> {
  const pelaku = petugas(res);
  const halaman = { mulai: 0, banyak: HITUNG_SAMPAI + 1, cari: '' };
  const registrasi = await antreanRegistrasi(d.db, pelaku, halaman);
  const verifikasi = await antreanVerifikasi(d.db, pelaku, { ...halaman, daftar: 'menunggu' });
  const tiket = await antreanTiket(d.db, pelaku, { ...halaman, daftar: 'saya', kategori: '' });
  const boleh = menuUntuk(pelaku);
  const menu = boleh.map((entri) => entri.kode);
  tampilkan(res, 'admin/beranda', {
    judul: 'Beranda petugas',
    menu: 'beranda',
    peran: pelaku.peran.map(sebutPeran),
    lain: boleh.filter(({ kode }) => !BERANTREAN.includes(kode)).map(({ judul, alamat }) => ({ judul, alamat })),
    antrean: [
      {
        kode: 'registrasi',
        judul: 'Registrasi menunggu diterima',
        alamat: '/admin/registrasi',
        jumlah: registrasi.length,
        tertua: registrasi[0]?.diajukanPada ?? null,
      },
      {
        kode: 'verifikasi',
        judul: 'Formulir menunggu saya',
        alamat: '/admin/verifikasi',
        jumlah: verifikasi.length,
        tertua: verifikasi[0]?.sejak ?? null,
      },
      {
        kode: 'tiket',
        judul: 'Tiket menunggu kantor saya',
        alamat: '/admin/tiket',
        jumlah: tiket.length,
        tertua: tiket[0]?.sejak ?? null,
      },
    ]
      .filter((satu) => menu.includes(satu.kode))
      .map((satu) => ({
        ...satu,
        jumlah: sebutJumlah(satu.jumlah),
        tertua: satu.tertua ? sebutUmur(d.jam(), satu.tertua).teks : '',
      })),
  });
}

const sebutJumlah = (jumlah: number): string =>
  jumlah > HITUNG_SAMPAI ? `lebih dari ${HITUNG_SAMPAI}` : String(jumlah);
