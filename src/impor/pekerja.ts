import os from 'node:os';
import process from 'node:process';
import { type Connection, connect } from '../database/knex.js';
import { muatKatalog } from '../formulir/katalog.js';
import { buatAntreanBcrypt } from '../web/antrean-bcrypt.js';
import { bukaBerkas } from './berkas.js';
import { GalatBerkas } from './csv.js';
import type { Ringkasan } from './jalankan.js';
import type { ContohPerubahan } from './jenis-impor.js';
import { bacaKe, cariJenis } from './perintah.js';

/** The process of its own in which an import of the console runs: no page waits for it, and it has its own connections. */

export interface TugasImpor {
  koneksi: Connection;
  jenis: string;
  berkas: string;
  laporan: string;
  cobaSaja: boolean;
}

/** `berkas`: the file cannot be read on, in words for people; `galat`: anything else, without a personal value. */
export type KabarImpor =
  | { jenis: 'maju'; ringkasan: Ringkasan; byte: number }
  | { jenis: 'selesai'; ringkasan: Ringkasan; contoh: ContohPerubahan[] }
  | { jenis: 'berkas'; pesan: string }
  | { jenis: 'galat'; kode: string };

/** Pages come first. */
const PELAN = 10;

async function kerjakan(tugas: TugasImpor): Promise<KabarImpor> {
  const db = connect(tugas.koneksi, { max: 3 });
  try {
    const katalog = await muatKatalog();
    const contoh: ContohPerubahan[] = [];
    const ringkasan = await bacaKe(
      { db, katalog, bcrypt: buatAntreanBcrypt() },
      {
        jenis: cariJenis(katalog, tugas.jenis),
        berkas: await bukaBerkas(tugas.berkas),
        laporan: tugas.laporan,
        kabar: (sejauhIni, byte) => process.send?.({ jenis: 'maju', ringkasan: { ...sejauhIni }, byte }),
        ...(tugas.cobaSaja ? { cobaSaja: true, contoh } : {}),
      },
    );
    return { jenis: 'selesai', ringkasan, contoh };
  } catch (galat) {
    if (galat instanceof GalatBerkas) return { jenis: 'berkas', pesan: galat.message };
    // The message of a database may repeat a row.
    const { code, constraint } = galat as { code?: unknown; constraint?: unknown };
    return { jenis: 'galat', kode: [code ?? (galat as Error).name, constraint].filter(Boolean).join(' ') };
  } finally {
    await db.destroy();
  }
}

if (process.send) {
  // Whoever asked has gone: batches that are stored stay, the one under way is rolled back.
  process.on('disconnect', () => process.exit(1));
  process.once('message', async (tugas: TugasImpor) => {
    os.setPriority(PELAN);
    const kabar = await kerjakan(tugas);
    process.send?.(kabar, () => process.exit(0));
  });
}
