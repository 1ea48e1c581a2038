import type { Peran } from '../../src/shared/pelaku.js';
import { type OrangDemo, susunOrang } from './bentuk.js';

/** A member of staff of the demo. */
export interface PetugasDemo {
  namaPengguna: string;
  sebutan: string;
  nama: string;
  nip: string;
  peran: Peran;
  /** at the same kantor */
  peranLain: readonly Peran[];
  /** 1–4 for verifikator, 0 for the others */
  tingkat: number;
  /** kode of the kantor */
  kantor: string;
  /** staff are PNS too */
  orang: OrangDemo;
}

/** Of all demo staff; the embedded demo listens on this machine only. */
export const KATA_SANDI_DEMO = 'Kain-Kawung-2026';

const TAHUN_PUPNS = 2015;

type Baris = readonly [
  namaPengguna: string,
  sebutan: string,
  nama: string,
  nip: string,
  kantor: string,
  ...peranLain: Peran[],
];
/** Where the person works: instansi, unor and place of birth. */
type Tempat = readonly [instansi: string, unor: string | null, lahirDi: string];

const BANYUMAS: Tempat = ['6415', 'BMS-040301', '33.02'];
const JATENG: Tempat = ['6400', 'JTG-030401', '33.74'];
const KEMDIKBUD: Tempat = ['3010', 'KMD-01030301', '31.74'];
const BKN: Tempat = ['4011', null, '34.71'];
const DINKES: Tempat = ['6415', 'BMS-070101', '33.02'];
const DISDIK: Tempat = ['6415', 'BMS-060101', '33.03'];
const DIKDASMEN: Tempat = ['3010', 'KMD-03010101', '32.73'];

/** One for every peran and level (domain.md §10); the NIP serials lie between 930 and 959. */
export const PETUGAS_DEMO: readonly PetugasDemo[] = [
  buat('admin_bkn', 0, BKN, ['admin.bkn', 'Admin BKN', 'HERMAN WIRAWAN', '197403152000031930', 'PUSAT']),
  buat('admin_instansi', 0, BANYUMAS, [
    'admin.banyumas',
    'Admin instansi, Kab. Banyumas',
    'SRI WAHYUNI',
    '197905062003122931',
    '6415',
  ]),
  buat('admin_instansi', 0, JATENG, [
    'admin.jateng',
    'Admin instansi, Provinsi Jawa Tengah',
    'GATOT SUBAGYO',
    '197602212001121932',
    '6400',
  ]),
  buat('admin_instansi', 0, KEMDIKBUD, [
    'admin.kemdikbud',
    'Admin instansi, Kementerian Pendidikan dan Kebudayaan',
    'MARIA SITUMORANG',
    '198108192005012933',
    '3010',
  ]),
  buat('verifikator', 1, DINKES, [
    'verif1.dinkes',
    'Verifikator tingkat 1, Dinas Kesehatan Banyumas',
    'ENDANG PUSPITASARI',
    '198311042008012934',
    '6415-BMS-07',
  ]),
  buat('verifikator', 1, DISDIK, [
    'verif1.disdik',
    'Verifikator tingkat 1, Dinas Pendidikan Banyumas',
    'NANANG KURNIAWAN',
    '198007302005011935',
    '6415-BMS-06',
  ]),
  buat('verifikator', 1, BANYUMAS, [
    'verif1.bkd',
    'Verifikator tingkat 1, BKD Banyumas',
    'TRI HANDAYANI',
    '198509122010012936',
    '6415-BKD',
  ]),
  buat('verifikator', 1, DIKDASMEN, [
    'verif1.dikdasmen',
    'Verifikator tingkat 1, Ditjen Pendidikan Dasar dan Menengah',
    'LUKMAN HAKIM SIREGAR',
    '197812242006041937',
    '3010-KMD-03',
  ]),
  buat('verifikator', 1, KEMDIKBUD, [
    'verif1.biro',
    'Verifikator tingkat 1, Biro Kepegawaian Kemdikbud',
    'RINA ANGGRAENI',
    '198402172009122938',
    '3010-BKD',
  ]),
  buat('verifikator', 2, BANYUMAS, [
    'verif2.banyumas',
    'Verifikator tingkat 2, Kab. Banyumas',
    'BAMBANG SUDIRO',
    '197210091998031939',
    '6415',
  ]),
  buat('verifikator', 2, JATENG, [
    'verif2.jateng',
    'Verifikator tingkat 2, Provinsi Jawa Tengah',
    'ASTUTI MAHARANI',
    '197704032002122940',
    '6400',
  ]),
  buat('verifikator', 2, KEMDIKBUD, [
    'verif2.kemdikbud',
    'Verifikator tingkat 2, Kementerian Pendidikan dan Kebudayaan',
    'YOHANES PRANATA',
    '197509262000121941',
    '3010',
  ]),
  buat('verifikator', 3, BKN, [
    'verif3.kanreg1',
    'Verifikator tingkat 3, Kanreg I Yogyakarta',
    'DIDIK SUHARTANTO',
    '198206142006041942',
    'I',
  ]),
  buat('verifikator', 4, BKN, [
    'verif4.pusat',
    'Verifikator tingkat 4, BKN Pusat',
    'NURUL FITRIANI',
    '198012052004122943',
    'PUSAT',
  ]),
  buat('helpdesk', 0, BANYUMAS, [
    'helpdesk.banyumas',
    'Helpdesk, Kab. Banyumas',
    'WAHYU PAMUNGKAS',
    '198803212011011944',
    '6415',
    // Whoever decides tickets of kategori 16 needs both (domain.md §8).
    'operator_turun_status',
  ]),
  buat('helpdesk', 0, BKN, [
    'helpdesk.kanreg1',
    'Helpdesk, Kanreg I Yogyakarta',
    'RETNO PALUPI',
    '198607182010122945',
    'I',
  ]),
  buat('helpdesk', 0, BKN, ['helpdesk.pusat', 'Helpdesk, BKN Pusat', 'IRFAN MAULANA', '198910022014021946', 'PUSAT']),
  buat('operator_turun_status', 0, BANYUMAS, [
    'turun.banyumas',
    'Operator turun status, Kab. Banyumas',
    'TITIK SUMARNI',
    '197808112002122947',
    '6415',
  ]),
];

function buat(peran: Peran, tingkat: number, tempat: Tempat, baris: Baris): PetugasDemo {
  const [namaPengguna, sebutan, nama, nip, kantor, ...peranLain] = baris;
  const [instansi, unor, lahirDi] = tempat;
  const cpns = Number(nip.slice(8, 12));
  const orang = susunOrang({
    nip,
    nama,
    instansi,
    unor,
    lahirDi,
    gelarBelakang: 'S.Sos.',
    alamat: `Jl. Beringin Raya No. ${nip.slice(16)} RT 01/RW 01`,
    golongan: ['31', '32', '33'].slice(0, 1 + Math.floor((TAHUN_PUPNS - cpns) / 4)),
    pendidikan: [
      {
        nama: 'S-1 Ilmu Administrasi Negara',
        tahun: cpns - 2,
        sekolah: 'Universitas Nusantara Jaya',
      },
    ],
    jabatan: [{ jfu: 'Pengolah Data Kepegawaian' }],
  });
  return { namaPengguna, sebutan, nama, nip, peran, peranLain, tingkat, kantor, orang };
}
