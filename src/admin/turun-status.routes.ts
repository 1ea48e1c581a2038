import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { STATUS_FORMULIR_NAMA, type StatusFormulir } from '../formulir/formulir.alur.js';
import { type PnsTurun, pnsUntukTurun } from '../formulir/turunkan.repository.js';
import { halanganTurun, turunkanDariKonsol } from '../formulir/turunkan.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { tidakDitemukan } from '../shared/galat.js';
import { bacaNip, tampilNip } from '../shared/nip.js';
import { tampilSaat } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { bagianAlamat, mentah, tampilkan, tanya } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { ketikanTertunda } from '../web/ketikan-sesi.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { PERAN_TURUN_STATUS } from './menu.js';

const ALAMAT = '/admin/turun-status';

/** Turun Status: search by NIP, person and state, confirmation with a reason, notification (S3; domain.md §9). */
export function ruteAdminTurunStatus(d: Deps): BarisRute[] {
  const akses = PERAN_TURUN_STATUS;
  return [
    { metode: 'get', alamat: ALAMAT, akses, tangani: (req, res) => cari(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => satu(d, req, res, {}, 200) },
    { metode: 'post', alamat: `${ALAMAT}/:id`, akses, tangani: (req, res) => turunkan(d, req, res) },
  ];
}

const TIDAK_ADA =
  'NIP ini tidak ditemukan di wilayah Anda. Periksa angkanya; bila benar, formulirnya diurus operator lain.';

async function cari(d: Deps, req: Request, res: Response): Promise<void> {
  const diketik = tanya(req, 'nip');
  const nip = bacaNip(diketik);
  const pns = nip ? await pnsUntukTurun(d.db, petugas(res), { nip }, 'baca') : null;
  const salah = !diketik || pns ? '' : nip ? TIDAK_ADA : 'NIP Baru terdiri dari 18 angka.';
  tampilkan(res, 'admin/turun-status', {
    judul: 'Turun Status',
    menu: 'turun-status',
    kabar: await ambilKabar(req),
    diketik,
    salah,
    pns: pns && pnsTampil(pns, d.jam()),
  });
}

const pnsTampil = (pns: PnsTurun, kini: Date) => ({
  ...pns,
  nip: tampilNip(pns.nip),
  status: pns.formulir ? STATUS_FORMULIR_NAMA[pns.formulir.status] : 'Belum mempunyai formulir',
  sejak: pns.formulir ? tampilSaat(pns.formulir.sejak) : '',
  halangan: halanganTurun(pns, kini),
});

function idDari(req: Request): number {
  const id = bagianAlamat(req, 'id');
  if (!/^\d{1,15}$/.test(id)) throw tidakDitemukan();
  return Number(id);
}

async function satu(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const pns = await pnsUntukTurun(d.db, petugas(res), { formulirId: idDari(req) }, 'baca');
  if (!pns) throw tidakDitemukan();
  tampilkan(
    res,
    'admin/turun-status-satu',
    {
      judul: `Turun Status: ${pns.nama}`,
      menu: 'turun-status',
      kabar: await ambilKabar(req),
      pns: { ...pnsTampil(pns, d.jam()), kodeStatus: pns.formulir?.status ?? '' },
      selesai: tanya(req, 'selesai') === 'ya' && pns.formulir?.status === 'draf',
      alasan: mentah(req).alasan ?? ketikanTertunda(req).alasan ?? '',
      kunci: d.sandi.token(),
      pesan,
    },
    status,
  );
}

async function turunkan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const formulirId = idDari(req);
  const kerja = async (trx: Trx) => {
    const hasil = await turunkanDariKonsol(d, trx, petugas(res), {
      formulirId,
      status: (isi.status ?? '') as StatusFormulir,
      alasan: bacaAlasan(isi.alasan, 500),
      alamat: `${alamatDasar(d, req)}/formulir`,
    });
    return { tujuan: `${ALAMAT}/${formulirId}?selesai=ya`, hasil };
  };
  await jalankan(d, req, res, kerja, {
    kabar: (nama) => `Status formulir ${nama} sudah diturunkan.`,
    salah: (pesan) => satu(d, req, res, pesan, 422),
  });
}
