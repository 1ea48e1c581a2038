import { setImmediate as giliranLain } from 'node:timers/promises';
import { inTransaction, type Trx } from '../database/knex.js';
import { hariWib } from '../shared/tanggal.js';
import { buatPembaca, type PembacaBaris } from './baca-baris.js';
import type { BerkasCsv } from './berkas.js';
import { GalatBerkas, type RekamanCsv } from './csv.js';
import {
  type AlatImpor,
  type BarisDitolak,
  CONTOH_PALING_BANYAK,
  type ContohPerubahan,
  type HasilSimpan,
  type JenisImpor,
  type Masuk,
  type Pengimpor,
  type Terperiksa,
} from './jenis-impor.js';
import { namaKolom } from './kolom.js';
import type { Laporan } from './laporan.js';
import { IMPOR_LOCK, type PenulisBatch, pembandingBatch, penulisBatch } from './tulis-batch.js';

/** What a run did; `dibaca` is the sum of the others. */
export interface Ringkasan {
  dibaca: number;
  baru: number;
  berubah: number;
  sama: number;
  ditolak: number;
}

export interface Jalan {
  alat: AlatImpor;
  jenis: JenisImpor;
  berkas: BerkasCsv;
  laporan: Laporan;
  jam: () => Date;
  /** only compare: says what a run would do and writes nothing */
  cobaSaja?: true;
  /** called after every batch, with the bytes read so far */
  kabar?: (sejauhIni: Readonly<Ringkasan>, byte: number) => void;
  /** collects some changes of a trial run */
  contoh?: ContohPerubahan[];
}

/** Rows checked at a stretch. */
const NAPAS = 50;

/** Reads the whole file: good rows are stored, bad ones reported. Throws GalatBerkas when it cannot be read on. */
export async function jalankanImpor(jalan: Jalan): Promise<Ringkasan> {
  const { alat, jenis } = jalan;
  const letak = cocokkanTajuk(namaKolom(jenis.kelompok), jalan.berkas.tajuk);
  const pengimpor = await jenis.mulai(alat);
  if (!pengimpor.sekaligus) {
    const penulis = jalan.cobaSaja ? pembandingBatch(alat.db, pengimpor) : penulisBatch(alat.db, pengimpor, jalan.jam);
    return bacaSemua(jalan, letak, pengimpor, penulis);
  }
  return inTransaction(alat.db, async (trx) => {
    if (jalan.cobaSaja) return bacaSemua(jalan, letak, pengimpor, await pembandingSekaligus(trx, pengimpor));
    // The last statement works through the whole file at once.
    await trx.raw('SET LOCAL statement_timeout = 0');
    await trx.raw('SELECT pg_advisory_xact_lock(?)', [IMPOR_LOCK]);
    return bacaSemua(jalan, letak, pengimpor, penulisSekaligus(trx, pengimpor, jalan.jam));
  });
}

/** Column → position. Missing columns would silently empty what BKN holds, so all must be there. */
export function cocokkanTajuk(perlu: readonly string[], tajuk: readonly string[]): Map<string, number> {
  const kurang = perlu.filter((nama) => !tajuk.includes(nama));
  if (kurang.length > 0)
    throw new GalatBerkas(`Kolom tidak ada: ${sebutKolom(kurang)}. Lihat panduan kolom jenis ini.`);
  const ganda = perlu.filter((nama) => tajuk.indexOf(nama) !== tajuk.lastIndexOf(nama));
  if (ganda.length > 0) throw new GalatBerkas(`Kolom ada dua kali: ${ganda.join(', ')}. Hapus salah satu.`);
  return new Map(perlu.map((nama) => [nama, tajuk.indexOf(nama)]));
}

const sebutKolom = (nama: readonly string[]): string =>
  nama.length > 6 ? `${nama.slice(0, 5).join(', ')}, dan ${nama.length - 5} lainnya` : nama.join(', ');

function penulisSekaligus(trx: Trx, pengimpor: Pengimpor<unknown>, jam: () => Date): PenulisBatch {
  return {
    simpan: (batch) => pengimpor.simpan(trx, batch, jam()),
    selesai: async () => (await pengimpor.selesai?.(trx, jam())) ?? { baru: 0, berubah: 0, ditolak: [] },
  };
}

/** Compares; its temporary tables are gone with the transaction, and nothing else can be written in it. */
async function pembandingSekaligus(trx: Trx, pengimpor: Pengimpor<unknown>): Promise<PenulisBatch> {
  await trx.raw('SET LOCAL statement_timeout = 0');
  // Makes its table while the transaction may still create one.
  await pengimpor.banding(trx, []);
  await trx.raw('SET TRANSACTION READ ONLY');
  return {
    simpan: (batch) => pengimpor.banding(trx, batch),
    selesai: async () => (await pengimpor.selesaiBanding?.(trx)) ?? { baru: 0, berubah: 0, ditolak: [] },
  };
}

async function bacaSemua(
  jalan: Jalan,
  letak: Map<string, number>,
  pengimpor: Pengimpor<unknown>,
  penulis: PenulisBatch,
): Promise<Ringkasan> {
  const baca = buatPembaca(jalan.jenis.kelompok, letak, jalan.alat.rujukan, hariWib(jalan.jam()));
  const ringkasan: Ringkasan = { dibaca: 0, baru: 0, berubah: 0, sama: 0, ditolak: 0 };
  let menulis: Promise<void> = Promise.resolve();
  try {
    for await (const rekaman of batchRekaman(jalan.berkas.potongan, pengimpor.ukuranBatch)) {
      const { batch, ditolak } = await periksaBatch(rekaman, jalan.berkas.tajuk.length, baca, pengimpor);
      // While the database stores one batch, the next one is being checked.
      await menulis;
      menulis = catat(jalan, ringkasan, rekaman.length, ditolak, penulis.simpan(batch));
      menulis.catch(() => {});
    }
  } finally {
    await menulis;
  }
  await catat(jalan, ringkasan, 0, [], penulis.selesai());
  return ringkasan;
}

/** Lets go of the processor now and then, or the answers of the database would wait for the whole batch. */
async function periksaBatch(
  rekaman: readonly RekamanCsv[],
  lebar: number,
  baca: PembacaBaris,
  pengimpor: Pengimpor<unknown>,
): Promise<{ batch: Masuk<unknown>[]; ditolak: BarisDitolak[] }> {
  const batch: Masuk<unknown>[] = [];
  const ditolak: BarisDitolak[] = [];
  for (const [i, { baris, sel }] of rekaman.entries()) {
    if (i % NAPAS === 0) await giliranLain();
    const hasil = periksaBaris(sel, lebar, baca, pengimpor);
    if ('nilai' in hasil) batch.push({ baris, nilai: hasil.nilai });
    else ditolak.push({ baris, masalah: hasil.masalah });
  }
  return { batch, ditolak };
}

function periksaBaris(
  sel: readonly string[],
  lebar: number,
  baca: PembacaBaris,
  pengimpor: Pengimpor<unknown>,
): Terperiksa<unknown> {
  if (sel.length !== lebar) {
    const alasan = `Baris ini berisi ${sel.length} sel, seharusnya ${lebar}. Periksa pemisah dan tanda kutipnya.`;
    return { masalah: [{ kolom: '', isi: '', alasan }] };
  }
  const isi = baca(sel);
  return isi.masalah.length > 0 ? { masalah: isi.masalah } : pengimpor.periksa(isi);
}

async function catat(
  jalan: Jalan,
  ringkasan: Ringkasan,
  dibaca: number,
  ditolak: readonly BarisDitolak[],
  menyimpan: Promise<HasilSimpan>,
): Promise<void> {
  const hasil = await menyimpan;
  const semua = [...ditolak, ...hasil.ditolak].sort((a, b) => a.baris - b.baris);
  await jalan.laporan.tulis(semua);
  ringkasan.dibaca += dibaca;
  ringkasan.baru += hasil.baru;
  ringkasan.berubah += hasil.berubah;
  ringkasan.ditolak += semua.length;
  ringkasan.sama = ringkasan.dibaca - ringkasan.baru - ringkasan.berubah - ringkasan.ditolak;
  if (jalan.contoh) jalan.contoh.push(...(hasil.contoh ?? []).slice(0, CONTOH_PALING_BANYAK - jalan.contoh.length));
  jalan.kabar?.(ringkasan, jalan.berkas.terbaca());
}

async function* batchRekaman(potongan: AsyncIterable<RekamanCsv[]>, ukuran: number): AsyncGenerator<RekamanCsv[]> {
  let batch: RekamanCsv[] = [];
  for await (const rekaman of potongan) {
    for (const satu of rekaman) {
      batch.push(satu);
      if (batch.length < ukuran) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
