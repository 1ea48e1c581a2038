import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { isianKantor, mentahKantor, sidikKantor } from '../kantor/kantor.js';
import {
  adaVerifikator,
  daftarKantor,
  type KantorSatu,
  kantorDalamWilayah,
  unitKantor,
} from '../kantor/kantor.repository.js';
import { simpanKantor, tambahUnit, ubahKeaktifanUnit } from '../kantor/kantor.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { PERAN_ADMIN, wilayahAdmin } from '../shared/wilayah-admin.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { riwayatSunting } from './sunting.js';

const ALAMAT = '/admin/kantor';

/** Kantor: contacts that people read, units that PNS choose, and who accepts registrations (domain.md §2, §9). */
export function ruteAdminKantor(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => satu(d, req, res, {}, 200) },
    { metode: 'post', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => simpan(d, req, res) },
    { metode: 'post', alamat: `${ALAMAT}/:id/unit`, akses, tangani: (req, res) => unitBaru(d, req, res) },
    { metode: 'post', alamat: `${ALAMAT}/unit/:unit/keaktifan`, akses, tangani: (req, res) => keaktifan(d, req, res) },
  ];
}

const JENIS: Record<KantorSatu['jenis'], string> = {
  pusat: 'BKN Pusat',
  kanreg: 'Kantor Regional',
  instansi: 'Instansi',
  unit: 'Verifikator Level 1',
};

async function daftar(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = bacaDaftar(req);
  const wilayah = wilayahAdmin(petugas(res));
  const { isi, halaman } = potongDaftar(await daftarKantor(d.db, wilayah, minta.potong), minta);
  if (isi.length === 1 && !minta.cari) return res.redirect(303, `${ALAMAT}/${isi[0]!.id}`);
  tampilkan(res, 'admin/kantor', {
    judul: 'Kantor',
    menu: 'kantor',
    cari: minta.cari,
    halaman,
    daftar: isi.map((kantor) => ({ ...kantor, jenis: JENIS[kantor.jenis] })),
  });
}

async function satu(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const kantor = await kantorDalamWilayah(d.db, wilayahAdmin(petugas(res)), idKantor(req));
  if (!kantor) throw tidakDitemukan();
  const diketik: Mentah = { ...ketikanTertunda(req), ...mentah(req) };
  // A name typed for another unit is no change of this office.
  const isi = 'dilihat' in diketik && 'nama' in diketik ? diketik : mentahKantor(kantor);
  tampilkan(
    res,
    'admin/kantor-satu',
    {
      judul: kantor.nama,
      menu: 'kantor',
      kabar: await ambilKabar(req),
      naik: naik(kantor, wilayahAdmin(petugas(res)).nasional),
      kantor: { ...kantor, jenisTampil: JENIS[kantor.jenis] },
      isian: tampilkanSemua(isianKantor(kantor), { mentah: isi, pesan }),
      namaUnit: diketik.nama_unit ?? '',
      unit: kantor.jenis === 'instansi' ? await unitKantor(d.db, kantor.instansi!.kode) : [],
      diperiksa: kantor.jenis !== 'unit' || (await adaVerifikator(d.db, kantor.id)),
      riwayat: await riwayatSunting(d, { jenis: 'kantor', id: String(kantor.id) }),
      dilihat: sidikKantor(kantor),
      kunci: d.sandi.token(),
      pesan,
    },
    status,
  );
}

/** One step up: from a unit to its instansi, from there to the list of those who see more than one. */
function naik({ jenis, indukId, instansi }: KantorSatu, nasional: boolean): { alamat: string; teks: string } | null {
  if (jenis === 'unit') return { alamat: `${ALAMAT}/${indukId}`, teks: instansi?.nama ?? 'Instansi' };
  return nasional ? { alamat: ALAMAT, teks: 'Kantor' } : null;
}

const idKantor = (req: Request): number => bilangan(bagianAlamat(req, 'id') || bagianAlamat(req, 'unit'));

async function simpan(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = { id: idKantor(req), dilihat: mentah(req).dilihat ?? '' };
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      await simpanKantor(d, trx, petugas(res), minta, mentah(req));
      return { tujuan: `${ALAMAT}/${minta.id}`, hasil: true };
    },
    { kabar: () => 'Data kantor tersimpan.', salah: (pesan) => satu(d, req, res, pesan, 422) },
  );
}

async function unitBaru(d: Deps, req: Request, res: Response): Promise<void> {
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      const id = await tambahUnit(d, trx, petugas(res), idKantor(req), mentah(req));
      return { tujuan: `${ALAMAT}/${id}`, hasil: id };
    },
    {
      kabar: () => 'Unit ditambahkan. PNS instansi ini sudah bisa memilihnya. Lengkapi kontaknya di sini.',
      salah: (pesan) => satu(d, req, res, pesan, 422),
    },
  );
}

async function keaktifan(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = { id: idKantor(req), dilihat: mentah(req).dilihat ?? '' };
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      const aktif = await ubahKeaktifanUnit(d, trx, petugas(res), minta);
      return { tujuan: `${ALAMAT}/${minta.id}`, hasil: aktif };
    },
    {
      kabar: (aktif) => (aktif ? 'Unit dipakai lagi.' : 'Unit tidak bisa dipilih lagi.'),
      salah: (pesan) => satu(d, req, res, pesan, 422),
    },
  );
}
