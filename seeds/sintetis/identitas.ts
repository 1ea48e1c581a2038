import type { Rujukan } from '../../src/shared/isian.js';
import { type Acak, deretAngka } from './acak.js';
import { KABUPATEN, NAMA_ORANG } from './bahan.js';
import type { Pokok } from './nip.js';
import { tahunDari } from './waktu.js';

const AGAMA = { islam: '1', kristen: '2', katolik: '3', hindu: '4' };
const NAMA_KRISTEN = new Set(
  'Benyamin Obed Petrus Robert Samuel Yakob Yohanes Parlin Ruth Maria Marta Elisabet Yustina'.split(' '),
);
const NAMA_BALI = new Set('Gede Kadek Ketut Komang Made Nyoman Wayan'.split(' '));
const BELAKANG_BALI = 'Adiputra Adnyana Arsana Dharmayasa Kertajaya Suardana Sudiarta Wirawan'.split(' ');
const JALAN =
  'Melati Mawar Kenanga Anggrek Cempaka Dahlia Flamboyan Kamboja Merpati Rajawali Cendrawasih Beringin'.split(' ');

export interface Nama {
  nama: string;
  agama: string;
}

/** Upper case without titles, as BKN keeps names; the religion does not contradict it. */
export function makeNama(acak: Acak, perempuan: boolean): Nama {
  const depan = acak.pilih(perempuan ? NAMA_ORANG.perempuan : NAMA_ORANG.laki);
  const belakang = acak.pilih(NAMA_BALI.has(depan) ? BELAKANG_BALI : NAMA_ORANG.belakang);
  return { nama: `${depan} ${belakang}`.toUpperCase(), agama: agamaBagi(acak, depan) };
}

function agamaBagi(acak: Acak, depan: string): string {
  if (NAMA_BALI.has(depan)) return AGAMA.hindu;
  if (NAMA_KRISTEN.has(depan)) return acak.peluang(0.6) ? AGAMA.kristen : AGAMA.katolik;
  return acak.peluang(0.94) ? AGAMA.islam : AGAMA.kristen;
}

/** Mostly born in the province where they serve. */
export const makeTempatLahir = (acak: Acak, dekat: readonly Rujukan[]): Rujukan =>
  acak.pilih(acak.peluang(0.75) ? dekat : KABUPATEN);

/** Region, ddmmyy (women dd + 40), and a running number from 9000 on, which no real NIK reaches. */
export function makeNik(acak: Acak, { tanggalLahir, perempuan }: Pokok, kabupaten: string): string {
  const [tahun, bulan, hari] = tanggalLahir.split('-') as [string, string, string];
  const kecamatan = String(acak.angka(1, 20)).padStart(2, '0');
  const hariNik = String(Number(hari) + (perempuan ? 40 : 0)).padStart(2, '0');
  return `${kabupaten.replace('.', '')}${kecamatan}${hariNik}${bulan}${tahun.slice(2)}9${deretAngka(acak, 3)}`;
}

export const makeAlamat = (acak: Acak): string =>
  `Jl. ${acak.pilih(JALAN)} ${acak.pilih(['Raya', 'Dalam', 'Baru', 'Indah'])} No. ${acak.angka(1, 120)} RT 0${acak.angka(1, 9)}/RW 0${acak.angka(1, 9)}`;

/** 15 digits beginning with 99, which the tax office does not give out. */
export const makeNpwp = (acak: Acak): string => `99${deretAngka(acak, 10)}000`;

/** The letter went on with the years. */
export function makeKartuPegawai(acak: Acak, { tmtCpns }: Pokok): string {
  const tahun = tahunDari(tmtCpns);
  const huruf = tahun < 1990 ? 'E' : tahun < 2000 ? 'J' : tahun < 2008 ? 'M' : 'N';
  return `${huruf} ${acak.angka(1, 9)}${deretAngka(acak, 5)}`;
}
