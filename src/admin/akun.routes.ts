import type { Request, Response } from 'express';
import { ISIAN_KATA_KUNCI_KINI } from '../akun/kata-kunci-kini.js';
import { KATA_KUNCI_BERGANTI, PERANGKAT_DIKELUARKAN, sesiTampil } from '../akun/sesi-tampil.js';
import type { Deps } from '../deps.js';
import {
  gantiKataKunciPetugas,
  keluarkanPerangkatLain,
  salahKataKunciPetugas,
} from '../petugas/akun-sendiri.service.js';
import { jejakPetugas } from '../petugas/daftar-petugas.repository.js';
import { ISIAN_KATA_KUNCI_PETUGAS, namaPeran } from '../petugas/isian-petugas.js';
import { salahKataKunciBaru } from '../petugas/sandi.service.js';
import { totpPetugas } from '../petugas/totp.repository.js';
import { GalatIsian } from '../shared/galat.js';
import { tampilNip } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan, pemilikKunci } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import type { Sesi } from '../web/pintu.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { sebutLangkah } from './petugas.halaman.js';

const ALAMAT = '/admin/akun';
const KATA_KUNCI = `${ALAMAT}/kata-kunci`;
const ISIAN_GANTI = [ISIAN_KATA_KUNCI_KINI, ...ISIAN_KATA_KUNCI_PETUGAS];

/** Akun of a petugas: how they sign in, where they are signed in, and what happened to the account. */
export function ruteAdminAkun(d: Deps, sesi: Sesi): BarisRute[] {
  const akses = 'petugas';
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => akun(d, req, res, {}) },
    {
      ...{ metode: 'post', alamat: `${ALAMAT}/keluarkan`, akses, rahasia: true },
      tangani: (req, res) => keluarkan(d, req, res),
    },
    { metode: 'get', alamat: KATA_KUNCI, akses, tangani: (_req, res) => halamanKataKunci(d, res, {}) },
    {
      ...{ metode: 'post', alamat: KATA_KUNCI, akses, rahasia: true },
      tangani: (req, res) => kataKunci(d, sesi, req, res),
    },
  ];
}

const statusUntuk = (pesan: Record<string, string>): number => (Object.keys(pesan).length > 0 ? 422 : 200);

const sebutPeran = (pelaku: PelakuPetugas): string[] =>
  pelaku.peran.map((satu) => `${namaPeran(satu)}, ${satu.kantorNama}`);

async function akun(d: Deps, req: Request, res: Response, pesan: Record<string, string>): Promise<void> {
  const pelaku = petugas(res);
  const totp = (await totpPetugas(d.db, pelaku.id))?.dipasangPada;
  const model = {
    ...{ judul: 'Akun', menu: 'akun', kabar: await ambilKabar(req), pesan, kunci: d.sandi.token() },
    akun: { ...pelaku, nip: tampilNip(pelaku.nip) },
    peran: sebutPeran(pelaku),
    totp: totp ? tampilSaat(totp) : '',
    kataKunci: tampilkanIsian(ISIAN_KATA_KUNCI_KINI, { mentah: {}, pesan }),
    sesi: await sesiTampil(d, req, 'petugas', pelaku.id),
    kejadian: (await jejakPetugas(d.db, pelaku.id)).map(({ aksi, rincian, pada, alamat, oleh }) => ({
      ...{ aksi: sebutLangkah(aksi, rincian), pada: tampilSaat(pada), alamat, oleh },
    })),
  };
  tampilkan(res, 'admin/akun', model, statusUntuk(pesan));
}

async function keluarkan(d: Deps, req: Request, res: Response): Promise<void> {
  const pelaku = petugas(res);
  const pesan = await salahKataKunciPetugas(d, pelaku, mentah(req).kata_kunci_kini ?? '');
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
      const hasil = await keluarkanPerangkatLain(d, trx, pelaku, d.sandi.sidik(req.sessionID));
      return { tujuan: ALAMAT, hasil };
    },
    { kabar: PERANGKAT_DIKELUARKAN, salah: (salah) => akun(d, req, res, salah) },
  );
}

function halamanKataKunci(d: Deps, res: Response, pesan: Record<string, string>): void {
  const isian = tampilkanSemua(ISIAN_GANTI, { mentah: {}, pesan });
  const model = { judul: 'Ganti kata kunci', menu: 'akun', akun: ALAMAT, isian, kunci: d.sandi.token(), pesan };
  tampilkan(res, 'akun/kata-kunci', model, statusUntuk(pesan));
}

/** All sessions end, also one that somebody has stolen; this browser goes on with a new one. */
async function kataKunci(d: Deps, sesi: Sesi, req: Request, res: Response): Promise<void> {
  const [isi, pelaku] = [mentah(req), petugas(res)];
  const pesan = {
    ...salahKataKunciBaru(isi, pelaku),
    ...(await salahKataKunciPetugas(d, pelaku, isi.kata_kunci_kini ?? '')),
  };
  if (Object.keys(pesan).length > 0) return halamanKataKunci(d, res, pesan);
  const hash = await d.bcrypt.hash(isi.kata_kunci ?? '');
  const { tujuan, hasil } = await sekali(d.db, { kunci: isi._kunci, pemilik: pemilikKunci(res) }, async (trx) => ({
    tujuan: ALAMAT,
    hasil: await gantiKataKunciPetugas(d, trx, pelaku, { hash, sesiKe: req.session.sesiKe ?? 1 }),
  }));
  if (hasil !== null) await sesi.mulai(req, res, { petugasId: pelaku.id, sesiKe: hasil, kabar: KATA_KUNCI_BERGANTI });
  res.redirect(303, tujuan);
}
