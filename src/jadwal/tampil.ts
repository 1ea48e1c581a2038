import { tampilNip } from '../shared/nip.js';
import { tampilSaat, tanggalPanjang } from '../shared/tanggal.js';
import { hariTerakhir, JADWAL_NAMA, type Jadwal, JENIS_JADWAL, keadaanJendela } from './jadwal.js';
import type { Perpanjangan } from './perpanjangan.repository.js';

const KEADAAN = {
  belum: { nada: '', nama: 'Belum dibuka' },
  buka: { nada: 'badge-run', nama: 'Dibuka' },
  tutup: { nada: '', nama: 'Sudah ditutup' },
} as const;

/** Every window that has been set, as pages list them. */
export const jadwalTampil = (jadwal: Jadwal, kini: Date) =>
  JENIS_JADWAL.flatMap((jenis) => {
    const jendela = jadwal[jenis];
    if (!jendela?.mulai || !jendela.selesai) return [];
    return [
      {
        jenis,
        nama: JADWAL_NAMA[jenis],
        mulai: tanggalPanjang(jendela.mulai),
        selesai: hariTerakhir(jendela.selesai),
        keadaan: KEADAAN[keadaanJendela(jendela, kini)],
      },
    ];
  });

/** One extension as pages show it. */
export const perpanjanganTampil = (satu: Perpanjangan, kini: Date) => ({
  ...satu,
  tampilNip: tampilNip(satu.nip),
  jenisNama: JADWAL_NAMA[satu.jenis],
  sampai: hariTerakhir(satu.sampaiPada),
  diberi: tampilSaat(satu.diberiPada),
  berlaku: !satu.dicabutPada && kini < satu.sampaiPada,
  keadaan: satu.dicabutPada ? 'Dicabut atau diganti' : kini < satu.sampaiPada ? 'Berlaku' : 'Sudah lewat',
});
