import { ConfigError, readConfig } from '../src/config.js';
import { bukaBasisData } from '../src/impor/basis-data.js';
import { periksaSegel, segelJejak, segelTerakhir } from '../src/jejak/segel.repository.js';

/* npm run jejak:periksa: recomputes every seal of the trail; ends with 1 when a row was removed or altered. */

async function main(): Promise<number> {
  const { db, tutup } = await bukaBasisData(readConfig(process.env));
  try {
    while ((await segelJejak(db)) > 0);
    const { segel, baris, belum, salah } = await periksaSegel(db);
    for (const satu of salah) console.error(satu);
    const akhir = await segelTerakhir(db);
    if (akhir) console.log(`Segel terakhir ${akhir.nomor}: ${akhir.sidik}`);
    console.log(`${segel} segel, ${baris} baris jejak, ${belum} belum tersegel, ${salah.length} kesalahan.`);
    return salah.length === 0 ? 0 : 1;
  } finally {
    await tutup();
  }
}

process.exitCode = await main().catch((galat: unknown) => {
  console.error(galat instanceof ConfigError ? galat.message : `Jejak tidak diperiksa: ${String(galat)}`);
  return 1;
});
