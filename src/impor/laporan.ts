import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type Stringifier, stringify } from 'csv-stringify';
import { jinakkanSel } from '../shared/sel-csv.js';
import type { BarisDitolak } from './jenis-impor.js';

export const KOLOM_LAPORAN = ['baris', 'kolom', 'isi', 'alasan'] as const;

/** The rows that were refused, one line a problem. */
export interface Laporan {
  tulis(ditolak: readonly BarisDitolak[]): Promise<void>;
  tutup(): Promise<void>;
}

/** Begins the report file anew. Spreadsheets open it, so a cell that begins like a formula is defused. */
export async function buatLaporan(jalur: string): Promise<Laporan> {
  const berkas = createWriteStream(jalur);
  await once(berkas, 'open');
  const csv: Stringifier = stringify({ header: true, columns: [...KOLOM_LAPORAN], escape_formulas: true, bom: true });
  const selesai = finished(csv.pipe(berkas));
  // Whoever writes next learns of a full disk; nobody may be waiting at that moment.
  selesai.catch(() => {});
  return {
    tulis: async (ditolak) => {
      for (const { baris, masalah } of ditolak) {
        for (const satu of masalah) {
          if (!csv.write({ baris, ...satu, isi: jinakkanSel(satu.isi) }))
            await Promise.race([once(csv, 'drain'), selesai]);
        }
      }
    },
    tutup: async () => {
      csv.end();
      await selesai;
    },
  };
}
