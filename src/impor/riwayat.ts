import type { Trx } from '../database/knex.js';
import type { JenisRiwayat } from '../formulir/jenis.js';
import type { Katalog } from '../formulir/katalog.js';
import { type IsiBaris, periksaTerisi } from './baca-baris.js';
import { contohUbahan } from './contoh.js';
import { Ingatan } from './ingatan.js';
import {
  type BarisDitolak,
  CONTOH_PALING_BANYAK,
  type JenisImpor,
  type Masuk,
  type Pengimpor,
  satuMasalah,
  type Terperiksa,
} from './jenis-impor.js';
import { kelompokRiwayat } from './kolom.js';
import { bandingRiwayat, nipDikenal, type RiwayatMasuk, simpanRiwayat } from './riwayat.repository.js';
import { namaiRujukanBaris } from './rujukan-baris.js';
import { teksSel } from './sel.js';

/** Every kind of the katalog can be imported as it is. */
export function imporRiwayat(jenis: JenisRiwayat): JenisImpor {
  return {
    jenis: jenis.jenis,
    nama: jenis.judul,
    untuk: `${jenis.judul}: history rows of people who are in the pembanding already.`,
    kelompok: kelompokRiwayat(jenis),
    mulai: async ({ katalog }) => mulaiRiwayat(jenis, katalog),
  };
}

function mulaiRiwayat(jenis: JenisRiwayat, katalog: Katalog): Pengimpor<RiwayatMasuk> {
  const terlihat = new Ingatan();
  return {
    ukuranBatch: 1000,
    periksa: (isi) => periksaRiwayat(jenis, isi, terlihat),
    simpan: async (trx, batch, pada) => {
      const { baris, ditolak } = await pilah(trx, jenis, katalog, batch);
      return { ...(await simpanRiwayat(trx, jenis.jenis, baris, pada)), ditolak };
    },
    banding: async (trx, batch) => {
      const { baris, ditolak } = await pilah(trx, jenis, katalog, batch);
      const { berubahan, ...hasil } = await bandingRiwayat(trx, jenis.jenis, baris, CONTOH_PALING_BANYAK);
      const kelompok = [{ awalan: '', isian: jenis.isian }];
      const contoh = berubahan.map((satu) =>
        contohUbahan(`${satu.nip}, ${jenis.judulBaris(satu.lama)}`, kelompok, satu.lama, satu.isi),
      );
      return { ...hasil, ditolak, contoh };
    },
  };
}

/** Rows whose owner and whose references to other rows exist, and the others. Names the references in place. */
async function pilah(
  trx: Trx,
  jenis: JenisRiwayat,
  katalog: Katalog,
  batch: readonly Masuk<RiwayatMasuk>[],
): Promise<{ baris: RiwayatMasuk[]; ditolak: BarisDitolak[] }> {
  const nip = batch.map(({ nilai }) => nilai.nip);
  const dikenal = await nipDikenal(trx, nip);
  const [ada, tanpa] = pisahkan(batch, ({ nilai }) => dikenal.has(nilai.nip));
  const tersesat = await namaiRujukanBaris(trx, katalog, jenis, ada);
  const salah = new Set(tersesat.map(({ baris }) => baris));
  const baris = ada.filter((satu) => !salah.has(satu.baris)).map(({ nilai }) => nilai);
  return { baris, ditolak: [...tanpa.map(tanpaPegawai), ...tersesat] };
}

function periksaRiwayat(jenis: JenisRiwayat, { nilai, rinci }: IsiBaris, terlihat: Ingatan): Terperiksa<RiwayatMasuk> {
  const [kunci = {}, isian = {}] = nilai;
  const isi = jenis.lengkapi?.(isian, rinci[1] ?? {}) ?? isian;
  const masalah = Object.entries(periksaTerisi(jenis.periksa, isi)).map(([kolom, alasan]) => {
    return { kolom, isi: teksSel(isi[kolom]), alasan };
  });
  if (masalah.length > 0) return { masalah };
  const baris = { nip: String(kunci.nip), kunci: jenis.kunci(isi), isi };
  if (terlihat.tambah(`${baris.nip} ${baris.kunci}`)) return { nilai: baris };
  return satuMasalah('nip', baris.nip, 'Baris yang sama sudah ada di atasnya. Sisakan satu baris saja.');
}

const tanpaPegawai = ({ baris, nilai: { nip } }: Masuk<RiwayatMasuk>) => ({
  baris,
  ...satuMasalah('nip', nip, 'NIP ini belum ada di data pegawai. Impor dulu pegawainya, atau perbaiki NIP-nya.'),
});

function pisahkan<T>(daftar: readonly T[], masuk: (satu: T) => boolean): [T[], T[]] {
  const [ya, tidak]: [T[], T[]] = [[], []];
  for (const satu of daftar) (masuk(satu) ? ya : tidak).push(satu);
  return [ya, tidak];
}
