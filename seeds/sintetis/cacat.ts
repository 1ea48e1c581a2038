import type { PegawaiSintetis } from '../sintetis.js';
import type { Acak } from './acak.js';
import { makeAlamat } from './identitas.js';

/** One error in BKN's data, and what the papers of the person say. */
export interface Cacat {
  /** kode of the butir, or the riwayat kind that lacks its newest row */
  kunci: string;
  benar: unknown;
}

const BAGIAN_CACAT = 0.12;
const HIDUP_SENDIRI = '4';
const MENIKAH = '1';

/** About every eighth person gets something to correct. Changes the person in place. */
export function beriCacat(acak: Acak, orang: PegawaiSintetis): void {
  if (!acak.peluang(BAGIAN_CACAT)) return;
  const mungkin = [salahEja, alamatLama, statusLama];
  if (orang.isi.gelar_belakang) mungkin.push(gelarHilang, gelarHilang);
  if (orang.riwayat.golongan.length > 1) mungkin.push(golonganTertinggal);
  orang.cacat = acak.pilih(mungkin)(acak, orang);
}

function salahEja(acak: Acak, { isi }: PegawaiSintetis): Cacat {
  const benar = String(isi.nama);
  const i = acak.angka(1, benar.indexOf(' ') - 1);
  isi.nama = acak.peluang(0.5)
    ? benar.slice(0, i) + benar.slice(i - 1)
    : benar.slice(0, i - 1) + benar.charAt(i) + benar.charAt(i - 1) + benar.slice(i + 1);
  if (isi.nama === benar) isi.nama = `${benar}I`;
  return { kunci: 'nama', benar };
}

function gelarHilang(_acak: Acak, { isi }: PegawaiSintetis): Cacat {
  const benar = isi.gelar_belakang;
  isi.gelar_belakang = null;
  return { kunci: 'gelar_belakang', benar };
}

/** The row with the person's true address is what they would type. */
function alamatLama(acak: Acak, { isi }: PegawaiSintetis): Cacat {
  const benar = isi.alamat;
  isi.alamat = `${makeAlamat(acak)} (rumah dinas lama)`;
  return { kunci: 'alamat', benar };
}

function statusLama(_acak: Acak, { isi }: PegawaiSintetis): Cacat {
  const benar = MENIKAH;
  isi.status_perkawinan = HIDUP_SENDIRI;
  return { kunci: 'status_perkawinan', benar };
}

function golonganTertinggal(_acak: Acak, { riwayat }: PegawaiSintetis): Cacat {
  return { kunci: 'golongan', benar: riwayat.golongan.pop() };
}
