import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { catatEkspor } from '../ekspor/catat-ekspor.service.js';
import { TIDAK_REGISTRASI } from '../portal/kedudukan-hukum.js';
import { lengkapiHari, PERAN_REKAP, wilayahRekap } from '../rekap/rekap.js';
import {
  bacaHarian,
  bacaRekap,
  belumMulai,
  instansiRekap,
  type Kelompok,
  namaKanreg,
  type WilayahRekap,
} from '../rekap/rekap.repository.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilNip } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { hariWib, tampilSaat } from '../shared/tanggal.js';
import { tampilkan, tanya } from '../web/halaman.js';
import { kirimCsv, kirimXlsx } from '../web/lembar-kerja.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { grafikHarian, grafikTahap, KOLOM_REKAP, kolomRekap, tabelRekap } from './rekap.halaman.js';

const ALAMAT = '/admin/rekap';
/** Days that the chart looks back. */
const HARI = 28;

/** Rekap: figures of an area from kept counters, charts, tables as CSV and XLSX, who has not begun (domain.md §9). */
export function ruteAdminRekap(d: Deps): BarisRute[] {
  const akses = PERAN_REKAP;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => rekap(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/tabel.csv`, akses, tangani: (req, res) => unduh(d, req, res, 'csv') },
    { metode: 'get', alamat: `${ALAMAT}/tabel.xlsx`, akses, tangani: (req, res) => unduh(d, req, res, 'xlsx') },
    { metode: 'get', alamat: `${ALAMAT}/belum`, akses, tangani: (req, res) => belum(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/belum.csv`, akses, tangani: (req, res) => belumCsv(d, req, res) },
  ];
}

interface Diminta {
  wilayah: WilayahRekap;
  kelompok: Kelompok;
  nama: string;
  /** the query that leads here again */
  tanya: string;
}

/** The area asked for, inside the petugas's own; anything else does not exist. */
async function diminta(d: Deps, req: Request, pelaku: PelakuPetugas): Promise<Diminta> {
  const milik = wilayahRekap(pelaku);
  if (!milik) throw tidakDitemukan();
  const kanreg = tanya(req, 'kanreg') || (milik.jenis === 'kanreg' && !tanya(req, 'instansi') ? milik.kode : '');
  const instansi = tanya(req, 'instansi') || (milik.jenis === 'instansi' && !kanreg ? milik.kode : '');
  if (instansi)
    return { ...(await instansiDiminta(d, milik, instansi)), kelompok: 'unit', tanya: `?instansi=${instansi}` };
  if (kanreg) return { ...(await kanregDiminta(d, milik, kanreg)), kelompok: 'instansi', tanya: `?kanreg=${kanreg}` };
  return { wilayah: milik, kelompok: 'kanreg', nama: 'seluruh Indonesia', tanya: '' };
}

async function instansiDiminta(d: Deps, milik: WilayahRekap, kode: string): Promise<Pick<Diminta, 'wilayah' | 'nama'>> {
  const satu = await instansiRekap(d.db, kode);
  const boleh =
    satu &&
    (milik.jenis === 'nasional' ||
      (milik.jenis === 'kanreg' && satu.kanreg === milik.kode) ||
      (milik.jenis === 'instansi' && milik.kode === kode));
  if (!boleh) throw tidakDitemukan();
  return { wilayah: { jenis: 'instansi', kode }, nama: satu.nama };
}

async function kanregDiminta(d: Deps, milik: WilayahRekap, kode: string): Promise<Pick<Diminta, 'wilayah' | 'nama'>> {
  const nama = await namaKanreg(d.db, kode);
  if (!nama || (milik.jenis !== 'nasional' && !(milik.jenis === 'kanreg' && milik.kode === kode)))
    throw tidakDitemukan();
  return { wilayah: { jenis: 'kanreg', kode }, nama };
}

async function rekap(d: Deps, req: Request, res: Response): Promise<void> {
  const minta = await diminta(d, req, petugas(res));
  const kini = d.jam();
  const sejak = hariWib(new Date(kini.getTime() - (HARI - 1) * 86_400_000));
  const harian = lengkapiHari(await bacaHarian(d.db, minta.wilayah, sejak), sejak, hariWib(kini));
  const [jumlah] = await jumlahWilayah(d, minta);
  tampilkan(res, 'admin/rekap', {
    judul: `Rekap ${minta.nama}`,
    menu: 'rekap',
    nama: minta.nama,
    pada: tampilSaat(kini),
    tanya: minta.tanya,
    naik: alamatNaik(petugas(res), minta),
    instansi: minta.wilayah.jenis === 'instansi' ? minta.wilayah.kode : '',
    tahap: grafikTahap(jumlah?.ukuran ?? {}),
    harian: grafikHarian(harian),
    tabel: tabelRekap(minta.kelompok, await barisTabel(d, minta), jumlah?.ukuran ?? {}),
  });
}

/** The whole area as one group. */
async function jumlahWilayah(d: Deps, { wilayah }: Diminta) {
  const baris = await bacaRekap(d.db, wilayah, wilayah.jenis === 'instansi' ? 'instansi' : 'kanreg');
  if (baris.length <= 1) return baris;
  const ukuran: Record<string, number> = {};
  for (const satu of baris)
    for (const [nama, nilai] of Object.entries(satu.ukuran)) ukuran[nama] = (ukuran[nama] ?? 0) + nilai;
  return [{ kode: '', nama: '', ukuran }];
}

const barisTabel = (d: Deps, { wilayah, kelompok }: Diminta) => bacaRekap(d.db, wilayah, kelompok);

/** One step up, as far as the petugas's own area reaches. */
function alamatNaik(pelaku: PelakuPetugas, { wilayah }: Diminta): { alamat: string; teks: string } | null {
  const milik = wilayahRekap(pelaku);
  if (!milik || wilayah.jenis === 'nasional' || milik.jenis === wilayah.jenis) return null;
  return { alamat: ALAMAT, teks: milik.jenis === 'nasional' ? 'Seluruh Indonesia' : 'Seluruh wilayah Kanreg' };
}

async function unduh(d: Deps, req: Request, res: Response, bentuk: 'csv' | 'xlsx'): Promise<void> {
  const minta = await diminta(d, req, petugas(res));
  const baris = (await barisTabel(d, minta)).map((satu) => [satu.kode, satu.nama, ...kolomRekap(satu.ukuran)]);
  const kepala = ['Kode', 'Nama', ...KOLOM_REKAP];
  const nama = `rekap-${hariWib(d.jam())}.${bentuk}`;
  if (bentuk === 'csv') return kirimCsv(res, nama, kepala, [baris]);
  await kirimXlsx(res, nama, kepala, baris);
}

/** People on one page, and in one piece of a download. */
const SEHALAMAN = 50;
const SEPOTONG = 2_000;

async function belum(d: Deps, req: Request, res: Response): Promise<void> {
  const { wilayah, nama, tanya: kueri } = await diminta(d, req, petugas(res));
  // The list is of one instansi: where none is named, one is picked in the table first.
  if (wilayah.jenis !== 'instansi') return res.redirect(303, `${ALAMAT}${kueri}`);
  const [kunci, nip] = (d.sandi.bukaTanda(tanya(req, 'sesudah')) ?? '').split('|');
  const sesudah = kunci !== undefined && nip ? { kunci, nip } : null;
  const orang = await belumMulai(d.db, wilayah.kode, {
    ...{ sesudah, banyak: SEHALAMAN + 1, tanpaKedudukan: TIDAK_REGISTRASI },
  });
  const tampil = orang.slice(0, SEHALAMAN);
  const akhir = orang.length > SEHALAMAN ? tampil.at(-1) : undefined;
  tampilkan(res, 'admin/rekap-belum', {
    judul: `Belum registrasi: ${nama}`,
    menu: 'rekap',
    nama,
    kueri,
    awal: sesudah === null,
    orang: tampil.map((satu) => ({ ...satu, tampilNip: tampilNip(satu.nip) })),
    berikut: akhir ? `${ALAMAT}/belum${kueri}&sesudah=${d.sandi.tandai(`${akhir.kunci}|${akhir.nip}`)}` : '',
  });
}

async function belumCsv(d: Deps, req: Request, res: Response): Promise<void> {
  const { wilayah, tanya: kueri } = await diminta(d, req, petugas(res));
  if (wilayah.jenis !== 'instansi') return res.redirect(303, `${ALAMAT}${kueri}`);
  await catatEkspor(d, petugas(res), wilayah.kode, 'csv belum registrasi');
  await kirimCsv(
    res,
    `belum-registrasi-${wilayah.kode}-${hariWib(d.jam())}.csv`,
    ['NIP Baru', 'Nama'],
    potongan(d, wilayah.kode),
  );
}

/** All of them, piece by piece, as fast as the reader takes them. */
async function* potongan(d: Deps, instansi: string): AsyncGenerator<string[][]> {
  let sesudah: { kunci: string; nip: string } | null = null;
  for (;;) {
    const orang = await belumMulai(d.db, instansi, { sesudah, banyak: SEPOTONG, tanpaKedudukan: TIDAK_REGISTRASI });
    if (orang.length > 0) yield orang.map(({ nip, nama }) => [nip, nama]);
    const akhir = orang.at(-1);
    if (!akhir || orang.length < SEPOTONG) return;
    sesudah = akhir;
  }
}
