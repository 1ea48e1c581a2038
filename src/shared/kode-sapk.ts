/**
 * Code lists of SAPK: fixed, small, known to every file that declares a pilihan. Source: BKN's SAPK code lists.
 * `tutup` marks codes that old data may carry and nobody may pick any more (domain.md §10).
 */

export interface Pilihan {
  kode: string;
  nama: string;
  tutup?: true;
}

const daftar = (isi: Record<string, string>, ...tutup: string[]): readonly Pilihan[] =>
  Object.entries(isi)
    .sort(([a], [b]) => a.localeCompare(b, 'id', { numeric: true }))
    .map(([kode, nama]) => (tutup.includes(kode) ? { kode, nama, tutup: true } : { kode, nama }));

export const GOLONGAN = daftar({
  '11': 'I/a Juru Muda',
  '12': 'I/b Juru Muda Tingkat I',
  '13': 'I/c Juru',
  '14': 'I/d Juru Tingkat I',
  '21': 'II/a Pengatur Muda',
  '22': 'II/b Pengatur Muda Tingkat I',
  '23': 'II/c Pengatur',
  '24': 'II/d Pengatur Tingkat I',
  '31': 'III/a Penata Muda',
  '32': 'III/b Penata Muda Tingkat I',
  '33': 'III/c Penata',
  '34': 'III/d Penata Tingkat I',
  '41': 'IV/a Pembina',
  '42': 'IV/b Pembina Tingkat I',
  '43': 'IV/c Pembina Utama Muda',
  '44': 'IV/d Pembina Utama Madya',
  '45': 'IV/e Pembina Utama',
});

export const ESELON = daftar({
  '11': 'I.a',
  '12': 'I.b',
  '21': 'II.a',
  '22': 'II.b',
  '31': 'III.a',
  '32': 'III.b',
  '41': 'IV.a',
  '42': 'IV.b',
  '51': 'V.a',
  '52': 'V.b',
  '99': 'Non Eselon',
});

export const JENIS_JABATAN = daftar(
  {
    '1': 'Struktural',
    '2': 'Fungsional Tertentu',
    '3': 'Rangkap (Struktural dan Fungsional)',
    '4': 'Fungsional Umum',
  },
  '3',
);

export const JENIS_KP = daftar({
  '101': 'Reguler',
  '201': 'Pilihan (Jabatan Struktural)',
  '202': 'Pilihan (Jabatan Fungsional Tertentu)',
  '203': 'Pilihan (Penyesuaian Ijazah)',
  '204': 'Pilihan (Sedang Melaksanakan Tugas Belajar)',
  '205': 'Pilihan (Setelah Selesai Tugas Belajar)',
  '206': 'Pilihan (Diperbantukan/Dipekerjakan pada Instansi Lain)',
  '207': 'Pilihan (Penemuan Baru)',
  '208': 'Pilihan (Prestasi Luar Biasa)',
  '209': 'Pilihan (Pejabat Negara)',
  '210': 'Pilihan (Selama DPK/DPB)',
  '211': 'Golongan dari Pengadaan CPNS/PNS',
});

export const KEDUDUKAN_HUKUM = daftar(
  {
    '01': 'Aktif',
    '02': 'CLTN',
    '03': 'Tugas Belajar',
    '04': 'Pemberhentian Sementara',
    '05': 'Penerima Uang Tunggu',
    '06': 'Prajurit Wajib',
    '07': 'Pejabat Negara',
    '08': 'Kepala Desa',
    '09': 'Sedang dalam Proses Banding BAPEK',
    '11': 'Pegawai Titipan',
    '12': 'Pengungsi',
    '13': 'Perpanjangan CLTN',
    '14': 'PNS yang Dinyatakan Hilang',
    '15': 'PNS Kena Hukuman Disiplin',
    '16': 'Pemindahan dalam rangka Penurunan Jabatan',
    '20': 'Masa Persiapan Pensiun',
    '51': 'CPNS yang Belum Menerima SK CPNS',
    '52': 'Tidak Aktif',
    '66': 'Diberhentikan',
    '67': 'Punah',
    '68': 'Eks PNS Timor Timur',
    '69': 'TMS dari Pengadaan',
    '70': 'Pembatalan NIP',
    '77': 'Pemberhentian tanpa Hak Pensiun',
    '88': 'Pemberhentian dengan Hak Pensiun',
    '89': 'Tidak Aktif tetapi Diusulkan Pensiun',
    '90': 'Tidak Ikut PUPNS 2015',
    '91': 'Tindak Pidana / Tindak Pidana Jabatan',
    '92': 'Pemblokiran Data PNS',
    '98': 'Mencapai BUP',
    '99': 'Pensiun',
  },
  '90',
  '92',
);

export const JENIS_PEGAWAI = daftar({
  '1': 'PNS Pusat yang bekerja pada Departemen/Lembaga',
  '2': 'PNS Pusat DPB pada Instansi lain',
  '3': 'PNS Pusat DPK pada Instansi lain',
  '4': 'PNS Pusat DPB pada Pemerintah Propinsi',
  '5': 'PNS Pusat DPK pada Pemerintah Propinsi',
  '6': 'PNS Pusat DPB pada Pemerintah Kabupaten/Kota',
  '7': 'PNS Pusat DPK pada Pemerintah Kabupaten/Kota',
  '8': 'PNS Pusat DPB pada BUMN/Badan lain',
  '9': 'PNS Pusat DPK pada BUMN/Badan lain',
  '10': 'PNS Daerah Propinsi yang bekerja pada Propinsi',
  '11': 'PNS Daerah Propinsi DPB pada Instansi lain',
  '12': 'PNS Daerah Propinsi DPK pada Instansi lain',
  '13': 'PNS Daerah Propinsi DPB pada BUMN/BUMD',
  '14': 'PNS Daerah Propinsi DPK pada BUMN/BUMD',
  '15': 'PNS Daerah Kab./Kota yang bekerja pada Kab./Kota',
  '16': 'PNS Daerah Kab./Kota DPB pada Instansi lain',
  '17': 'PNS Daerah Kab./Kota DPK pada Instansi lain',
  '18': 'PNS Daerah Kab./Kota DPB pada BUMN/BUMD',
  '19': 'PNS Daerah Kab./Kota DPK pada BUMN/BUMD',
});

export const AGAMA = daftar({
  '1': 'Islam',
  '2': 'Kristen',
  '3': 'Katholik',
  '4': 'Hindu',
  '5': 'Budha',
  '6': 'Konghucu',
  '7': 'Lainnya',
});

export const STATUS_PERKAWINAN = daftar({
  '1': 'Menikah',
  '2': 'Cerai',
  '3': 'Janda/Duda',
  '4': 'Belum Kawin',
});

export const STATUS_KEPEGAWAIAN = daftar({
  C: 'CPNS',
  P: 'PNS',
});

export const STATUS_HIDUP = daftar({
  '1': 'Hidup',
  '0': 'Meninggal',
});

export const STATUS_ANAK = daftar({
  '1': 'Kandung',
  '2': 'Tiri',
  '3': 'Angkat',
});

/** Kinds of training that are not structural ones. */
export const JENIS_DIKLAT = daftar({
  '2': 'Fungsional',
  '3': 'Teknis',
  '4': 'Workshop',
  '5': 'Manajerial',
  '6': 'Sosial Kultural',
  '7': 'Sosialisasi',
  '8': 'Bimbingan Teknis',
  '9': 'Seminar',
  '10': 'Magang',
});

export const JENIS_KELAMIN = daftar({
  '1': 'Laki-laki',
  '2': 'Perempuan',
});

export const TINGKAT_PENDIDIKAN = daftar({
  '05': 'Sekolah Dasar',
  '10': 'SLTP',
  '12': 'SLTP Kejuruan',
  '15': 'SLTA',
  '17': 'SLTA Kejuruan',
  '18': 'SLTA Keguruan',
  '20': 'Diploma I',
  '25': 'Diploma II',
  '30': 'Diploma III/Sarjana Muda',
  '35': 'Diploma IV',
  '40': 'S-1/Sarjana',
  '45': 'S-2',
  '50': 'S-3/Doktor',
});

/** Name of a code, or the code itself when an import brought one that the list does not know. */
export function namaKode(pilihan: readonly Pilihan[], kode: string): string {
  return pilihan.find((satu) => satu.kode === kode)?.nama ?? kode;
}
