import type { Request, Response } from 'express';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import { mentah, tampilkan } from '../web/halaman.js';
import { tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import { halanganCalon, ringkasanCalon } from './calon.js';
import { type CalonPendaftar, cariCalon } from './registrasi.repository.js';
import { bacaKontak, ISIAN_KONTAK, ISIAN_SESUAI, type Kontak } from './registrasi.schema.js';

/* Step 2 of the registration: what BKN holds, whether the instansi is right, and how to reach the person. */

/** The person whose registration this browser has begun; null sends it back to step 1. */
export async function calonTamu(
  d: Deps,
  req: Request,
): Promise<{ calon: CalonPendaftar; kontak?: Kontak; sesuai: boolean } | null> {
  const { registrasi } = await d.tamu.baca(req);
  const calon = registrasi ? await cariCalon(d.db, registrasi.nip) : null;
  return registrasi && calon && !halanganCalon(calon, d.jam())
    ? { calon, kontak: registrasi.kontak, sesuai: registrasi.sesuai === true }
    : null;
}

export async function langkahData(d: Deps, req: Request, res: Response): Promise<void> {
  const tamu = await calonTamu(d, req);
  if (!tamu) return res.redirect(303, '/registrasi');
  tampilkanLangkahData(res, tamu.calon, isiDahulu(tamu), {});
}

/** What whoever comes back to this step has answered before. */
function isiDahulu({ kontak, sesuai }: { kontak?: Kontak; sesuai: boolean }): Mentah {
  return {
    instansi_sesuai: sesuai ? 'ya' : undefined,
    email: kontak?.email ?? undefined,
    tanpa_email: kontak?.email === null ? 'ya' : undefined,
    hp: kontak?.hp ?? undefined,
  };
}

function tampilkanLangkahData(res: Response, calon: CalonPendaftar, isi: Mentah, pesan: Record<string, string>): void {
  const model = {
    judul: 'Registrasi, langkah 2: Periksa data',
    menu: 'registrasi',
    data: ringkasanCalon(calon),
    kantor: calon.kantor,
    sesuai: tampilkanIsian(ISIAN_SESUAI, { mentah: isi, pesan }),
    isian: tampilkanSemua(ISIAN_KONTAK, { mentah: isi, pesan }),
    pesan,
  };
  tampilkan(res, 'portal/registrasi-data', model, Object.keys(pesan).length > 0 ? 422 : 200);
}

export async function terimaData(d: Deps, req: Request, res: Response): Promise<void> {
  const tamu = await calonTamu(d, req);
  if (!tamu) return res.redirect(303, '/registrasi');
  const isi = mentah(req);
  if (isi.instansi_sesuai === 'tidak') return instansiLain(d, req, res, tamu.calon, isi);
  const terbaca = bacaKontak(isi);
  if ('pesan' in terbaca) return tampilkanLangkahData(res, tamu.calon, isi, terbaca.pesan);
  await d.tamu.ingat(req, res, { registrasi: { nip: tamu.calon.nip, kontak: terbaca.nilai, sesuai: true } });
  res.redirect(303, '/registrasi/kata-kunci');
}

/** A wrong instansi stops here (domain.md §5.2): only kategori 1 leads on. What was typed waits for whoever comes back. */
async function instansiLain(d: Deps, req: Request, res: Response, calon: CalonPendaftar, isi: Mentah): Promise<void> {
  const kontak = bacaKontak({ ...isi, instansi_sesuai: 'ya' });
  if ('nilai' in kontak) await d.tamu.ingat(req, res, { registrasi: { nip: calon.nip, kontak: kontak.nilai } });
  const model = {
    judul: 'Registrasi, langkah 2: Instansi lain',
    menu: 'registrasi',
    data: ringkasanCalon(calon),
    kantor: calon.kantor,
  };
  tampilkan(res, 'portal/registrasi-instansi-lain', model, 422);
}
