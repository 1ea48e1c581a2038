import { type Isian, isRujukan, type Mentah, type NilaiIsian } from '../shared/isian.js';
import * as sapk from '../shared/kode-sapk.js';

/** The reference lists that grow, and what each keeps of an entry besides its name. */

export interface DaftarReferensi {
  /** `referensi.jenis` */
  jenis: string;
  judul: string;
  /** what an entry's `isi` holds, as its form asks for it; a referensi is kept by its code */
  rincian: readonly Isian[];
  /** rules across the rincian: field code → message */
  periksa?: (rincian: NilaiIsian) => Record<string, string>;
  /** rincian that rules and fields of the form lean on: entries that differ in them are not the same thing */
  penentu: readonly string[];
  /** rincian that an entry's code tells: never changed once it is there */
  tetap: readonly string[];
}

const nama = (pilihan: readonly string[]) => pilihan.map((satu) => ({ kode: satu, nama: satu }));

export const TINGKAT_LOKASI = [
  { kode: 'provinsi', nama: 'Provinsi' },
  { kode: 'kabupaten', nama: 'Kabupaten/Kota' },
  { kode: 'kecamatan', nama: 'Kecamatan' },
  { kode: 'desa', nama: 'Desa/Kelurahan' },
] as const;

/** What lies directly above each kind of place, by the number of parts of its code: 33, 33.02, 33.02.01, 33.02.01.2001. */
const DALAM_INDUK: Record<string, { bagian: number; sebutan: string } | undefined> = {
  kabupaten: { bagian: 1, sebutan: 'provinsi' },
  kecamatan: { bagian: 2, sebutan: 'kabupaten atau kota' },
  desa: { bagian: 3, sebutan: 'kecamatan' },
};

/** Codes of places are as deep as the places. */
export function periksaIndukLokasi(rincian: NilaiIsian): Record<string, string> {
  const dalam = DALAM_INDUK[String(rincian.tingkat ?? '')];
  const kode = isRujukan(rincian.induk) ? rincian.induk.kode : '';
  return dalam && kode && kode.split('.').length !== dalam.bagian
    ? { induk: `Pilih ${dalam.sebutan}; wilayah ini bukan ${dalam.sebutan}.` }
    : {};
}

const sederhana = (jenis: string, judul: string): DaftarReferensi => ({
  ...{ jenis, judul },
  rincian: [],
  penentu: [],
  tetap: [],
});

const DAFTAR: readonly DaftarReferensi[] = [
  {
    ...sederhana('pendidikan', 'Pendidikan'),
    rincian: [{ kode: 'tingkat', label: 'Tingkat Pendidikan', jenis: 'pilihan', pilihan: sapk.TINGKAT_PENDIDIKAN }],
    penentu: ['tingkat'],
  },
  {
    ...sederhana('jft', 'Jabatan Fungsional Tertentu'),
    // Decides whose form has the Guru or Dokter tab.
    rincian: [
      {
        ...{ kode: 'rumpun', label: 'Rumpun', jenis: 'pilihan' },
        pilihan: [
          { kode: 'guru', nama: 'Guru' },
          { kode: 'dokter', nama: 'Dokter' },
          { kode: 'lain', nama: 'Lainnya' },
        ],
      },
    ],
    penentu: ['rumpun'],
  },
  sederhana('jfu', 'Jabatan Fungsional Umum'),
  {
    ...sederhana('lokasi', 'Lokasi'),
    rincian: [
      { kode: 'tingkat', label: 'Jenis lokasi', jenis: 'pilihan', pilihan: TINGKAT_LOKASI },
      {
        ...{ kode: 'induk', label: 'Berada di', jenis: 'referensi', daftar: 'lokasi' },
        bila: { isian: 'tingkat', nilai: ['kabupaten', 'kecamatan', 'desa'] },
        petunjuk: 'Wilayah satu tingkat di atasnya.',
      },
    ],
    periksa: periksaIndukLokasi,
    penentu: ['tingkat'],
    tetap: ['tingkat'],
  },
  sederhana('negara', 'Negara'),
  sederhana('diklat-struktural', 'Diklat Struktural'),
  sederhana('diklat-fungsional', 'Diklat Fungsional'),
  sederhana('mata-pelajaran', 'Mata Pelajaran'),
  {
    ...sederhana('sekolah', 'Sekolah'),
    rincian: [
      { kode: 'jenjang', label: 'Jenjang', jenis: 'teks', maks: 20, lebar: 10, petunjuk: 'Misalnya SMP.' },
      { kode: 'kabupaten', label: 'Kabupaten/Kota', jenis: 'teks', maks: 80, lebar: 30 },
    ],
  },
  {
    ...sederhana('unit-kesehatan', 'Unit Kesehatan'),
    // The list keeps the kind by its name.
    rincian: [
      {
        ...{ kode: 'jenis', label: 'Jenis Unit Kesehatan', jenis: 'pilihan' },
        pilihan: nama(['Rumah Sakit', 'Puskesmas', 'Poliklinik', 'Balai', 'Kantor Kesehatan Pelabuhan']),
      },
    ],
  },
  sederhana('bidang-spesialis', 'Bidang Spesialis Dokter'),
];

export const DAFTAR_REFERENSI: ReadonlyMap<string, DaftarReferensi> = new Map(DAFTAR.map((satu) => [satu.jenis, satu]));

/** The list of a kind that the code itself names. */
export function daftarReferensi(jenis: string): DaftarReferensi {
  const daftar = DAFTAR_REFERENSI.get(jenis);
  if (!daftar) throw new Error(`no reference list ${jenis}`);
  return daftar;
}

/** SAPK's small code lists: part of the program, because its rules name their codes. Shown, never edited. */
export const DAFTAR_TETAP: readonly { kode: string; judul: string; isi: readonly sapk.Pilihan[]; sebab: string }[] = [
  tetap('agama', 'Agama', sapk.AGAMA, 'Kodenya dipakai bersama SAPK.'),
  tetap('eselon', 'Eselon', sapk.ESELON, 'Menentukan letak unit di pohon dan hitungan TMT Eselon.'),
  tetap('golongan', 'Golongan Ruang', sapk.GOLONGAN, 'Urutan kodenya adalah urutan kenaikan pangkat.'),
  tetap('jenis-diklat', 'Jenis Diklat', sapk.JENIS_DIKLAT, 'Kodenya dipakai bersama SAPK.'),
  tetap(
    'jenis-jabatan',
    'Jenis Jabatan',
    sapk.JENIS_JABATAN,
    'Menentukan isian mana yang ditanyakan di Riwayat Jabatan.',
  ),
  tetap('jenis-kelamin', 'Jenis Kelamin', sapk.JENIS_KELAMIN, 'Dicocokkan dengan NIP dan NIK.'),
  tetap('jenis-kp', 'Jenis Kenaikan Pangkat', sapk.JENIS_KP, 'Kodenya dipakai bersama SAPK.'),
  tetap('jenis-pegawai', 'Jenis Pegawai', sapk.JENIS_PEGAWAI, 'Kodenya dipakai bersama SAPK.'),
  tetap(
    ...(['kedudukan-hukum', 'Kedudukan Hukum', sapk.KEDUDUKAN_HUKUM] as const),
    'Menentukan siapa yang boleh registrasi, siapa yang dihitung di Rekap, dan kategori bantuannya.',
  ),
  tetap('status-anak', 'Status Anak', sapk.STATUS_ANAK, 'Kodenya dipakai bersama SAPK.'),
  tetap('status-hidup', 'Status Hidup', sapk.STATUS_HIDUP, 'Kodenya dipakai bersama SAPK.'),
  tetap('status-kepegawaian', 'Status Kepegawaian', sapk.STATUS_KEPEGAWAIAN, 'CPNS boleh tanpa TMT PNS.'),
  tetap('status-perkawinan', 'Status Perkawinan', sapk.STATUS_PERKAWINAN, 'Kodenya dipakai bersama SAPK.'),
  tetap(
    'tingkat-pendidikan',
    'Tingkat Pendidikan',
    sapk.TINGKAT_PENDIDIKAN,
    'Setiap pendidikan di daftar menunjuk ke sini.',
  ),
];

function tetap(kode: string, judul: string, isi: readonly sapk.Pilihan[], sebab: string) {
  return { kode, judul, isi, sebab };
}

/** The fields of an entry's form: its name, then what its list keeps besides. */
export const isianEntri = ({ rincian }: DaftarReferensi): readonly Isian[] => [
  { kode: 'nama', label: 'Nama', jenis: 'teks', maks: 150, lebar: 30 },
  ...rincian,
];

/** Values of the rincian as `isi` keeps them. */
export function isiEntri({ rincian }: DaftarReferensi, nilai: NilaiIsian): Record<string, string> {
  const pasangan = rincian.flatMap(({ kode }): [string, string][] => {
    const satu = nilai[kode];
    const teks = isRujukan(satu) ? satu.kode : String(satu ?? '');
    return teks ? [[kode, teks]] : [];
  });
  return Object.fromEntries(pasangan);
}

/** An entry as its form shows it; `rujukan` names what its codes stand for. */
export function mentahEntri(
  daftar: DaftarReferensi,
  entri: { nama: string; isi: Record<string, unknown> },
  rujukan: Readonly<Record<string, string>>,
): Mentah {
  const mentah: Mentah = { nama: entri.nama };
  for (const { kode, jenis } of daftar.rincian) {
    const teks = String(entri.isi[kode] ?? '');
    mentah[kode] = jenis === 'referensi' ? (rujukan[teks] ?? '') : teks;
    if (jenis === 'referensi') mentah[`${kode}__kode`] = teks;
  }
  return mentah;
}
