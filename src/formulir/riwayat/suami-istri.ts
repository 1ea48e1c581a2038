import type { Pilihan } from '../../shared/kode-sapk.js';
import { selisihTahun } from '../../shared/tanggal.js';
import { teksIsi } from '../butir.js';
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

/** Codes of SAPK's jenis kawin, as they read of a marriage. */
const STATUS_PERNIKAHAN: readonly Pilihan[] = [
  { kode: '1', nama: 'Menikah' },
  { kode: '2', nama: 'Cerai' },
  { kode: '3', nama: 'Meninggal' },
];
const MENIKAH = '1';
const BELUM_KAWIN = '4';
const USIA_NIKAH_TERMUDA = 16;

/** Keluarga, suami/istri (domain.md §6; Buku Petunjuk Pengguna III.B "Suami/Istri"). */
const suamiIstri: JenisRiwayat = {
  nomorUrut: 40,
  kelompokDaftar: 'Keluarga',
  jenis: 'suami-istri',
  judul: 'Suami/Istri',
  satuan: 'suami/istri',
  tingkat: 2,
  isian: [
    ...PNS,
    NAMA,
    TANGGAL_LAHIR,
    TEMPAT_LAHIR,
    {
      kode: 'tanggal_menikah',
      label: 'Tanggal Menikah',
      jenis: 'tanggal',
      tidakLewat: 'hari-ini',
      petunjuk: 'hh-bb-tttt',
    },
    { kode: 'akta_menikah', label: 'Akta Menikah', jenis: 'teks', maks: 60, petunjuk: 'Nomor akta atau buku nikah.' },
    { kode: 'status_pernikahan', label: 'Status Pernikahan', jenis: 'pilihan', pilihan: STATUS_PERNIKAHAN },
    NOMOR_BPJS,
  ],
  cariNip: CARI_KELUARGA,
  // Without the name: the rows of the children hold this key, and names are what people correct.
  kunci: (isi) => `${isi.tanggal_lahir}|${isi.tanggal_menikah}`,
  judulBaris: sebut,
  urutan: (isi) => String(isi.tanggal_menikah ?? ''),
  periksa: (isi) =>
    isi.tanggal_menikah && isi.tanggal_lahir && String(isi.tanggal_menikah) <= String(isi.tanggal_lahir)
      ? { tanggal_menikah: 'Tanggal Menikah harus sesudah Tanggal Lahir suami/istri.' }
      : {},
  peringatan: (baris, data) => [
    ...baris.flatMap((satu) => pesanUsia(satu, data)),
    ...peringatanNip('suami-istri', baris),
    ...statusPerkawinan(baris, data),
  ],
  contoh: {
    pns: true,
    nip_keluarga: '197811152006041908',
    nama: 'HARYANTO WIBOWO',
    tanggal_lahir: '1978-11-15',
    tempat_lahir: { kode: '33.02', nama: 'Kab. Banyumas' },
    tanggal_menikah: '2006-05-12',
    akta_menikah: '117/23/V/2006',
    status_pernikahan: '1',
    nomor_bpjs: null,
  },
};
export default suamiIstri;

function pesanUsia({ id, isi }: Baris, data: DataPns): Peringatan[] {
  const menikah = String(isi.tanggal_menikah ?? '');
  const muda = (lahir: string) => menikah && lahir && selisihTahun(lahir, menikah) < USIA_NIKAH_TERMUDA;
  const kunci = `suami-istri:${id}`;
  return [
    ...(muda(String(isi.tanggal_lahir ?? ''))
      ? [{ kunci, pesan: `${sebut(isi)} tercatat belum ${USIA_NIKAH_TERMUDA} tahun pada Tanggal Menikah.` }]
      : []),
    ...(muda(lahirPns(data))
      ? [{ kunci, pesan: `Pada Tanggal Menikah dengan ${sebut(isi)}, PNS tercatat belum ${USIA_NIKAH_TERMUDA} tahun.` }]
      : []),
  ];
}

/** Status Perkawinan of Data Utama and these rows speak of the same thing. */
function statusPerkawinan(baris: readonly Baris[], data: DataPns): Peringatan[] {
  const status = teksIsi(data, 'status_perkawinan');
  const kunci = 'status_perkawinan';
  const menikah = baris.some(({ isi }) => isi.status_pernikahan === MENIKAH);
  if (status === BELUM_KAWIN && baris.length > 0)
    return [{ kunci, pesan: 'Status Perkawinan belum kawin, tetapi ada suami/istri di Keluarga.' }];
  if (status !== MENIKAH && status !== '' && menikah)
    return [{ kunci, pesan: 'Status Perkawinan bukan menikah, tetapi ada suami/istri yang berstatus Menikah.' }];
  if (status === MENIKAH && !menikah)
    return [
      {
        kunci: 'suami-istri',
        pesan: 'Status Perkawinan menikah, tetapi tidak ada suami/istri yang berstatus Menikah.',
      },
    ];
  return [];
}
