import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import type { AkunPetugas } from '../petugas/petugas.repository.js';
import { totpPetugas } from '../petugas/totp.repository.js';
import { type MasukTertunda, periksaLangkahKedua } from '../petugas/totp.service.js';
import { GalatIsian } from '../shared/galat.js';
import { bacaFormulir, type Isian } from '../shared/isian.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { sekali } from '../web/kunci-formulir.js';
import type { Sesi } from '../web/pintu.js';
import type { BarisRute } from '../web/rute.js';
import { mulaiSesiPetugas } from './mulai-sesi.js';

/** So long the right password waits for its code. */
const MENUNGGU_MENIT = 10;

/** Six digits, or a recovery code. */
export const ISIAN_KODE: Isian = {
  ...{ kode: 'kode', label: 'Kode', jenis: 'teks', maks: 40, lebar: 18, isiOtomatis: 'one-time-code' },
  petunjuk: '6 angka dari aplikasi autentikator Anda, atau satu kode pemulihan.',
};

/** The second step of signing in, for who has set it up. */
export function ruteLangkahKedua(d: Deps, sesi: Sesi): BarisRute[] {
  const [alamat, akses] = ['/admin/login/kode', 'umum'] as const;
  return [
    { metode: 'get', alamat, akses, tangani: (req, res) => buka(d, req, res) },
    { metode: 'post', alamat, akses, tangani: (req, res) => masuk(d, sesi, req, res) },
  ];
}

/** Remembers that the password was right; no session yet. */
export async function tundaMasuk(d: Deps, req: Request, res: Response, akun: AkunPetugas): Promise<void> {
  const sampai = d.jam().getTime() + MENUNGGU_MENIT * 60_000;
  await d.tamu.ingatBaru(req, res, { langkahKedua: { id: akun.id, sesiKe: akun.sesiKe, sampai } });
}

async function tertunda(d: Deps, req: Request): Promise<MasukTertunda | null> {
  const { langkahKedua } = await d.tamu.baca(req);
  return langkahKedua && langkahKedua.sampai > d.jam().getTime() ? langkahKedua : null;
}

async function buka(d: Deps, req: Request, res: Response): Promise<void> {
  // Nobody waits here: who has a session goes on, who has none is led to the login.
  if (!(await tertunda(d, req))) return res.redirect(303, '/admin');
  halaman(d, res, {});
}

function halaman(d: Deps, res: Response, pesan: Record<string, string>): void {
  const isian = tampilkanSemua([ISIAN_KODE], { mentah: {}, pesan });
  const model = { judul: 'Verifikasi dua langkah', isian, kunci: d.sandi.token(), pesan };
  tampilkan(res, 'admin/langkah-kedua', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

async function masuk(d: Deps, sesi: Sesi, req: Request, res: Response): Promise<void> {
  const siapa = await tertunda(d, req);
  if (!siapa) return res.redirect(303, '/admin');
  const isi = mentah(req);
  const { pesan } = bacaFormulir([ISIAN_KODE], isi);
  if (Object.keys(pesan).length > 0) return halaman(d, res, pesan);
  // Counted for this password: once it has been changed, whoever tried codes with the old one holds up nobody.
  await hitungKode(d, `${siapa.id}-${siapa.sesiKe}`);
  try {
    const { hasil } = await sekali(d.db, { kunci: isi._kunci, pemilik: `masuk-${siapa.id}` }, async (trx) => ({
      tujuan: '/admin',
      hasil: await periksaLangkahKedua(d, trx, siapa, isi.kode ?? ''),
    }));
    await d.tamu.ingat(req, res, { langkahKedua: undefined });
    if (!hasil) return res.redirect(303, '/admin');
    const kabar = hasil.pemulihan ? await sebutSisa(d, siapa.id) : '';
    await mulaiSesiPetugas(d, sesi, req, res, { akun: hasil.akun, kabar });
  } catch (galat) {
    if (!(galat instanceof GalatIsian)) throw galat;
    halaman(d, res, galat.pesan);
  }
}

/** Every code tried counts, before it is looked at: many at once must not each find the limit unused. */
export async function hitungKode(d: Pick<Deps, 'batas'>, siapa: string): Promise<void> {
  await d.batas.pakai('kode-kedua', siapa);
  await d.batas.pakai('kode-kedua-hari', siapa);
}

async function sebutSisa(d: Deps, petugasId: number): Promise<string> {
  const sisa = (await totpPetugas(d.db, petugasId))?.sisaKode ?? 0;
  return `Anda masuk dengan kode pemulihan. Kode itu tidak berlaku lagi; sisanya ${sisa}.`;
}
