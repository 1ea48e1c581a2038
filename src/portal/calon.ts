import type { DataPns } from '../formulir/jenis.js';
import { sebabTutup } from '../jadwal/jadwal.js';
import { isRujukan, type NilaiIsian } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilTanggal } from '../shared/tanggal.js';
import { jalanRegistrasi } from './kedudukan-hukum.js';
import type { CalonPendaftar } from './registrasi.repository.js';

/** Why somebody cannot register now; `teks` tells more of it. */
export interface HalanganCalon {
  jenis: string;
  kantor: CalonPendaftar['kantor'] | null;
  teks?: string;
}

/** Why this NIP cannot register now, or null; the page names the way that is open. */
export function halanganCalon(calon: CalonPendaftar, kini: Date): HalanganCalon | null {
  if (calon.terdaftar) return { jenis: 'terdaftar', kantor: calon.kantor };
  const jalan = jalanRegistrasi(calon.kedudukanHukum);
  if (jalan !== 'boleh') return { jenis: jalan, kantor: calon.kantor };
  const sebab = sebabTutup(calon.jadwal.registrasi, kini);
  return sebab ? { jenis: 'jadwal', kantor: calon.kantor, teks: `Registrasi untuk Anda ${sebab}` } : null;
}

/** Step 2 shows no more than this: NIK masked to its last four digits (domain.md §3). */
export function ringkasanCalon(calon: CalonPendaftar): Record<string, string> {
  const tempat = calon.isi.tempat_lahir as NilaiIsian[string] | undefined;
  return {
    nip: tampilNip(calon.nip),
    nama: calon.nama,
    tempatLahir: isRujukan(tempat) ? tempat.nama : '',
    tanggalLahir: calon.isi.tanggal_lahir ? tampilTanggal(String(calon.isi.tanggal_lahir)) : '',
    instansi: calon.instansi.nama,
    nik: String(calon.isi.nik ?? '').slice(-4),
  };
}

/** The pembanding as the answers are compared with. */
export const dataCalon = (calon: CalonPendaftar): DataPns => ({
  nip: calon.nip,
  nipLama: calon.nipLama,
  isi: calon.isi,
  riwayat: {},
});
