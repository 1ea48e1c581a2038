import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import {
  type AksiPutusan,
  ALUR_REGISTRASI,
  STATUS_REGISTRASI_NAMA,
  type StatusRegistrasi,
} from '../portal/registrasi.alur.js';
import {
  antreanRegistrasi,
  cariCalon,
  pemutusRegistrasi,
  type Registrasi,
  registrasiDalamWewenang,
} from '../portal/registrasi.repository.js';
import { putuskan } from '../portal/registrasi.service.js';
import { sanggahanRegistrasi } from '../portal/sanggahan.repository.js';
import { bolehMenutup, halanganSanggahan, tutupSanggahanDariKonsol } from '../portal/sanggahan.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { bolehDari } from '../shared/alur.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Rujukan } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilSaat, tampilTanggal } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import {
  bacaDaftar,
  type InstansiDitanya,
  instansiDitanya,
  isianInstansi,
  potongDaftar,
  SKRIP_RUJUKAN,
  UMUR,
} from './daftar.js';
import { PERAN_REGISTRASI } from './menu.js';
import { alamatDaftar, saringanDaftar } from './registrasi-saring.js';
import { ruteRegistrasiSekaligus } from './registrasi-sekaligus.routes.js';
import { sebutUmur } from './umur.js';

const AKSI: readonly AksiPutusan[] = ['terima', 'tolak'];

/** Registrations waiting for the petugas, and the decision on one (domain.md §4 Registrasi, §9). */
export function ruteAdminRegistrasi(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/admin/registrasi',
      akses: PERAN_REGISTRASI,
      tangani: (req, res) => antrean(d, req, res),
    },
    ...ruteRegistrasiSekaligus(d),
    {
      metode: 'get',
      alamat: '/admin/registrasi/:nomor',
      akses: PERAN_REGISTRASI,
      tangani: (req, res) => satu(d, req, res, {}, 200),
    },
    {
      metode: 'post',
      alamat: '/admin/registrasi/:nomor',
      akses: PERAN_REGISTRASI,
      tangani: (req, res) => putus(d, req, res),
    },
  ];
}

const DAFTAR: readonly { kode: StatusRegistrasi | 'disanggah'; nama: string }[] = [
  { kode: 'diajukan', nama: 'Menunggu diterima' },
  { kode: 'disanggah', nama: 'Disanggah pemilik NIP' },
  { kode: 'aktif', nama: 'Diterima' },
  { kode: 'ditolak', nama: 'Ditolak' },
  { kode: 'direset', nama: 'Direset' },
];

async function antrean(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const dipilih = DAFTAR.find(({ kode }) => kode === tanya(req, 'daftar')) ?? DAFTAR[0]!;
  const umur = dipilih.kode === 'diajukan' ? (UMUR.find(({ kode }) => kode === tanya(req, 'umur'))?.kode ?? '') : '';
  const nasional = petugas(res).peran.some(({ peran }) => peran === 'admin_bkn');
  const diminta: InstansiDitanya = nasional ? await instansiDitanya(d, req) : { usulan: [] };
  const { instansi } = diminta;
  const saring = {
    ...minta.potong,
    status: dipilih.kode,
    instansi: instansi?.kode ?? '',
    sebelum: umur ? new Date(d.jam().getTime() - Number(umur) * 86_400_000) : null,
  };
  const { isi, halaman } = potongDaftar(await antreanRegistrasi(d.db, petugas(res), saring), minta);
  tampilkan(res, 'admin/registrasi', {
    judul: 'Registrasi',
    menu: 'registrasi',
    skrip: nasional ? SKRIP_RUJUKAN : [],
    kabar: await ambilKabar(req),
    cari: minta.cari,
    daftarDipilih: dipilih.kode,
    judulDaftar: dipilih.nama,
    pilihanDaftar: DAFTAR,
    umurDipilih: umur,
    pilihanUmur: UMUR,
    isian: nasional ? isianInstansi(req, diminta) : [],
    sisa: sisaAlamat({ daftar: dipilih.kode, umur, cari: minta.cari, instansi }),
    saringan: saringanDaftar(req),
    halaman,
    kunci: d.sandi.token(),
    daftar: isi.map((baris) => ({
      ...baris,
      nip: tampilNip(baris.nip),
      umur: sebutUmur(d.jam(), baris.diajukanPada),
      pada: tampilSaat(baris.diajukanPada),
      diputus: baris.diputusPada ? tampilSaat(baris.diputusPada) : '',
    })),
  });
}

/** The filters again, for the links to other pages of the list. */
const sisaAlamat = (isi: { daftar: string; umur: string; cari: string; instansi?: Rujukan }): string =>
  String(
    new URLSearchParams({
      ...{ daftar: isi.daftar, umur: isi.umur, cari: isi.cari },
      ...(isi.instansi && { instansi: isi.instansi.nama, instansi__kode: isi.instansi.kode }),
    }),
  );

async function satu(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const registrasi = await registrasiDalamWewenang(d.db, petugas(res), bagianAlamat(req, 'nomor'));
  const calon = registrasi && (await cariCalon(d.db, registrasi.nip));
  if (!registrasi || !calon) throw tidakDitemukan();
  tampilkan(
    res,
    'admin/registrasi-satu',
    {
      judul: `Registrasi ${registrasi.nama}`,
      menu: 'registrasi',
      registrasi: {
        ...registrasi,
        nip: tampilNip(registrasi.nip),
        nipPolos: registrasi.nip,
        pada: tampilSaat(registrasi.diajukanPada),
        diputus: registrasi.diputusPada ? tampilSaat(registrasi.diputusPada) : '',
        pemutus: (await pemutusRegistrasi(d.db, registrasi.id))?.nama ?? '',
        statusNama: STATUS_REGISTRASI_NAMA[registrasi.status],
      },
      lahir: calon.isi.tanggal_lahir ? tampilTanggal(String(calon.isi.tanggal_lahir)) : '',
      boleh: AKSI.filter((aksi) => bolehDari(ALUR_REGISTRASI, aksi, registrasi.status)),
      halangan: halanganSanggahan(registrasi),
      sanggahan: await sanggahanTampil(d, res, registrasi),
      ...{ alamatDaftar: alamatDaftar(saringanDaftar(req)), saringan: saringanDaftar(req) },
      kunci: d.sandi.token(),
      alasan: mentah(req).alasan ?? ketikanTertunda(req).alasan ?? '',
      alasanSanggahan: mentah(req).alasan_sanggahan ?? ketikanTertunda(req).alasan_sanggahan ?? '',
      kabar: await ambilKabar(req),
      pesan,
    },
    status,
  );
}

/** What is said of it, for those who look into it; everybody else only sees that it is so. */
async function sanggahanTampil(d: Deps, res: Response, registrasi: Registrasi) {
  if (!bolehMenutup(petugas(res), registrasi)) return [];
  return (await sanggahanRegistrasi(d.db, registrasi.id)).map((satu) => ({
    ...satu,
    diajukan: tampilSaat(satu.diajukanPada),
    ditutup: satu.ditutupPada ? tampilSaat(satu.ditutupPada) : '',
  }));
}

async function tutupSanggahan(d: Deps, req: Request, res: Response): Promise<void> {
  const nomorRegister = bagianAlamat(req, 'nomor');
  const minta = { nomorRegister, alasan: bacaAlasan(mentah(req).alasan_sanggahan, 500) || null };
  const kerja = async (trx: Trx) => {
    await tutupSanggahanDariKonsol(d, trx, petugas(res), minta);
    const saringan = saringanDaftar(req);
    return { tujuan: `/admin/registrasi/${nomorRegister}${saringan && `?${saringan}`}`, hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => 'Sanggahan ditutup.',
    salah: (pesan) => satu(d, req, res, pesan, 422),
  });
}

async function putus(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  if (isi.aksi === 'tutup-sanggahan') return tutupSanggahan(d, req, res);
  const aksi = AKSI.find((satu) => satu === isi.aksi);
  if (!aksi) throw tidakDitemukan();
  const alasan = bacaAlasan(isi.alasan, 500) || null;
  if (ALUR_REGISTRASI[aksi].alasan === 'wajib' && !alasan)
    return satu(d, req, res, { alasan: 'Tulis alasan, supaya PNS tahu apa yang harus diperbaiki.' }, 422);
  const putusan = {
    aksi,
    nomorRegister: bagianAlamat(req, 'nomor'),
    alasan,
    alamatLogin: `${alamatDasar(d, req)}/login`,
  };
  const kerja = async (trx: Trx) => {
    await putuskan(d, trx, petugas(res), putusan);
    return { tujuan: alamatDaftar(saringanDaftar(req)), hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => `Registrasi ${putusan.nomorRegister} ${aksi === 'terima' ? 'diterima' : 'ditolak'}.`,
    salah: (pesan) => satu(d, req, res, pesan, 422),
  });
}
