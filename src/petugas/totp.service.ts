import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { sudahDikeluarkan } from './akun-sendiri.service.js';
import { pelakuAkun } from './masuk.service.js';
import { type AkunPetugas, akhiriSemuaSesi, akhiriSesiLain, akunPetugasId } from './petugas.repository.js';
import { ambilPetugas, type PetugasDilihat, sementaraBerubah } from './tindakan.js';
import { KODE_PEMULIHAN, langkahKode, rahasiaDari, rapikanKode } from './totp.js';
import {
  ambilKodePemulihan,
  ambilLangkah,
  hapusTotp,
  pakaiRahasia,
  siapkanRahasia,
  totpPetugas,
} from './totp.repository.js';

type Alat = Pick<Deps, 'jam' | 'sandi'>;

const SALAH = 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di aplikasi Anda, lalu ketik kode itu.';

/** A new secret for the own account; asked for at sign-in only after a code has confirmed it. */
export async function siapkanTotp(d: Alat, trx: Trx, pelaku: PelakuPetugas): Promise<void> {
  const rahasia = rahasiaDari(Buffer.from(d.sandi.token(), 'base64url'));
  if (!(await siapkanRahasia(trx, pelaku.id, d.sandi.sandikanJawaban(rahasia))))
    throw new Galat('bentrok', 'Verifikasi dua langkah sudah terpasang. Lepaskan dulu bila ingin memasang yang baru.');
}

/**
 * Takes the secret into use with its first code. Every session ends: one that the password alone has opened must not
 * go on as if it had shown the second factor. `sesiKe` is what the session of this step carries. Gives the recovery
 * codes, which are kept as hashes only, and what a new session for this browser has to carry.
 */
export async function pasangTotp(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  isian: { kode: string; sesiKe: number },
): Promise<{ pemulihan: string[]; sesiKe: number }> {
  const totp = await totpPetugas(trx, pelaku.id);
  if (!totp || totp.dipasangPada) throw sementaraBerubah();
  const langkah = langkahKode(d.sandi.bukaJawaban(totp.rahasiaSandi), rapikanKode(isian.kode), d.jam());
  if (langkah === null) throw new GalatIsian({ kode: SALAH });
  const pemulihan = Array.from({ length: KODE_PEMULIHAN.banyak }, () => d.sandi.kodeAcak(KODE_PEMULIHAN.panjang));
  const isi = { langkah, pada: d.jam(), sidikKode: pemulihan.map(d.sandi.sidik) };
  if (!(await pakaiRahasia(trx, pelaku.id, totp.rahasiaSandi, isi))) throw sementaraBerubah();
  const sesiKe = await akhiriSesiLain(trx, pelaku.id, isian.sesiKe);
  if (sesiKe === null) throw sudahDikeluarkan();
  await catat(d, trx, pelaku, 'petugas.pasang_totp', pelaku.id);
  return { pemulihan, sesiKe };
}

/** Takes the own second factor off; a stolen session alone cannot. */
export async function lepasTotpSendiri(d: Alat, trx: Trx, pelaku: PelakuPetugas, kode: string): Promise<void> {
  if (!(await terimaKode(d, trx, pelaku.id, kode))) throw new GalatIsian({ kode: SALAH });
  await hapusTotp(trx, pelaku.id);
  await catat(d, trx, pelaku, 'petugas.lepas_totp', pelaku.id);
}

/** Takes somebody else's off, whose phone is lost; whoever is signed in with it is out. */
export async function lepasTotp(d: Alat, trx: Trx, pelaku: PelakuPetugas, dilihat: PetugasDilihat): Promise<void> {
  const orang = await ambilPetugas(trx, pelaku, dilihat, 'lepas_totp');
  if (!(await hapusTotp(trx, orang.id))) throw sementaraBerubah();
  await akhiriSemuaSesi(trx, orang.id);
  await catat(d, trx, pelaku, 'petugas.lepas_totp', orang.id);
}

/** Somebody whose password was right, on the way to the second step. */
export interface MasukTertunda {
  id: number;
  sesiKe: number;
}

/** The account whose code this is. Throws when the code is wrong, or the account has changed since the password. */
export async function periksaLangkahKedua(
  d: Alat,
  trx: Trx,
  tertunda: MasukTertunda,
  kode: string,
): Promise<{ akun: AkunPetugas; pemulihan: boolean }> {
  const akun = await akunPetugasId(trx, tertunda.id);
  if (!akun?.aktif || akun.sesiKe !== tertunda.sesiKe)
    throw new GalatIsian({ kode: 'Login ini tidak berlaku lagi. Mulai lagi dari nama pengguna dan Kata Kunci.' });
  const cara = await terimaKode(d, trx, akun.id, kode);
  if (!cara) throw new GalatIsian({ kode: SALAH });
  if (cara === 'pemulihan') await catat(d, trx, pelakuAkun(akun), 'petugas.kode_pemulihan', akun.id);
  return { akun, pemulihan: cara === 'pemulihan' };
}

/** Uses up a code of the app or a recovery code; null when it is neither, or was used before. */
async function terimaKode(d: Alat, trx: Trx, petugasId: number, diketik: string): Promise<'totp' | 'pemulihan' | null> {
  const [kode, totp] = [rapikanKode(diketik), await totpPetugas(trx, petugasId)];
  if (!totp?.dipasangPada) return null;
  if (kode.length === KODE_PEMULIHAN.panjang)
    return (await ambilKodePemulihan(trx, petugasId, d.sandi.sidik(kode))) ? 'pemulihan' : null;
  const langkah = langkahKode(d.sandi.bukaJawaban(totp.rahasiaSandi), kode, d.jam());
  return langkah !== null && (await ambilLangkah(trx, petugasId, langkah)) ? 'totp' : null;
}

async function catat(d: Pick<Deps, 'jam'>, trx: Trx, pelaku: PelakuPetugas, aksi: string, id: number): Promise<void> {
  await catatJejak(trx, { pelaku, aksi, objek: { jenis: 'petugas', id }, pada: d.jam() });
}
