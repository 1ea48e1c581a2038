import { readFileSync } from 'node:fs';
import type { Trx } from '../../src/database/knex.js';
import { bacaPertanyaan } from '../../src/kuesioner/kuesioner.js';
import { inProject } from '../../src/paths.js';

export const BERKAS_KUESIONER = ['kuesioner.json'];

/** Before the campaign of 2015 began. */
const AWAL = '2015-01-01T00:00:00Z';

interface KuesionerAwal {
  kode: string;
  urutan: number;
  judul: string;
  pengantar: string;
  asal: string;
  pertanyaan: unknown;
}

/** The first version of each questionnaire; later versions are made in the console and not touched. */
export async function seedKuesioner(trx: Trx): Promise<void> {
  const daftar: KuesionerAwal[] = JSON.parse(readFileSync(inProject('seeds', 'data', BERKAS_KUESIONER[0]!), 'utf8'));
  for (const satu of daftar) {
    bacaPertanyaan(satu.kode, satu.pertanyaan);
    await trx('kuesioner')
      .insert({ ...satu, pertanyaan: JSON.stringify(satu.pertanyaan), versi: 1, berlaku_pada: AWAL })
      .onConflict(['kode', 'versi'])
      .ignore();
  }
}
