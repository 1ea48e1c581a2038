import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { tolakKataKunci } from '../portal/kata-kunci.js';
import { cariCalon } from '../portal/registrasi.repository.js';
import { bacaFormulir, type Mentah } from '../shared/isian.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { sekali, tujuanKunci } from '../web/kunci-formulir.js';
import type { BarisRute } from '../web/rute.js';
import { ISIAN_KATA_KUNCI_BARU } from './lupa.js';
import { pasangKataKunci } from './lupa.service.js';

const ALAMAT = '/lupa-kata-kunci/baru';
const BERHASIL = '/login?kata-kunci=baru';
const PEMILIK = 'lupa-kata-kunci';

/** The last step of Lupa Kata Kunci: a new one, twice. */
export function ruteKataKunciBaru(d: Deps): BarisRute[] {
  return [
    { metode: 'get', alamat: ALAMAT, akses: 'umum', tangani: (req, res) => buka(d, req, res, {}, 200) },
    { metode: 'post', alamat: ALAMAT, akses: 'umum', tangani: (req, res) => pasang(d, req, res) },
  ];
}

async function lulus(d: Deps, req: Request): Promise<{ nip: string; registrasiId: number } | null> {
  const ingatan = (await d.tamu.baca(req)).lulus;
  return ingatan?.lupa === 'kata-kunci' && ingatan.sampai >= d.jam().getTime() ? ingatan : null;
}

async function buka(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  if (!(await lulus(d, req))) return res.redirect(303, '/lupa-kata-kunci');
  tampilkan(
    res,
    'akun/kata-kunci-baru',
    {
      ...{ judul: 'Buat kata kunci baru', menu: 'login', pesan, kunci: mentah(req)._kunci ?? d.sandi.token() },
      isian: tampilkanSemua(ISIAN_KATA_KUNCI_BARU, { mentah: {}, pesan }),
    },
    status,
  );
}

async function pasang(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const form = { kunci: isi._kunci, pemilik: PEMILIK };
  const sudah = await tujuanKunci(d.db, form);
  if (sudah) return res.redirect(303, sudah);
  const akun = await lulus(d, req);
  if (!akun) return res.redirect(303, '/lupa-kata-kunci');
  const calon = await cariCalon(d.db, akun.nip);
  const milik = { nip: akun.nip, tanggalLahir: String(calon?.isi.tanggal_lahir ?? '') };
  const pesan = salahKataKunci(isi, milik);
  if (Object.keys(pesan).length > 0) return buka(d, req, res, pesan, 422);
  const hash = await d.bcrypt.hash(isi.kata_kunci ?? '');
  const { tujuan } = await sekali(d.db, form, async (trx) => {
    await pasangKataKunci(d, trx, { ...akun, hash });
    return { tujuan: BERHASIL, hasil: true };
  });
  await d.tamu.ingat(req, res, { lulus: undefined });
  res.redirect(303, tujuan);
}

/** What is wrong with a new kata kunci typed twice, by field (domain.md §5.3). */
export function salahKataKunci(isi: Mentah, milik: { nip: string; tanggalLahir: string }): Record<string, string> {
  const { pesan } = bacaFormulir(ISIAN_KATA_KUNCI_BARU, isi);
  const kataKunci = isi.kata_kunci ?? '';
  const tolak = kataKunci ? tolakKataKunci(kataKunci, milik) : null;
  if (tolak) pesan.kata_kunci = tolak;
  else if (isi.kata_kunci_ulang && isi.kata_kunci_ulang !== kataKunci)
    pesan.kata_kunci_ulang = 'Konfirmasi Kata Kunci berbeda dengan Kata Kunci. Ketik ulang keduanya.';
  return pesan;
}
