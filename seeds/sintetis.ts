import type { NilaiButir } from '../src/formulir/jenis.js';
import type { NilaiIsian, Rujukan } from '../src/shared/isian.js';
import { type Acak, makeAcak, pilihBerbobot } from './sintetis/acak.js';
import { beriCacat, type Cacat } from './sintetis/cacat.js';
import { makeBarisGolongan, makePangkat } from './sintetis/golongan.js';
import { dataDiri, dataKepegawaian, dataPosisi } from './sintetis/isi.js';
import { makeJabatan, type UnorSintetis, unorBagi } from './sintetis/jabatan.js';
import { lengkapiOrang } from './sintetis/lengkapi.js';
import { makePokok, type Pokok } from './sintetis/nip.js';
import { makePendidikan, sudahLulus } from './sintetis/pendidikan.js';
import { PROFIL, type Profil } from './sintetis/profil.js';
import { cariTempat, type Tempat } from './sintetis/tempat.js';
import { selisihBulan, tambahBulan } from './sintetis/waktu.js';

export interface InstansiSintetis {
  kode: string;
  nama: string;
  /** at least one */
  unor: readonly UnorSintetis[];
}

export interface OpsiSintetis {
  /** the same seed makes the same people */
  benih: number;
  jumlah: number;
  instansi: readonly InstansiSintetis[];
  /** year of the campaign; nobody has passed 57 in it */
  tahun?: number;
  /** NIPs that are taken, such as those of the named cast */
  hindari?: ReadonlySet<string>;
}

/** A made-up PNS as BKN would hold them: a row of `pegawai` and its history. */
export interface PegawaiSintetis {
  nip: string;
  nip_lama: string | null;
  isi: Record<string, NilaiButir>;
  riwayat: Record<string, NilaiIsian[]> & {
    golongan: NilaiIsian[];
    pendidikan: NilaiIsian[];
    jabatan: NilaiIsian[];
  };
  /** what is wrong in `isi` or `riwayat` on purpose */
  cacat: Cacat | null;
}

/** What is the same for all people of one instansi. */
interface Kantor extends InstansiSintetis {
  tempat: Tempat;
  /** the careers this instansi has units for, and those units */
  tempatKerja: ReadonlyMap<Profil, readonly UnorSintetis[]>;
  terisi: Set<string>;
}

const TAHUN_PUPNS = 2015;
/** NIPs of nine digits were given until the conversion of 2008/2009. */
const AKHIR_NIP_LAMA = '2008-12-31';
/** No real NIP Lama begins with 9. */
const AWAL_NIP_LAMA = '9';
const PRIMA = 99_999_989;

/** Consistent people with serials from 900 to 999, none with the NIP of another. */
export function* makePegawai(opsi: OpsiSintetis): Generator<PegawaiSintetis> {
  const tahun = opsi.tahun ?? TAHUN_PUPNS;
  const kantor = opsi.instansi.map(siapkanKantor);
  let urut = 0;
  for (const pokok of makePokok(opsi.benih, tahun)) {
    if (urut >= opsi.jumlah) return;
    if (opsi.hindari?.has(pokok.nip)) continue;
    yield makeOrang(pokok, kantor[urut % kantor.length]!, tahun, makeNipLama(opsi.benih, urut));
    urut++;
  }
}

function siapkanKantor(instansi: InstansiSintetis): Kantor {
  const semua = PROFIL.map((profil) => [profil, unorBagi(profil, instansi.unor)] as const);
  const tempatKerja = new Map(semua.filter(([, unor]) => unor.length > 0));
  return { ...instansi, tempat: cariTempat(instansi.nama), tempatKerja, terisi: new Set() };
}

function makeOrang(pokok: Pokok, kantor: Kantor, tahun: number, nipLama: string): PegawaiSintetis {
  const acak = makeAcak(pokok.benih);
  const { pendidikan, golongan, jabatan, tmtPns } = makeKarier(acak, pokok, kantor, tahun);
  const orang: PegawaiSintetis = {
    nip: pokok.nip,
    nip_lama: pokok.tmtCpns <= AKHIR_NIP_LAMA ? nipLama : null,
    isi: {
      ...dataDiri(acak, pokok, kantor.tempat, pendidikan),
      ...dataKepegawaian(pokok, tmtPns, kantor.tempat),
      ...dataPosisi(rujukan(kantor), kantor.tempat, jabatan.at(-1)!),
    },
    riwayat: { golongan, pendidikan: pendidikan.baris, jabatan },
    cacat: null,
  };
  lengkapiOrang(orang, { benih: pokok.benih, dekat: kantor.tempat.kabupatenDekat, hariIni: `${tahun}-09-01` });
  beriCacat(acak, orang);
  return orang;
}

/** Study, then golongan, then jabatan: each follows from the one before. */
function makeKarier(acak: Acak, pokok: Pokok, kantor: Kantor, tahun: number) {
  const hariIni = `${tahun}-09-01`;
  const { tmtCpns } = pokok;
  const profil = pilihProfil(acak, pokok, kantor);
  const pendidikan = makePendidikan(acak, pokok, profil, tahun);
  const pangkat = makePangkat(acak, pokok, profil, pendidikan, hariIni);
  const tmtPns = makeTmtPns(acak, tmtCpns, hariIni);
  const tempatKerja = kantor.tempatKerja.get(profil)!;
  const masa = { instansi: rujukan(kantor), profil, pangkat, tmtCpns, tmtPns, hariIni };
  const jabatan = makeJabatan(acak, { ...masa, unor: kantor.unor, tempatKerja, terisi: kantor.terisi });
  return { pendidikan, golongan: makeBarisGolongan(acak, pokok, pangkat), jabatan, tmtPns };
}

const rujukan = ({ kode, nama }: Rujukan): Rujukan => ({ kode, nama });

function pilihProfil(acak: Acak, pokok: Pokok, { tempatKerja }: Kantor): Profil {
  const bisa = [...tempatKerja.keys()].filter(
    ({ pendidikan, perempuan }) =>
      (!perempuan || pokok.perempuan) && pendidikan.every((nama) => sudahLulus(pokok, nama)),
  );
  return pilihBerbobot(acak, bisa);
}

/** A year or two after CPNS; null while still CPNS. */
function makeTmtPns(acak: Acak, tmtCpns: string, hariIni: string): string | null {
  if (selisihBulan(tmtCpns, hariIni) < 12) return null;
  const tmt = tambahBulan(tmtCpns, acak.angka(12, 22));
  return tmt <= hariIni ? tmt : null;
}

/** Different for every person of a run: multiplying walks through all remainders of a prime; the seed says where it begins. */
const makeNipLama = (benih: number, urut: number): string =>
  `${AWAL_NIP_LAMA}${String((((benih * 15_485_863) % PRIMA) + (urut + 1) * 48_271) % PRIMA).padStart(8, '0')}`;
