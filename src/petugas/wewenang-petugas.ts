import type { PelakuPetugas, PeranPetugas } from '../shared/pelaku.js';
import { wilayahAdmin } from '../shared/wilayah-admin.js';
import { type JenisKantor, tolakKantor, tolakTingkat } from './kantor-peran.js';

export type JenisPeran = Pick<PeranPetugas, 'peran' | 'tingkat'>;
/** A peran at a kind of kantor, of an instansi where it has one. */
export type PeranTempat = JenisPeran & Pick<PeranPetugas, 'kantorJenis' | 'instansiKode'>;

export const SEMUA_PERAN: readonly JenisPeran[] = [
  { peran: 'admin_bkn', tingkat: 0 },
  { peran: 'admin_instansi', tingkat: 0 },
  { peran: 'verifikator', tingkat: 1 },
  { peran: 'verifikator', tingkat: 2 },
  { peran: 'verifikator', tingkat: 3 },
  { peran: 'verifikator', tingkat: 4 },
  { peran: 'helpdesk', tingkat: 0 },
  { peran: 'operator_turun_status', tingkat: 0 },
];

/** What an admin_instansi hands out, at the own instansi only: never more than the own scope. */
const DARI_ADMIN_INSTANSI: readonly (JenisPeran & { kantor: readonly JenisKantor[] })[] = [
  { peran: 'admin_instansi', tingkat: 0, kantor: ['instansi'] },
  { peran: 'verifikator', tingkat: 1, kantor: ['unit'] },
  { peran: 'verifikator', tingkat: 2, kantor: ['instansi'] },
  { peran: 'helpdesk', tingkat: 0, kantor: ['instansi'] },
  { peran: 'operator_turun_status', tingkat: 0, kantor: ['instansi', 'unit'] },
];

const sama = (a: JenisPeran, b: JenisPeran): boolean => a.peran === b.peran && a.tingkat === b.tingkat;

/** The peran that somebody may hand out, wherever. */
export function peranBisaDiberi(pelaku: Pick<PelakuPetugas, 'peran'>): readonly JenisPeran[] {
  const { nasional, instansi } = wilayahAdmin(pelaku);
  if (nasional) return SEMUA_PERAN;
  return instansi.length > 0 ? SEMUA_PERAN.filter((satu) => DARI_ADMIN_INSTANSI.some((ada) => sama(ada, satu))) : [];
}

/** Whether this peran at this kantor is theirs to give and to take. */
export function mengurusPeran(pelaku: Pick<PelakuPetugas, 'peran'>, satu: PeranTempat): boolean {
  const { nasional, instansi } = wilayahAdmin(pelaku);
  if (nasional) return true;
  const baris = DARI_ADMIN_INSTANSI.find((ada) => sama(ada, satu));
  return baris?.kantor.includes(satu.kantorJenis) === true && instansi.includes(satu.instansiKode ?? '');
}

/** Why this peran cannot be held at this kantor, whoever gives it; null when it can. */
export const tolakTempat = ({ peran, tingkat, kantorJenis }: PeranTempat): string | null =>
  tolakTingkat(peran, tingkat) ?? tolakKantor(peran, tingkat, kantorJenis);

/** What may be done to an account. */
export const TINDAKAN_PETUGAS = [
  'ubah',
  'beri',
  'cabut',
  'nonaktifkan',
  'aktifkan',
  'tautan',
  'keluarkan',
  'lepas_totp',
] as const;
export type TindakanPetugas = (typeof TINDAKAN_PETUGAS)[number];

/** Touches the account as a whole, so all of its peran must be theirs: a new password would open the others too. */
const SELURUH_AKUN: readonly TindakanPetugas[] = [
  'ubah',
  'nonaktifkan',
  'aktifkan',
  'tautan',
  'keluarkan',
  'lepas_totp',
];

/** What nobody does to the own account, and how they are told. */
const BUKAN_SENDIRI: Partial<Record<TindakanPetugas, string>> = {
  beri: 'Peran Anda sendiri diatur petugas lain.',
  cabut: 'Peran Anda sendiri diatur petugas lain.',
  nonaktifkan: 'Anda tidak dapat menonaktifkan akun Anda sendiri. Mintalah petugas lain.',
  tautan: 'Kata Kunci Anda sendiri diganti di halaman Akun, dengan Kata Kunci sekarang.',
  lepas_totp: 'Verifikasi dua langkah Anda sendiri dilepas di halaman Verifikasi dua langkah.',
};

export const DI_LUAR_WEWENANG =
  'Petugas ini juga memegang peran di luar wewenang Anda, jadi akunnya diurus Admin BKN. Peran di kantor Anda tetap bisa Anda atur.';

/** Why somebody may not do this to an account they see, or null. */
export function tolakTindakan(
  pelaku: Pick<PelakuPetugas, 'id' | 'peran'>,
  orang: { id: number; peran: readonly PeranTempat[] },
  tindakan: TindakanPetugas,
): string | null {
  const sendiri = orang.id === pelaku.id ? BUKAN_SENDIRI[tindakan] : undefined;
  if (sendiri) return sendiri;
  const semua = orang.peran.every((satu) => mengurusPeran(pelaku, satu));
  return SELURUH_AKUN.includes(tindakan) && !semua ? DI_LUAR_WEWENANG : null;
}
