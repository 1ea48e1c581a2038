import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatUbahan } from '../jejak/jejak.js';
import { bakukanTeks } from '../shared/bakukan.js';
import { diubahOrangLain, Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import {
  cariFaq,
  type Faq,
  type FaqTersimpan,
  gantiFaq,
  semuaFaq,
  simpanFaq,
  tahanFaq,
  urutkanFaq,
} from './faq.repository.js';

type Jam = Pick<Deps, 'jam'>;

export const ISIAN_FAQ: readonly Isian[] = [
  { kode: 'judul', label: 'Pertanyaan', jenis: 'teks', maks: 120 },
  {
    ...{ kode: 'teks', label: 'Jawaban', jenis: 'paragraf', maks: 2000 },
    petunjuk:
      'Baris kosong memisahkan paragraf. Tulis **tebal**, - untuk daftar, dan [kata](/helpdesk) untuk tautan. Kata sehari-hari yang pendek di dalam jawaban ikut ditemukan pencarian.',
  },
];

export const mentahFaq = ({ judul, isi }: Faq): Mentah => ({ judul, teks: isi });

/** The form as a row; throws GalatIsian. */
export function bacaFaq(mentah: Mentah): Pick<Faq, 'judul' | 'isi'> {
  const { nilai, pesan } = bacaFormulir(ISIAN_FAQ, mentah);
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  return { judul: String(nilai.judul), isi: String(nilai.teks) };
}

/** A new question, last in the list; its kode comes from its words and never changes. Returns the kode. */
export async function buatFaq(d: Jam, trx: Trx, pelaku: PelakuPetugas, mentah: Mentah): Promise<string> {
  const isi = bacaFaq(mentah);
  await tahanFaq(trx);
  const ada = await semuaFaq(trx);
  const kode = kodeBaru(isi.judul, new Set(ada.map((satu) => satu.kode)));
  await simpanFaq(trx, { kode, ...isi, urutan: sesudahTerakhir(ada) });
  await catat(d, trx, pelaku, { aksi: 'faq.buat', kode });
  return kode;
}

const sesudahTerakhir = (ada: readonly FaqTersimpan[]): number => Math.max(0, ...ada.map(({ urutan }) => urutan)) + 10;

/** Addresses and places on the pages that have a meaning already. */
const TERPAKAI = new Set(['baru', 'isi', 'menu', 'tolakan']);

function kodeBaru(judul: string, ada: ReadonlySet<string>): string {
  const kata = bakukanTeks(judul)
    .replace(/[^a-z0-9]+/gi, '-')
    .toLowerCase()
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  const dasar = kata.length < 2 ? 'pertanyaan' : kata;
  for (let nomor = 1; ; nomor += 1) {
    const kode = nomor === 1 ? dasar : `${dasar}-${nomor}`;
    if (!ada.has(kode) && !TERPAKAI.has(kode)) return kode;
  }
}

/** A row as somebody has seen it. */
export interface FaqDilihat {
  kode: string;
  versi: number;
}

export async function ubahFaq(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: FaqDilihat & { mentah: Mentah },
): Promise<void> {
  const lama = await tahan(trx, minta);
  const baru = bacaFaq(minta.mentah);
  const bidang = [...(lama.judul === baru.judul ? [] : ['pertanyaan']), ...(lama.isi === baru.isi ? [] : ['jawaban'])];
  if (bidang.length === 0) return;
  await gantiFaq(trx, lama.kode, baru);
  await catat(d, trx, pelaku, { aksi: 'faq.ubah', kode: lama.kode, bidang });
}

/** Takes a question off the public pages. */
export async function tutupFaq(d: Jam, trx: Trx, pelaku: PelakuPetugas, minta: FaqDilihat): Promise<void> {
  const { kode, aktif } = await tahan(trx, minta);
  if (!aktif) throw new Galat('bentrok', 'Pertanyaan ini sudah tidak ditampilkan.');
  await gantiFaq(trx, kode, { aktif: false });
  await catat(d, trx, pelaku, { aksi: 'faq.tutup', kode });
}

/** Shows a retired one again, last in the list. */
export async function bukaFaq(d: Jam, trx: Trx, pelaku: PelakuPetugas, minta: FaqDilihat): Promise<void> {
  const { kode, aktif } = await tahan(trx, minta);
  if (aktif) throw new Galat('bentrok', 'Pertanyaan ini sudah ditampilkan.');
  await gantiFaq(trx, kode, { aktif: true, urutan: sesudahTerakhir(await semuaFaq(trx)) });
  await catat(d, trx, pelaku, { aksi: 'faq.buka', kode });
}

export type Arah = 'naik' | 'turun';

/** The order that the page showed, as its form sends it back. */
export const sebutUrutan = (daftar: readonly Faq[]): string => daftar.map(({ kode }) => kode).join(' ');

/** Moves one place among those that are shown; refuses when the order is no longer the one on the page. */
export async function pindahFaq(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: { kode: string; arah: Arah; urutan: string },
): Promise<void> {
  await tahanFaq(trx);
  const tampil = (await semuaFaq(trx)).filter(({ aktif }) => aktif);
  const dari = tampil.findIndex(({ kode }) => kode === minta.kode);
  if (dari < 0) throw tidakDitemukan();
  if (sebutUrutan(tampil) !== minta.urutan)
    throw new Galat('bentrok', 'Urutannya diubah orang lain sesudah Anda membukanya. Ini urutan yang sekarang.');
  const ke = dari + (minta.arah === 'naik' ? -1 : 1);
  if (ke < 0 || ke >= tampil.length) return;
  const kode = tampil.map((satu) => satu.kode);
  [kode[dari], kode[ke]] = [kode[ke]!, kode[dari]!];
  await urutkanFaq(trx, kode);
  await catat(d, trx, pelaku, { aksi: 'faq.pindah', kode: minta.kode });
}

async function tahan(trx: Trx, { kode, versi }: FaqDilihat): Promise<FaqTersimpan> {
  await tahanFaq(trx);
  const kini = await cariFaq(trx, kode);
  if (!kini) throw tidakDitemukan();
  if (kini.versi !== versi) throw diubahOrangLain('Pertanyaan ini');
  return kini;
}

const catat = (
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  { kode, ...langkah }: { aksi: string; kode: string; bidang?: string[] },
): Promise<void> => catatUbahan(d, trx, pelaku, { jenis: 'faq', id: kode }, langkah);
