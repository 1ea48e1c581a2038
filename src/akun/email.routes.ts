import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import { bacaFormulir } from '../shared/isian.js';
import { hanyaAngka } from '../shared/nip.js';
import { masihBoleh } from '../web/batas.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanSemua } from '../web/isian-tampil.js';
import { jalankan } from '../web/jalankan.js';
import { type BarisRute, pns } from '../web/rute.js';
import { akunSendiri } from './akun.repository.js';
import { kirimKodeEmail, pasangEmail, salahKataKunciPns } from './akun.service.js';
import { ISIAN_EMAIL_BARU, ISIAN_KODE_EMAIL } from './isian-akun.js';
import { KODE_MENIT, KODE_SALAH } from './lupa.js';

const ALAMAT = '/akun/email';

/** A new e-mail: kata kunci, then the code that was sent to the new address (domain.md §5 Akun). */
export function ruteEmailAkun(d: Deps): BarisRute[] {
  return [
    { metode: 'get', alamat: ALAMAT, akses: 'pns', tangani: (req, res) => minta(d, req, res, {}, 200) },
    { metode: 'post', alamat: ALAMAT, akses: 'pns', rahasia: true, tangani: (req, res) => kirimKode(d, req, res) },
    { metode: 'get', alamat: `${ALAMAT}/kode`, akses: 'pns', tangani: (req, res) => tanyaKode(d, req, res, {}, 200) },
    {
      metode: 'post',
      alamat: `${ALAMAT}/kode`,
      akses: 'pns',
      rahasia: true,
      tangani: (req, res) => pasang(d, req, res),
    },
  ];
}

async function minta(
  d: Deps,
  req: Request,
  res: Response,
  pesan: Record<string, string>,
  status: number,
): Promise<void> {
  const { email } = await akunSendiri(d.db, pns(res).id);
  const isian = tampilkanSemua(ISIAN_EMAIL_BARU, { mentah: { email: mentah(req).email }, pesan });
  const model = { judul: 'Ganti e-mail', menu: 'akun', email, isian, kunci: d.sandi.token(), pesan };
  tampilkan(res, 'akun/email', model, status);
}

async function kirimKode(d: Deps, req: Request, res: Response): Promise<void> {
  const isi = mentah(req);
  const pelaku = pns(res);
  const { pesan } = bacaFormulir(ISIAN_EMAIL_BARU, isi);
  const email = (isi.email ?? '').trim();
  if (email && !z.email().safeParse(email).success) pesan.email = 'E-mail belum benar. Tulis seperti nama@contoh.id.';
  if (email && email === (await akunSendiri(d.db, pelaku.id)).email) pesan.email = 'Ini sudah e-mail akun Anda.';
  Object.assign(pesan, await salahKataKunciPns(d, pelaku, isi.kata_kunci_kini ?? ''));
  const kode = d.sandi.angkaAcak(6);
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
      await d.batas.pakai('akun-kode-surel', String(pelaku.id));
      await kirimKodeEmail(trx, pelaku, email, kode);
      const sampai = d.jam().getTime() + KODE_MENIT * 60_000;
      req.session.emailBaru = { email, kode: d.sandi.sidik(`${pelaku.id}-${kode}`), sampai, salah: 0 };
      return { tujuan: `${ALAMAT}/kode`, hasil: true };
    },
    { kabar: () => `Kode dikirim ke ${email}.`, salah: (salah) => minta(d, req, res, salah, 422) },
  );
}

function tanyaKode(d: Deps, req: Request, res: Response, pesan: Record<string, string>, status: number): void {
  const { emailBaru } = req.session;
  if (!emailBaru) {
    res.redirect(303, ALAMAT);
    return;
  }
  const isian = tampilkanSemua([ISIAN_KODE_EMAIL], { mentah: {}, pesan });
  const model = { judul: 'Kode dari e-mail', menu: 'akun', email: emailBaru.email, menit: KODE_MENIT, isian, pesan };
  tampilkan(res, 'akun/email-kode', { ...model, kunci: d.sandi.token() }, status);
}

async function pasang(d: Deps, req: Request, res: Response): Promise<void> {
  const pelaku = pns(res);
  const { emailBaru } = req.session;
  if (!emailBaru) return res.redirect(303, ALAMAT);
  // The session's own count is as it was when each of many requests at once came; the limit's is not.
  const berlaku = emailBaru.salah < KODE_SALAH && emailBaru.sampai >= d.jam().getTime();
  if (!berlaku || !(await masihBoleh(d, [['akun-kode-coba', emailBaru.kode]])))
    throw new Galat('bentrok', 'Kode ini sudah tidak berlaku. Kembali ke Akun dan minta kode yang baru.');
  const cocok = emailBaru.kode === d.sandi.sidik(`${pelaku.id}-${hanyaAngka(mentah(req).kode ?? '')}`);
  if (!cocok) {
    req.session.emailBaru = { ...emailBaru, salah: emailBaru.salah + 1 };
    // What has been counted stands before the answer goes out.
    await new Promise<void>((lanjut, gagal) =>
      req.session.save((galat?: unknown) => (galat ? gagal(galat) : lanjut())),
    );
    return tanyaKode(d, req, res, { kode: 'Kode tidak cocok. Periksa e-mail yang paling baru.' }, 422);
  }
  await jalankan(
    d,
    req,
    res,
    async (trx) => {
      await pasangEmail(d, trx, pelaku, emailBaru.email);
      delete req.session.emailBaru;
      return { tujuan: '/akun', hasil: true };
    },
    { kabar: () => 'E-mail akun Anda berganti.', salah: (salah) => tanyaKode(d, req, res, salah, 422) },
  );
}
