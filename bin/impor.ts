import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../src/config.js';
import { GalatBerkas } from '../src/impor/csv.js';
import type { Ringkasan } from '../src/impor/jalankan.js';
import { perbaruiPanduan } from '../src/impor/panduan.js';
import { imporBerkas } from '../src/impor/perintah.js';

/*
 * npm run impor -- <jenis> <berkas.csv> [--laporan <jalur>]: see docs/impor.md.
 * npm run impor -- panduan: writes the column tables of docs/impor.md anew.
 */

const PAKAI = 'Pakai: npm run impor -- <jenis> <berkas.csv> [--laporan <jalur>]';
const JEDA_KABAR_MS = 2000;

const ribuan = new Intl.NumberFormat('id-ID').format;

async function main(kata: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: kata,
    options: { laporan: { type: 'string' } },
    allowPositionals: true,
  });
  const [jenis, berkas] = positionals;
  if (jenis === 'panduan' && positionals.length === 1) return perbaruiPanduan().then(() => 0);
  if (!jenis || !berkas || positionals.length > 2) return tolak(PAKAI);
  const laporan = values.laporan ?? `${berkas.replace(/\.csv$/i, '')}.laporan.csv`;
  const ringkasan = await imporBerkas(readConfig(process.env), { jenis, berkas, laporan, kabar: buatKabar() });
  console.log(sebut(ringkasan));
  if (ringkasan.ditolak > 0) console.log(`Baris yang ditolak beserta alasannya: ${laporan}`);
  return 0;
}

/** A line every two seconds. */
function buatKabar(): (sejauhIni: Readonly<Ringkasan>) => void {
  const mulai = performance.now();
  let terakhir = mulai;
  return (sejauhIni) => {
    const kini = performance.now();
    if (kini - terakhir < JEDA_KABAR_MS) return;
    terakhir = kini;
    const laju = Math.round((sejauhIni.dibaca * 1000) / (kini - mulai));
    console.error(
      `${ribuan(sejauhIni.dibaca)} baris dibaca, ${ribuan(sejauhIni.ditolak)} ditolak, ${ribuan(laju)} baris/detik`,
    );
  };
}

const sebut = (ringkasan: Ringkasan): string =>
  Object.entries(ringkasan)
    .map(([nama, jumlah]) => `${nama} ${ribuan(jumlah)}`)
    .join(', ');

function tolak(pesan: string): number {
  console.error(pesan);
  return 1;
}

/** People who run this want to know what to mend, not where the program stands. */
function jelaskan(galat: unknown): string {
  if (galat instanceof GalatBerkas || galat instanceof ConfigError) return galat.message;
  if (galat instanceof TypeError && 'code' in galat && String(galat.code).startsWith('ERR_PARSE_ARGS')) return PAKAI;
  return `Impor berhenti: ${galat instanceof Error ? galat.message : String(galat)}`;
}

process.exitCode = await main(process.argv.slice(2)).catch((galat: unknown) => tolak(jelaskan(galat)));
