import type { Request, Response } from 'express';
import { inTransaction, type Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { bacaFormulir } from '../shared/isian.js';
import { awalHariWib } from '../shared/tanggal.js';
import { KEADAAN_SUREL, type KeadaanSurel } from '../surel/keadaan.js';
import { sebabDikenal } from '../surel/kegagalan.js';
import { daftarSurel, matiPerSebab, ringkasanSurel } from '../surel/kelola-surel.repository.js';
import { bukaSurel, kirimLagi, kirimLagiSemua } from '../surel/kelola-surel.service.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { ambilKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { PERAN_SUREL } from './menu.js';
import { riwayatSunting, sunting } from './sunting.js';
import {
  angkaSurel,
  barisTampil,
  ISIAN_NIP,
  kueriSurel,
  matiTampil,
  pilihanKeadaan,
  pilihanSebab,
  surelTampil,
} from './surel.halaman.js';

const ALAMAT = '/admin/surel';
const SEHALAMAN = 50;

/** Surel: the outbox, what is late or was given up and why, and sending it again (domain.md §9). */
export function ruteAdminSurel(d: Deps): BarisRute[] {
  const akses = PERAN_SUREL;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => daftar(d, req, res, {}) },
    { metode: 'post', alamat: ALAMAT, akses, tangani: (req, res) => ulangiSemua(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => halaman(d, req, res, {}) },
    { metode: 'post', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => ulangi(d, req, res) },
  ];
}

interface Keadaan {
  tolakan?: string;
  status?: number;
}

/** The filters of the address; without any, what was given up. A NIP alone means all of that person's. */
function diminta(req: Request) {
  const nama = ['keadaan', 'sebab', 'nip'];
  const diketik = Object.fromEntries(nama.map((satu) => [satu, tanya(req, satu).trim().slice(0, 40)]));
  const { nilai, pesan } = bacaFormulir([ISIAN_NIP], diketik);
  const nip = String(nilai.nip ?? '');
  const dikenal = Object.hasOwn(KEADAAN_SUREL, diketik.keadaan ?? '');
  const keadaan = dikenal ? (diketik.keadaan as KeadaanSurel) : diketik.nip ? '' : 'mati';
  // What has been sent has no reason any more; looking for one would read every mail there is.
  const sebab = keadaan !== 'terkirim' && sebabDikenal(diketik.sebab ?? '') ? diketik.sebab! : '';
  const sesudah = /^\d{1,15}$/.test(tanya(req, 'sesudah')) ? Number(tanya(req, 'sesudah')) : null;
  return { saring: { keadaan, sebab, nip, sesudah } as const, diketik, pesan };
}

async function daftar(d: Deps, req: Request, res: Response, { tolakan = '', status = 200 }: Keadaan): Promise<void> {
  const { saring, diketik, pesan } = diminta(req);
  const kini = d.jam();
  const salah = Object.keys(pesan).length > 0;
  const baris = salah ? [] : await daftarSurel(d.db, { ...saring, banyak: SEHALAMAN + 1, kini });
  const tampil = baris.slice(0, SEHALAMAN);
  const akhir = baris.length > SEHALAMAN ? tampil.at(-1) : undefined;
  const { keadaan, sebab } = saring;
  const kueri = kueriSurel({ ...diketik, keadaan, sebab });
  const model = {
    ...{ judul: 'Surel', menu: 'surel', kabar: await ambilKabar(req), tolakan, pesan, kunci: d.sandi.token() },
    angka: angkaSurel(await ringkasanSurel(d.db, { kini, hariIni: awalHariWib(kini) })).daftar,
    mati: (await matiPerSebab(d.db)).map(matiTampil),
    ...{ keadaan, sebab, pilihanKeadaan, pilihanSebab, judulDaftar: keadaan ? KEADAAN_SUREL[keadaan] : 'Semua' },
    isian: tampilkanSemua([ISIAN_NIP], { mentah: diketik, pesan }),
    daftar: tampil.map((satu) => barisTampil(satu, kini)),
    berikut: akhir ? `${ALAMAT}?${kueri}&sesudah=${akhir.id}` : '',
    tanpaServer: !d.config.smtpUrl,
  };
  tampilkan(res, 'admin/surel', model, salah ? 422 : status);
}

const dilihat = (teks: string | undefined): number => (/^\d{1,15}$/.test(teks ?? '') ? Number(teks) : 0);

async function ulangiSemua(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const minta = { sebab: isi.sebab ?? '', dilihat: dilihat(isi.dilihat) };
  const kerja = async (trx: Trx) => ({ tujuan: ALAMAT, hasil: await kirimLagiSemua(d, trx, petugas(res), minta) });
  await sunting(d, req, res, kerja, {
    kabar: (banyak) => `${banyak.toLocaleString('id-ID')} surel antre lagi untuk dikirim.`,
    salah: () => daftar(d, req, res, { status: 422 }),
    bentrok: (tolakan) => daftar(d, req, res, { tolakan, status: 409 }),
  });
}

const idSurel = (req: Request): number => dilihat(bagianAlamat(req, 'id'));

async function halaman(d: Deps, req: Request, res: Response, { tolakan = '', status = 200 }: Keadaan): Promise<void> {
  const pelaku = petugas(res);
  await d.batas.pakai('lihat-pegawai', `petugas-${pelaku.id}`);
  const surel = await inTransaction(d.db, (trx) => bukaSurel(d, trx, pelaku, idSurel(req)));
  const isi = surelTampil(surel, d.jam());
  const model = {
    ...{ judul: isi.subjek, menu: 'surel', kabar: await ambilKabar(req), tolakan, kunci: d.sandi.token(), surel: isi },
    riwayat: await riwayatSunting(d, { jenis: 'surel', id: String(surel.id) }),
  };
  tampilkan(res, 'admin/surel-satu', model, status);
}

async function ulangi(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = { id: idSurel(req), dilihat: dilihat(mentah(req).dilihat) };
  const kerja = async (trx: Trx) => {
    await kirimLagi(d, trx, petugas(res), minta);
    return { tujuan: `${ALAMAT}/${minta.id}`, hasil: true };
  };
  await sunting(d, req, res, kerja, {
    kabar: () => 'Surel antre lagi untuk dikirim.',
    salah: () => halaman(d, req, res, { status: 422 }),
    bentrok: (tolakan) => halaman(d, req, res, { tolakan, status: 409 }),
  });
}
