import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { GalatIsian } from '../shared/galat.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { akhiriSesi, gantiKataKunci, kataKunciHash, ubahAkun } from './akun.repository.js';
import { KODE_MENIT } from './lupa.js';

/** Steps on one's own account (domain.md §5 Akun), each in the trail and told to the owner. */

const SALAH = 'Kata Kunci Anda sekarang tidak cocok. Periksa lagi.';

/**
 * What changes an account asks for the kata kunci again, so that an open browser alone is not enough. Gives the message
 * at its field, none when it is right; outside any transaction, as bcrypt is slow.
 */
export async function salahKataKunciKini(
  d: Pick<Deps, 'db' | 'bcrypt' | 'batas'>,
  pelaku: PelakuPns,
  kataKunci: string,
): Promise<Record<string, string>> {
  if (!kataKunci) return { kata_kunci_kini: 'Isi Kata Kunci Anda sekarang.' };
  await d.batas.pakai('akun-kata-kunci', String(pelaku.id));
  const hash = await kataKunciHash(d.db, pelaku.id);
  if (!hash || !(await d.bcrypt.cocok(kataKunci, hash))) return { kata_kunci_kini: SALAH };
  await d.batas.kembalikan('akun-kata-kunci', String(pelaku.id));
  return {};
}

interface Perubahan {
  aksi: string;
  /** in the mail to the owner */
  apa: string;
  /** the address to tell; null tells nobody */
  kepada: string | null;
}

async function catat(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  { aksi, apa, kepada }: Perubahan,
): Promise<void> {
  await catatJejak(trx, { pelaku, aksi, objek: { jenis: 'registrasi', id: pelaku.id }, pada: d.jam() });
  if (kepada) await antrekanSurel(trx, pelaku.nip, tulisSurel('akun-dipulihkan', kepada, { nama: pelaku.nama, apa }));
}

export async function ubahKontak(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  isi: { telepon: string | null; hp: string | null },
): Promise<void> {
  const lama = await ubahAkun(trx, pelaku.id, isi);
  if (lama.telepon === isi.telepon && lama.hp === isi.hp)
    throw new GalatIsian({ telepon: 'Belum ada yang Anda ubah.' });
  await catat(d, trx, pelaku, { aksi: 'akun.kontak', apa: 'Telepon atau HP Anda diganti', kepada: lama.email });
}

/** Mails a code to the new address; nothing changes before it has come back. */
export async function kirimKodeEmail(trx: Trx, pelaku: PelakuPns, email: string, kode: string): Promise<void> {
  const isi = { nama: pelaku.nama, kode, menit: KODE_MENIT, guna: 'Akun, E-mail' };
  await antrekanSurel(trx, pelaku.nip, tulisSurel('kode-akun', email, isi));
}

/** The new address is the account's from now on; the old one is told. */
export async function pasangEmail(d: Pick<Deps, 'jam'>, trx: Trx, pelaku: PelakuPns, email: string): Promise<void> {
  const lama = await ubahAkun(trx, pelaku.id, { email });
  await catat(d, trx, pelaku, { aksi: 'akun.email', apa: 'E-mail akun Anda diganti', kepada: lama.email });
}

/** `hash` is made before the transaction; every session ends, whoever calls opens a new one for this browser. */
export async function gantiKataKunciSendiri(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  hash: string,
): Promise<void> {
  const { email } = await ubahAkun(trx, pelaku.id, {});
  await gantiKataKunci(trx, pelaku.id, hash);
  await akhiriSesi(trx, pelaku.id);
  await catat(d, trx, pelaku, { aksi: 'akun.kata_kunci', apa: 'Kata kunci Anda diganti', kepada: email });
}

export async function gantiPertanyaan(
  d: Pick<Deps, 'jam' | 'sandi'>,
  trx: Trx,
  pelaku: PelakuPns,
  isi: { pertanyaan: string; jawaban: string },
): Promise<void> {
  const jawabanSandi = d.sandi.sandikanJawaban(isi.jawaban);
  const { email } = await ubahAkun(trx, pelaku.id, { pertanyaan: isi.pertanyaan, jawaban_sandi: jawabanSandi });
  await catat(d, trx, pelaku, { aksi: 'akun.pertanyaan', apa: 'Pertanyaan Pengaman Anda diganti', kepada: email });
}

/** Ends every session of the account but this one. Returns how many those were. */
export async function keluarkanLain(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  sesiIni: string,
): Promise<number> {
  const banyak = await akhiriSesi(trx, pelaku.id, sesiIni);
  if (banyak > 0) await catat(d, trx, pelaku, { aksi: 'akun.keluarkan', apa: '', kepada: null });
  return banyak;
}
