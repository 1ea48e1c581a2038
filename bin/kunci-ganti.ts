import { gantiKunci } from '../src/akun/ganti-kunci.repository.js';
import { ConfigError, readConfig } from '../src/config.js';
import { bukaBasisData } from '../src/impor/basis-data.js';
import { buatSandi } from '../src/web/sandi.js';

/* npm run kunci:ganti: encrypts with the newest key of ANSWER_KEYS what older ones have encrypted (README, Configuration). */

async function main(): Promise<number> {
  const config = readConfig(process.env);
  const terbaru = Math.max(...config.answerKeys.keys());
  const { db, tutup } = await bukaBasisData(config);
  try {
    const banyak = await gantiKunci(db, buatSandi(config), terbaru);
    console.log(`${banyak} isi disandikan ulang dengan kunci ${terbaru}. Kunci yang lebih lama tidak diperlukan lagi.`);
    return 0;
  } finally {
    await tutup();
  }
}

process.exitCode = await main().catch((galat: unknown) => {
  console.error(galat instanceof ConfigError ? galat.message : `Kunci tidak diganti: ${String(galat)}`);
  return 1;
});
