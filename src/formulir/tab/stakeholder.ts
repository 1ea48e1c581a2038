import type { Tab } from '../jenis.js';

/** Stakeholder: questionnaires of BPJS Kesehatan, Bapertarum and KPE, no perubahan (domain.md §6; Buku Petunjuk Pengguna III.B "Data Stakeholder"). */
const stakeholder: Tab = {
  nomorUrut: 990,
  kelompokDaftar: 'Stakeholder',
  kode: 'stakeholder',
  judul: 'Stakeholder',
  pengantar: 'Beberapa pertanyaan dari lembaga yang melayani PNS. Jawaban Anda tidak diperiksa verifikator.',
  denganKuesioner: true,
  kelompok: [],
  contoh: {},
};
export default stakeholder;
