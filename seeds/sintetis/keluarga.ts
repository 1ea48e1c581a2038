import anak from '../../src/formulir/riwayat/anak.js';
import suamiIstri from '../../src/formulir/riwayat/suami-istri.js';
import { rujukanBaris } from '../../src/formulir/rujukan-baris.js';
import type { NilaiIsian, Rujukan } from '../../src/shared/isian.js';
import { type Acak, deretAngka } from './acak.js';
import { NAMA_ORANG } from './bahan.js';
import { makeTempatLahir } from './identitas.js';
import { tahunDari, tambahHari, usia } from './waktu.js';

/** What the family has to agree with. */
export interface Kepala {
  lahir: string;
  perempuan: boolean;
  /** Status Perkawinan of Data Utama */
  status: string;
  /** kabupaten where such people are born */
  dekat: readonly Rujukan[];
  hariIni: string;
}

const KAWIN = '1';
const JANDA_DUDA = '3';
/** Of a marriage: the other one has died. */
const MENINGGAL = '3';
const USIA_HIDUP = 72;

/** Parents, spouse and children; nobody is born before their parents or married as a child. */
export function makeKeluarga(acak: Acak, kepala: Kepala): Record<string, NilaiIsian[]> {
  const orangTua = [makeOrangTua(acak, kepala, '1'), makeOrangTua(acak, kepala, '2')];
  const menikah = kepala.status === KAWIN || (kepala.status === JANDA_DUDA && acak.peluang(0.8));
  const pasangan = menikah ? makePasangan(acak, kepala) : null;
  return {
    'orang-tua': orangTua,
    'suami-istri': pasangan ? [pasangan] : [],
    [anak.jenis]: pasangan ? makeAnak(acak, kepala, pasangan) : [],
  };
}

const namaOrang = (acak: Acak, perempuan: boolean): string =>
  `${acak.pilih(perempuan ? NAMA_ORANG.perempuan : NAMA_ORANG.laki)} ${acak.pilih(NAMA_ORANG.belakang)}`.toUpperCase();

/** Thirteen figures; numbers of BPJS begin with zeros, and these with more of them than real ones. */
const nomorBpjs = (acak: Acak): string | null => (acak.peluang(0.6) ? `00000${deretAngka(acak, 8)}` : null);

const geserTahun = (tanggal: string, tahun: number, hari: number): string =>
  tambahHari(`${tahunDari(tanggal) + tahun}-01-01`, hari);

function orang(acak: Acak, { dekat }: Kepala, perempuan: boolean, tanggal_lahir: string): NilaiIsian {
  return {
    nama: namaOrang(acak, perempuan),
    tanggal_lahir,
    tempat_lahir: makeTempatLahir(acak, dekat),
    nomor_bpjs: nomorBpjs(acak),
  };
}

function makeOrangTua(acak: Acak, kepala: Kepala, hubungan: '1' | '2'): NilaiIsian {
  const lahir = geserTahun(kepala.lahir, -acak.angka(20, hubungan === '1' ? 38 : 33), acak.angka(0, 364));
  const hidup = usia(lahir, kepala.hariIni) < USIA_HIDUP || acak.peluang(0.3);
  return {
    hubungan,
    pns: acak.peluang(0.12),
    nip_keluarga: null,
    ...orang(acak, kepala, hubungan === '2', lahir),
    status_hidup: hidup ? '1' : '0',
  };
}

function makePasangan(acak: Acak, kepala: Kepala): NilaiIsian {
  const beda = usia(kepala.lahir, kepala.hariIni) >= 26 ? acak.angka(0, 5) : 0;
  const lahir = geserTahun(kepala.lahir, kepala.perempuan ? -beda : beda, acak.angka(0, 364));
  const termuda = lahir > kepala.lahir ? lahir : kepala.lahir;
  const paling = tambahHari(kepala.hariIni, -acak.angka(60, 200));
  const rencana = geserTahun(termuda, acak.angka(20, 27), acak.angka(0, 364));
  const menikah = rencana < paling ? rencana : paling;
  const pns = acak.peluang(0.2);
  return {
    pns,
    nip_keluarga: pns ? nipPasangan(acak, lahir, !kepala.perempuan, kepala.hariIni) : null,
    ...orang(acak, kepala, !kepala.perempuan, lahir),
    tanggal_menikah: menikah,
    akta_menikah: `${acak.angka(11, 480)}/${acak.angka(1, 40)}/${tahunDari(menikah)}`,
    status_pernikahan: kepala.status === KAWIN ? '1' : MENINGGAL,
  };
}

/** A made-up colleague: serial from 900 on, as all of them. */
function nipPasangan(acak: Acak, lahir: string, perempuan: boolean, hariIni: string): string {
  const tahun = Math.min(tahunDari(lahir) + acak.angka(22, 30), tahunDari(hariIni) - 1);
  return `${lahir.replaceAll('-', '')}${tahun}03${perempuan ? 2 : 1}${acak.angka(900, 999)}`;
}

function makeAnak(acak: Acak, kepala: Kepala, pasangan: NilaiIsian): NilaiIsian[] {
  const hasil: NilaiIsian[] = [];
  let lahir = tambahHari(String(pasangan.tanggal_menikah), acak.angka(300, 900));
  const ibu = kepala.perempuan ? kepala.lahir : String(pasangan.tanggal_lahir);
  const banyak = acak.angka(0, 3);
  while (hasil.length < banyak && lahir < kepala.hariIni && usia(ibu, lahir) < 44) {
    const perempuan = acak.peluang(0.5);
    hasil.push({
      ayah_ibu: rujukanBaris(suamiIstri, pasangan),
      ...orang(acak, kepala, perempuan, lahir),
      jenis_kelamin: perempuan ? '2' : '1',
      status_anak: acak.peluang(0.96) ? '1' : '3',
    });
    lahir = tambahHari(lahir, acak.angka(550, 1500));
  }
  return hasil;
}
