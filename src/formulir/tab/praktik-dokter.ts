import type { Tab } from '../jenis.js';
import { bilaRumpun } from '../rumpun-jabatan.js';

/** Dokter: the page of the riwayat dokter (domain.md §6, §12). */
const praktikDokter: Tab = {
  nomorUrut: 130,
  tampilBila: bilaRumpun('dokter'),
  kode: 'praktik-dokter',
  alamat: 'dokter',
  judul: 'Dokter',
  pengantar: 'Tempat Anda bekerja sebagai dokter.',
  menaungi: ['dokter'],
  kelompok: [],
  contoh: {},
};
export default praktikDokter;
