import { tolakKataKunci } from '../portal/kata-kunci.js';
import { uraiNip } from '../shared/nip.js';

/** A petugas opens many people's data, so theirs is longer than a PNS's. */
export const KATA_KUNCI_PETUGAS_TERPENDEK = 12;
/** What has to be left of a kata kunci besides the user name in it. */
const SISA_TERPENDEK = 8;

/** Why a kata kunci of a petugas is refused, or null. */
export function tolakKataKunciPetugas(kataKunci: string, milik: { nip: string; namaPengguna: string }): string | null {
  if (kataKunci.length < KATA_KUNCI_PETUGAS_TERPENDEK)
    return `Kata Kunci petugas paling sedikit ${KATA_KUNCI_PETUGAS_TERPENDEK} karakter.`;
  const kecil = kataKunci.toLowerCase();
  if (kecil.includes(milik.namaPengguna) && kecil.replaceAll(milik.namaPengguna, '').length < SISA_TERPENDEK)
    return 'Kata Kunci tidak boleh disusun dari nama pengguna Anda.';
  return tolakKataKunci(kataKunci, { nip: milik.nip, tanggalLahir: uraiNip(milik.nip).tanggalLahir ?? '' });
}
