import type { AksiFormulir } from '../../src/formulir/formulir.alur.js';
import type { AksiTiket } from '../../src/helpdesk/tiket.alur.js';
import type { AksiRegistrasi } from '../../src/portal/registrasi.alur.js';
import type { NamaTemplat } from '../../src/surel/templat.js';

/** What the PNS or the reporter gets at each step, or why nothing. */
type Kabar<Aksi extends string> = Record<Aksi, { surel: NamaTemplat[] } | { tanpa: string }>;

export const KABAR_REGISTRASI: Kabar<AksiRegistrasi | 'ajukan'> = {
  ajukan: { surel: ['registrasi-diajukan'] },
  terima: { surel: ['registrasi-diterima'] },
  tolak: { surel: ['registrasi-ditolak'] },
  reset: { surel: ['registrasi-direset'] },
};
export const KABAR_FORMULIR: Kabar<AksiFormulir> = {
  kirim: { surel: ['formulir-dikirim'] },
  tarik: { surel: ['formulir-ditarik'] },
  setujui: { surel: ['formulir-maju', 'formulir-selesai'] },
  kembalikan: { surel: ['formulir-dikembalikan'] },
  alihkan_unit: { surel: ['formulir-dialihkan'] },
  turunkan: { surel: ['formulir-diturunkan'] },
  pindah_instansi: { surel: ['formulir-pindah-instansi'] },
  buka_kembali: { surel: ['formulir-diturunkan'] },
};
export const KABAR_TIKET: Kabar<AksiTiket | 'ajukan'> = {
  ajukan: { surel: ['tiket-dibuat', 'tiket-sudah-ada'] },
  ambil: { surel: ['tiket-berubah'] },
  lepas: { tanpa: 'the public reads "Sedang dalam proses" before and after, and the office is the same' },
  teruskan: { surel: ['tiket-berubah'] },
  eskalasi: { surel: ['tiket-berubah'] },
  minta_kelengkapan: { surel: ['tiket-berubah'] },
  jawab: { surel: ['tiket-dijawab'] },
  tutup: { surel: ['tiket-berubah'] },
  setujui: { surel: ['tiket-berubah'] },
  tolak: { surel: ['tiket-berubah'] },
  penuhi: { surel: ['tiket-berubah'] },
  koreksi: { surel: ['tiket-berubah'] },
};
