import type { Request, Response } from 'express';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { alamatTotp, tampilKodePemulihan, tampilRahasia } from '../petugas/totp.js';
import { totpPetugas } from '../petugas/totp.repository.js';
import { lepasTotpSendiri, pasangTotp, siapkanTotp } from '../petugas/totp.service.js';
import { GalatIsian, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Isian } from '../shared/isian.js';
import { tampilSaat } from '../shared/tanggal.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan, pemilikKunci } from '../web/jalankan.js';
import { ambilKabar } from '../web/kabar.js';
import { sekali } from '../web/kunci-formulir.js';
import type { Sesi } from '../web/pintu.js';
import { type BarisRute, petugas } from '../web/rute.js';
import { ambilTitipan, sandikanTitipan } from '../web/titipan.js';
import { hitungKode, ISIAN_KODE } from './langkah-kedua.routes.js';

const ALAMAT = '/admin/totp';
const TERPASANG = {
  nada: 'baik' as const,
  teks: 'Verifikasi dua langkah terpasang. Perangkat lain dikeluarkan. Simpan kode pemulihan di bawah sekarang.',
};
const ISIAN_KODE_PERTAMA: Isian = { ...ISIAN_KODE, petunjuk: '6 angka yang sekarang tampil di aplikasi itu.' };

/** The own second factor: set up with a first code, taken off with one (RFC 6238). */
export function ruteAdminTotp(d: Deps, sesi: Sesi): BarisRute[] {
  const baris = (metode: 'get' | 'post', sisa: string, tangani: BarisRute['tangani']): BarisRute => ({
    ...{ metode, alamat: `${ALAMAT}${sisa}`, akses: 'petugas', sebelumTotp: true, rahasia: true, tangani },
  });
  return [
    baris('get', '', (req, res) => halaman(d, req, res, {})),
    baris('get', '/qr.svg', (_req, res) => gambar(d, res)),
    baris('post', '/siapkan', (req, res) => siapkan(d, req, res)),
    baris('post', '/pasang', (req, res) => pasang(d, sesi, req, res)),
    baris('post', '/lepas', (req, res) => lepas(d, req, res)),
  ];
}

async function halaman(d: Deps, req: Request, res: Response, pesan: Record<string, string>): Promise<void> {
  const pelaku = petugas(res);
  const totp = await totpPetugas(d.db, pelaku.id);
  const titipan = ambilTitipan(d, req);
  const terpasang = totp?.dipasangPada ?? null;
  const isian = terpasang ? ISIAN_KODE : ISIAN_KODE_PERTAMA;
  const model = {
    judul: 'Verifikasi dua langkah',
    menu: 'akun',
    kabar: await ambilKabar(req),
    wajib: pelaku.harusTotp === true,
    terpasang: terpasang ? tampilSaat(terpasang) : '',
    sisaKode: totp?.sisaKode ?? 0,
    kodePemulihan: titipan ? titipan.split(' ').map(tampilKodePemulihan) : [],
    rahasia: totp && !terpasang ? tampilRahasia(d.sandi.bukaJawaban(totp.rahasiaSandi)) : '',
    isian: tampilkanSemua([isian], { mentah: {}, pesan }),
    kunci: d.sandi.token(),
    pesan,
  };
  tampilkan(res, 'admin/totp', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

/** The secret as a picture, while it waits for its first code; served here because pages load pictures from nowhere else. */
async function gambar(d: Deps, res: Response): Promise<void> {
  const pelaku = petugas(res);
  const totp = await totpPetugas(d.db, pelaku.id);
  if (!totp || totp.dipasangPada) throw tidakDitemukan();
  const alamat = alamatTotp(d.sandi.bukaJawaban(totp.rahasiaSandi), pelaku.namaPengguna);
  const { default: qrcode } = await import('qrcode');
  res.type('svg').send(await qrcode.toString(alamat, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }));
}

async function siapkan(d: Deps, req: Request, res: Response): Promise<void> {
  const kerja = async (trx: Trx) => {
    await siapkanTotp(d, trx, petugas(res));
    return { tujuan: ALAMAT, hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => 'Kode QR siap. Pindai, lalu ketik kode yang tampil di aplikasi.',
    salah: (pesan) => halaman(d, req, res, pesan),
  });
}

/** All sessions end; this browser goes on with a new one, which has shown the second factor. */
async function pasang(d: Deps, sesi: Sesi, req: Request, res: Response): Promise<void> {
  const [isi, pelaku] = [mentah(req), petugas(res)];
  const { pesan } = bacaFormulir([ISIAN_KODE_PERTAMA], isi);
  if (Object.keys(pesan).length > 0) return halaman(d, req, res, pesan);
  try {
    const { tujuan, hasil } = await sekali(d.db, { kunci: isi._kunci, pemilik: pemilikKunci(res) }, async (trx) => ({
      tujuan: ALAMAT,
      hasil: await pasangTotp(d, trx, pelaku, { kode: isi.kode ?? '', sesiKe: req.session.sesiKe ?? 1 }),
    }));
    if (hasil) {
      const titipan = sandikanTitipan(d, hasil.pemulihan.join(' '));
      await sesi.mulai(req, res, { petugasId: pelaku.id, sesiKe: hasil.sesiKe, kabar: TERPASANG, titipan });
    }
    res.redirect(303, tujuan);
  } catch (galat) {
    if (!(galat instanceof GalatIsian)) throw galat;
    await halaman(d, req, res, galat.pesan);
  }
}

async function lepas(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const { pesan } = bacaFormulir([ISIAN_KODE], isi);
  if (Object.keys(pesan).length > 0) return halaman(d, req, res, pesan);
  await hitungKode(d, String(petugas(res).id));
  const kerja = async (trx: Trx) => {
    await lepasTotpSendiri(d, trx, petugas(res), isi.kode ?? '');
    return { tujuan: ALAMAT, hasil: true };
  };
  await jalankan(d, req, res, kerja, {
    kabar: () => 'Verifikasi dua langkah dilepas.',
    salah: (salah) => halaman(d, req, res, salah),
  });
}
