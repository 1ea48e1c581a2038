import { Klien } from './klien.js';
import type { TestPortal } from './portal.js';
import { bacaCookieTamu } from './tamu.js';

/** What somebody types on the last step of the registration. */
export interface IsiPendaftar {
  kata_kunci: string;
  nama_ibu: string;
  jawaban: string;
}

export const PENDAFTAR: IsiPendaftar = {
  kata_kunci: 'Wedang-Uwuh-Hangat',
  nama_ibu: 'Ibu Rekaan',
  jawaban: 'jawaban yang hanya saya tahu',
};

/** What the picture in this browser says, read where the portal keeps it. */
export async function captchaDari(portal: Pick<TestPortal, 'deps'>, klien: Klien): Promise<string> {
  const cookie = klien.cookie.get('tamu');
  return cookie ? ((await bacaCookieTamu(portal, cookie)).captcha?.teks ?? '') : '';
}

/** Takes a browser to the last step; returns it with what it would send there. */
export async function sampaiLangkahTiga(
  portal: Pick<TestPortal, 'deps' | 'url'>,
  nip: string,
  isi: IsiPendaftar & { email?: string } = PENDAFTAR,
): Promise<{ klien: Klien; isi: Record<string, string> }> {
  const klien = new Klien(portal.url);
  await klien.buka('/registrasi');
  await klien.kirim('/registrasi', { nip, captcha: await captchaDari(portal, klien) });
  const kontak: Record<string, string> = isi.email ? { email: isi.email } : { tanpa_email: 'ya' };
  await klien.kirim('/registrasi/data', { instansi_sesuai: 'ya', ...kontak });
  const _kunci = await klien.kunci('/registrasi/kata-kunci');
  return {
    klien,
    isi: {
      _kunci,
      kata_kunci: isi.kata_kunci,
      kata_kunci_ulang: isi.kata_kunci,
      nama_ibu: isi.nama_ibu,
      jawaban: isi.jawaban,
      pertanyaan: 'Apa nama sekolah dasar Anda?',
      captcha: await captchaDari(portal, klien),
    },
  };
}

/** Registers; returns the nomor register and the address of the success page. */
export async function daftarkan(
  portal: Pick<TestPortal, 'deps' | 'url'>,
  nip: string,
  siapa?: IsiPendaftar & { email?: string },
): Promise<{ nomor: string; tujuan: string; klien: Klien }> {
  const { klien, isi } = await sampaiLangkahTiga(portal, nip, siapa);
  const { status, tujuan } = await klien.kirim('/registrasi/kata-kunci', isi);
  if (!tujuan.startsWith('/registrasi/berhasil')) throw new Error(`registration of ${nip}: ${status} ${tujuan}`);
  const baris = await portal.deps.db('registrasi').where({ nip, status: 'diajukan' }).first('nomor_register');
  return { nomor: baris.nomor_register, tujuan, klien };
}
