import { isRujukan } from '../../shared/isian.js';
import {
  AGAMA,
  GOLONGAN,
  JENIS_KELAMIN,
  JENIS_PEGAWAI,
  KEDUDUKAN_HUKUM,
  namaKode,
  STATUS_KEPEGAWAIAN,
  STATUS_PERKAWINAN,
} from '../../shared/kode-sapk.js';
import { tampilNip } from '../../shared/nip.js';
import { POLA_NAMA } from '../../shared/pola-nama.js';
import { tampilTanggal } from '../../shared/tanggal.js';
import { butir, teksIsi } from '../butir.js';
import type { DataPns, Keterangan, Tab } from '../jenis.js';
import { peringatanIdentitas } from '../peringatan-identitas.js';
import { barisTerbaru } from '../riwayat-terbaru.js';

const keterangan = (isi: Keterangan): { keterangan: Keterangan } => ({ keterangan: isi });

/** Data Utama: identity, status and address (domain.md §6; Buku Petunjuk Pengguna III.B.3). */
const dataUtama: Tab = {
  nomorUrut: 10,
  kelompokDaftar: 'Data diri',
  kode: 'data-utama',
  judul: 'Data Utama',
  pengantar: 'Bandingkan setiap data BKN dengan berkas Anda. Pilih Sesuai bila cocok, Perbaiki bila tidak.',
  kelompok: [
    {
      judul: 'Identitas',
      isi: [
        keterangan({ kode: 'nip', label: 'NIP Baru', nilai: (data) => tampilNip(data.nip) }),
        keterangan({ kode: 'nip_lama', label: 'NIP Lama', nilai: (data) => data.nipLama ?? '' }),
        butir(4, {
          kode: 'nama',
          label: 'Nama',
          jenis: 'teks',
          maks: 100,
          petunjuk: 'Tanpa gelar, seperti tertulis di ijazah atau SK.',
          pola: POLA_NAMA,
        }),
        butir(
          2,
          {
            kode: 'gelar_depan',
            label: 'Gelar Depan',
            jenis: 'teks',
            maks: 30,
            lebar: 10,
            petunjuk: 'Misalnya Dr. atau Ir.',
          },
          { bolehKosong: true },
        ),
        butir(
          2,
          {
            kode: 'gelar_belakang',
            label: 'Gelar Belakang',
            jenis: 'teks',
            maks: 50,
            lebar: 18,
            petunjuk: 'Misalnya S.Sos., M.Si.',
          },
          { bolehKosong: true },
        ),
        butir(4, {
          kode: 'tempat_lahir',
          label: 'Tempat Lahir',
          jenis: 'referensi',
          daftar: 'lokasi',
          kategoriHelpdesk: 6,
          petunjuk: 'Ketik nama kabupaten atau kota, lalu pilih dari daftar.',
        }),
        butir(4, {
          kode: 'tanggal_lahir',
          label: 'Tanggal Lahir',
          jenis: 'tanggal',
          tidakLewat: 'hari-ini',
          petunjuk: 'hh-bb-tttt, misalnya 24-07-1985',
        }),
        butir(4, { kode: 'jenis_kelamin', label: 'Jenis Kelamin', jenis: 'pilihan', pilihan: JENIS_KELAMIN }),
        butir(4, {
          kode: 'nik',
          label: 'NIK',
          jenis: 'teks',
          angkaSaja: true,
          lebar: 18,
          petunjuk: '16 angka di KTP.',
          pola: { cocok: /^\d{16}$/, pesan: 'NIK terdiri dari 16 angka. Periksa lagi angka di KTP.' },
        }),
        butir(2, { kode: 'agama', label: 'Agama', jenis: 'pilihan', pilihan: AGAMA }),
        butir(2, {
          kode: 'status_perkawinan',
          label: 'Status Perkawinan',
          jenis: 'pilihan',
          pilihan: STATUS_PERKAWINAN,
        }),
      ],
    },
    {
      judul: 'Kepegawaian',
      isi: [
        butir(4, {
          kode: 'tmt_cpns',
          label: 'TMT CPNS',
          jenis: 'tanggal',
          petunjuk: 'Tanggal mulai di SK CPNS, hh-bb-tttt',
        }),
        butir(
          4,
          { kode: 'tmt_pns', label: 'TMT PNS', jenis: 'tanggal', petunjuk: 'Tanggal mulai di SK PNS, hh-bb-tttt' },
          { bolehKosong: (isi) => isi.status_kepegawaian === 'C' },
        ),
        keterangan({
          kode: 'status_kepegawaian',
          label: 'Status CPNS/PNS',
          nilai: (data) => namaKode(STATUS_KEPEGAWAIAN, teksIsi(data, 'status_kepegawaian')),
        }),
        butir(4, { kode: 'kedudukan_hukum', label: 'Kedudukan Hukum', jenis: 'pilihan', pilihan: KEDUDUKAN_HUKUM }),
        butir(3, { kode: 'jenis_pegawai', label: 'Jenis Pegawai', jenis: 'pilihan', pilihan: JENIS_PEGAWAI }),
        keterangan({
          kode: 'golongan_ruang',
          label: 'Golongan Ruang',
          nilai: golonganTerakhir,
          ubahDi: { teks: 'Ubah di Riwayat Golongan', bagian: 'golongan' },
        }),
        keterangan({
          kode: 'pendidikan_terakhir',
          label: 'Pendidikan Terakhir',
          nilai: pendidikanTerakhir,
          ubahDi: { teks: 'Ubah di Riwayat Pendidikan', bagian: 'pendidikan' },
        }),
      ],
    },
    {
      judul: 'Alamat dan nomor',
      isi: [
        butir(2, {
          kode: 'alamat',
          label: 'Alamat',
          jenis: 'paragraf',
          maks: 300,
          petunjuk: 'Jalan, nomor, RT/RW, kelurahan atau desa, kecamatan.',
        }),
        butir(
          2,
          {
            kode: 'kode_pos',
            label: 'Kode Pos',
            jenis: 'teks',
            angkaSaja: true,
            lebar: 4,
            pola: { cocok: /^\d{5}$/, pesan: 'Kode Pos terdiri dari 5 angka, misalnya 53114.' },
          },
          { bolehKosong: true },
        ),
        butir(
          2,
          {
            kode: 'npwp',
            label: 'NPWP',
            jenis: 'teks',
            angkaSaja: true,
            lebar: 18,
            petunjuk: '15 angka, atau 16 angka sejak 2024.',
            pola: { cocok: /^\d{15,16}$/, pesan: 'NPWP terdiri dari 15 atau 16 angka.' },
          },
          { bolehKosong: true },
        ),
        butir(
          2,
          {
            kode: 'kartu_pegawai',
            label: 'Kartu Pegawai',
            jenis: 'teks',
            maks: 20,
            lebar: 10,
            petunjuk: 'Nomor Karpeg, misalnya N 123456.',
          },
          { bolehKosong: true },
        ),
        keterangan({ kode: 'email', label: 'E-mail', nilai: (data) => teksIsi(data, 'email'), ubahDi: 'akun' }),
        keterangan({ kode: 'telepon', label: 'Telepon', nilai: (data) => teksIsi(data, 'telepon'), ubahDi: 'akun' }),
        keterangan({ kode: 'hp', label: 'HP', nilai: (data) => teksIsi(data, 'hp'), ubahDi: 'akun' }),
      ],
    },
  ],
  peringatan: peringatanIdentitas,
  contoh: {
    nama: 'SITI RACHMAWATI',
    gelar_depan: null,
    gelar_belakang: 'S.Sos.',
    tempat_lahir: { kode: '33.02', nama: 'Kab. Banyumas' },
    tanggal_lahir: '1980-03-12',
    jenis_kelamin: '2',
    nik: '3302015203800004',
    agama: '1',
    status_perkawinan: '1',
    tmt_cpns: '2005-01-01',
    tmt_pns: '2006-02-01',
    kedudukan_hukum: '01',
    jenis_pegawai: '15',
    alamat: 'Jl. Melati Raya No. 17',
    kode_pos: '53114',
    npwp: null,
    kartu_pegawai: null,
  },
};
export default dataUtama;

function golonganTerakhir(data: DataPns): string {
  const isi = barisTerbaru(data, 'golongan', 'tmt_golongan');
  return isi ? `${namaKode(GOLONGAN, String(isi.golongan))}, TMT ${tampilTanggal(String(isi.tmt_golongan))}` : '';
}

function pendidikanTerakhir(data: DataPns): string {
  const isi = barisTerbaru(data, 'pendidikan', 'tanggal_lulus');
  return isi && isRujukan(isi.pendidikan) ? `${isi.pendidikan.nama}, lulus ${isi.tahun_lulus}` : '';
}
