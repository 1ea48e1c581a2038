import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { inProject } from '../../src/paths.js';
import type { Rujukan } from '../../src/shared/isian.js';
import { readTable } from '../referensi/berkas.js';

/** Word and reference material of seeds/data, read once. */

interface NamaOrang {
  laki: string[];
  perempuan: string[];
  belakang: string[];
}

const bacaData = (berkas: string): Buffer => readFileSync(inProject('seeds', 'data', berkas));

export const NAMA_ORANG = JSON.parse(bacaData('nama-orang.json').toString()) as NamaOrang;

const tabelPendidikan = readTable('pendidikan.csv', ['kode', 'nama', 'tingkat']);
const TINGKAT = new Map(tabelPendidikan.map(({ kode, tingkat }) => [kode, tingkat]));
const PENDIDIKAN = perNama(tabelPendidikan);
const JFT = perNama(readTable('jabatan-fungsional-tertentu.csv', ['kode', 'nama', 'rumpun']));
const JFU = perNama(readTable('jabatan-fungsional-umum.csv', ['kode', 'nama']));

const DIKLAT_FUNGSIONAL = perNama(readTable('diklat-fungsional.csv', ['kode', 'nama']));
const DIKLAT_STRUKTURAL = readTable('diklat-struktural.csv', ['kode', 'nama']);
const MATA_PELAJARAN = perNama(readTable('mata-pelajaran.csv', ['kode', 'nama']));

export const SEKOLAH: readonly Rujukan[] = readTable('sekolah.csv', ['kode', 'nama', 'jenjang', 'kabupaten']);
export const UNIT_KESEHATAN: readonly (Rujukan & { jenis: string })[] = readTable('unit-kesehatan.csv', [
  'kode',
  'nama',
  'jenis',
]);

function perNama<Baris extends Rujukan>(tabel: Baris[]): Map<string, Baris> {
  return new Map(tabel.map((baris) => [baris.nama, baris]));
}

function cari<Baris extends Rujukan>(tabel: Map<string, Baris>, nama: string): Baris {
  const baris = tabel.get(nama);
  if (!baris) throw new Error(`seeds/data does not know "${nama}"`);
  return baris;
}

const rujukan = ({ kode, nama }: Rujukan): Rujukan => ({ kode, nama });

export const pendidikanBernama = (nama: string): Rujukan => rujukan(cari(PENDIDIKAN, nama));
export const tingkatPendidikan = (nama: string): string => TINGKAT.get(cari(PENDIDIKAN, nama).kode)!;
export const jfuBernama = (nama: string): Rujukan => rujukan(cari(JFU, nama));
export const jftBernama = (nama: string): Rujukan => rujukan(cari(JFT, nama));
export const diklatBernama = (nama: string): Rujukan => rujukan(cari(DIKLAT_FUNGSIONAL, nama));
export const mataPelajaranBernama = (nama: string): Rujukan => rujukan(cari(MATA_PELAJARAN, nama));
export const diklatStruktural = (kode: string): Rujukan =>
  rujukan(DIKLAT_STRUKTURAL.find((satu) => satu.kode === kode)!);
export const rumpunJft = (nama: string): string => cari(JFT, nama).rumpun;

/** Provinces and kabupaten/kota. Read by pattern: parsing ninety thousand villages would take ten times as long. */
export const WILAYAH: readonly Rujukan[] = [
  ...gunzipSync(bacaData('wilayah.csv.gz'))
    .toString()
    .matchAll(/^([\d.]{2,5}),(.+),(?:provinsi|kabupaten),/gm),
].map((cocok) => ({ kode: cocok[1]!, nama: cocok[2]! }));

export const KABUPATEN: readonly Rujukan[] = WILAYAH.filter(({ kode }) => kode.length > 2);
