/** One kind of career; the table makes the mix of people. */
export interface Profil {
  bobot: number;
  /** first education, one of these by name */
  pendidikan: readonly string[];
  /** only women are appointed */
  perempuan?: true;
  /** works in units with such a name; without it in an office */
  unit?: RegExp;
  jalur: 'struktural' | 'jft' | 'jfu';
  /** JFT: name without its level. JFU: one of these */
  jabatan: readonly string[];
  jenjang?: 'ahli' | 'terampil';
  /** highest golongan this career reaches */
  plafon: string;
  /** later study: chance and what it may be */
  lanjut?: { peluang: number; pendidikan: readonly string[]; plafon: string };
}

const SEKOLAH = /^(SD|SMP|SMA|SMK|SLB) /;
const KESEHATAN = /^(Puskesmas|RSUD|Balai Kesehatan)/;
/** Units where no office staff is put. */
export const BUKAN_KANTOR = SEKOLAH;

const S1_KANTOR = [
  'S-1 Ilmu Administrasi Negara',
  'S-1 Ilmu Pemerintahan',
  'S-1 Ilmu Hukum',
  'S-1 Manajemen',
  'S-1 Akuntansi',
  'S-1 Teknik Sipil',
];
const S2_KANTOR = ['S-2 Ilmu Administrasi Negara', 'S-2 Manajemen', 'S-2 Ilmu Hukum'];
const SLTA = [
  'SLTA Umum/SMA IPA',
  'SLTA Umum/SMA IPS',
  'SMK Akuntansi',
  'SMK Administrasi Perkantoran',
  'STM Bangunan',
];
const JFU_KANTOR = [
  'Pengadministrasi Umum',
  'Pengadministrasi Kepegawaian',
  'Pengadministrasi Keuangan',
  'Pengolah Data',
  'Pengolah Data Kepegawaian',
  'Operator Komputer',
  'Agendaris',
];
const JFU_SARJANA = [
  'Penyusun Program, Anggaran dan Pelaporan',
  'Verifikator Keuangan',
  'Penganalisis Sistem Informasi',
  'Analis Jabatan',
  'Pengolah Data Kepegawaian',
];

export const PROFIL: readonly Profil[] = [
  {
    bobot: 30,
    pendidikan: [
      'S-1 Pendidikan Guru Sekolah Dasar',
      'S-1 Pendidikan Matematika',
      'S-1 Pendidikan Bahasa Indonesia',
      'S-1 Pendidikan Bahasa Inggris',
      'S-1 Pendidikan Biologi',
      'S-1 Bimbingan dan Konseling',
    ],
    unit: SEKOLAH,
    jalur: 'jft',
    jabatan: ['Guru'],
    jenjang: 'ahli',
    plafon: '42',
    lanjut: { peluang: 0.15, pendidikan: ['S-2 Manajemen Pendidikan', 'S-2 Teknologi Pendidikan'], plafon: '42' },
  },
  {
    bobot: 12,
    pendidikan: ['D-III Keperawatan'],
    unit: KESEHATAN,
    jalur: 'jft',
    jabatan: ['Perawat'],
    jenjang: 'terampil',
    plafon: '34',
  },
  {
    bobot: 5,
    pendidikan: ['D-III Kebidanan'],
    perempuan: true,
    unit: KESEHATAN,
    jalur: 'jft',
    jabatan: ['Bidan'],
    jenjang: 'terampil',
    plafon: '34',
  },
  {
    bobot: 5,
    pendidikan: ['Profesi Dokter'],
    unit: KESEHATAN,
    jalur: 'jft',
    jabatan: ['Dokter'],
    jenjang: 'ahli',
    plafon: '43',
  },
  {
    bobot: 2,
    pendidikan: ['Profesi Dokter Gigi'],
    unit: KESEHATAN,
    jalur: 'jft',
    jabatan: ['Dokter Gigi'],
    jenjang: 'ahli',
    plafon: '43',
  },
  {
    bobot: 25,
    pendidikan: SLTA,
    jalur: 'jfu',
    jabatan: [...JFU_KANTOR, 'Pengemudi', 'Petugas Keamanan'],
    plafon: '32',
    lanjut: { peluang: 0.25, pendidikan: S1_KANTOR, plafon: '34' },
  },
  {
    bobot: 10,
    pendidikan: ['D-III Manajemen Informatika', 'D-III Akuntansi', 'D-III Kearsipan'],
    jalur: 'jfu',
    jabatan: JFU_KANTOR,
    plafon: '33',
    lanjut: { peluang: 0.25, pendidikan: S1_KANTOR, plafon: '34' },
  },
  {
    bobot: 18,
    pendidikan: S1_KANTOR,
    jalur: 'jfu',
    jabatan: JFU_SARJANA,
    plafon: '34',
    lanjut: { peluang: 0.15, pendidikan: S2_KANTOR, plafon: '41' },
  },
  {
    bobot: 14,
    pendidikan: S1_KANTOR,
    jalur: 'struktural',
    jabatan: JFU_SARJANA,
    plafon: '43',
    lanjut: { peluang: 0.5, pendidikan: S2_KANTOR, plafon: '43' },
  },
  {
    bobot: 2,
    pendidikan: ['S-1 Teknik Informatika'],
    jalur: 'jft',
    jabatan: ['Pranata Komputer'],
    jenjang: 'ahli',
    plafon: '42',
  },
  {
    bobot: 1,
    pendidikan: ['S-1 Ilmu Perpustakaan'],
    jalur: 'jft',
    jabatan: ['Pustakawan', 'Arsiparis'],
    jenjang: 'ahli',
    plafon: '42',
  },
  {
    bobot: 1,
    pendidikan: ['S-1 Akuntansi'],
    jalur: 'jft',
    jabatan: ['Auditor'],
    jenjang: 'ahli',
    plafon: '42',
  },
  {
    bobot: 2,
    pendidikan: ['S-1 Ilmu Administrasi Negara'],
    jalur: 'jft',
    jabatan: ['Analis Kepegawaian', 'Perencana'],
    jenjang: 'ahli',
    plafon: '42',
  },
  {
    bobot: 3,
    pendidikan: ['SD', 'SLTP Umum/SMP'],
    jalur: 'jfu',
    jabatan: ['Pramu Kebersihan', 'Pramu Bakti'],
    plafon: '21',
  },
];
