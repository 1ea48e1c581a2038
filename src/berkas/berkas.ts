/** Scans and other documents, whatever they are attached to. This folder knows no form and no ticket. */

/** Most that one file may weigh (domain.md §6). */
export const UKURAN_PALING_BESAR = 2 * 1024 * 1024;

export const JENIS_BERKAS = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type JenisBerkas = (typeof JENIS_BERKAS)[number];

/** A file as it came. `isi` may be cut off once it is longer than is taken. */
export interface BerkasMasuk {
  nama: string;
  isi: Buffer;
}

/** A file that has been looked into: its bytes may be handed to the next person. */
export interface BerkasBersih {
  nama: string;
  jenis: JenisBerkas;
  isi: Buffer;
  /** pixels; null for a PDF */
  lebar: number | null;
  tinggi: number | null;
}

/** What is known of a stored file without its bytes. */
export interface KeteranganBerkas {
  id: number;
  nama: string;
  jenis: JenisBerkas;
  /** bytes */
  ukuran: number;
  lebar: number | null;
  tinggi: number | null;
}

/** "412 KB", "1,1 MB"; never "0 KB". */
export function tampilUkuran(byte: number): string {
  const kb = Math.max(1, Math.round(byte / 1024));
  return kb < 1000 ? `${kb} KB` : `${(byte / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
}
