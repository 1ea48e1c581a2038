import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { type Instansi, isianInstansi, JENIS_INSTANSI_NAMA, mentahInstansi } from '../instansi/instansi.js';
import { daftarInstansi, instansiKode, pilihanInstansi, sandaranInstansi } from '../instansi/instansi.repository.js';
import {
  sebabMasihDipakai,
  tambahInstansi,
  ubahInstansi,
  ubahKeaktifanInstansi,
} from '../instansi/instansi.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { PERAN_INSTANSI } from './menu.js';
import { isiSunting, type KeadaanSunting, riwayatSunting, sunting, versiDilihat } from './sunting.js';

const ALAMAT = '/admin/instansi';

/** Instansi: list, new, name and place, retire (domain.md §9). Contacts and units are kept under Kantor. */
export function ruteAdminInstansi(d: Deps): BarisRute[] {
  const akses = PERAN_INSTANSI;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => halamanBaru(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/baru`, akses, tangani: (req, res) => tambah(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:kode`, akses, tangani: (req, res) => halamanSatu(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/:kode`, akses, tangani: (req, res) => simpan(d, req, res) },
  ];
}

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const { isi, halaman } = potongDaftar(await daftarInstansi(d.db, minta.potong), minta);
  tampilkan(res, 'admin/instansi', {
    ...{ judul: 'Instansi', menu: 'instansi', kabar: await ambilKabar(req), cari: minta.cari, halaman },
    daftar: isi.map((satu) => ({ ...satu, jenisNama: JENIS_INSTANSI_NAMA[satu.jenis] })),
  });
}

async function halamanBaru(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const { pesan = {} } = keadaan;
  const isian = isianInstansi(await pilihanInstansi(d.db), true, '');
  tampilkan(
    res,
    'admin/instansi-satu',
    {
      ...{ judul: 'Instansi baru', menu: 'instansi', kabar: null, alamat: `${ALAMAT}/baru`, lama: null, versi: 0 },
      isian: tampilkanSemua(isian, { mentah: isiSunting(req, {}), pesan }),
      ...{ bentrok: '', sebab: null, riwayat: [], kunci: d.sandi.token(), pesan },
    },
    keadaan.status ?? 200,
  );
}

async function satu(d: Deps, req: Request): Promise<Instansi> {
  const instansi = await instansiKode(d.db, bagianAlamat(req, 'kode'));
  if (!instansi) throw tidakDitemukan();
  return instansi;
}

async function halamanSatu(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const lama = await satu(d, req);
  const { pesan = {}, bentrok = '' } = keadaan;
  const isi = isiSunting(req, mentahInstansi(lama));
  const isian = isianInstansi(await pilihanInstansi(d.db), false, lama.jenis);
  tampilkan(
    res,
    'admin/instansi-satu',
    {
      ...{ judul: lama.nama, menu: 'instansi', kabar: await ambilKabar(req), alamat: `${ALAMAT}/${lama.kode}` },
      lama: { ...lama, jenisNama: JENIS_INSTANSI_NAMA[lama.jenis] },
      versi: versiDilihat(isi, lama.versi, bentrok || undefined),
      isian: tampilkanSemua(isian, { mentah: 'nama' in isi ? isi : mentahInstansi(lama), pesan }),
      sebab: lama.aktif ? sebabMasihDipakai(await sandaranInstansi(d.db, lama.kode)) : null,
      riwayat: await riwayatSunting(d, { jenis: 'instansi', id: lama.kode }),
      ...{ bentrok, kunci: d.sandi.token(), pesan },
    },
    keadaan.status ?? 200,
  );
}

async function tambah(d: Deps, req: Request, res: Response): Promise<void> {
  await sunting(
    d,
    req,
    res,
    async (trx) => {
      const kode = await tambahInstansi(d, trx, petugas(res), mentah(req));
      return { tujuan: `${ALAMAT}/${kode}`, hasil: kode };
    },
    {
      kabar: () => 'Instansi ditambahkan, dengan kantor kepegawaian dan Verifikator Level 1 bawaannya.',
      salah: (pesan) => halamanBaru(d, req, res, { pesan, status: 422 }),
      bentrok: (sebab) => halamanBaru(d, req, res, { pesan: { nama: sebab }, status: 409 }),
    },
  );
}

async function simpan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { kode } = await satu(d, req);
  const minta = { kode, versi: bilangan(isi.versi) };
  const keaktifan = isi.aksi === 'keaktifan';
  await sunting(
    d,
    req,
    res,
    async (trx) => {
      if (keaktifan) await ubahKeaktifanInstansi(d, trx, petugas(res), minta);
      else await ubahInstansi(d, trx, petugas(res), minta, isi);
      return { tujuan: `${ALAMAT}/${kode}`, hasil: true };
    },
    {
      kabar: () => 'Instansi tersimpan.',
      salah: (pesan) => halamanSatu(d, req, res, { pesan, status: 422 }),
      bentrok: (bentrok) => halamanSatu(d, req, res, { bentrok, status: 409 }),
    },
  );
}
