import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { sebutAksi } from '../jejak/sebutan.js';
import { GalatIsian } from '../shared/galat.js';
import { bacaFormulir, type Mentah } from '../shared/isian.js';
import { tampilSaat } from '../shared/tanggal.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import type { Sesi } from '../web/pintu.js';
import { type BarisRute, pns } from '../web/rute.js';
import { akunSendiri, kejadianAkun } from './akun.repository.js';
import { keluarkanLain, salahKataKunciPns, ubahKontak } from './akun.service.js';
import { ruteDataSaya } from './data-saya.routes.js';
import { ruteEmailAkun } from './email.routes.js';
import { ISIAN_TELEPON_HP } from './isian-akun.js';
import { ISIAN_KATA_KUNCI_KINI } from './kata-kunci-kini.js';
import { ruteRahasiaAkun } from './rahasia.routes.js';
import { PERANGKAT_DIKELUARKAN, sesiTampil } from './sesi-tampil.js';

const ALAMAT = '/akun';
const KEJADIAN = 20;

/** Akun (domain.md §5): how to be reached, the secrets, who is signed in, and one's own data. */
export function ruteAkun(d: Deps, sesi: Sesi): BarisRute[] {
  return [
    { metode: 'get', alamat: ALAMAT, akses: 'pns', tangani: (req, res) => akun(d, req, res, {}, 200) },
    { metode: 'post', alamat: `${ALAMAT}/kontak`, akses: 'pns', tangani: (req, res) => kontak(d, req, res) },
    {
      ...{ metode: 'post', alamat: `${ALAMAT}/keluarkan`, akses: 'pns', rahasia: true },
      tangani: (req, res) => keluarkan(d, req, res),
    },
    ...ruteEmailAkun(d),
    ...ruteRahasiaAkun(d, sesi),
    ...ruteDataSaya(d),
  ];
}

async function akun(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const { id } = pns(res);
  const satu = await akunSendiri(d.db, id);
  const tersimpan: Mentah = { telepon: satu.telepon ?? '', hp: satu.hp ?? '' };
  tampilkan(
    res,
    'akun/akun',
    {
      ...{ judul: 'Akun', menu: 'akun', kabar: await ambilKabar(req), pesan, kunci: d.sandi.token() },
      akun: { ...satu, sejak: tampilSaat(satu.diajukanPada) },
      isian: tampilkanSemua(ISIAN_TELEPON_HP, { mentah: 'telepon' in mentah(req) ? mentah(req) : tersimpan, pesan }),
      kataKunci: tampilkanIsian(ISIAN_KATA_KUNCI_KINI, { mentah: {}, pesan }),
      sesi: await sesiTampil(d, req, 'pns', id),
      kejadian: (await kejadianAkun(d.db, id, KEJADIAN)).map((lain) => ({
        ...{ ...lain, pada: tampilSaat(lain.pada), aksi: sebutAksi(lain.aksi) },
      })),
    },
    status,
  );
}

async function kontak(d: Deps, req: Request, res: Response): Promise<void> {
  const { nilai, pesan } = bacaFormulir(ISIAN_TELEPON_HP, mentah(req));
  const teks = (kode: string): string | null => (nilai[kode] ? String(nilai[kode]) : null);
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
      await ubahKontak(d, trx, pns(res), { telepon: teks('telepon'), hp: teks('hp') });
      return { tujuan: ALAMAT, hasil: true };
    },
    { kabar: () => 'Telepon dan HP tersimpan.', salah: (salah) => akun(d, req, res, salah, 422) },
  );
}

async function keluarkan(d: Deps, req: Request, res: Response): Promise<void> {
  const pesan = await salahKataKunciPns(d, pns(res), mentah(req).kata_kunci_kini ?? '');
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
      const banyak = await keluarkanLain(d, trx, pns(res), d.sandi.sidik(req.sessionID));
      return { tujuan: ALAMAT, hasil: banyak };
    },
    {
      kabar: PERANGKAT_DIKELUARKAN,
      salah: (salah) => akun(d, req, res, salah, 422),
    },
  );
}
