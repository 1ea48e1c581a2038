import { susunTanggal } from '../../src/shared/tanggal.js';
import { tambahHari, usia } from './waktu.js';

/** What the NIP fixes about a person. */
export interface Pokok {
  nip: string;
  tanggalLahir: string;
  tmtCpns: string;
  perempuan: boolean;
  /** seed of everything else about this person */
  benih: number;
}

/** CPNS are appointed in waves. */
const BULAN_CPNS = [1, 3, 4, 12];
const TAHUN_DINAS = 37;
const BANYAK_HARI = TAHUN_DINAS * 365;
const BANYAK_TMT = TAHUN_DINAS * BULAN_CPNS.length;
const BANYAK_SERI = 100;
const SERI_PERTAMA = 900;
const RUANG = BANYAK_HARI * BANYAK_TMT * 2 * BANYAK_SERI;
/** About the golden section of RUANG and without a common factor: steps of this size meet every slot once. */
const LANGKAH = 247_057_781;
const USIA_CPNS = { min: 18, maks: 35 };

/**
 * Endless row of NIPs, none twice: every combination of birth date, TMT CPNS, sex and serial is a numbered slot, and
 * the row walks through the slots. So no set of used NIPs is kept, even for millions of people.
 */
export function* makePokok(benih: number, tahun: number): Generator<Pokok> {
  let petak = Math.imul(benih, 2_654_435_761) >>> 0;
  for (let i = 0; i < RUANG; i++) {
    petak = (petak + LANGKAH) % RUANG;
    const pokok = bacaPetak(petak, benih, tahun);
    const umur = usia(pokok.tanggalLahir, pokok.tmtCpns);
    if (umur >= USIA_CPNS.min && umur <= USIA_CPNS.maks) yield pokok;
  }
}

function bacaPetak(petak: number, benih: number, tahun: number): Pokok {
  const seri = SERI_PERTAMA + (petak % BANYAK_SERI);
  const perempuan = Math.floor(petak / BANYAK_SERI) % 2 === 1;
  const tmt = Math.floor(petak / (2 * BANYAK_SERI)) % BANYAK_TMT;
  const hari = Math.floor(petak / (2 * BANYAK_SERI * BANYAK_TMT));
  const tanggalLahir = tambahHari(`${tahun - 57}-01-01`, hari);
  const tmtCpns = susunTanggal(tahun - TAHUN_DINAS + Math.floor(tmt / 4), BULAN_CPNS[tmt % 4]!, 1)!;
  const nip = `${tanggalLahir.replaceAll('-', '')}${tmtCpns.slice(0, 7).replace('-', '')}${perempuan ? 2 : 1}${seri}`;
  return { nip, tanggalLahir, tmtCpns, perempuan, benih: (Math.imul(petak, 48_271) ^ benih) >>> 0 };
}
