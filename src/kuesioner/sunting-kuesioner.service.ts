import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { bacaKepala, bacaTanya, type IsiVersi } from './draf-kuesioner.js';
import { kodeTerbit } from './kode-pertanyaan.js';
import { PERTANYAAN_PALING_BANYAK, type Pertanyaan } from './kuesioner.js';
import {
  buatDraf,
  cariDraf,
  type DrafTersimpan,
  gantiDraf,
  hapusDraf,
  semuaVersi,
} from './sunting-kuesioner.repository.js';

type Jam = Pick<Deps, 'jam'>;

/** A draft as somebody has seen it. */
export interface DrafDilihat {
  kode: string;
  versi: number;
}

/** Begins the next version from one that was published, the newest or an older one. */
export async function mulaiDraf(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  { kode, dasar }: { kode: string; dasar: number },
): Promise<void> {
  const isi = (await semuaVersi(trx, kode)).find(({ versi }) => versi === dasar);
  if (!isi) throw tidakDitemukan();
  if (!(await buatDraf(trx, { kode, dasar, isi }, { oleh: pelaku.id, pada: d.jam() }))) {
    const ada = await cariDraf(trx, kode, 'baca');
    throw new Galat(
      'bentrok',
      `Draf kuesioner ini sudah dimulai oleh ${ada?.oleh ?? 'orang lain'}. Lanjutkan draf itu.`,
    );
  }
  await catat(d, trx, pelaku, { aksi: 'kuesioner.mulai', kode, rincian: { dari: dasar } });
}

/** Title, introduction and who worded it. */
export async function ubahKepala(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: DrafDilihat & { mentah: Mentah },
): Promise<void> {
  const draf = await tahanDraf(trx, minta);
  const hasil = bacaKepala(minta.mentah);
  if ('pesan' in hasil) throw new GalatIsian(hasil.pesan);
  const bidang = Object.entries(hasil.kepala).flatMap(([nama, nilai]) =>
    draf[nama as keyof typeof hasil.kepala] === nilai ? [] : [nama],
  );
  if (bidang.length > 0) await simpan(d, trx, pelaku, { draf, isi: { ...draf, ...hasil.kepala }, bidang });
}

/** Adds a question at the end, or changes the one with this code. */
export async function simpanTanya(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: DrafDilihat & { tanya: string | null; mentah: Mentah },
): Promise<void> {
  const draf = await tahanDraf(trx, minta);
  const lama = minta.tanya === null ? null : cariTanya(draf, minta.tanya);
  if (!lama && draf.pertanyaan.length >= PERTANYAAN_PALING_BANYAK)
    throw new Galat('bentrok', `Satu kuesioner memuat paling banyak ${PERTANYAAN_PALING_BANYAK} pertanyaan.`);
  const terbit = kodeTerbit((await semuaVersi(trx, minta.kode)).map(({ pertanyaan }) => pertanyaan));
  const hasil = bacaTanya(minta.mentah, { daftar: draf.pertanyaan, lama, terbit });
  if ('pesan' in hasil) throw new GalatIsian(hasil.pesan);
  const pertanyaan = lama
    ? draf.pertanyaan.map((satu) => (satu === lama ? hasil.tanya : satu))
    : [...draf.pertanyaan, hasil.tanya];
  await simpan(d, trx, pelaku, { draf, isi: { ...draf, pertanyaan }, bidang: [`pertanyaan “${hasil.tanya.label}”`] });
}

export const ARAH = ['naik', 'turun', 'hapus'] as const;
export type Arah = (typeof ARAH)[number];

/** Moves a question one place, or takes it out. */
export async function pindahTanya(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: DrafDilihat & { tanya: string; arah: Arah },
): Promise<Pertanyaan> {
  const draf = await tahanDraf(trx, minta);
  const satu = cariTanya(draf, minta.tanya);
  const sisa = draf.pertanyaan.filter((lain) => lain !== satu);
  const ke = draf.pertanyaan.indexOf(satu) + (minta.arah === 'naik' ? -1 : 1);
  if (minta.arah !== 'hapus') {
    if (ke < 0 || ke > sisa.length) return satu;
    sisa.splice(ke, 0, satu);
  }
  const bidang = [`${minta.arah === 'hapus' ? 'hapus' : 'urutan'} “${satu.label}”`];
  await simpan(d, trx, pelaku, { draf, isi: { ...draf, pertanyaan: sisa }, bidang });
  return satu;
}

/** Throws the draft away; what was published stays as it is. */
export async function buangDraf(d: Jam, trx: Trx, pelaku: PelakuPetugas, minta: DrafDilihat): Promise<void> {
  const { kode } = await tahanDraf(trx, minta);
  await hapusDraf(trx, kode);
  await catat(d, trx, pelaku, { aksi: 'kuesioner.buang', kode, rincian: {} });
}

/** Of two who edit, the second is told. */
export async function tahanDraf(trx: Trx, { kode, versi }: DrafDilihat): Promise<DrafTersimpan> {
  const kini = await cariDraf(trx, kode, 'tahan');
  if (!kini) throw new Galat('bentrok', 'Draf ini sudah tidak ada: sudah diterbitkan atau dibuang orang lain.');
  if (kini.versi !== versi) throw new Galat('bentrok', `Draf ini diubah ${kini.oleh} sesudah Anda membukanya.`);
  return kini;
}

function cariTanya({ pertanyaan }: IsiVersi, kode: string): Pertanyaan {
  const satu = pertanyaan.find((lain) => lain.kode === kode);
  if (!satu) throw new Galat('bentrok', 'Pertanyaan ini sudah tidak ada di draf.');
  return satu;
}

async function simpan(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  { draf, isi, bidang }: { draf: DrafTersimpan; isi: IsiVersi; bidang: string[] },
): Promise<void> {
  await gantiDraf(trx, draf.kode, isi, { oleh: pelaku.id, pada: d.jam() });
  await catat(d, trx, pelaku, { aksi: 'kuesioner.ubah', kode: draf.kode, rincian: { bidang } });
}

const catat = (
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  { aksi, kode, rincian }: { aksi: string; kode: string; rincian: Record<string, number | string[]> },
): Promise<void> => catatJejak(trx, { pelaku, aksi, objek: { jenis: 'kuesioner', id: kode }, rincian, pada: d.jam() });
