import type { DataPns } from '../formulir/jenis.js';
import { isRujukan, type NilaiIsian } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilTanggal } from '../shared/tanggal.js';
import { jalanRegistrasi } from './kedudukan-hukum.js';
import type { CalonPendaftar } from './registrasi.repository.js';

/** Why this NIP cannot register now, or null; the page names the way that is open. */
export function halanganCalon(calon: CalonPendaftar): { jenis: string; kantor: CalonPendaftar['kantor'] } | null {
  if (calon.terdaftar) return { jenis: 'terdaftar', kantor: calon.kantor };
  const jalan = jalanRegistrasi(calon.kedudukanHukum);
  return jalan === 'boleh' ? null : { jenis: jalan, kantor: calon.kantor };
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
