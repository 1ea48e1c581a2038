import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { bacaAlasan } from '../shared/alasan.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { bukaBerkas } from './berkas.js';
import { GalatBerkas } from './csv.js';
import { type AksiImpor, ALUR_IMPOR, STATUS_IMPOR_NAMA, type StatusImpor, setahap } from './impor.alur.js';
import {
  type BagianBerkas,
  buatImpor,
  cariImpor,
  catatSidik,
  gerakkanImpor,
  hapusBerkasImpor,
  type Impor,
  taruhPotongan,
} from './impor.repository.js';
import { cocokkanTajuk } from './jalankan.js';
import type { JenisImpor } from './jenis-impor.js';
import { namaKolom } from './kolom.js';
import { cariJenis } from './perintah.js';

/** Size of a piece in the database. */
const POTONGAN = 1024 * 1024;

/** A file that has arrived. */
export interface BerkasDatang {
  jalur: string;
  nama: string;
  ukuran: number;
}

type Alat = Pick<Deps, 'jam' | 'katalog' | 'sandi'>;

/** Takes a file in and queues its trial run; refuses at once what has no right header. Returns the id. */
export async function unggahImpor(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  { jenis, berkas }: { jenis: string; berkas: BerkasDatang },
): Promise<number> {
  const dikenal = jenisDiminta(d, jenis);
  await periksaTajuk(dikenal, berkas);
  const { nama: namaBerkas, ukuran } = berkas;
  const id = await buatImpor(trx, { jenis: dikenal.jenis, namaBerkas, ukuran, oleh: pelaku.id, pada: d.jam() });
  await catatSidik(trx, id, await simpanBerkas(d, trx, { id, bagian: 'unggahan', jalur: berkas.jalur }));
  await catat(d, trx, pelaku, { id, aksi: 'unggah', rincian: { jenis: dikenal.jenis, ukuran } });
  return id;
}

function jenisDiminta({ katalog }: Pick<Deps, 'katalog'>, nama: string): JenisImpor {
  try {
    return cariJenis(katalog, nama);
  } catch (galat) {
    if (galat instanceof GalatBerkas) throw new GalatIsian({ jenis: 'Pilih jenis data.' });
    throw galat;
  }
}

async function periksaTajuk(jenis: JenisImpor, { jalur, nama }: BerkasDatang): Promise<void> {
  try {
    const berkas = await bukaBerkas(jalur);
    await berkas.tutup();
    cocokkanTajuk(namaKolom(jenis.kelompok), berkas.tajuk);
  } catch (galat) {
    if (galat instanceof GalatBerkas) throw new GalatIsian({ berkas: galat.message.replaceAll(jalur, nama) });
    throw galat;
  }
}

/** Puts a file into the database in encrypted pieces; returns its SHA-256. */
export async function simpanBerkas(
  d: Pick<Deps, 'sandi'>,
  trx: Trx,
  { id, bagian, jalur }: { id: number; bagian: BagianBerkas; jalur: string },
): Promise<string> {
  const hash = createHash('sha256');
  let urut = 0;
  for await (const isi of createReadStream(jalur, { highWaterMark: POTONGAN }) as AsyncIterable<Buffer>) {
    hash.update(isi);
    await taruhPotongan(trx, { id, bagian, urut, isi: d.sandi.sandikanBerkas(isi) });
    urut += 1;
  }
  return hash.digest('hex');
}

export const ALASAN_PALING_PANJANG = 300;

/** A step of a petugas on an import as they have seen it. */
export interface LangkahImpor {
  id: number;
  dilihat: string;
  alasan: string;
}

/** Has the import run for real, after its trial run. */
export async function jalankanSungguhan(d: Alat, trx: Trx, pelaku: PelakuPetugas, minta: LangkahImpor): Promise<void> {
  const impor = await tahanImpor(trx, minta, 'jalankan');
  const alasan = bacaAlasan(minta.alasan, ALASAN_PALING_PANJANG);
  if (!alasan) throw new GalatIsian({ alasan: 'Isi Alasan.' });
  await gerak(d, trx, impor, { aksi: 'jalankan', ke: 'antre_impor' }, { alasan, dijalankan_oleh: pelaku.id });
  await catat(d, trx, pelaku, { id: impor.id, aksi: 'jalankan', rincian: { jenis: impor.jenis }, alasan });
}

/** Begins again what a process has left lying; rows that are stored already are the same and not written twice. */
export async function ulangiImpor(d: Alat, trx: Trx, pelaku: PelakuPetugas, minta: LangkahImpor): Promise<void> {
  const impor = await tahanImpor(trx, minta, 'ulangi');
  await gerak(d, trx, impor, { aksi: 'ulangi', ke: impor.alasan === null ? 'antre_periksa' : 'antre_impor' });
  await catat(d, trx, pelaku, { id: impor.id, aksi: 'ulangi', rincian: { jenis: impor.jenis } });
}

/** Stops it wherever it is; the process that works on it notices within seconds. What is stored stays. */
export async function batalkanImpor(d: Alat, trx: Trx, pelaku: PelakuPetugas, minta: LangkahImpor): Promise<void> {
  const impor = await tahanImpor(trx, minta, 'batalkan');
  await gerak(d, trx, impor, { aksi: 'batalkan', ke: 'dibatalkan' });
  await hapusBerkasImpor(trx, impor.id, 'unggahan');
  await catat(d, trx, pelaku, { id: impor.id, aksi: 'batalkan', rincian: { jenis: impor.jenis, dari: impor.status } });
}

/** Holds an import that is still as it was seen. */
async function tahanImpor(trx: Trx, { id, dilihat }: LangkahImpor, aksi: AksiImpor): Promise<Impor> {
  const impor = await cariImpor(trx, id, 'tahan');
  if (!impor) throw tidakDitemukan();
  const samaSaja = aksi === 'batalkan' ? setahap(dilihat, impor.status) : dilihat === impor.status;
  if (!samaSaja || !bolehDari(ALUR_IMPOR, aksi, impor.status))
    throw new Galat('bentrok', `Keadaan impor ini sudah lain: ${STATUS_IMPOR_NAMA[impor.status].toLowerCase()}.`);
  return impor;
}

async function gerak(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  { id }: Impor,
  langkah: { aksi: AksiImpor; ke: StatusImpor },
  isi: { alasan?: string; dijalankan_oleh?: number } = {},
): Promise<void> {
  // The row is held, so it is where it was a moment ago.
  await gerakkanImpor(trx, { id, ...langkah, pada: d.jam() }, isi);
}

const catat = (
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: { id: number; aksi: string; rincian: Record<string, string | number>; alasan?: string },
): Promise<void> =>
  catatJejak(trx, {
    ...{ pelaku, aksi: `impor.${isi.aksi}`, objek: { jenis: 'impor', id: isi.id } },
    ...{ rincian: isi.rincian, alasan: isi.alasan ?? null, pada: d.jam() },
  });
