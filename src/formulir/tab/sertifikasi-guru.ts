import { butir } from '../butir.js';
import type { Tab } from '../jenis.js';
import { bilaRumpun } from '../rumpun-jabatan.js';

const BOLEH_KOSONG = { bolehKosong: true } as const;

/** Guru: the one record of Sertifikasi, and the way to the riwayat guru (domain.md §6, §12). */
const sertifikasiGuru: Tab = {
  nomorUrut: 121,
  kelompokDaftar: 'Guru',
  tampilBila: bilaRumpun('guru'),
  kode: 'sertifikasi-guru',
  alamat: 'guru',
  judul: 'Sertifikasi Guru',
  pengantar: 'Sertifikat pendidik dan nomor-nomor Anda sebagai guru. Yang memang belum ada boleh kosong.',
  menaungi: ['guru'],
  kelompok: [
    {
      judul: 'Sertifikasi',
      isi: [
        butir(2, { kode: 'sertifikasi_nomor', label: 'Nomor Sertifikat', jenis: 'teks', maks: 60 }, BOLEH_KOSONG),
        butir(
          2,
          {
            kode: 'sertifikasi_tahun',
            label: 'Tahun Sertifikasi',
            jenis: 'angka',
            min: 2005,
            tidakLewat: 'hari-ini',
            lebar: 4,
          },
          BOLEH_KOSONG,
        ),
        butir(
          2,
          { kode: 'sertifikasi_bidang_studi', label: 'Bidang Studi Sertifikasi', jenis: 'teks', maks: 100 },
          BOLEH_KOSONG,
        ),
        butir(
          2,
          {
            kode: 'nrg',
            label: 'NRG',
            jenis: 'teks',
            angkaSaja: true,
            lebar: 18,
            petunjuk: 'Nomor Registrasi Guru, 12 angka.',
            pola: { cocok: /^\d{12}$/, pesan: 'NRG terdiri dari 12 angka.' },
          },
          BOLEH_KOSONG,
        ),
        butir(
          2,
          {
            kode: 'nuptk',
            label: 'NUPTK',
            jenis: 'teks',
            angkaSaja: true,
            lebar: 18,
            petunjuk: 'Nomor Unik Pendidik dan Tenaga Kependidikan, 16 angka.',
            pola: { cocok: /^\d{16}$/, pesan: 'NUPTK terdiri dari 16 angka.' },
          },
          BOLEH_KOSONG,
        ),
      ],
    },
  ],
  contoh: {
    sertifikasi_nomor: '1211302700123',
    sertifikasi_tahun: 2012,
    sertifikasi_bidang_studi: 'Guru Kelas SD',
    nrg: null,
    nuptk: null,
  },
};
export default sertifikasiGuru;
