import type { NilaiIsian, Rujukan } from '../../src/shared/isian.js';
import { KABUPATEN, WILAYAH } from './bahan.js';

/** Where an instansi works and how its people are classed. */
export interface Tempat {
  provinsi: Rujukan;
  /** null for a province */
  kabupaten: Rujukan | null;
  /** kode of a kabupaten/kota for the NIK */
  kodeNik: string;
  /** all kabupaten/kota of the province */
  kabupatenDekat: readonly Rujukan[];
  jenisPegawai: string;
  /** first three digits, where known */
  awalKodePos: string | undefined;
}

const IBU_KOTA = '31.71';
/** For the demo instansi, by the kode of their area. */
const AWAL_KODE_POS: Record<string, string> = { '31.71': '102', '33': '502', '33.02': '531' };
const JENIS_PEGAWAI = { pusat: '1', provinsi: '10', kabupaten: '15' };

/** From the name of the instansi: "Pemerintah Kab. Banyumas", "Pemerintah Provinsi Jawa Tengah"; all else is in Jakarta. */
export function cariTempat(nama: string): Tempat {
  const daerah = nama.replace(/^Pemerintah (Provinsi )?/, '').replace('Kep. ', 'Kepulauan ');
  const wilayah = nama.startsWith('Pemerintah') ? WILAYAH.find((satu) => satu.nama === daerah) : undefined;
  const jenisPegawai = jenisBagi(nama);
  const kabupaten = wilayah?.kode.length === 2 ? null : (wilayah ?? wilayahBerkode(IBU_KOTA));
  const provinsi = wilayahBerkode((wilayah?.kode ?? IBU_KOTA).slice(0, 2));
  const kabupatenDekat = KABUPATEN.filter(({ kode }) => kode.startsWith(provinsi.kode));
  const kodeNik = (kabupaten ?? kabupatenDekat[0]!).kode;
  const awalKodePos = AWAL_KODE_POS[(kabupaten ?? provinsi).kode];
  return { provinsi, kabupaten, kodeNik, kabupatenDekat, jenisPegawai, awalKodePos };
}

function jenisBagi(nama: string): string {
  if (!nama.startsWith('Pemerintah')) return JENIS_PEGAWAI.pusat;
  return /^Pemerintah (Kab\.|Kota) /.test(nama) ? JENIS_PEGAWAI.kabupaten : JENIS_PEGAWAI.provinsi;
}

const wilayahBerkode = (kode: string): Rujukan => WILAYAH.find((satu) => satu.kode === kode)!;

export const lokasiKerja = ({ provinsi, kabupaten }: Tempat): NilaiIsian => ({
  letak: 'dalam',
  provinsi,
  kabupaten,
  kecamatan: null,
  desa: null,
  negara: null,
  kota: null,
});
