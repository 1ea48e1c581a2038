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
import { nilaiIsianButir } from './butir.js';
import type { Butir, JenisRiwayat, Tab, TempatBagian } from './jenis.js';

/** A section of the form: a tab or a kind of history. */
export type Bagian = { tab: Tab } | { riwayat: JenisRiwayat };

/** All tabs and kinds of history that the form is made of, in the order people see them. */
export interface Katalog {
  tab: readonly Tab[];
  riwayat: readonly JenisRiwayat[];
  /** both in one row; a tab that only groups kinds is none of them */
  bagian: readonly Bagian[];
}

/** Reads every file of the two folders; refuses to boot when a file's name, code or example is wrong. */
export async function muatKatalog(akar: string = import.meta.dirname): Promise<Katalog> {
  const tab = (await muatFolder<Tab>(path.join(akar, 'tab'))).map(([nama, isi]) => pastikanTab(nama, isi));
  const riwayat = (await muatFolder<JenisRiwayat>(path.join(akar, 'riwayat'))).map(([nama, isi]) =>
    pastikanRiwayat(nama, isi),
  );
  const katalog = susunKatalog(tab, riwayat);
  pastikanKodeTunggal(katalog);
  return katalog;
}

/** Puts tabs and kinds into their order. */
export function susunKatalog(tab: readonly Tab[], riwayat: readonly JenisRiwayat[]): Katalog {
  const urut = <T extends TempatBagian>(daftar: readonly T[]): T[] =>
    [...daftar].sort((a, b) => a.nomorUrut - b.nomorUrut);
  const berisi = tab.filter((satu) => !hanyaMenaungi(satu));
  const bagian: Bagian[] = [...berisi.map((satu) => ({ tab: satu })), ...riwayat.map((satu) => ({ riwayat: satu }))];
  return {
    tab: urut(tab),
    riwayat: urut(riwayat),
    bagian: bagian.sort((a, b) => isiBagian(a).nomorUrut - isiBagian(b).nomorUrut),
  };
}

export const isiBagian = (satu: Bagian): Tab | JenisRiwayat => ('tab' in satu ? satu.tab : satu.riwayat);

async function muatFolder<T>(folder: string): Promise<[string, T][]> {
  const berkas = (await readdir(folder)).filter((nama) => /\.(ts|js)$/.test(nama) && !nama.endsWith('.d.ts'));
  return Promise.all(
    berkas.map(async (nama): Promise<[string, T]> => {
      const modul = (await import(pathToFileURL(path.join(folder, nama)).href)) as { default: T };
      return [path.parse(nama).name, modul.default];
    }),
  );
}

function pastikanTab(nama: string, tab: Tab): Tab {
  if (tab.kode !== nama) throw new Error(`formulir/tab/${nama}: kode is "${tab.kode}"`);
  for (const butir of semuaButir(tab)) {
    const isi = nilaiIsianButir(butir, tab.contoh[butir.kode]);
    if (butir.bolehKosong && Object.values(isi).every((nilai) => nilai === null)) continue;
    pastikanContoh(`formulir/tab/${nama}: ${butir.kode}`, butir.isian, isi, butir.periksa);
  }
  return tab;
}

function pastikanRiwayat(nama: string, jenis: JenisRiwayat): JenisRiwayat {
  if (jenis.jenis !== nama) throw new Error(`formulir/riwayat/${nama}: jenis is "${jenis.jenis}"`);
  pastikanContoh(`formulir/riwayat/${nama}`, jenis.isian, jenis.contoh, jenis.periksa);
  return jenis;
}

function pastikanContoh(
  tempat: string,
  isian: readonly Isian[],
  contoh: NilaiIsian,
  periksa?: (isi: NilaiIsian) => Record<string, string | undefined>,
): void {
  const mentah = Object.assign({}, ...isian.map((satu) => mentahDari(satu, contoh[satu.kode])));
  const rujukan: RujukanTerbaca = {};
  for (const satu of isian) {
    const nilai = contoh[satu.kode];
    if (isRujukan(nilai)) rujukan[satu.kode] = nilai;
  }
  const pesan = { ...bacaFormulir(isian, mentah, rujukan).pesan, ...periksa?.(contoh) };
  if (Object.keys(pesan).length > 0) throw new Error(`${tempat}: its example fails: ${JSON.stringify(pesan)}`);
}

/** The column of an import that says whose row it is. */
const KOLOM_PEMILIK = 'nip';

function pastikanKodeTunggal(katalog: Katalog): void {
  pastikanTunggal('formulir', [
    ...katalog.tab.map((tab) => tab.kode),
    ...katalog.tab.flatMap((tab) => semuaButir(tab).map((butir) => butir.kode)),
    ...katalog.riwayat.map((jenis) => jenis.jenis),
  ]);
  pastikanNaungan(katalog);
  for (const tab of katalog.tab) pastikanTunggal(`formulir/tab/${tab.kode}`, kodeIsian(semuaButir(tab)));
  for (const jenis of katalog.riwayat) {
    pastikanTunggal(`formulir/riwayat/${jenis.jenis}`, [
      KOLOM_PEMILIK,
      ...kodeIsian([jenis, { isian: jenis.turunan ?? [] }]),
    ]);
  }
}

function pastikanNaungan(katalog: Katalog): void {
  pastikanTunggal('formulir/tab', katalog.tab.map(alamatTab));
  const naungan = katalog.tab.flatMap((tab) => tab.menaungi ?? []);
  pastikanTunggal('formulir/tab: menaungi', naungan);
  const hilang = naungan.find((jenis) => !cariRiwayat(katalog, jenis));
  if (hilang) throw new Error(`formulir/tab: menaungi names "${hilang}", which is no riwayat`);
}

const kodeIsian = (pemilik: readonly { isian: readonly Isian[] }[]): string[] =>
  pemilik.flatMap(({ isian }) => isian.map((satu) => satu.kode));

function pastikanTunggal(tempat: string, kode: readonly string[]): void {
  const ganda = kode.find((satu, i) => kode.indexOf(satu) !== i);
  if (ganda) throw new Error(`${tempat}: the code "${ganda}" stands for two things`);
}

const butirTab = new WeakMap<Tab, Butir[]>();

/** The butir of a tab in order; asked many times a page, so gathered once. */
export function semuaButir(tab: Tab): readonly Butir[] {
  let butir = butirTab.get(tab);
  if (!butir) {
    butir = tab.kelompok.flatMap((kelompok) => kelompok.isi.flatMap((satu) => ('butir' in satu ? [satu.butir] : [])));
    butirTab.set(tab, butir);
  }
  return butir;
}

/** A tab without anything of its own: the page of the kinds it groups. */
export const hanyaMenaungi = (tab: Tab): boolean => tab.menaungi !== undefined && tab.kelompok.length === 0;

export const alamatTab = (tab: Tab): string => `/formulir/${tab.alamat ?? tab.kode}`;

/** The tab at an address /formulir/<alamat>. */
export const tabBeralamat = (katalog: Katalog, alamat: string): Tab | undefined =>
  katalog.tab.find((tab) => (tab.alamat ?? tab.kode) === alamat);

/** The tab whose page leads to a kind of history. */
export const naunganRiwayat = (katalog: Katalog, jenis: string): Tab | undefined =>
  katalog.tab.find((tab) => tab.menaungi?.includes(jenis));

export const cariTab = (katalog: Katalog, kode: string): Tab | undefined =>
  katalog.tab.find((tab) => tab.kode === kode);

export const cariRiwayat = (katalog: Katalog, jenis: string): JenisRiwayat | undefined =>
  katalog.riwayat.find((satu) => satu.jenis === jenis);
