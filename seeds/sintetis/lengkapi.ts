import type { NilaiButir } from '../../src/formulir/jenis.js';
import type { NilaiIsian, Rujukan } from '../../src/shared/isian.js';
import { makeAcak } from './acak.js';
import { makeKeluarga } from './keluarga.js';
import { type Karier, makeDiklatFungsional, makeDiklatStruktural, makeKompetensi, makePrestasi } from './penilaian.js';
import { makeProfesi } from './profesi.js';

/** A person whose identity and career are made. */
export interface OrangSetengah {
  isi: Record<string, NilaiButir>;
  riwayat: Record<string, NilaiIsian[]> & { jabatan: NilaiIsian[]; pendidikan: NilaiIsian[] };
}

/** Apart from the row of the identity, so that a new kind of history changes nobody who was made before. */
const BENIH_LAIN = 0x5f356495;

/** Adds family, training, assessments and, for guru and dokter, their profession. Changes the person in place. */
export function lengkapiOrang(
  orang: OrangSetengah,
  asal: { benih: number; dekat: readonly Rujukan[]; hariIni: string },
): void {
  const { isi, riwayat } = orang;
  const acak = makeAcak(asal.benih ^ BENIH_LAIN);
  const karier: Karier = { tmtCpns: String(isi.tmt_cpns), jabatan: riwayat.jabatan, hariIni: asal.hariIni };
  const kepala = {
    lahir: String(isi.tanggal_lahir),
    perempuan: isi.jenis_kelamin === '2',
    status: String(isi.status_perkawinan),
    ...asal,
  };
  Object.assign(riwayat, makeKeluarga(acak, kepala), {
    'diklat-struktural': makeDiklatStruktural(acak, karier),
    'diklat-fungsional': makeDiklatFungsional(acak, karier, (isi.instansi_induk as Rujukan).nama),
    'prestasi-kerja': makePrestasi(acak, karier),
    kompetensi: makeKompetensi(acak, karier),
  });
  const profesi = makeProfesi(acak, karier, riwayat.pendidikan);
  Object.assign(isi, profesi.isi);
  Object.assign(riwayat, profesi.riwayat);
}
