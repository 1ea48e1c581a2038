import type { NilaiIsian, Rujukan } from '../../src/shared/isian.js';
import { type Acak, deretAngka } from './acak.js';
import { jftBernama, jfuBernama, rumpunJft } from './bahan.js';
import type { Pangkat } from './golongan.js';
import { BUKAN_KANTOR, type Profil } from './profil.js';
import { selisihBulan, tahunDari, tambahBulan, tambahHari } from './waktu.js';

/** A unit where people work; `induk` is the name of the unit above. Without eselon nobody is made its head. */
export interface UnorSintetis {
  kode: string;
  nama: string;
  induk?: string | null;
  eselon?: string | null;
  nama_jabatan?: string | null;
}

export interface BahanJabatan {
  instansi: Rujukan;
  unor: readonly UnorSintetis[];
  /** the units where people of this profil work */
  tempatKerja: readonly UnorSintetis[];
  /** units that have a head already; this adds to it */
  terisi: Set<string>;
  profil: Profil;
  pangkat: readonly Pangkat[];
  tmtCpns: string;
  tmtPns: string | null;
  hariIni: string;
}

interface Masa {
  jenis: '1' | '2' | '4';
  tmt: string;
  unor: UnorSintetis;
  jft?: string;
  jfu?: string;
}

/** Lowest golongan for an eselon (PP 13/2002). */
const GOLONGAN_ESELON: Record<string, string> = {
  '11': '44',
  '12': '43',
  '21': '43',
  '22': '42',
  '31': '41',
  '32': '34',
  '41': '33',
  '42': '32',
  '51': '31',
  '52': '31',
};
const PALING_BANYAK = 3;

/** A guru works in a school, a nurse in a Puskesmas, everybody else anywhere but in a school. */
export function unorBagi(profil: Profil, unor: readonly UnorSintetis[]): readonly UnorSintetis[] {
  const cocok = unor.filter(({ nama }) => (profil.unit ? profil.unit.test(nama) : !BUKAN_KANTOR.test(nama)));
  return cocok.length > 0 || profil.unit ? cocok : unor;
}

/** One to three rows, oldest first; the last one is where the person works now. */
export function makeJabatan(acak: Acak, bahan: BahanJabatan): NilaiIsian[] {
  const masa = { struktural: masaStruktural, jft: masaJft, jfu: masaJfu }[bahan.profil.jalur](acak, bahan);
  return masa.slice(-PALING_BANYAK).map((satu) => makeBaris(acak, bahan.instansi, satu));
}

function masaJfu(acak: Acak, bahan: BahanJabatan): Masa[] {
  const { profil, tmtCpns, hariIni } = bahan;
  const unor = acak.pilih(bahan.tempatKerja);
  const pertama: Masa = { jenis: '4', tmt: tmtCpns, unor, jfu: acak.pilih(profil.jabatan) };
  const lama = selisihBulan(tmtCpns, hariIni);
  if (lama < 60 || !acak.peluang(0.45)) return [pertama];
  const tmt = tambahBulan(tmtCpns, acak.angka(36, lama - 12));
  return [pertama, { jenis: '4', tmt, unor: acak.pilih(bahan.tempatKerja), jfu: acak.pilih(profil.jabatan) }];
}

/** A new level with every golongan that asks for one. */
function masaJft(acak: Acak, bahan: BahanJabatan): Masa[] {
  const { profil, pangkat, tmtCpns, tmtPns } = bahan;
  const unor = acak.pilih(bahan.tempatKerja);
  const keluarga = acak.pilih(profil.jabatan);
  const hasil: Masa[] = [];
  for (const { golongan, tmt } of pangkat) {
    const jft = `${keluarga} ${jenjang(profil, golongan)}`;
    if (hasil.at(-1)?.jft === jft) continue;
    hasil.push({ jenis: '2', tmt: hasil.length === 0 ? (tmtPns ?? tmtCpns) : tmt, unor, jft });
  }
  return hasil;
}

function jenjang({ jenjang }: Profil, golongan: string): string {
  if (jenjang === 'terampil')
    return golongan < '31' ? 'Pelaksana' : golongan < '33' ? 'Pelaksana Lanjutan' : 'Penyelia';
  return golongan < '33' ? 'Pertama' : golongan < '41' ? 'Muda' : golongan < '44' ? 'Madya' : 'Utama';
}

/** Staff first, then head of a unit whose head is not made yet and whose eselon fits the golongan. */
function masaStruktural(acak: Acak, bahan: BahanJabatan): Masa[] {
  const { profil, pangkat, tmtCpns, hariIni, unor, terisi } = bahan;
  const staf: Masa = { jenis: '4', tmt: tmtCpns, unor: acak.pilih(bahan.tempatKerja), jfu: acak.pilih(profil.jabatan) };
  const golongan = pangkat.at(-1)!.golongan;
  const cukup = (satu: UnorSintetis) => satu.eselon && satu.nama_jabatan && GOLONGAN_ESELON[satu.eselon]! <= golongan;
  const kosong = unor.filter((satu) => cukup(satu) && !terisi.has(satu.kode));
  if (kosong.length === 0) return [staf];
  const dipimpin = acak.pilih(kosong);
  const sejak = pangkat.find((satu) => satu.golongan >= GOLONGAN_ESELON[dipimpin.eselon!]!)!.tmt;
  const tmt = tambahBulan(sejak, acak.angka(1, 24));
  if (tmt > hariIni || tmt <= tmtCpns) return [staf];
  terisi.add(dipimpin.kode);
  return [staf, { jenis: '1', tmt, unor: dipimpin }];
}

function makeBaris(acak: Acak, instansi: Rujukan, { jenis, tmt, unor, jft, jfu }: Masa): NilaiIsian {
  const struktural = jenis === '1';
  const tanggalSk = tambahHari(tmt, -acak.angka(1, 40));
  return {
    jenis_jabatan: jenis,
    instansi_kerja: instansi,
    unit_organisasi: { kode: unor.kode, nama: unor.nama },
    nama_unor: unor.nama,
    unor_induk: unor.induk ?? null,
    jabatan_struktural: struktural ? unor.nama_jabatan! : null,
    eselon: struktural ? unor.eselon! : null,
    jft: jft ? jftBernama(jft) : null,
    jfu: jfu ? jfuBernama(jfu) : null,
    rumpun: jft ? rumpunJft(jft) : null,
    tmt_jabatan: tmt,
    tanggal_sk: tanggalSk,
    nomor_sk: `821.${struktural ? 2 : 1}/${deretAngka(acak, 3)}/${tahunDari(tanggalSk)}`,
    tmt_pelantikan: struktural ? tmt : null,
  };
}
