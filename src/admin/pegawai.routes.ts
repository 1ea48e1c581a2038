import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { bukaKembali } from '../formulir/buka-kembali.service.js';
import { nilaiIsianButir, tampilButir } from '../formulir/butir.js';
import { mentahNilai } from '../formulir/formulir.service.js';
import { butirKoreksi, koreksiPegawai } from '../formulir/koreksi.service.js';
import { bandingkanKiriman, KINI, pembandingKiriman } from '../pegawai/banding.service.js';
import { bacaCari, cariPegawai, TEMUAN_PALING_BANYAK } from '../pegawai/cari-pegawai.repository.js';
import { catatDilihat } from '../pegawai/lihat.service.js';
import { kirimanPegawai, type PegawaiSatu, pegawaiDalamWewenang } from '../pegawai/pegawai.repository.js';
import { isAdminBkn, PERAN_PEGAWAI, wilayahPegawai } from '../pegawai/wilayah.js';
import { resetRegistrasi } from '../portal/reset.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { tidakDitemukan } from '../shared/galat.js';
import { tampilSaat } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { instansiDitanya, isianInstansi, SKRIP_RUJUKAN } from './daftar.js';
import { halamanPegawai, temuanTampil } from './pegawai.halaman.js';

const ALAMAT = '/admin/pegawai';

/** PNS: search, everything about one person, and what the viewer may do there (domain.md §9). */
export function ruteAdminPegawai(d: Deps): BarisRute[] {
  const akses = PERAN_PEGAWAI;
  const get = (sisa: string, tangani: BarisRute['tangani']): BarisRute => ({
    ...{ metode: 'get', alamat: `${ALAMAT}${sisa}`, akses, tangani },
  });
  const post = (sisa: string, tangani: BarisRute['tangani']): BarisRute => ({
    ...{ metode: 'post', alamat: `${ALAMAT}${sisa}`, akses, tangani },
  });
  return [
    get('', (req, res) => cari(d, req, res)),
    get('/:nip', (req, res) => halamanSatu(d, req, res, {}, 200)),
    get('/:nip/banding', (req, res) => banding(d, req, res)),
    post('/:nip/reset', (req, res) => reset(d, req, res)),
    post('/:nip/buka-kembali', (req, res) => buka(d, req, res)),
    get('/:nip/koreksi', (req, res) => halamanKoreksi(d, req, res, {}, 200)),
    post('/:nip/koreksi', (req, res) => koreksi(d, req, res)),
  ];
}

async function cari(d: Deps, req: Request, res: Response): Promise<void> {
  const pelaku = petugas(res);
  const wilayah = wilayahPegawai(pelaku);
  const diketik = tanya(req, 'cari').trim().slice(0, 100);
  const diminta = await instansiDitanya(d, req);
  const { instansi } = diminta;
  const jenis = diketik ? bacaCari(diketik, wilayah, instansi?.kode ?? '') : [];
  if (jenis.length > 0) await d.batas.pakai('cari-pegawai', `petugas-${pelaku.id}`);
  const temuan = await cariPegawai(d.db, pelaku, { teks: diketik, jenis, instansi: instansi?.kode ?? '' });
  if (temuan.length === 1 && jenis[0] !== 'nama') return res.redirect(303, `${ALAMAT}/${temuan[0]!.nip}`);
  tampilkan(res, 'admin/pegawai', {
    judul: 'PNS',
    menu: 'pegawai',
    skrip: SKRIP_RUJUKAN,
    kabar: await ambilKabar(req),
    cari: diketik,
    isian: wilayah.nasional || wilayah.kanreg.length > 0 ? isianInstansi(req, diminta) : [],
    terlaluPendek: diketik !== '' && jenis.length === 0,
    lebih: temuan.length > TEMUAN_PALING_BANYAK,
    temuan: temuan.slice(0, TEMUAN_PALING_BANYAK).map(temuanTampil),
  });
}

/** The person of the address; 404 outside the area. */
export async function orangDalamWewenang(d: Deps, req: Request, res: Response): Promise<PegawaiSatu> {
  const pegawai = await pegawaiDalamWewenang(d.db, petugas(res), bagianAlamat(req, 'nip'));
  if (!pegawai) throw tidakDitemukan();
  return pegawai;
}

/** The page of one person; with messages, as a form on it came back. */
export async function halamanSatu(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const pelaku = petugas(res);
  const pegawai = await orangDalamWewenang(d, req, res);
  await catatDilihat(d, pelaku, pegawai.nip);
  const isi = { ...ketikanTertunda(req), ...mentah(req) };
  const model = await halamanPegawai(d, pelaku, pegawai, { mentah: isi, pesan });
  const kabar = await ambilKabar(req);
  tampilkan(
    res,
    'admin/pegawai-satu',
    { judul: pegawai.nama, menu: 'pegawai', kabar, ...model, kunci: d.sandi.token(), pesan },
    status,
  );
}

async function banding(d: Deps, req: Request, res: Response): Promise<void> {
  const pegawai = await orangDalamWewenang(d, req, res);
  await catatDilihat(d, petugas(res), pegawai.nip);
  const kiriman = pegawai.formulir ? await kirimanPegawai(d.db, pegawai.formulir.id) : [];
  const [akhir, sebelumnya] = kiriman;
  const lama = tanya(req, 'lama') || (akhir ? String(sebelumnya?.nomor ?? pembandingKiriman(akhir.nomor)) : KINI);
  const baru = tanya(req, 'baru') || String(akhir?.nomor ?? KINI);
  const perubahan = await bandingkanKiriman(d, d.db, pegawai.nip, { kiriman, lama, baru });
  if (!perubahan) throw tidakDitemukan();
  const pilihan = kiriman.flatMap(({ nomor, dikirimPada }) => [
    { kode: String(nomor), nama: `Kiriman ke-${nomor}, ${tampilSaat(dikirimPada)}` },
    { kode: pembandingKiriman(nomor), nama: `Data BKN waktu kiriman ke-${nomor}` },
  ]);
  tampilkan(res, 'admin/pegawai-banding', {
    judul: `Bandingkan: ${pegawai.nama}`,
    menu: 'pegawai',
    pegawai,
    pilihan: [...pilihan, { kode: KINI, nama: 'Data BKN sekarang' }],
    lama,
    baru,
    perubahan,
  });
}

async function reset(d: Deps, req: Request, res: Response): Promise<void> {
  const { nip } = await orangDalamWewenang(d, req, res);
  const isi = mentah(req);
  const minta = {
    nip,
    nomorRegister: isi.nomor_register ?? '',
    alasan: bacaAlasan(isi.alasan_reset, 500),
    draf: isi.draf ?? '',
  };
  const kerja = async (trx: Trx) => {
    await resetRegistrasi(d, trx, petugas(res), minta);
    return { tujuan: `${ALAMAT}/${nip}`, hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => `Registrasi ${minta.nomorRegister} direset. NIP ini bisa registrasi lagi.`,
    salah: (pesan) => halamanSatu(d, req, res, pesan, 422),
  });
}

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  const { nip, nama } = await orangDalamWewenang(d, req, res);
  const alasan = bacaAlasan(mentah(req).alasan_buka, 500);
  const kerja = async (trx: Trx) => {
    await bukaKembali(d, trx, petugas(res), { nip, nama, alasan, alamat: `${alamatDasar(d, req)}/formulir` });
    return { tujuan: `${ALAMAT}/${nip}`, hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => 'Formulir dibuka kembali. PNS ini bisa mengubah dan mengirimnya lagi.',
    salah: (pesan) => halamanSatu(d, req, res, pesan, 422),
  });
}

async function halamanKoreksi(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  if (!isAdminBkn(petugas(res))) throw tidakDitemukan();
  const pegawai = await orangDalamWewenang(d, req, res);
  await catatDilihat(d, petugas(res), pegawai.nip);
  const daftar = butirKoreksi(d.katalog);
  const isi = { ...ketikanTertunda(req), ...mentah(req) };
  const butir = daftar.find(({ kode }) => kode === (isi.butir ?? tanya(req, 'butir')));
  const nilai = butir && pegawai.isi[butir.kode];
  const awal = butir ? mentahNilai(butir, nilaiIsianButir(butir, nilai)) : {};
  tampilkan(
    res,
    'admin/pegawai-koreksi',
    {
      judul: `Perbaiki data: ${pegawai.nama}`,
      menu: 'pegawai',
      skrip: SKRIP_RUJUKAN,
      pegawai,
      pilihan: daftar.map(({ kode, label }) => ({ kode, nama: label })),
      butir: butir && { kode: butir.kode, label: butir.label, kini: tampilButir(butir, nilai) },
      isian: butir ? tampilkanSemua(butir.isian, { mentah: status === 200 ? { ...awal, ...isi } : isi, pesan }) : [],
      alasan: isi.alasan_koreksi ?? '',
      kunci: d.sandi.token(),
      pesan,
    },
    status,
  );
}

async function koreksi(d: Deps, req: Request, res: Response): Promise<void> {
  const { nip, nama } = await orangDalamWewenang(d, req, res);
  const isi = mentah(req);
  const butir = butirKoreksi(d.katalog).find(({ kode }) => kode === isi.butir);
  if (!butir || !isAdminBkn(petugas(res))) throw tidakDitemukan();
  const kerja = async (trx: Trx) => {
    const alasan = bacaAlasan(isi.alasan_koreksi, 500);
    await koreksiPegawai(d, trx, petugas(res), { nip, nama, butir, mentah: isi, alasan });
    return { tujuan: `${ALAMAT}/${nip}`, hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => `${butir.label} diperbaiki di data BKN.`,
    salah: (pesan) => halamanKoreksi(d, req, res, pesan, 422),
  });
}
