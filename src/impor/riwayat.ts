import type { JenisRiwayat } from '../formulir/jenis.js';
import type { Katalog } from '../formulir/katalog.js';
import { type IsiBaris, periksaTerisi } from './baca-baris.js';
import { Ingatan } from './ingatan.js';
import { type JenisImpor, type Masuk, type Pengimpor, satuMasalah, type Terperiksa } from './jenis-impor.js';
import { kelompokRiwayat } from './kolom.js';
import { nipDikenal, type RiwayatMasuk, simpanRiwayat } from './riwayat.repository.js';
import { namaiRujukanBaris } from './rujukan-baris.js';
import { teksSel } from './sel.js';

/** Every kind of the katalog can be imported as it is. */
export function imporRiwayat(jenis: JenisRiwayat): JenisImpor {
  return {
    jenis: jenis.jenis,
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
      const dikenal = await nipDikenal(
        trx,
        batch.map(({ nilai }) => nilai.nip),
      );
      const [ada, tanpa] = pisahkan(batch, ({ nilai }) => dikenal.has(nilai.nip));
      const tersesat = await namaiRujukanBaris(trx, katalog, jenis, ada);
      const salah = new Set(tersesat.map(({ baris }) => baris));
      const baris = ada.filter((satu) => !salah.has(satu.baris)).map(({ nilai }) => nilai);
      const tersimpan = await simpanRiwayat(trx, jenis.jenis, baris, pada);
      return { ...tersimpan, ditolak: [...tanpa.map(tanpaPegawai), ...tersesat] };
    },
  };
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
