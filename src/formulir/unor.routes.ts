import type { Request, Response } from 'express';
import { inTransaction } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { cariRujukan, pohonUnor, rujukanKode } from '../referensi/referensi.repository.js';
import { tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { mentah, tampilkan, tanya } from '../web/halaman.js';
import { type BarisRute, pns } from '../web/rute.js';
import { diketikDi } from './bantuan.js';
import { bacaLembar } from './formulir.repository.js';
import { instansiPns } from './instansi-pns.js';
import { alamatTab, cariRiwayat, cariTab } from './katalog.js';
import { simpanKetikan } from './ketikan.service.js';
import { lembarSekarang } from './lembar-kini.js';
import { pastikanTerbuka } from './terbuka.js';

/** Cari Unor: a search form and the tree of the instansi; picking leads back to where it was asked from (domain.md §6). */
export function ruteUnor(d: Deps): BarisRute[] {
  return [
    {
      metode: 'get',
      alamat: '/formulir/unor',
      akses: 'pns',
      denganFormulir: true,
      tangani: (req, res) => halamanUnor(d, req, res),
    },
    { metode: 'post', alamat: '/formulir/unor', akses: 'pns', tangani: (req, res) => pilihUnor(d, req, res) },
  ];
}

/** Where the search for what stands at a place begins. */
export const alamatCariUnor = (bagian: string, baris: string | null): string =>
  `/formulir/unor?bagian=${bagian}${baris ? `&baris=${baris}` : ''}`;

interface Asal {
  bagian: string;
  baris: string | null;
  kembali: string;
}

/** Where the search was asked from. */
function asalDari(d: Deps, bagian: string, baris: string): Asal {
  const tab = cariTab(d.katalog, bagian);
  if (tab) return { bagian, baris: null, kembali: `${alamatTab(tab)}#unit_organisasi-banding` };
  if (!cariRiwayat(d.katalog, bagian) || !/^(baru|[pb]\d+)$/.test(baris)) throw tidakDitemukan();
  return { bagian, baris, kembali: `/formulir/riwayat/${bagian}?baris=${baris}#editor` };
}

async function halamanUnor(d: Deps, req: Request, res: Response): Promise<void> {
  const asal = asalDari(d, tanya(req, 'bagian'), tanya(req, 'baris'));
  const lembar = bacaLembar(res.locals.lembar);
  pastikanTerbuka(lembar, d.jam());
  const instansi = instansiPns(d.katalog, lembar);
  const cari = tanya(req, 'cari').trim().slice(0, 100);
  tampilkan(res, 'formulir/unor', {
    judul: 'Cari Unor',
    menu: 'formulir',
    asal,
    cari,
    temuan: cari ? await cariRujukan(d.db, { daftar: 'unor', teks: cari, instansi }) : null,
    pohon: await pohonUnor(d.db, instansi),
  });
}

async function pilihUnor(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const asal = asalDari(d, isi.bagian ?? '', isi.baris ?? '');
  const lembar = await lembarSekarang(d, pns(res).nip);
  const unor = await rujukanKode(d.db, { daftar: 'unor', instansi: instansiPns(d.katalog, lembar) }, isi.kode ?? '');
  if (!unor) throw tidakDitemukan();
  const dipilih: Mentah = { unit_organisasi: unor.nama, unit_organisasi__kode: unor.kode };
  if (!asal.baris) dipilih.unit_organisasi__sikap = 'perbaiki';
  const ketikan = { ...asal, dari: null, mentah: { ...diketikDi(lembar, asal), ...dipilih } };
  await inTransaction(d.db, (trx) => simpanKetikan(d, trx, pns(res).nip, ketikan));
  res.redirect(303, asal.kembali);
}
