import { setImmediate as giliranLain } from 'node:timers/promises';
import { buatPenyusun, type ObjekPdf, type Penyusun } from './pdf-objek.js';

/**
 * A reader of PDF's own grammar, as far as safety needs it: the objects of a file, which names stand in them, and where
 * its streams are. It draws nothing and follows no reference. Texts are latin1, one sign a byte.
 */

/** A stream with the signs of its dictionary; names begin with "/". */
export interface AliranPdf {
  kamus: readonly string[];
  awal: number;
  akhir: number;
}

export interface BacaanPdf {
  /** name, unescaped and with its "/" → how often it stands outside streams */
  nama: ReadonlyMap<string, number>;
  aliran: readonly AliranPdf[];
  objek: readonly ObjekPdf[];
  /** where each word "obj" ends */
  akhirObj: ReadonlySet<number>;
}

interface Tanda {
  isi: string;
  akhir: number;
}

/** PDF itself allows 127 bytes, each of which may be escaped. */
const NAMA_TERPANJANG = 400;

const BIASA = 0;
const KOSONG = 1;
const PEMISAH = 2;
const GOLONGAN = new Uint8Array(256);
for (const kode of [0, 9, 10, 12, 13, 32]) GOLONGAN[kode] = KOSONG;
for (const tanda of '()<>[]{}/%') GOLONGAN[tanda.charCodeAt(0)] = PEMISAH;

const golongan = (teks: string, i: number): number => GOLONGAN[teks.charCodeAt(i) & 0xff] ?? BIASA;

/** What has been read so far; `kamus` are the signs of the outermost dictionary, open or just closed. */
interface Pembaca {
  nama: Map<string, number>;
  aliran: AliranPdf[];
  susun: Penyusun;
  akhirObj: Set<number>;
  kamus: string[];
  dalam: number;
  sebelum: string;
}

/** Others get their turn after so many signs. */
const SEKALI_BACA = 10_000;

/**
 * Names and streams of a PDF, or of what an object stream holds; null when the text is no such thing, or is longer than
 * what is left of `anggaran`, the signs that one file may have in all.
 */
export async function bacaPdf(teks: string, anggaran: { sisa: number }): Promise<BacaanPdf | null> {
  const p: Pembaca = {
    ...{ nama: new Map(), aliran: [], kamus: [], dalam: 0, sebelum: '' },
    ...{ susun: buatPenyusun(), akhirObj: new Set() },
  };
  for (let i = lewatiKosong(teks, 0); i < teks.length; ) {
    anggaran.sisa -= 1;
    if (anggaran.sisa < 0) return null;
    if (anggaran.sisa % SEKALI_BACA === 0) await giliranLain();
    const tanda = tandaBerikut(teks, i);
    const akhir = tanda && p.susun.tambah(tanda.isi, i) && catat(p, teks, tanda);
    if (!akhir) return null;
    i = lewatiKosong(teks, akhir);
  }
  const { nama, aliran, akhirObj } = p;
  return p.dalam === 0 ? { nama, aliran, akhirObj, objek: p.susun.objek } : null;
}

/** Takes one sign in; where to read on, or null. */
function catat(p: Pembaca, teks: string, { isi, akhir }: Tanda): number | null {
  if (isi.startsWith('/')) p.nama.set(isi, (p.nama.get(isi) ?? 0) + 1);
  if (isi === 'obj') p.akhirObj.add(akhir);
  if (isi === '<<' && p.dalam++ === 0) p.kamus = [];
  if (p.dalam > 0) p.kamus.push(isi);
  if (isi === '>>' && p.dalam > 0) p.dalam -= 1;
  // An object that begins or ends inside a dictionary: whoever wrote this wants it read in two ways.
  if (p.dalam > 0 && (isi === 'obj' || isi === 'endobj' || isi === 'stream')) return null;
  const mulaiAliran = isi === 'stream' && p.sebelum === '>>';
  p.sebelum = isi;
  if (!mulaiAliran) return akhir;
  const satu = ukurAliran(teks, akhir, p.kamus);
  if (!satu) return null;
  p.aliran.push(satu);
  return satu.akhir;
}

export function lewatiKosong(teks: string, mulai: number): number {
  let i = mulai;
  while (i < teks.length) {
    if (teks[i] === '%') while (i < teks.length && teks[i] !== '\n' && teks[i] !== '\r') i += 1;
    else if (golongan(teks, i) === KOSONG) i += 1;
    else break;
  }
  return i;
}

function tandaBerikut(teks: string, i: number): Tanda | null {
  const satu = teks[i]!;
  if (satu === '/') {
    const akhir = akhirBiasa(teks, i + 1);
    return akhir - i > NAMA_TERPANJANG ? null : { isi: lepasNama(teks.slice(i, akhir)), akhir };
  }
  if (satu === '(') return teksKurung(teks, i);
  if (satu === '<' || satu === '>') {
    if (teks[i + 1] === satu) return { isi: satu + satu, akhir: i + 2 };
    const tutup = satu === '<' ? teks.indexOf('>', i) : i;
    return tutup < 0 ? null : { isi: '(…)', akhir: tutup + 1 };
  }
  if (golongan(teks, i) === PEMISAH) return { isi: satu, akhir: i + 1 };
  const akhir = akhirBiasa(teks, i);
  return { isi: teks.slice(i, akhir), akhir };
}

function akhirBiasa(teks: string, mulai: number): number {
  let i = mulai;
  while (i < teks.length && golongan(teks, i) === BIASA) i += 1;
  return i;
}

/** "/J#61va" is "/Java". */
const lepasNama = (nama: string): string =>
  nama.includes('#')
    ? nama.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : nama;

function teksKurung(teks: string, mulai: number): Tanda | null {
  let dalam = 0;
  for (let i = mulai; i < teks.length; i += 1) {
    if (teks[i] === '\\') i += 1;
    else if (teks[i] === '(') dalam += 1;
    else if (teks[i] === ')' && --dalam === 0) return { isi: '(…)', akhir: i + 1 };
  }
  return null;
}

function ukurAliran(teks: string, setelahKata: number, kamus: readonly string[]): AliranPdf | null {
  const awal = setelahKata + (teks.startsWith('\r\n', setelahKata) ? 2 : 1);
  const panjang = panjangLangsung(kamus);
  const menurut = panjang === null ? -1 : awal + panjang;
  if (menurut >= awal && /^\s{0,4}endstream/.test(teks.slice(menurut, menurut + 16)))
    return { kamus, awal, akhir: menurut };
  const akhir = teks.indexOf('endstream', awal);
  return akhir < 0 ? null : { kamus, awal, akhir };
}

/** The length that the dictionary itself names; null when it stands in another object. */
function panjangLangsung(kamus: readonly string[]): number | null {
  const i = kamus.indexOf('/Length');
  const angka = kamus[i + 1] ?? '';
  return i < 0 || !/^\d{1,9}$/.test(angka) || kamus[i + 3] === 'R' ? null : Number(angka);
}
