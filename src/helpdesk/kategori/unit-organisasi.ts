import { bakukanTeks } from '../../shared/bakukan.js';
import { type Isian, isRujukan, kosong, type NilaiIsian } from '../../shared/isian.js';
import { ISIAN_NIP_BARU } from '../../shared/isian-nip.js';
import { ESELON } from '../../shared/kode-sapk.js';
import { terbalik } from '../../unor/unor.js';
import { BANTUAN_REFERENSI, INFO_NIP, keInstansi, teks } from '../bahan-kategori.js';
import { uraiUnor } from '../jalur-unor.js';
import type { Dampak, FaktaTiket, Kategori, SimpulUnorBaru } from '../jenis.js';

const ISIAN: readonly Isian[] = [
  ISIAN_NIP_BARU,
  {
    kode: 'unit_organisasi',
    label: 'Unit Organisasi',
    jenis: 'teks',
    maks: 450,
    lebar: 30,
    petunjuk: 'Eselon 2#Eselon 3#Eselon 4, misalnya Dinas Kesehatan#Sekretariat#Subbagian Keuangan.',
    pola: {
      cocok: {
        test: (jalur) => jalur.split('#').length <= 3 && jalur.split('#').every((nama) => /[\p{L}\p{N}]/u.test(nama)),
      },
      pesan:
        'Tulis paling banyak tiga nama dengan huruf atau angka, dipisahkan tanda pagar (#), mulai dari Eselon 2. Tidak ada yang kosong.',
    },
  },
];

const unitOrganisasi: Kategori = {
  nomor: 2,
  kode: 'unit-organisasi',
  kelompok: 'B',
  nama: 'Unit Organisasi Tidak Ditemukan',
  alias: ['Referensi Unit Organisasi Tidak Ditemukan'],
  ungkapan: [
    'unit kerja saya tidak ada',
    'bidang atau seksi tidak ketemu',
    'nama dinas tidak ada di pilihan',
    'unor tidak ada',
    'subbagian tidak ada',
  ],
  uraian: 'Eselon 2, 3, atau 4 di instansi Anda',
  judulBantuan: BANTUAN_REFERENSI,
  judulForm: 'Form Unit Organisasi Tidak Ditemukan',
  info: [INFO_NIP, 'Masukkan Unit Organisasi anda dari Eselon 2 sampai Eselon 4, dipisahkan tanda pagar (#)'],
  isian: ISIAN,
  dokumen: [],
  kantorPertama: (fakta) => keInstansi(fakta.instansi),
  penyetuju: 'helpdesk',
  daftar: { jenis: 'unor', isian: 'unit_organisasi' },
  pokok: (isi, fakta) =>
    [fakta.instansi?.kode ?? '', ...uraiUnor(teks(isi, 'unit_organisasi')).map(bakukanTeks)].join('|'),
  ringkas: (isi) => teks(isi, 'unit_organisasi'),
  tambahanPetugas: (isi) => [
    {
      kode: 'yang_ada',
      label: 'Jawab dengan yang sudah ada',
      jenis: 'referensi',
      daftar: 'unor',
      tidakWajib: true,
      petunjuk: 'Bila unit yang dimaksud sudah ada. Isian di bawah lalu tidak dipakai.',
    },
    ...uraiUnor(teks(isi, 'unit_organisasi')).flatMap((nama, i) => isianSimpul(nama, i)),
  ],
  tambahanAwal: (isi) =>
    Object.fromEntries(uraiUnor(teks(isi, 'unit_organisasi')).map((nama, i) => [`nama_${i + 2}`, nama])),
  periksaTambahan: (tambahan, isi) =>
    isRujukan(tambahan.yang_ada)
      ? {}
      : {
          ...eselonMendangkal(tambahan),
          ...Object.fromEntries(
            uraiUnor(teks(isi, 'unit_organisasi'))
              .flatMap((nama, i) => perluSimpul(nama, i))
              .filter(([kode]) => kosong(tambahan[kode])),
          ),
        },
  dampak: ({ isi }, fakta, tambahan) => [dampakUnor(isi, fakta, tambahan)],
  penyelesaian: 'Unit organisasi ini sekarang ada di daftar. Buka lagi isiannya, lalu pilih dengan Cari Unor.',
  contoh: {
    isi: {
      nip: '198003122005012907',
      unit_organisasi: 'Dinas Kesehatan#Bidang Pelayanan Medis#Seksi Rujukan Gawat Darurat',
    },
    tambahan: {
      nama_2: 'Dinas Kesehatan',
      eselon_2: '22',
      jabatan_2: 'Kepala Dinas Kesehatan',
      nama_3: 'Bidang Pelayanan Medis',
      eselon_3: '32',
      jabatan_3: 'Kepala Bidang Pelayanan Medis',
      nama_4: 'Seksi Rujukan Gawat Darurat',
      eselon_4: '41',
      jabatan_4: 'Kepala Seksi Rujukan Gawat Darurat',
    },
  },
};
export default unitOrganisasi;

/** What an added unit needs, each with the words that name its place. */
const perluSimpul = (nama: string, i: number): [kode: string, pesan: string][] => [
  [`nama_${i + 2}`, `Unit ke-${i + 1}: isi namanya, atau jawab dengan unit yang sudah ada.`],
  [`eselon_${i + 2}`, `Unit ke-${i + 1}, ${nama}: pilih eselonnya, atau jawab dengan unit yang sudah ada.`],
  [
    `jabatan_${i + 2}`,
    `Unit ke-${i + 1}, ${nama}: isi nama jabatan pimpinannya, atau jawab dengan unit yang sudah ada.`,
  ],
];

/** The path may begin below eselon II; its place among the three only names the fields. */
function isianSimpul(nama: string, i: number): Isian[] {
  const tingkat = i + 2;
  return [
    {
      kode: `nama_${tingkat}`,
      label: `Nama unit ke-${i + 1}`,
      jenis: 'teks',
      maks: 150,
      lebar: 30,
      tidakWajib: 'bersyarat',
    },
    {
      kode: `eselon_${tingkat}`,
      label: `Eselon ${nama}`,
      jenis: 'pilihan',
      pilihan: ESELON.filter(({ kode }) => kode !== '99'),
      tidakWajib: 'bersyarat',
    },
    {
      kode: `jabatan_${tingkat}`,
      label: `Nama jabatan pimpinan ${nama}`,
      jenis: 'teks',
      maks: 150,
      lebar: 30,
      tidakWajib: 'bersyarat',
    },
  ];
}

/** A unit stands below the level above it. */
function eselonMendangkal(tambahan: NilaiIsian): Record<string, string> {
  return Object.fromEntries(
    [3, 4]
      .filter((i) => terbalik(teks(tambahan, `eselon_${i - 1}`), teks(tambahan, `eselon_${i}`)))
      .map((i) => [`eselon_${i}`, 'Eselon unit ini harus di bawah eselon unit yang membawahinya.']),
  );
}

function dampakUnor(isi: NilaiIsian, fakta: FaktaTiket, tambahan: NilaiIsian): Dampak {
  if (isRujukan(tambahan.yang_ada)) return { jenis: 'pakai_referensi', daftar: 'unor', rujukan: tambahan.yang_ada };
  const simpul = uraiUnor(teks(isi, 'unit_organisasi')).map(
    (_, i): SimpulUnorBaru => ({
      nama: teks(tambahan, `nama_${i + 2}`),
      eselon: teks(tambahan, `eselon_${i + 2}`) || null,
      jabatan: teks(tambahan, `jabatan_${i + 2}`) || null,
    }),
  );
  return { jenis: 'tambah_unor', instansiKode: fakta.instansi?.kode ?? '', simpul };
}
