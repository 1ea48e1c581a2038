import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { mentahJawaban, versiDilihat, versiTerjawab } from '../kuesioner/kuesioner.js';
import { kuesionerUntuk } from '../kuesioner/kuesioner.repository.js';
import type { Isian, Mentah } from '../shared/isian.js';
import { isiKuesioner } from './draf.js';
import { type DariHalaman, kunciLembar, type Lembar, simpanSementara } from './formulir.repository.js';
import { mentahTersimpan } from './formulir.service.js';
import type { Tab } from './jenis.js';
import { cariRiwayat, cariTab, type Katalog, semuaButir } from './katalog.js';
import { adaBaris, mentahBarisLama } from './riwayat.service.js';

/** Longest text kept unjudged; every field takes less. */
const PALING_PANJANG = 2000;

export interface Ketikan {
  /** tab or riwayat kind */
  bagian: string;
  /** row of a riwayat kind; null for a tab */
  baris: string | null;
  mentah: Mentah;
  /** the page it was typed on; null keeps it whoever else was here meanwhile */
  dari: DariHalaman | null;
}

import { bisaDiubah } from './terbuka.js';

/** `terkunci`: the form is no longer open; `hilang`: the row is gone. Of all but `tersimpan` nothing was kept. */
export type HasilKetikan = { jenis: 'tersimpan'; versi: number } | { jenis: 'bentrok' | 'terkunci' | 'hilang' };

/** Keeps what was typed as isian sementara, unjudged (domain.md §6). Typing back what is saved leaves nothing waiting. */
export async function simpanKetikan(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  nip: string,
  ketikan: Ketikan,
): Promise<HasilKetikan> {
  const lembar = await kunciLembar(trx, nip);
  if (!lembar || !bisaDiubah(lembar, d.jam())) return { jenis: 'terkunci' };
  if (ketikan.baris && !adaBaris(lembar, ketikan.bagian, ketikan.baris)) return { jenis: 'hilang' };
  const medan = await medanBagian(d, trx, lembar, ketikan);
  const versi = await simpanSementara(
    trx,
    { formulirId: lembar.formulirId, bagian: ketikan.bagian },
    sementaraBaru(d, lembar, medan, ketikan),
    { dari: ketikan.dari, pada: d.jam() },
  );
  return versi === null ? { jenis: 'bentrok' } : { jenis: 'tersimpan', versi };
}

/** Whether another page has saved or typed in this section since this one was shown. */
export function berubahSejak(lembar: Lembar, bagian: string, dari: DariHalaman): boolean {
  const kini = lembar.draf.bagian[bagian];
  return (kini?.versi ?? 0) !== dari.versi && (!dari.kunci || kini?.ketikKunci !== dari.kunci);
}

/** What a section asks for, and on a tab what is saved of it. */
interface Medan {
  nama: readonly string[];
  tersimpan: Mentah;
}

async function medanBagian(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  lembar: Lembar,
  { bagian, mentah }: Ketikan,
): Promise<Medan> {
  const tab = cariTab(d.katalog, bagian);
  if (!tab) return { nama: namaRiwayat(d.katalog, bagian), tersimpan: {} };
  if (!tab.denganKuesioner) return { nama: namaTab(tab), tersimpan: mentahTersimpan(lembar, tab) };
  const isi = isiKuesioner(lembar.draf, bagian);
  const daftar = await kuesionerUntuk(trx, versiTerjawab(isi), d.jam(), versiDilihat(mentah));
  const nama = daftar.flatMap(({ pertanyaan }) => pertanyaan.map(({ kode }) => kode));
  return { nama, tersimpan: mentahJawaban(daftar, isi) };
}

function sementaraBaru(d: Pick<Deps, 'katalog'>, lembar: Lembar, medan: Medan, ketikan: Ketikan): unknown {
  const { bagian, baris } = ketikan;
  const isi = ketikanDikenal(medan, ketikan);
  const lama = (lembar.draf.bagian[bagian]?.sementara ?? {}) as Record<string, Mentah>;
  if (!baris) {
    const beda = hanyaBeda(isi, medan.tersimpan);
    // Of a session that has ended nobody knows what another device typed since: that stays, too.
    return ketikan.dari ? beda : { ...lama, ...beda };
  }
  const semua = { ...lama, [baris]: tanpaKosong(isi) };
  const asal = tanpaKosong(mentahBarisLama(d, lembar, cariRiwayat(d.katalog, bagian)!, baris));
  if (Object.keys(hanyaBeda({ ...kosongkan(asal), ...isi }, asal)).length === 0) delete semua[baris];
  return semua;
}

/** A field emptied by hand is typing too: it stays as ''. */
const hanyaBeda = (isi: Mentah, tersimpan: Mentah): Mentah =>
  Object.fromEntries(Object.entries(isi).filter(([nama, teks]) => teks !== (tersimpan[nama] ?? '')));

const tanpaKosong = (isi: Mentah): Mentah => Object.fromEntries(Object.entries(isi).filter(([, teks]) => teks));

const kosongkan = (isi: Mentah): Mentah => Object.fromEntries(Object.keys(isi).map((nama) => [nama, '']));

/** Only what this tab or kind asks for: nobody can pile up anything else in a form. */
function ketikanDikenal(medan: Medan, { mentah }: Ketikan): Mentah {
  return Object.fromEntries(
    medan.nama.flatMap((nama) => {
      const teks = mentah[nama];
      return teks === undefined || teks.length > PALING_PANJANG ? [] : [[nama, teks.replace(/\r\n?/g, '\n')]];
    }),
  );
}

const namaIsian = (isian: readonly Isian[]): string[] => isian.flatMap((satu) => [satu.kode, `${satu.kode}__kode`]);

const namaRiwayat = (katalog: Katalog, jenis: string): string[] => namaIsian(cariRiwayat(katalog, jenis)?.isian ?? []);

function namaTab(tab: Tab): string[] {
  const butir = semuaButir(tab);
  return [
    ...butir.map((satu) => `${satu.kode}__sikap`),
    ...(tab.denganVerifikator ? ['verifikator'] : []),
    ...namaIsian(butir.flatMap((satu) => satu.isian)),
  ];
}
