/** What a kedudukan hukum means for registering (domain.md §5.1). */
export type JalanRegistrasi = 'boleh' | 'pensiun' | 'diberhentikan' | 'hubungi-kami';

const PENSIUN = ['77', '88', '89', '98', '99'];
const DIBERHENTIKAN = ['66', '67', '69', '70', '91'];
const HUBUNGI_KAMI = ['52', '90', '92'];

/** Everybody else has to register. */
export const TIDAK_REGISTRASI: readonly string[] = [...PENSIUN, ...DIBERHENTIKAN, ...HUBUNGI_KAMI];

export function jalanRegistrasi(kedudukanHukum: string): JalanRegistrasi {
  if (PENSIUN.includes(kedudukanHukum)) return 'pensiun';
  if (DIBERHENTIKAN.includes(kedudukanHukum)) return 'diberhentikan';
  return HUBUNGI_KAMI.includes(kedudukanHukum) ? 'hubungi-kami' : 'boleh';
}
