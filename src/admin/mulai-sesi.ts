import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import { catatMasukPetugas } from '../petugas/masuk.service.js';
import type { AkunPetugas } from '../petugas/petugas.repository.js';
import type { Sesi } from '../web/pintu.js';

const KEMBALI = 'Sesi Anda tadi berakhir. Yang Anda ketik ada di bawah dan belum disimpan.';

/** Begins the session of somebody who has shown who they are, with what they typed before the last one ended. */
export async function mulaiSesiPetugas(
  d: Deps,
  sesi: Sesi,
  req: Request,
  res: Response,
  { akun, kabar }: { akun: AkunPetugas; kabar: string },
): Promise<void> {
  await catatMasukPetugas(d, akun);
  const { tertundaPetugas } = await d.tamu.baca(req);
  const tertunda = tertundaPetugas?.id === akun.id ? tertundaPetugas : null;
  const teks = [kabar, tertunda ? KEMBALI : ''].filter(Boolean).join(' ');
  await sesi.mulai(req, res, {
    ...{ petugasId: akun.id, sesiKe: akun.sesiKe },
    ...(teks && { kabar: { nada: 'perhatian', teks } }),
    ...(tertunda && { ketikan: { halaman: tertunda.halaman, mentah: tertunda.mentah } }),
  });
  if (tertunda) await d.tamu.ingat(req, res, { tertundaPetugas: undefined });
  res.redirect(303, tertunda?.halaman ?? (kabar ? '/admin/totp' : '/admin'));
}
