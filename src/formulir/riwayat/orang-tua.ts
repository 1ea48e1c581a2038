import type { NilaiIsian } from '../../shared/isian.js';
import { namaKode, type Pilihan, STATUS_HIDUP } from '../../shared/kode-sapk.js';
import { uraiNip } from '../../shared/nip.js';
import { selisihTahun } from '../../shared/tanggal.js';
import type { Baris, DataPns, JenisRiwayat, Peringatan } from '../jenis.js';
import {
  CARI_KELUARGA,
  lahirPns,
  NAMA,
  NOMOR_BPJS,
  PNS,
  peringatanNip,
  sebut,
  TANGGAL_LAHIR,
  TEMPAT_LAHIR,
} from '../keluarga.js';

const HUBUNGAN: readonly Pilihan[] = [
  { kode: '1', nama: 'Ayah' },
  { kode: '2', nama: 'Ibu' },
];
/** Younger parents are possible, but worth a second look. */
const ORANG_TUA_TERMUDA = 14;

/** Keluarga, orang tua (domain.md §6; Buku Petunjuk Pengguna III.B "Orang Tua"). */
const orangTua: JenisRiwayat = {
  nomorUrut: 30,
  kelompokDaftar: 'Keluarga',
  jenis: 'orang-tua',
  judul: 'Orang Tua',
  satuan: 'orang tua',
  tingkat: 2,
  isian: [
    { kode: 'hubungan', label: 'Ayah atau Ibu', jenis: 'pilihan', pilihan: HUBUNGAN },
    ...PNS,
    NAMA,
    TANGGAL_LAHIR,
    TEMPAT_LAHIR,
    { kode: 'status_hidup', label: 'Status Hidup', jenis: 'pilihan', pilihan: [...STATUS_HIDUP].reverse() },
    NOMOR_BPJS,
  ],
  cariNip: CARI_KELUARGA,
  kunci: (isi) => `${isi.hubungan}|${isi.tanggal_lahir}`,
  judulBaris: (isi) => `${namaKode(HUBUNGAN, String(isi.hubungan))}: ${isi.nama}`,
  urutan: (isi) => String(isi.tanggal_lahir ?? ''),
  peringatan: (baris, data) => [
    ...baris.flatMap((satu) => pesanUsia(satu, data)),
    ...peringatanNip('orang-tua', baris),
    ...jenisKelaminNip(baris),
    ...dicatatDuaKali(baris),
  ],
  contoh: {
    hubungan: '2',
    pns: false,
    nip_keluarga: null,
    nama: 'SUMIYATI',
    tanggal_lahir: '1955-05-20',
    tempat_lahir: { kode: '33.02', nama: 'Kab. Banyumas' },
    status_hidup: '1',
    nomor_bpjs: '0009123456789',
  },
};
export default orangTua;

/** Children younger than parents (domain.md §7). */
function pesanUsia({ id, isi }: Baris, data: DataPns): Peringatan[] {
  const [lahir, anak] = [String(isi.tanggal_lahir ?? ''), lahirPns(data)];
  if (!lahir || !anak) return [];
  const kunci = `orang-tua:${id}`;
  if (lahir >= anak) return [{ kunci, pesan: `${sebut(isi)} tercatat lahir sesudah anaknya.` }];
  const usia = selisihTahun(lahir, anak);
  return usia < ORANG_TUA_TERMUDA
    ? [{ kunci, pesan: `${sebut(isi)} tercatat baru berusia ${usia} tahun ketika anaknya lahir.` }]
    : [];
}

function jenisKelaminNip(baris: readonly Baris[]): Peringatan[] {
  const cocok = ({ nip_keluarga: nip, hubungan }: NilaiIsian) =>
    String(nip ?? '').length !== 18 || uraiNip(String(nip)).jenisKelamin === hubungan;
  return baris
    .filter(({ isi }) => !cocok(isi))
    .map(({ id, isi }) => ({
      kunci: `orang-tua:${id}`,
      pesan: `NIP ${sebut(isi)} bukan NIP seorang ${namaKode(HUBUNGAN, String(isi.hubungan)).toLowerCase()}.`,
    }));
}

function dicatatDuaKali(baris: readonly Baris[]): Peringatan[] {
  return baris
    .filter((satu, i) => baris.findIndex(({ isi }) => isi.hubungan === satu.isi.hubungan) !== i)
    .map(({ id, isi }) => ({
      kunci: `orang-tua:${id}`,
      pesan: `${namaKode(HUBUNGAN, String(isi.hubungan))} tercatat lebih dari satu.`,
    }));
}
