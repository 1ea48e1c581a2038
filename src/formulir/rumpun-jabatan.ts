import type { DataPns, SyaratTampil } from './jenis.js';
import { barisTerbaru } from './riwayat-terbaru.js';

const rumpunTerbaru = (data: DataPns): string => String(barisTerbaru(data, 'jabatan', 'tmt_jabatan')?.rumpun ?? '');

/** Shown while the newest jabatan is of this rumpun (domain.md §6 Guru, Dokter). */
export const bilaRumpun = (rumpun: 'guru' | 'dokter'): SyaratTampil => ({
  riwayat: 'jabatan',
  cocok: (data) => rumpunTerbaru(data) === rumpun,
  karena: { tampil: `jabatan terbaru Anda ${rumpun}`, hilang: `jabatan terbaru Anda bukan ${rumpun}` },
});
