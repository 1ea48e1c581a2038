import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { bakukanTeks } from '../shared/bakukan.js';
import { Galat } from '../shared/galat.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { type AkunLupa, akunNip, antrekanBila, gantiKataKunci } from './akun.repository.js';
import { JENIS_LUPA, KODE_MENIT, type Lupa, pertanyaanSamaran } from './lupa.js';
import { akhiriSesi } from './sesi.repository.js';

/** What the first step has said, kept in the visitor's memory until the second. */
export interface PermintaanLupa {
  lupa: Lupa;
  nip: string;
  /** as typed, for Lupa Kata Kunci */
  nomorRegister: string;
  /** keyed hash of what was typed, for Lupa Jawaban */
  namaIbuHash: string;
  /** the account of the NIP at that moment: another one made since was mailed no code */
  registrasiId: number | null;
}

/** The account that a request can be about; null when there is none or the number is another one's. */
async function akunDiminta(
  db: Trx | Deps['db'],
  minta: Omit<PermintaanLupa, 'registrasiId'>,
): Promise<AkunLupa | null> {
  const akun = await akunNip(db, minta.nip);
  return akun && (minta.lupa !== 'kata-kunci' || akun.nomorRegister === minta.nomorRegister) ? akun : null;
}

/** The same in the second step, while it is still the account of the first. */
async function akunDari(db: Trx | Deps['db'], minta: PermintaanLupa): Promise<AkunLupa | null> {
  const akun = await akunDiminta(db, minta);
  return akun?.id === minta.registrasiId ? akun : null;
}

/**
 * Mails the code where the account has an e-mail; for every other NIP the same work is done without one. Gives whose
 * account it is.
 */
export async function kirimKode(
  trx: Trx,
  minta: Omit<PermintaanLupa, 'registrasiId'>,
  { kode, boleh }: { kode: string; boleh: boolean },
): Promise<number | null> {
  const akun = await akunDiminta(trx, minta);
  const isi = { nama: akun?.nama ?? '', kode, menit: KODE_MENIT, guna: JENIS_LUPA[minta.lupa].judul };
  await antrekanBila(trx, boleh && Boolean(akun?.email), minta.nip, tulisSurel('kode-akun', akun?.email ?? '', isi));
  return akun?.id ?? null;
}

/** The question to answer; a NIP without an account, or with another number, gets one that is always the same. */
export async function pertanyaanUntuk(d: Pick<Deps, 'db' | 'sandi'>, minta: PermintaanLupa): Promise<string> {
  const akun = await akunDari(d.db, minta);
  return akun?.pertanyaan ?? pertanyaanSamaran(d.sandi.angkaDari(minta.nip));
}

export interface JawabanLupa {
  jawaban: string;
  /** the code of the e-mail was the right one */
  kodeBenar: boolean;
}

/** The account, when what was said is enough: the answer or the mother's name, and the code where there is an e-mail. */
export async function cocokkan(
  d: Pick<Deps, 'db' | 'sandi'>,
  minta: PermintaanLupa,
  { jawaban, kodeBenar }: JawabanLupa,
): Promise<AkunLupa | null> {
  const akun = await akunDari(d.db, minta);
  const benar = akun ? bakukanTeks(d.sandi.bukaJawaban(akun.jawabanSandi)) : '';
  const tahu =
    minta.lupa === 'jawaban' ? akun?.namaIbuHash === minta.namaIbuHash : benar !== '' && benar === bakukanTeks(jawaban);
  return akun && tahu && (akun.email === null || kodeBenar) ? akun : null;
}

/** Tells the owner and the trail that the way was opened. */
export async function catatPemulihan(d: Pick<Deps, 'jam'>, trx: Trx, lupa: Lupa, akun: AkunLupa): Promise<void> {
  const { aksi, sebutan } = JENIS_LUPA[lupa];
  await catatJejak(trx, {
    ...{ pelaku: { jenis: 'umum' }, aksi, pada: d.jam() },
    objek: { jenis: 'registrasi', id: akun.id },
  });
  if (akun.email)
    await antrekanSurel(trx, akun.nip, tulisSurel('akun-dipulihkan', akun.email, { nama: akun.nama, apa: sebutan }));
}

/** Sets the new kata kunci and signs everybody out; `hash` is made before the transaction. */
export async function pasangKataKunci(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  isi: { nip: string; registrasiId: number; hash: string },
): Promise<void> {
  const akun = await akunNip(trx, isi.nip);
  if (akun?.id !== isi.registrasiId)
    throw new Galat('bentrok', 'Akun ini sudah tidak berlaku. Kata kunci tidak diganti. Mulai lagi dari Login.');
  await gantiKataKunci(trx, akun.id, isi.hash);
  await akhiriSesi(trx, { registrasi_id: akun.id });
  await catatJejak(trx, {
    ...{ pelaku: { jenis: 'umum' }, aksi: 'akun.kata_kunci', pada: d.jam() },
    objek: { jenis: 'registrasi', id: akun.id },
  });
  if (akun.email)
    await antrekanSurel(
      trx,
      akun.nip,
      tulisSurel('akun-dipulihkan', akun.email, { nama: akun.nama, apa: 'Kata kunci Anda diganti' }),
    );
}

export const TIDAK_COCOK =
  'Yang Anda isi tidak cocok. Periksa jawabannya, juga kode dari e-mail bila akun Anda memakai e-mail.';
export const HABIS =
  'Sudah beberapa kali tidak cocok hari ini. Coba lagi besok, atau minta kantor kepegawaian instansi Anda mereset registrasi: datang dengan kartu identitas.';
