import type { Trx } from '../database/knex.js';
import type { Isian } from '../shared/isian.js';
import { ESELON } from '../shared/kode-sapk.js';
import type { IsiBaris } from './baca-baris.js';
import { contohUbahan } from './contoh.js';
import { Ingatan } from './ingatan.js';
import {
  CONTOH_PALING_BANYAK,
  type JenisImpor,
  type Masuk,
  type Pengimpor,
  satuMasalah,
  type Terperiksa,
} from './jenis-impor.js';
import type { Kelompok } from './kolom.js';
import { bandingUnor, siapkanUnor, simpanUnor, tampungUnor, tolakUnor, type UnorMasuk } from './unor.repository.js';

const KODE_UNOR = {
  cocok: /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/,
  pesan: 'Kode unit terdiri dari paling banyak 40 huruf, angka, titik, garis miring, atau tanda hubung.',
};

const ISIAN: readonly Isian[] = [
  { kode: 'instansi_kode', label: 'Instansi', jenis: 'referensi', daftar: 'instansi' },
  { kode: 'kode', label: 'Kode Unit', jenis: 'teks', pola: KODE_UNOR },
  { kode: 'induk', label: 'Kode Unit Induk', jenis: 'teks', tidakWajib: true, pola: KODE_UNOR },
  { kode: 'nama', label: 'Nama Unit', jenis: 'teks', maks: 150 },
  { kode: 'eselon', label: 'Eselon', jenis: 'pilihan', pilihan: ESELON, tidakWajib: true },
  { kode: 'nama_jabatan', label: 'Nama Jabatan', jenis: 'teks', maks: 150, tidakWajib: true },
];
/** A unit never changes its instansi. */
const KELOMPOK_BANDING: readonly Kelompok[] = [
  { awalan: '', isian: ISIAN.filter(({ kode }) => kode !== 'instansi_kode') },
];
const KELOMPOK: readonly Kelompok[] = [{ awalan: '', isian: ISIAN }];

/** The trees of units; a parent may stand before or after its children, so a file counts as a whole. */
export const IMPOR_UNOR: JenisImpor = {
  jenis: 'unor',
  nama: 'Unit organisasi',
  untuk: 'The trees of units (unit organisasi) of instansi; `induk` is the kode of the unit above, empty at the top.',
  kelompok: KELOMPOK,
  mulai: async () => mulaiUnor(),
};

function mulaiUnor(): Pengimpor<UnorMasuk> {
  const terlihat = new Ingatan(Number.POSITIVE_INFINITY);
  let siap = false;
  const tampung = async (trx: Trx, batch: readonly Masuk<UnorMasuk>[]) => {
    if (!siap) await siapkanUnor(trx);
    siap = true;
    await tampungUnor(trx, batch);
    return { baru: 0, berubah: 0, ditolak: [] };
  };
  return {
    ukuranBatch: 1000,
    sekaligus: true,
    periksa: (isi) => periksaUnor(isi, terlihat),
    simpan: tampung,
    banding: tampung,
    selesai: async (trx) => {
      if (!siap) return { baru: 0, berubah: 0, ditolak: [] };
      const ditolak = await tolakUnor(trx);
      return { ...(await simpanUnor(trx)), ditolak };
    },
    selesaiBanding: async (trx) => {
      if (!siap) return { baru: 0, berubah: 0, ditolak: [] };
      const ditolak = await tolakUnor(trx);
      const { berubahan, ...hasil } = await bandingUnor(trx, CONTOH_PALING_BANYAK);
      const contoh = berubahan.map(({ lama, isi }) =>
        contohUbahan(isi.kode, KELOMPOK_BANDING, { ...lama }, { ...isi }),
      );
      return { ...hasil, ditolak, contoh };
    },
  };
}

function periksaUnor({ nilai, rinci }: IsiBaris, terlihat: Ingatan): Terperiksa<UnorMasuk> {
  const isi = { ...nilai[0], instansi_kode: rinci[0]?.instansi_kode?.kode } as UnorMasuk;
  if (isi.induk === isi.kode) return satuMasalah('induk', isi.kode, 'Unit tidak dapat menjadi induknya sendiri.');
  if (terlihat.tambah(isi.kode)) return { nilai: isi };
  return satuMasalah('kode', isi.kode, 'Kode ini sudah ada di baris sebelumnya. Sisakan satu baris saja.');
}
