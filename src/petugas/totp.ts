import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, thirty seconds. */
const PERIODE_DETIK = 30;
const PENERBIT = 'e-PUPNS';
/** RFC 4226 asks for 160 bits. */
const BYTE_RAHASIA = 20;
/** Clocks of phones differ a little: one step earlier or later is taken too. */
const TOLERANSI_LANGKAH = 1;

const alat = (rahasia: string, namaPengguna = ''): TOTP =>
  new TOTP({ issuer: PENERBIT, label: namaPengguna, period: PERIODE_DETIK, secret: Secret.fromBase32(rahasia) });

/** A secret from random bytes, as base32. */
export const rahasiaDari = (acak: Buffer): string =>
  new Secret({ buffer: new Uint8Array(acak.subarray(0, BYTE_RAHASIA)).buffer }).base32;

/** The secret as people type it, in groups of four. */
export const tampilRahasia = (rahasia: string): string => rahasia.replace(/(.{4})(?=.)/g, '$1 ');

/** What the QR code says. */
export const alamatTotp = (rahasia: string, namaPengguna: string): string => alat(rahasia, namaPengguna).toString();

/** The time step whose code this is, now or one step around; null for any other code. */
export function langkahKode(rahasia: string, kode: string, kini: Date): number | null {
  if (!/^\d{6}$/.test(kode)) return null;
  const timestamp = kini.getTime();
  const selisih = alat(rahasia).validate({ token: kode, window: TOLERANSI_LANGKAH, timestamp });
  return selisih === null ? null : Math.floor(timestamp / 1000 / PERIODE_DETIK) + selisih;
}

export const KODE_PEMULIHAN = { banyak: 10, panjang: 16 } as const;

/** "ABCDEFGHJKMNPQRS" → "ABCD-EFGH-JKMN-PQRS" */
export const tampilKodePemulihan = (kode: string): string => kode.replace(/(.{4})(?=.)/g, '$1-');

/** A code as typed, without the spaces and dashes that it is copied with. */
export const rapikanKode = (teks: string): string => teks.replace(/[\s-]/g, '').toUpperCase();
