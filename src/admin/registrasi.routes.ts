import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { type AksiPutusan, ALUR_REGISTRASI, STATUS_REGISTRASI_NAMA } from '../portal/registrasi.alur.js';
import { antreanRegistrasi, cariCalon, registrasiDalamWewenang } from '../portal/registrasi.repository.js';
import { putuskan } from '../portal/registrasi.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { bolehDari } from '../shared/alur.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilNip } from '../shared/nip.js';
import { tampilSaat, tampilTanggal } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, mentah, tampilkan } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { PERAN_REGISTRASI } from './menu.js';
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

async function antrean(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const { isi, halaman } = potongDaftar(await antreanRegistrasi(d.db, petugas(res), minta.potong), minta);
  tampilkan(res, 'admin/registrasi', {
    judul: 'Registrasi',
    menu: 'registrasi',
    kabar: await ambilKabar(req),
    cari: minta.cari,
    halaman,
    daftar: isi.map((baris) => ({
      ...baris,
      nip: tampilNip(baris.nip),
      umur: sebutUmur(d.jam(), baris.diajukanPada),
      pada: tampilSaat(baris.diajukanPada),
    })),
  });
}

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
        pada: tampilSaat(registrasi.diajukanPada),
        diputus: registrasi.diputusPada ? tampilSaat(registrasi.diputusPada) : '',
        statusNama: STATUS_REGISTRASI_NAMA[registrasi.status],
      },
      lahir: calon.isi.tanggal_lahir ? tampilTanggal(String(calon.isi.tanggal_lahir)) : '',
      boleh: AKSI.filter((aksi) => bolehDari(ALUR_REGISTRASI, aksi, registrasi.status)),
      kunci: d.sandi.token(),
      alasan: mentah(req).alasan ?? ketikanTertunda(req).alasan ?? '',
      kabar: await ambilKabar(req),
      pesan,
    },
    status,
  );
}

async function putus(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
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
    return { tujuan: '/admin/registrasi', hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => `Registrasi ${putusan.nomorRegister} ${aksi === 'terima' ? 'diterima' : 'ditolak'}.`,
    salah: (pesan) => satu(d, req, res, pesan, 422),
  });
}
