/** Text as it is compared: without regard to case, diacritics, signs and spacing. */
export function bakukanTeks(teks: string): string {
  return teks
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A nomor register as it is kept: capitals without spaces. */
export const bakukanNomorRegister = (teks: string): string => teks.replace(/\s/g, '').toUpperCase();
