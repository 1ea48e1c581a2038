import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { AksiPutusan } from '../portal/registrasi.alur.js';
import { type Registrasi, registrasiDalamWewenang } from '../portal/registrasi.repository.js';
import { putuskan } from '../portal/registrasi.service.js';
import { bacaAlasan } from '../shared/alasan.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilSaat } from '../shared/tanggal.js';
import { alamatDasar } from '../web/alamat-dasar.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { jalankan } from '../web/jalankan.js';
import { beriKabar } from '../web/kabar.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { PERAN_REGISTRASI } from './menu.js';
import { alamatDaftar, saringanDaftar } from './registrasi-saring.js';

const ALAMAT = '/admin/registrasi';
/** As many as one page of the queue holds. */
const PALING_BANYAK = 20;

/** Several registrations at once: picked in the queue, shown once more, then decided together (domain.md §9). */
export function ruteRegistrasiSekaligus(d: Deps): BarisRute[] {
  return [{ metode: 'post', alamat: ALAMAT, akses: PERAN_REGISTRASI, tangani: (req, res) => kerjakan(d, req, res) }];
}

async function kerjakan(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const [, langkah, aksi] = /^(pilih|putus)-(terima|tolak)$/.exec(isi.aksi ?? '') ?? [];
  const saringan = saringanDaftar(req);
  const dipilih = aksi ? await registrasiDipilih(d, res, isi) : [];
  if (dipilih.length === 0) {
    await beriKabar(req, 'perhatian', 'Pilih dulu registrasi yang akan diputus.');
    return res.redirect(303, alamatDaftar(saringan));
  }
  const keadaan = { aksi: aksi as AksiPutusan, dipilih, saringan };
  if (langkah === 'pilih') return konfirmasi(d, res, keadaan, isi, {}, 200);
  const alamatLogin = `${alamatDasar(d, req)}/login`;
  await jalankan(d, req, res, (trx) => putuskanSemua(d, trx, res, { ...keadaan, isi, alamatLogin }), {
    kabar: (jumlah) => `${jumlah} registrasi ${aksi === 'terima' ? 'diterima' : 'ditolak'}.`,
    salah: (pesan) => konfirmasi(d, res, keadaan, isi, pesan, 422),
  });
}

/** The picked ones that wait in the petugas's scope, in one order for everybody. */
async function registrasiDipilih(d: Deps, res: Response, isi: Mentah): Promise<Registrasi[]> {
  const nomor = Object.keys(isi).flatMap((nama) => /^pilih:([A-HJKMNP-Z2-9]{8})$/.exec(nama)?.[1] ?? []);
  const hasil: Registrasi[] = [];
  for (const satu of nomor.sort().slice(0, PALING_BANYAK)) {
    const registrasi = await registrasiDalamWewenang(d.db, petugas(res), satu);
    if (registrasi) hasil.push(registrasi);
  }
  return hasil;
}

interface Keadaan {
  aksi: AksiPutusan;
  dipilih: readonly Registrasi[];
  /** of the list from which they were picked */
  saringan: string;
}

function konfirmasi(
  d: Deps,
  res: Response,
  { aksi, dipilih, saringan }: Keadaan,
  isi: Mentah,
  pesan: Record<string, string>,
  status: number,
): void {
  const daftar = dipilih.map((satu) => ({
    ...satu,
    nip: tampilNip(satu.nip),
    pada: tampilSaat(satu.diajukanPada),
  }));
  const kata = aksi === 'terima' ? 'Terima' : 'Tolak';
  const model = { judul: `${kata} beberapa registrasi`, menu: 'registrasi', aksi, kata, daftar };
  tampilkan(
    res,
    'admin/registrasi-sekaligus',
    {
      ...model,
      ...{ alamat: alamatDaftar(saringan), saringan },
      alasan: isi.alasan ?? '',
      kunci: d.sandi.token(),
      pesan,
    },
    status,
  );
}

/** All of them or none: the one that cannot be decided is named. */
async function putuskanSemua(
  d: Deps,
  trx: Trx,
  res: Response,
  kerja: Keadaan & { isi: Mentah; alamatLogin: string },
): Promise<{ tujuan: string; hasil: number }> {
  const { aksi, dipilih, alamatLogin } = kerja;
  const alasan = bacaAlasan(kerja.isi.alasan, 500) || null;
  if (aksi === 'tolak' && !alasan)
    throw new GalatIsian({ alasan: 'Tulis alasan, supaya PNS tahu apa yang harus diperbaiki.' });
  for (const { nomorRegister, nama } of dipilih) {
    try {
      await putuskan(d, trx, petugas(res), {
        aksi,
        nomorRegister,
        alasan: aksi === 'tolak' ? alasan : null,
        alamatLogin,
      });
    } catch (galat) {
      if (!(galat instanceof Galat)) throw galat;
      throw new GalatIsian({ [`registrasi-${nomorRegister}`]: `${nama}, ${nomorRegister}: ${galat.message}` });
    }
  }
  return { tujuan: alamatDaftar(kerja.saringan), hasil: dipilih.length };
}
