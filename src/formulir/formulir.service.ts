import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import type { Temuan } from '../referensi/referensi.repository.js';
import { tidakDitemukan } from '../shared/galat.js';
import { type Isian, isRujukan, type Mentah, mentahDari, type NilaiIsian } from '../shared/isian.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { hariWib } from '../shared/tanggal.js';
import { bacaButir } from './baca-butir.js';
import { kosongButir, nilaiIsianButir } from './butir.js';
import { sikapTab } from './draf.js';
import {
  gantiUnitVerifikator,
  kunciLembar,
  type Lembar,
  simpanBagian,
  unitVerifikator,
} from './formulir.repository.js';
import { instansiPns } from './instansi-pns.js';
import type { Butir, Sikap, Tab } from './jenis.js';
import { semuaButir } from './katalog.js';
import { bolehKosong } from './kelengkapan.js';
import { tempatGugur } from './lampiran.js';
import { lepaskanLampiran } from './lampiran.repository.js';
import { penulis } from './penulis.js';
import { pastikanTerbuka } from './terbuka.js';

/** What became of a save. `salah`: the rest is saved, the faulty fields are kept as typed. */
export type HasilSimpan =
  /** `baris`: the row of history that was saved */
  | { jenis: 'tersimpan'; baris?: string }
  | { jenis: 'salah'; pesan: Record<string, string>; usulan: Record<string, Temuan[]> }
  | { jenis: 'bentrok' };

/** The PNS's own form, locked, and only while it may be changed. */
export async function formulirTerbuka(d: Pick<Deps, 'jam'>, trx: Trx, pelaku: PelakuPns): Promise<Lembar> {
  const lembar = await kunciLembar(trx, pelaku.nip);
  if (!lembar) throw tidakDitemukan();
  pastikanTerbuka(lembar, d.jam());
  return lembar;
}

interface BacaanTab {
  sikap: Record<string, Sikap>;
  pesan: Record<string, string>;
  usulan: Record<string, Temuan[]>;
  sementara: Mentah;
}

/** Saves a tab (domain.md §6): every butir judged rightly becomes a value, a faulty one stays as typed. */
export async function simpanTab(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPns,
  isi: { tab: Tab; versi: number; mentah: Mentah },
): Promise<HasilSimpan> {
  const lembar = await formulirTerbuka(d, trx, pelaku);
  const bacaan = await bacaTab(d, trx, lembar, isi.tab, isi.mentah);
  const tersimpan = await simpanBagian(
    trx,
    { formulirId: lembar.formulirId, bagian: isi.tab.kode, versi: isi.versi, kunci: penulis(isi.mentah) },
    { isi: bacaan.sikap, sementara: bacaan.sementara, pada: d.jam() },
  );
  if (!tersimpan) return { jenis: 'bentrok' };
  const gugur = tempatGugur(isi.tab, lembar.lampiran, bacaan);
  if (gugur.length > 0) await lepaskanLampiran(trx, lembar.formulirId, { kunci: gugur }, d.jam());
  if (isi.tab.denganVerifikator) await simpanVerifikator(d, trx, lembar, isi.mentah, bacaan);
  return Object.keys(bacaan.pesan).length > 0
    ? { jenis: 'salah', pesan: bacaan.pesan, usulan: bacaan.usulan }
    : { jenis: 'tersimpan' };
}

async function bacaTab(d: Deps, trx: Trx, lembar: Lembar, tab: Tab, mentah: Mentah): Promise<BacaanTab> {
  const hasil: BacaanTab = { sikap: {}, pesan: {}, usulan: {}, sementara: {} };
  for (const butir of semuaButir(tab)) {
    const pilihan = mentah[`${butir.kode}__sikap`];
    if (pilihan === 'sesuai') bacaSesuai(lembar, butir, hasil);
    if (pilihan === 'perbaiki') await bacaPerbaiki(d, trx, lembar, butir, mentah, hasil);
  }
  return hasil;
}

function bacaSesuai(lembar: Lembar, butir: Butir, hasil: BacaanTab): void {
  if (kosongButir(butir, lembar.pembanding.isi[butir.kode]) && !bolehKosong(butir, lembar.pembanding)) {
    hasil.pesan[butir.kode] = `${butir.label} masih kosong di data BKN. Pilih Perbaiki dan isi.`;
    hasil.sementara[`${butir.kode}__sikap`] = 'sesuai';
  } else hasil.sikap[butir.kode] = { sikap: 'sesuai' };
}

async function bacaPerbaiki(
  d: Deps,
  trx: Trx,
  lembar: Lembar,
  butir: Butir,
  mentah: Mentah,
  hasil: BacaanTab,
): Promise<void> {
  const { nilai, pesan, usulan } = await bacaButir(trx, butir, mentah, {
    instansi: instansiPns(d.katalog, lembar),
    hariIni: hariWib(d.jam()),
    sama: {
      lama: lembar.pembanding.isi[butir.kode],
      pesan: `${butir.label} yang Anda tulis sama dengan data BKN. Pilih Sesuai bila memang cocok.`,
    },
  });
  if (Object.keys(pesan).length === 0) {
    hasil.sikap[butir.kode] = { sikap: 'perbaiki', nilai };
    return;
  }
  Object.assign(hasil.pesan, pesan);
  Object.assign(hasil.usulan, usulan);
  Object.assign(hasil.sementara, mentahButir(butir, mentah));
}

/** What was typed into one butir, its ✓ / ✗ included. */
function mentahButir(butir: Butir, mentah: Mentah): Mentah {
  const nama = [`${butir.kode}__sikap`, ...butir.isian.flatMap(namaIsian)];
  return Object.fromEntries(nama.filter((satu) => mentah[satu]).map((satu) => [satu, mentah[satu]]));
}

const namaIsian = (isian: Isian): string[] =>
  isian.jenis === 'referensi' ? [isian.kode, `${isian.kode}__kode`] : [isian.kode];

/** Verifikator Level 1 is no perubahan: it says who checks first (domain.md §4). */
async function simpanVerifikator(d: Deps, trx: Trx, lembar: Lembar, mentah: Mentah, bacaan: BacaanTab): Promise<void> {
  const pilihan = Number(mentah.verifikator ?? '');
  const boleh = await unitVerifikator(trx, [...instansiPns(d.katalog, lembar), ...instansiBaru(bacaan)]);
  const dipilih = boleh.find((satu) => satu.id === pilihan);
  if (pilihan && !dipilih)
    bacaan.pesan.verifikator =
      'Pilih Verifikator Level 1 dari daftar. Daftarnya mengikuti Instansi Induk dan Instansi Kerja.';
  await gantiUnitVerifikator(trx, lembar.formulirId, dipilih?.id ?? null);
}

const instansiBaru = (bacaan: BacaanTab): string[] =>
  ['instansi_induk', 'instansi_kerja'].flatMap((kode) => {
    const satu = bacaan.sikap[kode];
    return satu?.sikap === 'perbaiki' && isRujukan(satu.nilai as NilaiIsian[string])
      ? [String((satu.nilai as { kode: string }).kode)]
      : [];
  });

/** A tab's fields as text: the saved answers, with what was typed and not saved laid over them. */
export const mentahTab = (lembar: Lembar, tab: Tab): Mentah => ({
  ...mentahTersimpan(lembar, tab),
  ...(lembar.draf.bagian[tab.kode]?.sementara as Mentah | undefined),
});

/** A tab's saved answers as text. */
export function mentahTersimpan(lembar: Lembar, tab: Tab): Mentah {
  const sikap = sikapTab(lembar.draf, tab.kode);
  const tersimpan: Mentah = {};
  for (const butir of semuaButir(tab)) {
    const satu = sikap[butir.kode];
    if (!satu) continue;
    tersimpan[`${butir.kode}__sikap`] = satu.sikap;
    if (satu.sikap === 'perbaiki') Object.assign(tersimpan, mentahNilai(butir, nilaiIsianButir(butir, satu.nilai)));
  }
  if (tab.denganVerifikator && lembar.unitKantorId) tersimpan.verifikator = String(lembar.unitKantorId);
  return tersimpan;
}

/** A butir's fields as text. */
export const mentahNilai = (butir: Butir, nilai: NilaiIsian): Mentah =>
  Object.assign({}, ...butir.isian.map((isian) => mentahDari(isian, nilai[isian.kode])));
