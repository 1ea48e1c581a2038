import {
  hariTerakhir,
  KEADAAN_NAMA,
  type KeadaanPengumuman,
  keadaanPengumuman,
  type Pengumuman,
  TEMPAT_NAMA,
} from '../pengumuman/pengumuman.js';
import { hariWib, tampilTanggal } from '../shared/tanggal.js';

const NADA: Record<KeadaanPengumuman, string> = { terjadwal: 'badge-run', berlaku: 'badge-good', berakhir: '' };

/** An announcement as the console lists it. */
export function barisPengumuman(satu: Pengumuman, kini: Date) {
  const keadaan = keadaanPengumuman(satu, kini);
  return {
    id: satu.id,
    judul: satu.judul,
    untuk: satu.instansiNama ?? 'Seluruh Indonesia',
    tempat: satu.tempat.map((tempat) => TEMPAT_NAMA[tempat]).join('; '),
    dari: tampilTanggal(hariWib(satu.mulaiPada)),
    sampai: tampilTanggal(hariWib(hariTerakhir(satu.berakhirPada))),
    keadaan: { nama: KEADAAN_NAMA[keadaan], nada: NADA[keadaan] },
  };
}
