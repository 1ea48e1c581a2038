import type { NilaiIsian } from '../../src/shared/isian.js';
import { GOLONGAN } from '../../src/shared/kode-sapk.js';
import { type Acak, deretAngka } from './acak.js';
import { tingkatPendidikan } from './bahan.js';
import type { Pokok } from './nip.js';
import type { Pendidikan } from './pendidikan.js';
import type { Profil } from './profil.js';
import { selisihBulan, tahunDari, tambahBulan, tambahHari } from './waktu.js';

/** A golongan and the date from which it holds. */
export interface Pangkat {
  golongan: string;
  tmt: string;
  jenisKp: string;
}

const URUT = GOLONGAN.map(({ kode }) => kode);
const AWAL: Record<string, string> = {
  '05': '11',
  '10': '13',
  '15': '21',
  '17': '21',
  '30': '23',
  '40': '31',
  '45': '32',
};
const AWAL_PROFESI = '32';
const PENATA_MUDA = '31';
const KP = { cpns: '211', reguler: '101', struktural: '201', jft: '202', ijazah: '203' };
/** Years of service that do not count any more after moving from group I to II and from II to III (PP 7/1977). */
const POTONGAN_TAHUN: Record<string, number> = { '2': 6, '3': 5 };

const golonganAwal = (nama: string): string =>
  nama.startsWith('Profesi') ? AWAL_PROFESI : AWAL[tingkatPendidikan(nama)]!;

/** From the appointment on, a rise every four years or so, each on 1 April or 1 October, up to what the career allows. */
export function makePangkat(
  acak: Acak,
  pokok: Pokok,
  profil: Profil,
  { pertama, lanjut }: Pendidikan,
  hariIni: string,
): Pangkat[] {
  const hasil: Pangkat[] = [{ golongan: golonganAwal(pertama.nama), tmt: pokok.tmtCpns, jenisKp: KP.cpns }];
  const jenisKp = { struktural: KP.struktural, jft: KP.jft, jfu: KP.reguler }[profil.jalur];
  for (let tmt = tmtKp(pokok.tmtCpns, 50); tmt <= hariIni; tmt = tmtKp(tmt, acak.angka(45, 60))) {
    const kini = hasil.at(-1)!.golongan;
    const lulus = lanjut !== null && tahunDari(tmt) > lanjut.tahunLulus;
    if (lulus && kini < PENATA_MUDA) hasil.push({ golongan: PENATA_MUDA, tmt, jenisKp: KP.ijazah });
    else if (kini < (lulus ? profil.lanjut!.plafon : profil.plafon))
      hasil.push({ golongan: URUT[URUT.indexOf(kini) + 1]!, tmt, jenisKp });
  }
  return hasil;
}

/** The first date for promotions at least so many months later. */
function tmtKp(dari: string, bulan: number): string {
  const paling = tambahBulan(dari, bulan);
  const sisa = Number(paling.slice(5, 7));
  return tambahBulan(paling, sisa <= 4 ? 4 - sisa : sisa <= 10 ? 10 - sisa : 16 - sisa);
}

export function makeBarisGolongan(acak: Acak, pokok: Pokok, pangkat: readonly Pangkat[]): NilaiIsian[] {
  return pangkat.map(({ golongan, tmt, jenisKp }) => {
    const bulan = Math.max(0, selisihBulan(pokok.tmtCpns, tmt) - 12 * potongan(pangkat[0]!.golongan, golongan));
    const tanggalSk = tambahHari(tmt, -acak.angka(10, 70));
    const adaBkn = jenisKp === KP.cpns ? acak.peluang(0.5) : acak.peluang(0.9);
    return {
      golongan,
      masa_kerja_tahun: Math.floor(bulan / 12),
      masa_kerja_bulan: bulan % 12,
      nomor_sk: `${jenisKp === KP.cpns ? '813' : '823'}.${golongan.charAt(0)}/${acak.angka(100, 9999)}/${tahunDari(tanggalSk)}`,
      tanggal_sk: tanggalSk,
      tmt_golongan: tmt,
      nomor_bkn: adaBkn ? `AG-${acak.angka(11, 25)}${deretAngka(acak, 9)}` : null,
      tanggal_bkn: adaBkn ? tambahHari(tanggalSk, -acak.angka(5, 30)) : null,
      jenis_kp: jenisKp,
    };
  });
}

/** Years cut for every group entered since the first golongan. */
function potongan(awal: string, kini: string): number {
  return Object.entries(POTONGAN_TAHUN)
    .filter(([kelompok]) => awal.charAt(0) < kelompok && kelompok <= kini.charAt(0))
    .reduce((jumlah, [, tahun]) => jumlah + tahun, 0);
}
