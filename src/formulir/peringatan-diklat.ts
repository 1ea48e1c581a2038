import { tampilTanggal } from '../shared/tanggal.js';
import { teksIsi } from './butir.js';
import type { Baris, DataPns, Peringatan } from './jenis.js';

/** Training of a civil servant comes after the appointment; what is earlier may be somebody else's certificate. */
export function diklatSebelumCpns(jenis: string, baris: readonly Baris[], data: DataPns): Peringatan[] {
  const cpns = teksIsi(data, 'tmt_cpns');
  return baris
    .filter(({ isi }) => cpns && isi.tanggal && String(isi.tanggal) < cpns)
    .map(({ id, isi }) => ({
      kunci: `${jenis}:${id}`,
      pesan: `Tanggal diklat ${tampilTanggal(String(isi.tanggal))} lebih awal daripada TMT CPNS.`,
    }));
}
