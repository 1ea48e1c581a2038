/** A person's name: letters with marks, spaces, and the signs that names have; nothing that a link or a code needs. */
export const POLA_NAMA = {
  cocok: /^[\p{L}][\p{L}\p{M} .'’`,-]*$/u,
  pesan: 'Nama hanya memuat huruf, spasi, titik, koma, petik, dan tanda hubung.',
} as const;
