import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { pemakaianRujukan } from '../referensi/pindahkan.service.js';
import { tidakDitemukan } from '../shared/galat.js';
import { PERAN_ADMIN, wilayahAdmin } from '../shared/wilayah-admin.js';
import { ISIAN_UNOR, mentahUnor, type Unor } from '../unor/unor.js';
import { anakRanting, jalurUnor, kantorUnor, ranting, unorDalamWilayah } from '../unor/unor.repository.js';
import { ubahKeaktifanUnor, ubahUnor } from '../unor/unor.service.js';
import { bagianAlamat, bilangan, mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { bacaDaftar, potongDaftar } from './daftar.js';
import { barisPemakaian } from './referensi.halaman.js';
import { isiSunting, type KeadaanSunting, riwayatSunting, sunting, versiDilihat } from './sunting.js';
import { cabang, kepalaUnor } from './unor.halaman.js';

const ALAMAT = '/admin/unit-organisasi/:id';
export const alamatUnor = (id: number): string => `/admin/unit-organisasi/${id}`;

/** One unit: what is below it and who uses it; correct, retire, use again. */
export function ruteUnorSatu(d: Deps): BarisRute[] {
  const akses = PERAN_ADMIN;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => halaman(d, req, res, {}) },
    { metode: 'post', alamat: ALAMAT, akses, tangani: (req, res) => ubah(d, req, res) },
    { metode: 'post', alamat: `${ALAMAT}/keaktifan`, akses, tangani: (req, res) => keaktifan(d, req, res) },
  ];
}

export async function unorDiminta(d: Deps, req: Request, res: Response): Promise<Unor> {
  const unor = await unorDalamWilayah(d.db, wilayahAdmin(petugas(res)), bilangan(bagianAlamat(req, 'id')));
  if (!unor) throw tidakDitemukan();
  return unor;
}

async function halaman(d: Deps, req: Request, res: Response, keadaan: KeadaanSunting): Promise<void> {
  const unor = await unorDiminta(d, req, res);
  const { pesan = {}, bentrok } = keadaan;
  const diketik = isiSunting(req, mentahUnor(unor));
  const minta = bacaDaftar(req);
  const bawah = potongDaftar(await ranting(d.db, unor.instansi.kode, unor.id, minta.potong), minta);
  const anak = await anakRanting(
    d.db,
    unor.instansi.kode,
    bawah.isi.map(({ id }) => id),
  );
  const model = {
    judul: unor.nama,
    menu: 'unit-organisasi',
    kabar: await ambilKabar(req),
    unor: kepalaUnor(unor),
    alamat: alamatUnor(unor.id),
    jalur: (await jalurUnor(d.db, unor.id)).slice(0, -1),
    cabang: cabang(bawah.isi, anak),
    halaman: bawah.halaman,
    // Whoever only presses "Hentikan pemakaian" has typed nothing.
    isian: tampilkanSemua(ISIAN_UNOR, { mentah: 'nama' in diketik ? diketik : mentahUnor(unor), pesan }),
    pemakaian: barisPemakaian(await pemakaianRujukan(d, d.db, 'unor', unor.kode)),
    kantor: await kantorUnor(d.db, unor.id),
    versi: versiDilihat(diketik, unor.versi, bentrok),
    bentrok: bentrok ?? '',
    riwayat: await riwayatSunting(d, { jenis: 'unor', id: String(unor.id) }),
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/unor-satu', model, keadaan.status ?? 200);
}

async function ubah(d: Deps, req: Request, res: Response): Promise<void> {
  const dilihat = unorDilihat(req);
  const kerja = async (trx: Trx) => {
    await ubahUnor(d, trx, petugas(res), { ...dilihat, mentah: mentah(req) });
    return { tujuan: alamatUnor(dilihat.id), hasil: true };
  };
  await sunting(
    d,
    req,
    res,
    kerja,
    sesudah(d, req, res, () => 'Unit tersimpan.'),
  );
}

async function keaktifan(d: Deps, req: Request, res: Response): Promise<void> {
  const dilihat = unorDilihat(req);
  const kerja = async (trx: Trx) => ({
    hasil: await ubahKeaktifanUnor(d, trx, petugas(res), dilihat),
    tujuan: alamatUnor(dilihat.id),
  });
  const kabar = (aktif: boolean) => (aktif ? 'Unit bisa dipilih lagi.' : 'Unit tidak bisa dipilih lagi.');
  await sunting(d, req, res, kerja, sesudah(d, req, res, kabar));
}

/** The unit of the address with the version that the form was filled in from. */
export const unorDilihat = (req: Request) => ({
  id: bilangan(bagianAlamat(req, 'id')),
  versi: bilangan(mentah(req).versi),
});

const sesudah = <T>(d: Deps, req: Request, res: Response, kabar: (hasil: T) => string) => ({
  kabar,
  salah: (pesan: Record<string, string>) => halaman(d, req, res, { pesan, status: 422 }),
  bentrok: (bentrok: string) => halaman(d, req, res, { bentrok, status: 409 }),
});
