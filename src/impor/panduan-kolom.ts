import { jenisDirujuk, TIDAK_ADA_DALAM_DAFTAR } from '../formulir/rujukan-baris.js';
import type { Isian } from '../shared/isian.js';
import type { JenisImpor } from './jenis-impor.js';

/** A column as the console's guide tells of it. */
export interface PanduanKolom {
  kolom: string;
  arti: string;
  wajib: boolean;
  isi: string;
}

/** The columns that the import expects of a kind, from the fields themselves. */
export const panduanKolom = ({ kelompok }: JenisImpor): PanduanKolom[] =>
  kelompok.flatMap(({ awalan, isian }) =>
    isian.map((satu) => ({
      kolom: `${awalan}${satu.kode}`,
      arti: satu.label,
      wajib: !satu.tidakWajib,
      isi: sebutIsi(satu),
    })),
  );

function sebutIsi(isian: Isian): string {
  const isi = {
    teks: () => (isian.angkaSaja ? 'angka saja' : `teks, paling panjang ${isian.maks ?? 150} huruf`),
    paragraf: () => `teks beberapa baris, paling panjang ${isian.maks ?? 500} huruf`,
    angka: () =>
      `angka, paling kecil ${isian.min ?? 0}${isian.desimal ? `, ${isian.desimal} angka di belakang koma` : ''}`,
    tanggal: () => 'tanggal hh-bb-tttt atau tttt-bb-hh',
    pilihan: () => `kode: ${isian.pilihan?.map(({ kode, nama }) => `${kode} (${nama})`).join(', ')}`,
    'ya-tidak': () => 'ya atau tidak',
    referensi: () => sebutRujukan(isian),
  }[isian.jenis]();
  return isian.bila ? `${isi}; hanya bila ${isian.bila.isian} berisi ${isian.bila.nilai.join(' atau ')}` : isi;
}

function sebutRujukan(isian: Isian): string {
  const baris = jenisDirujuk(isian);
  return baris
    ? `kunci baris ${baris} orang yang sama, atau ${TIDAK_ADA_DALAM_DAFTAR.kode}`
    : `kode dari daftar ${isian.label}`;
}
