import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { gantiKataKunci, kataKunciHash, masihKataKunci, ubahAkun } from './akun.repository.js';
import { salahKataKunciKini } from './kata-kunci-kini.js';
import { KODE_MENIT } from './lupa.js';
import { akhiriSesi } from './sesi.repository.js';

/** Steps on one's own account (domain.md §5 Akun), each in the trail and told to the owner. */

/** See salahKataKunciKini: of a PNS. */
export const salahKataKunciPns = (
  d: Pick<Deps, 'db' | 'bcrypt' | 'batas'>,
  { id }: PelakuPns,
  kataKunci: string,
): Promise<Record<string, string>> =>
  salahKataKunciKini(d, { akun: String(id), hash: () => kataKunciHash(d.db, id) }, kataKunci);

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

const sudahDiganti = (): Galat =>
  new Galat(
    'bentrok',
    'Kata kunci akun ini sementara itu diganti dari perangkat lain, jadi tidak ada yang berubah. Login lagi dengan kata kunci yang baru.',
  );

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

/**
 * `hash` is made before the transaction, and `dari` is the one that was compared with; every session ends, whoever
 * calls opens a new one for this browser.
 */
export async function gantiKataKunciSendiri(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  { dari, hash }: { dari: string | null; hash: string },
): Promise<void> {
  const { email } = await ubahAkun(trx, pelaku.id, {});
  if (!(await masihKataKunci(trx, pelaku.id, dari))) throw sudahDiganti();
  await gantiKataKunci(trx, pelaku.id, hash);
  await akhiriSesi(trx, { registrasi_id: pelaku.id });
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
  const banyak = await akhiriSesi(trx, { registrasi_id: pelaku.id }, sesiIni);
  if (banyak > 0) await catat(d, trx, pelaku, { aksi: 'akun.keluarkan', apa: '', kepada: null });
  return banyak;
}
