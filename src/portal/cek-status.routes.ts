import type { Request, Response } from 'express';
import { JUDUL_BUKTI, periksaBukti } from '../cetak/bukti.repository.js';
import type { Deps } from '../deps.js';
import { bakukanNomorRegister } from '../shared/bakukan.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import { tampilSaat } from '../shared/tanggal.js';
import { bagianAlamat, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { alamatPengunjung } from '../web/pengunjung.js';
import type { BarisRute } from '../web/rute.js';
import { STATUS_REGISTRASI_NAMA } from './registrasi.alur.js';
import { type Registrasi, registrasiNomor } from './registrasi.repository.js';

const ISIAN_NOMOR: readonly Isian[] = [
  {
    kode: 'nomor_register',
    label: 'Nomor Register',
    jenis: 'teks',
    maks: 20,
    lebar: 18,
    isiOtomatis: 'off',
    petunjuk: '8 huruf dan angka dari Bukti Registrasi.',
  },
];
const ISIAN_KODE: readonly Isian[] = [
  {
    kode: 'kode',
    label: 'Kode bukti',
    jenis: 'teks',
    maks: 30,
    lebar: 18,
    isiOtomatis: 'off',
    petunjuk: '12 huruf dan angka di bawah QR.',
  },
];

/** What anybody may check with a number in hand (domain.md §3, §5 Cek Status, §7 proofs). */
export function ruteCekStatus(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/cek-status',
      akses: 'umum',
      kenaliPns: true,
      tangani: (_req, res) => tampilkan(res, 'portal/cek-status', { judul: 'Cek Status', menu: 'cek-status' }),
    },
    {
      metode: 'get',
      alamat: '/cek-status/pendaftaran',
      akses: 'umum',
      kenaliPns: true,
      tangani: (_req, res) => halamanPendaftaran(res, {}, {}, null),
    },
    {
      metode: 'post',
      alamat: '/cek-status/pendaftaran',
      akses: 'umum',
      kenaliPns: true,
      tangani: (req, res) => cekPendaftaran(d, req, res),
    },
    { metode: 'get', alamat: '/bukti', akses: 'umum', tangani: (_req, res) => halamanBukti(res, {}, {}) },
    { metode: 'post', alamat: '/bukti', akses: 'umum', tangani: (req, res) => cariBukti(req, res) },
    { metode: 'get', alamat: '/bukti/:kode', akses: 'umum', tangani: (req, res) => tampilkanBukti(d, req, res) },
  ];
}

function halamanPendaftaran(
  res: Response,
  isi: Mentah,
  pesan: Record<string, string>,
  hasil: Record<string, unknown> | null,
): void {
  const isian = tampilkanSemua(ISIAN_NOMOR, { mentah: isi, pesan });
  tampilkan(
    res,
    'portal/cek-pendaftaran',
    { judul: 'Cek Status Pendaftaran', menu: 'cek-status', isian, hasil, pesan },
    Object.keys(pesan).length > 0 ? 422 : 200,
  );
}

async function cekPendaftaran(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { pesan } = bacaFormulir(ISIAN_NOMOR, isi);
  if (Object.keys(pesan).length > 0) return halamanPendaftaran(res, isi, pesan, null);
  await d.batas.pakai('cek-status', alamatPengunjung(req));
  const nomor = bakukanNomorRegister(isi.nomor_register ?? '');
  const registrasi = await registrasiNomor(d.db, nomor);
  if (!registrasi)
    return halamanPendaftaran(
      res,
      isi,
      { nomor_register: 'Nomor Register ini tidak ada. Periksa lagi setiap huruf dan angkanya di Bukti Registrasi.' },
      null,
    );
  halamanPendaftaran(res, isi, {}, keadaan(registrasi));
}

/** State, dates and office; no name, for the number may have been read off somebody's desk. */
function keadaan(registrasi: Registrasi): Record<string, unknown> {
  return {
    nomor: registrasi.nomorRegister,
    status: registrasi.status,
    statusNama: STATUS_REGISTRASI_NAMA[registrasi.status],
    diajukan: tampilSaat(registrasi.diajukanPada),
    diputus: registrasi.diputusPada ? tampilSaat(registrasi.diputusPada) : '',
    kantor: registrasi.kantor,
  };
}

function halamanBukti(res: Response, isi: Mentah, pesan: Record<string, string>): void {
  const isian = tampilkanSemua(ISIAN_KODE, { mentah: isi, pesan });
  tampilkan(
    res,
    'portal/periksa-bukti',
    { judul: 'Periksa bukti', isian, bukti: null, pesan },
    Object.keys(pesan).length > 0 ? 422 : 200,
  );
}

function cariBukti(req: Request, res: Response): void {
  const isi = mentah(req);
  const kode = (isi.kode ?? '').replace(/[\s-]/g, '').toUpperCase();
  const pesan = 'Kode bukti terdiri dari 12 huruf dan angka. Lihat di bawah QR pada lembar bukti.';
  if (/^[A-Z0-9]{12}$/.test(kode)) res.redirect(303, `/bukti/${kode}`);
  else halamanBukti(res, isi, { kode: pesan });
}

async function tampilkanBukti(d: Deps, req: Request, res: Response): Promise<void> {
  const kode = bagianAlamat(req, 'kode').toUpperCase();
  await d.batas.pakai('cek-bukti', alamatPengunjung(req));
  const bukti = await periksaBukti(d.db, kode);
  if (!bukti)
    return halamanBukti(
      res,
      { kode },
      { kode: 'Kode bukti ini tidak ada di e-PUPNS. Periksa lagi setiap huruf dan angkanya.' },
    );
  const model = { ...bukti, kode, jenis: JUDUL_BUKTI[bukti.jenis], pada: tampilSaat(bukti.pada) };
  tampilkan(res, 'portal/periksa-bukti', {
    judul: 'Periksa bukti',
    isian: tampilkanSemua(ISIAN_KODE, { mentah: {} }),
    bukti: model,
  });
}
