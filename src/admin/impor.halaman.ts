import type { Katalog } from '../formulir/katalog.js';
import { daftarImpor } from '../impor/daftar-impor.js';
import { ALUR_IMPOR, BERJALAN, STATUS_IMPOR_NAMA, type StatusImpor } from '../impor/impor.alur.js';
import type { Impor } from '../impor/impor.repository.js';
import type { Ringkasan } from '../impor/jalankan.js';
import { bolehDari } from '../shared/alur.js';
import { tampilSaat } from '../shared/tanggal.js';

const NADA: Partial<Record<StatusImpor, string>> = {
  antre_periksa: 'badge-run',
  memeriksa: 'badge-run',
  antre_impor: 'badge-run',
  mengimpor: 'badge-run',
  diperiksa: 'badge-warning',
  terputus: 'badge-warning',
  selesai: 'badge-good',
  gagal: 'badge-error',
};

const ribuan = new Intl.NumberFormat('id-ID').format;
const MB = 1024 * 1024;
const sebutUkuran = (byte: number): string =>
  byte < MB ? `${ribuan(Math.max(1, Math.round(byte / 1024)))} KB` : `${ribuan(Math.round(byte / MB))} MB`;

/** Kinds that can be imported, as people call them. */
export const pilihanJenis = (katalog: Katalog): { kode: string; nama: string }[] =>
  daftarImpor(katalog).map(({ jenis, nama }) => ({ kode: jenis, nama }));

/** An import as the console lists it. */
export function barisImpor(satu: Impor, katalog: Katalog) {
  return {
    ...{ id: satu.id, berkas: satu.namaBerkas, ukuran: sebutUkuran(satu.ukuran), oleh: satu.pengunggah },
    jenis: pilihanJenis(katalog).find(({ kode }) => kode === satu.jenis)?.nama ?? satu.jenis,
    keadaan: { nama: STATUS_IMPOR_NAMA[satu.status], nada: NADA[satu.status] ?? '' },
    pada: tampilSaat(satu.diunggahPada),
  };
}

/** Figures of a run or of a trial run. */
const angka = (ringkasan: Ringkasan, coba: boolean): [nama: string, banyak: string][] => [
  ['Baris dibaca', ribuan(ringkasan.dibaca)],
  [coba ? 'Akan ditambah' : 'Ditambah', ribuan(ringkasan.baru)],
  [coba ? 'Akan diubah' : 'Diubah', ribuan(ringkasan.berubah)],
  ['Sudah sama', ribuan(ringkasan.sama)],
  ['Ditolak', ribuan(ringkasan.ditolak)],
];

/** One import with what may be done now. */
export function modelImpor(satu: Impor, katalog: Katalog) {
  const berjalan = (BERJALAN as readonly StatusImpor[]).includes(satu.status);
  const menunggu = satu.status === 'antre_periksa' || satu.status === 'antre_impor';
  const { kemajuan, ukuran } = satu;
  return {
    impor: {
      ...barisImpor(satu, katalog),
      status: satu.status,
      alasan: satu.alasan ?? '',
      pelaksana: satu.pelaksana ?? '',
    },
    pesan: satu.pesan ?? '',
    bergerak: berjalan || menunggu,
    kemajuan: berjalan && {
      bagian: kemajuan ? Math.min(100, Math.floor((kemajuan.byte * 100) / Math.max(1, ukuran))) : 0,
      kata: kemajuan
        ? `${ribuan(kemajuan.dibaca)} baris dibaca, ${ribuan(kemajuan.ditolak)} ditolak`
        : 'Berkas sedang dibuka',
    },
    berhenti:
      kemajuan && (satu.status === 'terputus' || satu.status === 'dibatalkan')
        ? `Sampai berhenti, ${ribuan(kemajuan.dibaca)} baris dibaca: ${ribuan(kemajuan.baru)} baru, ${ribuan(kemajuan.berubah)} berubah, ${ribuan(kemajuan.ditolak)} ditolak.`
        : '',
    periksa: satu.periksa && angka(satu.periksa, true),
    hasil: satu.hasil && angka(satu.hasil, false),
    adaYangDitulis: satu.periksa !== null && satu.periksa.baru + satu.periksa.berubah > 0,
    semuaDitolak: satu.periksa !== null && satu.periksa.ditolak > 0 && satu.periksa.ditolak === satu.periksa.dibaca,
    contoh: satu.contoh ?? [],
    lebih: satu.periksa ? satu.periksa.berubah > (satu.contoh ?? []).length : false,
    adaLaporan: satu.adaLaporan,
    bolehJalankan: bolehDari(ALUR_IMPOR, 'jalankan', satu.status),
    bolehUlangi: bolehDari(ALUR_IMPOR, 'ulangi', satu.status),
    bolehBatal: bolehDari(ALUR_IMPOR, 'batalkan', satu.status),
  };
}
