import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../src/config.js';
import { bukaBasisData } from '../src/impor/basis-data.js';
import { GalatBerkas } from '../src/impor/csv.js';
import { buatPetugas } from '../src/impor/petugas-baru.js';
import { buatAntreanBcrypt } from '../src/web/antrean-bcrypt.js';
import { buatSandi } from '../src/web/sandi.js';

/* npm run petugas:buat: makes a petugas on a server that has none yet who could, and says the password once. */

const PAKAI =
  'Pakai: npm run petugas:buat -- --nama-pengguna <nama> --nama "<nama lengkap>" --nip <18 angka> --peran <peran> [--tingkat <1-4>] --kantor <kode>';

async function main(kata: string[]): Promise<number> {
  const teks = { type: 'string' } as const;
  const { values } = parseArgs({
    args: kata,
    options: { 'nama-pengguna': teks, nama: teks, nip: teks, peran: teks, tingkat: teks, kantor: teks },
  });
  const { 'nama-pengguna': nama_pengguna, ...isian } = values;
  const config = readConfig(process.env);
  const { db, tutup } = await bukaBasisData(config);
  try {
    const alat = { db, bcrypt: buatAntreanBcrypt(), sandi: buatSandi(config), jam: () => new Date() };
    const kataSandi = await buatPetugas(alat, { nama_pengguna, ...isian });
    console.log(`Petugas ${nama_pengguna} dibuat. Kata sandinya, hanya tampil sekali ini: ${kataSandi}`);
    return 0;
  } finally {
    await tutup();
  }
}

function jelaskan(galat: unknown): string {
  if (galat instanceof GalatBerkas || galat instanceof ConfigError) return galat.message;
  if (galat instanceof TypeError && 'code' in galat && String(galat.code).startsWith('ERR_PARSE_ARGS')) return PAKAI;
  return `Petugas tidak dibuat: ${galat instanceof Error ? galat.message : String(galat)}`;
}

process.exitCode = await main(process.argv.slice(2)).catch((galat: unknown) => {
  console.error(jelaskan(galat));
  return 1;
});
