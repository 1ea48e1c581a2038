import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian } from '../shared/galat.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { awalHariWib, hariWib, tampilTanggal } from '../shared/tanggal.js';
import type { IsiVersi } from './draf-kuesioner.js';
import { kodeTerbit, namaiPertanyaan } from './kode-pertanyaan.js';
import { adaBeda, bedaVersi, periksaKuesioner } from './periksa-kuesioner.js';
import {
  hapusDraf,
  hitunganTerakhir,
  hitungJawaban,
  pegangHitungan,
  semuaVersi,
  simpanVersi,
  type VersiTersimpan,
} from './sunting-kuesioner.repository.js';
import { type DrafDilihat, tahanDraf } from './sunting-kuesioner.service.js';

type Jam = Pick<Deps, 'jam'>;

export const ISIAN_TERBIT: readonly Isian[] = [
  {
    kode: 'alasan',
    label: 'Alasan',
    jenis: 'paragraf',
    maks: 300,
    petunjuk: 'Dibaca petugas di riwayat kuesioner ini.',
  },
  {
    ...{ kode: 'berlaku', label: 'Mulai berlaku', jenis: 'tanggal', tidakWajib: true, lebar: 10 },
    petunjuk: 'Kosongkan bila langsung berlaku.',
  },
];

/** The draft as it would be published, and what still stands in the way. */
export function calonVersi(draf: IsiVersi, versi: readonly VersiTersimpan[]) {
  const pertanyaan = namaiPertanyaan(draf.pertanyaan, kodeTerbit(versi.map((satu) => satu.pertanyaan)));
  const calon: IsiVersi = { judul: draf.judul, pengantar: draf.pengantar, asal: draf.asal, pertanyaan };
  const terbaru = versi[0]!;
  const beda = bedaVersi(terbaru, calon);
  // Told by the codes of the draft: there the question is mended.
  const masalah = periksaKuesioner(draf.pertanyaan);
  if (masalah.length === 0 && !adaBeda(beda))
    masalah.push({
      kode: null,
      pesan: `Draf ini sama dengan versi ${terbaru.versi}, jadi belum ada yang diterbitkan.`,
    });
  return { calon, beda, masalah, terbaru };
}

/**
 * Publishes the draft as the next version and returns its number. Forms that have answered keep the version they were
 * asked (kuesionerUntuk); all others are asked this one from `berlaku` on.
 */
export async function terbitkan(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: DrafDilihat & { mentah: Mentah },
): Promise<number> {
  const draf = await tahanDraf(trx, minta);
  const { calon, beda, masalah, terbaru } = calonVersi(draf, await semuaVersi(trx, draf.kode));
  if (masalah.length > 0) throw new Galat('bentrok', masalah.map(({ pesan }) => pesan).join(' '));
  const { alasan, berlakuPada } = bacaTerbit(d, minta.mentah);
  const [versi, penulis] = [terbaru.versi + 1, { oleh: pelaku.id, pada: d.jam() }];
  await simpanVersi(trx, { ...calon, kode: draf.kode, versi, urutan: terbaru.urutan, berlakuPada, alasan }, penulis);
  await hapusDraf(trx, draf.kode);
  await catatJejak(trx, {
    ...{
      pelaku,
      aksi: 'kuesioner.terbitkan',
      objek: { jenis: 'kuesioner', id: draf.kode },
      alasan,
      pada: penulis.pada,
    },
    rincian: {
      ...{ versi, ditambah: beda.ditambah.length, dihapus: beda.dihapus.length, diubah: beda.diubah.length },
      berlaku: berlakuPada.toISOString(),
    },
  });
  return versi;
}

function bacaTerbit(d: Jam, mentah: Mentah): { alasan: string; berlakuPada: Date } {
  const { nilai, pesan } = bacaFormulir(ISIAN_TERBIT, mentah);
  const hariIni = hariWib(d.jam());
  const berlaku = String(nilai.berlaku ?? '') || hariIni;
  if (!pesan.berlaku && berlaku < hariIni)
    pesan.berlaku = `Mulai berlaku paling awal hari ini, ${tampilTanggal(hariIni)}.`;
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  const berlakuPada = berlaku === hariIni ? d.jam() : awalHariWib(new Date(`${berlaku}T12:00:00+07:00`));
  return { alasan: String(nilai.alasan), berlakuPada };
}

export type KeadaanVersi = 'berlaku' | 'terjadwal' | 'dahulu';
export const KEADAAN_VERSI_NAMA: Record<KeadaanVersi, string> = {
  berlaku: 'Berlaku',
  terjadwal: 'Terjadwal',
  dahulu: 'Tidak ditanyakan lagi',
};

/** Where a version stands: of those that have begun the newest is asked, as in kuesionerUntuk. */
export function keadaanVersi(satu: VersiTersimpan, semua: readonly VersiTersimpan[], kini: Date): KeadaanVersi {
  const berlaku = Math.max(...semua.filter(({ berlakuPada }) => berlakuPada <= kini).map(({ versi }) => versi));
  if (satu.versi === berlaku) return 'berlaku';
  return satu.versi > berlaku ? 'terjadwal' : 'dahulu';
}

/** Counts anew which version how many forms have answered; a count younger than this stands. */
const SEGAR_MS = 60_000;

export async function hitungUlang(d: Pick<Deps, 'jam' | 'katalog'>, trx: Trx, kode: string): Promise<void> {
  if (!(await pegangHitungan(trx)))
    throw new Galat('bentrok', 'Jawaban sedang dihitung. Muat ulang halaman ini sebentar lagi.');
  const [terakhir] = await hitunganTerakhir(trx, kode);
  if (terakhir && d.jam().getTime() - terakhir.dihitungPada.getTime() < SEGAR_MS) return;
  const tab = d.katalog.tab.filter((satu) => satu.denganKuesioner).map((satu) => satu.kode);
  await hitungJawaban(trx, tab, d.jam());
}
