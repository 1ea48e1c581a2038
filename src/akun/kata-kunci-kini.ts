import type { Deps } from '../deps.js';
import type { Isian } from '../shared/isian.js';

/** Asked again before an account changes. */
export const ISIAN_KATA_KUNCI_KINI: Isian = {
  ...{ kode: 'kata_kunci_kini', label: 'Kata Kunci sekarang', jenis: 'teks', rahasia: true, maks: 200, lebar: 18 },
  isiOtomatis: 'current-password',
};

const SALAH = 'Kata Kunci Anda sekarang tidak cocok. Periksa lagi.';

/**
 * What changes an account asks for the kata kunci again, so that an open browser alone is not enough. Gives the message
 * at its field, none when it is right; outside any transaction, as bcrypt is slow. `akun` counts the wrong ones.
 */
export async function salahKataKunciKini(
  d: Pick<Deps, 'bcrypt' | 'batas'>,
  { akun, hash }: { akun: string; hash: () => Promise<string | null> },
  kataKunci: string,
): Promise<Record<string, string>> {
  if (!kataKunci) return { kata_kunci_kini: 'Isi Kata Kunci Anda sekarang.' };
  await d.batas.pakai('akun-kata-kunci', akun);
  const ada = await hash();
  if (!ada || !(await d.bcrypt.cocok(kataKunci, ada))) return { kata_kunci_kini: SALAH };
  await d.batas.kembalikan('akun-kata-kunci', akun);
  return {};
}
