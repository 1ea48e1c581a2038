import type { NilaiButir } from '../../formulir/jenis.js';
import { bakukanTeks } from '../../shared/bakukan.js';
import { isRujukan, type NilaiIsian } from '../../shared/isian.js';
import { ISIAN_NIP_BARU } from '../../shared/isian-nip.js';
import { JENIS_KELAMIN } from '../../shared/kode-sapk.js';
import { uraiNip } from '../../shared/nip.js';
import {
  BANTUAN_REGISTRASI,
  INFO_BERKAS,
  ISIAN_INSTANSI,
  ISIAN_NAMA,
  isianTmt,
  keKanreg,
  ringkasIsian,
  rujukan,
  teks,
} from '../bahan-kategori.js';
import type { Dokumen, Kategori } from '../jenis.js';

const ISIAN = [
  isianTmt(2003),
  ISIAN_NIP_BARU,
  ISIAN_NAMA,
  {
    kode: 'tempat_lahir',
    label: 'Tempat Lahir',
    jenis: 'teks',
    maks: 100,
    lebar: 30,
    petunjuk: 'Kabupaten atau kota.',
  },
  { kode: 'tanggal_lahir', label: 'Tanggal Lahir', jenis: 'tanggal', lebar: 10, petunjuk: 'Misalnya 19-11-1977.' },
  { kode: 'jenis_kelamin', label: 'Jenis Kelamin', jenis: 'pilihan', pilihan: JENIS_KELAMIN },
  ISIAN_INSTANSI,
] as const;

const dokumen = (kode: string, label: string): Dokumen => ({ kode, label, bila: { isian: 'tmt', nilai: ['sampai'] } });

const tidakAda: Kategori = {
  nomor: 14,
  kode: 'tidak-ada-dalam-database',
  kelompok: 'A',
  nama: 'Tidak Ada Dalam Database',
  alias: ['Data Tidak Ada Dalam Database', 'TDB'],
  ungkapan: [
    'nip saya tidak ditemukan',
    'nip tidak terdaftar',
    'data saya tidak ada',
    'nip baru tidak ada di database',
  ],
  uraian: 'NIP Baru tidak ditemukan saat registrasi',
  judulBantuan: BANTUAN_REGISTRASI,
  judulForm: 'Form Data Isian PNS Tidak Ada Dalam Database (TDB) dengan TMT CPNS sesudah 2003',
  judulFormSampai: 'Form Data Isian PNS Tidak Ada Dalam Database (TDB) dengan TMT CPNS sebelum/saat 2003',
  info: ['Isi Form ini sesuai dengan data anda', INFO_BERKAS],
  batasTmt: 2003,
  isian: ISIAN,
  dokumen: [
    dokumen('sk_cpns', 'SK CPNS'),
    dokumen('sk_pns', 'SK PNS'),
    dokumen('surat_aktif', 'Surat Keterangan Aktif dari Pimpinan'),
    dokumen('ijazah', 'Ijazah'),
    dokumen('keterangan_gaji', 'Keterangan Gaji'),
  ],
  periksa: (isi) => {
    const { tanggalLahir, jenisKelamin } = uraiNip(String(isi.nip));
    return {
      ...(tanggalLahir !== isi.tanggal_lahir && {
        tanggal_lahir: 'Tanggal Lahir berbeda dengan 8 angka pertama NIP Baru. Periksa keduanya di SK Anda.',
      }),
      ...(jenisKelamin !== isi.jenis_kelamin && {
        jenis_kelamin: 'Jenis Kelamin berbeda dengan angka ke-15 NIP Baru (1 laki-laki, 2 perempuan).',
      }),
    };
  },
  nipTidakAda: true,
  kantorPertama: (fakta) => keKanreg(fakta.dipilih),
  penyetuju: 'helpdesk',
  pokok: (isi) => `${bakukanTeks(teks(isi, 'nama'))}|${rujukan(isi, 'instansi').kode}`,
  ringkas: (isi) => ringkasIsian(ISIAN, isi),
  tambahanPetugas: () => [
    {
      kode: 'tempat_lahir_baku',
      label: 'Tempat Lahir di daftar',
      jenis: 'referensi',
      daftar: 'lokasi',
      petunjuk: 'Pilih dari daftar yang sesuai dengan tulisan pelapor.',
    },
  ],
  tambahanAwal: (isi) => ({ tempat_lahir_baku: teks(isi, 'tempat_lahir') }),
  dampak: ({ nip, isi }, _fakta, tambahan) => [{ jenis: 'buat_pegawai', nip, isi: pegawaiBaru(nip, isi, tambahan) }],
  penyelesaian: 'NIP Anda sekarang ada dalam database. Anda dapat registrasi.',
  contoh: {
    isi: {
      tmt: 'sesudah',
      nip: '198704182010121925',
      nama: 'Fajar Nugroho',
      tempat_lahir: 'Semarang',
      tanggal_lahir: '1987-04-18',
      jenis_kelamin: '1',
      instansi: { kode: '6400', nama: 'Pemerintah Provinsi Jawa Tengah' },
    },
    tambahan: { tempat_lahir_baku: { kode: '33.74', nama: 'Kota Semarang' } },
  },
};
export default tidakAda;

/** The pembanding of somebody BKN did not know; all else the PNS corrects in the form. */
function pegawaiBaru(nip: string, isi: NilaiIsian, tambahan: NilaiIsian): Record<string, NilaiButir> {
  const instansi = rujukan(isi, 'instansi');
  return {
    nama: teks(isi, 'nama').toUpperCase(),
    tempat_lahir: isRujukan(tambahan.tempat_lahir_baku) ? tambahan.tempat_lahir_baku : null,
    tanggal_lahir: isi.tanggal_lahir ?? null,
    jenis_kelamin: isi.jenis_kelamin ?? null,
    tmt_cpns: `${uraiNip(nip).bulanCpns}-01`,
    kedudukan_hukum: '01',
    instansi_induk: instansi,
    instansi_kerja: instansi,
  };
}
