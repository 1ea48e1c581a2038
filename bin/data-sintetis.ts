import { parseArgs } from 'node:util';
import { tulisSintetis } from './data-sintetis/tulis.js';

/* npm run data:sintetis -- --jumlah N [--benih S] [--keluar DIR] [--cacat K]: synthetic people in the format of the import. */

const PAKAI = 'Pakai: npm run data:sintetis -- --jumlah <n> [--benih <n>] [--keluar <folder>] [--cacat <n>]';

async function main(kata: string[]): Promise<number> {
  const { values } = parseArgs({
    args: kata,
    options: {
      jumlah: { type: 'string' },
      benih: { type: 'string', default: '1' },
      keluar: { type: 'string', default: '.data/sintetis' },
      cacat: { type: 'string', default: '0' },
    },
  });
  const [jumlah, benih, cacat] = [values.jumlah ?? '', values.benih, values.cacat].map(bacaAngka) as [
    number,
    number,
    number,
  ];
  if (!jumlah || cacat >= jumlah || [jumlah, benih, cacat].some(Number.isNaN)) throw new TypeError(PAKAI);
  const banyak = await tulisSintetis({ jumlah, benih, cacat, keluar: values.keluar });
  for (const [nama, baris] of Object.entries(banyak)) console.log(`${values.keluar}/${nama}: ${baris} baris`);
  return 0;
}

const bacaAngka = (teks: string): number => (/^\d{1,9}$/.test(teks) ? Number(teks) : Number.NaN);

process.exitCode = await main(process.argv.slice(2)).catch((galat: Error) => {
  console.error(galat instanceof TypeError ? PAKAI : `Tidak dapat menulis: ${galat.message}`);
  return 1;
});
