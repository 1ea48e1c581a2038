/** How many days personal data are kept after they have served; docs/privasi.md says why (UU 27/2022: no longer than needed). */
export const MASA_SIMPAN_HARI = {
  /** mails that were sent or given up: address and text */
  surelTerkirim: 180,
  /** contacts and secrets of a registration that was rejected or reset */
  registrasiMati: 90,
  /** contact and words of whoever disowned a registration, once it was looked into */
  sanggahan: 365,
  /** the e-mail on a ticket that was decided */
  emailTiket: 365,
} as const;
export type MasaSimpan = keyof typeof MASA_SIMPAN_HARI;
