import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  bacaFormulir,
  type Isian,
  isRujukan,
  mentahDari,
  type NilaiIsian,
  type RujukanTerbaca,
} from '../shared/isian.js';
import type { Kategori } from './jenis.js';

/** How many kategori the manual has, numbered without a gap. */
const BANYAK = 18;
const UNGKAPAN_PALING_SEDIKIT = 3;

/** Reads every file of kategori/ in the order of the manual's list; refuses to boot when one does not fit. */
export async function muatKategori(folder: string = path.join(import.meta.dirname, 'kategori')): Promise<Kategori[]> {
  const berkas = (await readdir(folder)).filter((nama) => /\.(ts|js)$/.test(nama) && !nama.endsWith('.d.ts'));
  const kategori = await Promise.all(berkas.map((nama) => muatSatu(folder, nama)));
  kategori.sort((a, b) => a.nomor - b.nomor);
  kategori.forEach((satu, i) => {
    if (satu.nomor !== i + 1)
      throw new Error(`helpdesk/kategori/${satu.kode}: number ${satu.nomor} where ${i + 1} comes`);
  });
  if (kategori.length !== BANYAK) throw new Error(`helpdesk/kategori: ${kategori.length} of ${BANYAK} kategori`);
  return kategori;
}

async function muatSatu(folder: string, nama: string): Promise<Kategori> {
  const modul = (await import(pathToFileURL(path.join(folder, nama)).href)) as { default: Kategori };
  const kategori = modul.default;
  const tempat = `helpdesk/kategori/${path.parse(nama).name}`;
  if (kategori.kode !== path.parse(nama).name) throw new Error(`${tempat}: kode is "${kategori.kode}"`);
  if (kategori.ungkapan.length < UNGKAPAN_PALING_SEDIKIT) throw new Error(`${tempat}: fewer than three ungkapan`);
  const { isi, tambahan } = kategori.contoh;
  pastikanContoh(tempat, kategori.isian, isi);
  pastikanContoh(`${tempat}, tambahan`, kategori.tambahanPetugas(isi), tambahan);
  return kategori;
}

function pastikanContoh(tempat: string, isian: readonly Isian[], contoh: NilaiIsian): void {
  const lebih = Object.keys(contoh).find((kode) => !isian.some((satu) => satu.kode === kode));
  if (lebih) throw new Error(`${tempat}: its example has a field "${lebih}" that it does not declare`);
  const mentah = Object.assign({}, ...isian.map((satu) => mentahDari(satu, contoh[satu.kode])));
  const rujukan: RujukanTerbaca = {};
  for (const { kode } of isian) {
    const nilai = contoh[kode];
    if (isRujukan(nilai)) rujukan[kode] = nilai;
  }
  const { pesan } = bacaFormulir(isian, mentah, rujukan);
  if (Object.keys(pesan).length > 0) throw new Error(`${tempat}: its example fails: ${JSON.stringify(pesan)}`);
}

export const cariKategori = (kategori: readonly Kategori[], kode: string): Kategori | undefined =>
  kategori.find((satu) => satu.kode === kode);

export const kategoriNomor = (kategori: readonly Kategori[], nomor: number): Kategori | undefined =>
  kategori.find((satu) => satu.nomor === nomor);
