import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { type PetugasSatu, petugasDalamWewenang } from '../petugas/daftar-petugas.repository.js';
import { beriPeran, cabutPeran, peranDiminta } from '../petugas/peran.service.js';
import { buatTautan, keluarkanPetugas, ubahDataPetugas, ubahKeaktifan } from '../petugas/petugas.service.js';
import type { PetugasDilihat } from '../petugas/tindakan.js';
import { lepasTotp } from '../petugas/totp.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { PERAN_ADMIN } from '../shared/wilayah-admin.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { ambilTitipan } from '../web/titipan.js';
import { SKRIP_RUJUKAN } from './daftar.js';
import { halamanPetugas } from './petugas.halaman.js';
import { type KeadaanSunting, sunting } from './sunting.js';

const ALAMAT = '/admin/petugas';

/** One form of the page: what it does, and what is said afterwards. */
interface Langkah {
  lakukan: (d: Deps, trx: Trx, pelaku: PelakuPetugas, dilihat: PetugasDilihat, isi: Mentah) => Promise<unknown>;
  kabar: string;
  /** what it returns is a secret to be shown once */
  titip?: true;
}

/** By the last part of the address; '' is the page itself. */
const LANGKAH: Record<string, Langkah> = {
  '': { lakukan: ubahDataPetugas, kabar: 'Data petugas disimpan.' },
  '/peran': { lakukan: beriPeran, kabar: 'Peran diberikan. Berlaku mulai halaman berikut yang dibukanya.' },
  '/cabut': {
    lakukan: (d, trx, pelaku, dilihat, isi) => cabutPeran(d, trx, pelaku, dilihat, isi.kunci_peran ?? ''),
    kabar: 'Peran dicabut.',
  },
  '/nonaktifkan': {
    lakukan: (d, trx, pelaku, dilihat) => ubahKeaktifan(d, trx, pelaku, dilihat, 'nonaktifkan'),
    kabar: 'Petugas dinonaktifkan dan dikeluarkan dari semua perangkat.',
  },
  '/aktifkan': {
    lakukan: (d, trx, pelaku, dilihat) => ubahKeaktifan(d, trx, pelaku, dilihat, 'aktifkan'),
    kabar: 'Petugas aktif lagi.',
  },
  '/keluarkan': { lakukan: keluarkanPetugas, kabar: 'Petugas dikeluarkan dari semua perangkat.' },
  '/lepas-totp': {
    lakukan: lepasTotp,
    kabar: 'Verifikasi dua langkah dilepas. Petugas ini dikeluarkan dari semua perangkat.',
  },
  '/tautan': {
    lakukan: buatTautan,
    kabar: 'Tautan dibuat. Tautan yang lama, bila ada, tidak berlaku lagi.',
    titip: true,
  },
};

/** One petugas: data, peran, sign-in, and every step on the account. */
export function rutePetugasSatu(d: Deps): BarisRute[] {
  const [akses, alamat] = [PERAN_ADMIN, `${ALAMAT}/:id`];
  return [
    { metode: 'get', alamat, akses, tangani: (req, res) => satu(d, req, res, {}) },
    ...Object.entries(LANGKAH).map(
      ([sisa, langkah]): BarisRute => ({
        ...{ metode: 'post', alamat: `${alamat}${sisa}`, akses },
        tangani: (req, res) => kerjakan(d, req, res, langkah),
      }),
    ),
  ];
}

async function orang(d: Deps, req: Request, res: Response): Promise<PetugasSatu> {
  const ada = await petugasDalamWewenang(d.db, petugas(res), bilangan(bagianAlamat(req, 'id')));
  if (!ada) throw tidakDitemukan();
  return ada;
}

async function satu(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const { pesan = {}, bentrok = '', status = 200 } = keadaan;
  const [pelaku, siapa] = [petugas(res), await orang(d, req, res)];
  const isi = { ...ketikanTertunda(req), ...mentah(req) };
  const { usulan } = pesan.kantor ? await peranDiminta(d.db, pelaku, isi) : { usulan: [] };
  const token = ambilTitipan(d, req);
  const model = {
    judul: siapa.nama,
    menu: 'petugas',
    skrip: SKRIP_RUJUKAN,
    kabar: await ambilKabar(req),
    tautan: token ? `${alamatDasar(d, req)}/admin/sandi/${token}` : '',
    ...(await halamanPetugas(d, pelaku, siapa, { mentah: isi, pesan, usulan: { kantor: usulan } })),
    tolakan: bentrok,
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/petugas-satu', model, status);
}

async function kerjakan(d: Deps, req: Request, res: Response, langkah: Langkah): Promise<void> {
  const [{ id }, isi] = [await orang(d, req, res), mentah(req)];
  const kerja = async (trx: Trx) => {
    const hasil = await langkah.lakukan(d, trx, petugas(res), { id, versi: bilangan(isi.versi) }, isi);
    return { tujuan: `${ALAMAT}/${id}`, hasil: String(hasil ?? '') };
  };
  await sunting(d, req, res, kerja, {
    kabar: () => langkah.kabar,
    ...(langkah.titip && { titip: (token: string) => token }),
    salah: (pesan) => satu(d, req, res, { pesan, status: 422 }),
    bentrok: (bentrok) => satu(d, req, res, { bentrok, status: 409 }),
  });
}
