import { type OrangDemo, susunOrang } from './bentuk.js';

/** A demo account that works at once. */
export interface AkunDemo {
  nomorRegister: string;
  kataKunci: string;
  email: string;
  pertanyaan: string;
  jawaban: string;
  namaIbu: string;
}

/** One of the people named in README and at start. */
export interface Pemeran {
  sebutan: string;
  nip: string;
  nama: string;
  /** what to try with them, for people */
  cerita: string;
  /** null: BKN does not know them */
  orang: OrangDemo | null;
  akun: AkunDemo | null;
}

const KATA_KUNCI = 'Batik-Parang-2026';
const BANYUMAS = '6415';
const KEMDIKBUD = '3010';
const UNIVERSITAS = 'Universitas Serayu Raya';

const peran = (isi: Pick<Pemeran, 'sebutan' | 'cerita'> & { akun?: AkunDemo; orang: OrangDemo }): Pemeran => ({
  akun: null,
  ...isi,
  nip: isi.orang.nip,
  nama: String(isi.orang.isi.nama),
});

/** The named cast (domain.md §10). Everybody is made up; the serial of each NIP lies between 900 and 999. */
export const PEMERAN: readonly Pemeran[] = [
  peran({
    sebutan: 'Staf kabupaten',
    cerita: 'Akun aktif. Alamat di data BKN masih yang lama, dan gelar S.Sos. belum tercatat.',
    akun: {
      nomorRegister: 'DEM2PNS4',
      kataKunci: KATA_KUNCI,
      email: 'siti.rachmawati@pns.example',
      pertanyaan: 'Apa makanan kesukaan Anda waktu kecil?',
      jawaban: 'mendoan hangat',
      namaIbu: 'Sumiyati',
    },
    orang: susunOrang({
      nip: '198003122005012907',
      nama: 'SITI RACHMAWATI',
      instansi: BANYUMAS,
      unor: 'BMS-070101',
      lahirDi: '33.02',
      alamat: 'Jl. Kenanga Baru No. 5 RT 02/RW 04 (rumah dinas lama)',
      golongan: ['31', '32', '33'],
      pendidikan: [{ nama: 'S-1 Ilmu Administrasi Negara', tahun: 2003, sekolah: UNIVERSITAS }],
      jabatan: [{ jfu: 'Pengadministrasi Umum' }, { jfu: 'Pengadministrasi Kepegawaian', tmt: '2011-01-01' }],
    }),
  }),
  peran({
    sebutan: 'Staf kementerian',
    cerita: 'Akun aktif di instansi pusat: formulirnya tidak melewati Kanreg.',
    akun: {
      nomorRegister: 'DEM3PNS5',
      kataKunci: KATA_KUNCI,
      email: 'agus.setiawan@pns.example',
      pertanyaan: 'Apa merek kendaraan pertama Anda?',
      jawaban: 'sepeda jengki hijau',
      namaIbu: 'Kartini Handoko',
    },
    orang: susunOrang({
      nip: '197708172003121904',
      nama: 'AGUS SETIAWAN',
      gelarBelakang: 'S.Kom.',
      instansi: KEMDIKBUD,
      unor: 'KMD-01030301',
      lahirDi: '31.74',
      alamat: 'Jl. Cempaka Indah No. 41 RT 06/RW 03',
      golongan: ['31', '32', '33'],
      pendidikan: [{ nama: 'S-1 Teknik Informatika', tahun: 2001, sekolah: 'Universitas Nusantara Jaya' }],
      jabatan: [{ jfu: 'Pengolah Data Kepegawaian' }],
    }),
  }),
  peran({
    sebutan: 'Guru',
    cerita: 'Belum terdaftar. Jabatannya Guru Muda, jadi mengisi bagian Guru juga.',
    orang: susunOrang({
      nip: '198505242009032911',
      nama: 'DEWI LESTARININGSIH',
      gelarBelakang: 'S.Pd.',
      instansi: BANYUMAS,
      unor: 'BMS-060501',
      lahirDi: '33.01',
      alamat: 'Jl. Anggrek Raya No. 12 RT 03/RW 05',
      golongan: ['31', '32'],
      pendidikan: [{ nama: 'S-1 Pendidikan Guru Sekolah Dasar', tahun: 2007, sekolah: UNIVERSITAS }],
      jabatan: [{ jft: 'Guru Pertama' }, { jft: 'Guru Muda', tmt: '2013-04-01' }],
    }),
  }),
  peran({
    sebutan: 'Dokter',
    cerita: 'Belum terdaftar. Dokter Puskesmas, jadi mengisi bagian Dokter juga.',
    orang: susunOrang({
      nip: '198111092010011915',
      nama: 'BENYAMIN HARTONO',
      gelarDepan: 'dr.',
      instansi: BANYUMAS,
      unor: 'BMS-0704',
      lahirDi: '33.74',
      alamat: 'Jl. Dahlia Dalam No. 8 RT 01/RW 02',
      golongan: ['32', '33'],
      pendidikan: [{ nama: 'Profesi Dokter', tahun: 2007, sekolah: 'Universitas Samudra' }],
      jabatan: [{ jft: 'Dokter Pertama' }, { jft: 'Dokter Muda', tmt: '2014-04-01' }],
    }),
  }),
  peran({
    sebutan: 'Sudah pensiun',
    cerita: 'Kedudukan hukum 99: registrasi mengantar ke bantuan Data Sudah Pensiun.',
    orang: susunOrang({
      nip: '195702031979032921',
      nama: 'SUPARTI WULANDARI',
      instansi: BANYUMAS,
      unor: 'BMS-010202',
      lahirDi: '33.03',
      alamat: 'Jl. Melati Dalam No. 3 RT 05/RW 01',
      kedudukanHukum: '99',
      golongan: ['21', '22', '23', '24', '31', '32'],
      pendidikan: [{ nama: 'SLTA Umum/SMA IPS', tahun: 1976, sekolah: 'SMA Negeri 2 Mekar Sari' }],
      jabatan: [{ jfu: 'Pengadministrasi Umum' }],
    }),
  }),
  peran({
    sebutan: 'Diberhentikan',
    cerita: 'Kedudukan hukum 66: registrasi mengantar ke bantuan Diberhentikan Karena Hukuman Disiplin.',
    orang: susunOrang({
      nip: '197506152000031922',
      nama: 'DARWIS KURNIAWAN',
      instansi: '6400',
      unor: 'JTG-010202',
      lahirDi: '33.11',
      alamat: 'Jl. Merpati Baru No. 77 RT 09/RW 02',
      kedudukanHukum: '66',
      golongan: ['21', '22', '23'],
      pendidikan: [{ nama: 'SMK Administrasi Perkantoran', tahun: 1994, sekolah: 'SMK Negeri 1 Mekar Sari' }],
      jabatan: [{ jfu: 'Agendaris' }],
    }),
  }),
  peran({
    sebutan: 'Pindah instansi',
    cerita: 'Data BKN menyebut Pemerintah Kab. Banyumas; SK Pindah Instansi-nya menyebut Pemerintah Kab. Cilacap.',
    orang: susunOrang({
      nip: '198209102006042923',
      nama: 'RATNA KUSUMANINGRUM',
      gelarBelakang: 'S.E.',
      instansi: BANYUMAS,
      unor: 'BMS-0501',
      lahirDi: '33.01',
      alamat: 'Jl. Flamboyan Raya No. 21 RT 04/RW 04',
      golongan: ['31', '32', '33'],
      pendidikan: [{ nama: 'S-1 Manajemen', tahun: 2004, sekolah: UNIVERSITAS }],
      jabatan: [{ jfu: 'Penyusun Program, Anggaran dan Pelaporan' }],
    }),
  }),
  peran({
    sebutan: 'Salah eja',
    cerita: 'Di ijazah dan SK namanya YULIATI HANDAYANI; data BKN kehilangan satu huruf.',
    orang: susunOrang({
      nip: '199001272014022924',
      nama: 'YULIATI HANDAYNI',
      instansi: BANYUMAS,
      unor: 'BMS-0901',
      lahirDi: '33.02',
      alamat: 'Jl. Kamboja Indah No. 15 RT 07/RW 03',
      belumKawin: true,
      golongan: ['23'],
      pendidikan: [{ nama: 'D-III Manajemen Informatika', tahun: 2012, sekolah: 'Universitas Samudra' }],
      jabatan: [{ jfu: 'Operator Komputer' }],
    }),
  }),
  {
    sebutan: 'Tidak ada dalam database',
    cerita: 'NIP sah yang tidak dikenal BKN: registrasi mengantar ke bantuan Tidak Ada Dalam Database.',
    nip: '198704182010121925',
    nama: 'FAJAR NUGROHO',
    orang: null,
    akun: null,
  },
];
