import { isRujukan, type NilaiIsian } from '../../shared/isian.js';
import { ESELON, JENIS_JABATAN, namaKode, type Pilihan } from '../../shared/kode-sapk.js';
import { tampilTanggal } from '../../shared/tanggal.js';
import { butir, kodeIsi } from '../butir.js';
import type { Butir, DataPns, Keterangan, Tab } from '../jenis.js';
import { barisTerbaru } from '../riwayat-terbaru.js';

const LETAK: readonly Pilihan[] = [
  { kode: 'dalam', nama: 'Dalam negeri' },
  { kode: 'luar', nama: 'Luar negeri' },
];
const diDalam = { isian: 'letak', nilai: ['dalam'] } as const;
const diLuar = { isian: 'letak', nilai: ['luar'] } as const;

/** Lokasi Kerja: one judgement over several fields; provinsi required, the smaller areas as far as known. */
const lokasiKerja: Butir = {
  kode: 'lokasi_kerja',
  label: 'Lokasi Kerja',
  tingkat: 2,
  isian: [
    { kode: 'letak', label: 'Jenis Lokasi', jenis: 'pilihan', pilihan: LETAK },
    {
      kode: 'provinsi',
      label: 'Provinsi',
      petunjuk: 'Bila bekerja di dalam negeri.',
      jenis: 'referensi',
      daftar: 'lokasi:provinsi',
      bila: diDalam,
      kategoriHelpdesk: 6,
    },
    {
      kode: 'kabupaten',
      label: 'Kabupaten/Kota',
      jenis: 'referensi',
      daftar: 'lokasi:kabupaten',
      bila: diDalam,
      tidakWajib: true,
      kategoriHelpdesk: 6,
    },
    {
      kode: 'kecamatan',
      label: 'Kecamatan',
      jenis: 'referensi',
      daftar: 'lokasi:kecamatan',
      bila: diDalam,
      tidakWajib: true,
      kategoriHelpdesk: 6,
    },
    {
      kode: 'desa',
      label: 'Desa/Kelurahan',
      jenis: 'referensi',
      daftar: 'lokasi:desa',
      bila: diDalam,
      tidakWajib: true,
      kategoriHelpdesk: 6,
    },
    {
      kode: 'negara',
      label: 'Negara',
      petunjuk: 'Hanya bila bekerja di luar negeri.',
      jenis: 'referensi',
      daftar: 'negara',
      bila: diLuar,
      kategoriHelpdesk: 6,
    },
    {
      kode: 'kota',
      label: 'Kota',
      petunjuk: 'Hanya bila bekerja di luar negeri.',
      jenis: 'teks',
      maks: 100,
      bila: diLuar,
    },
  ],
  periksa: periksaLokasi,
  tampil: (isi) =>
    ['desa', 'kecamatan', 'kabupaten', 'provinsi', 'kota', 'negara']
      .map((kode) => isi[kode])
      .map((nilai) => (isRujukan(nilai) ? nilai.nama : nilai))
      .filter(Boolean)
      .join(', '),
};

const DI_RIWAYAT = { teks: 'Ubah di Riwayat Jabatan', bagian: 'jabatan' } as const;

/** A line read from the newest jabatan; the first of them says where it is changed. */
const keterangan = (
  kode: string,
  label: string,
  nilai: (jabatan: NilaiIsian) => string,
): { keterangan: Keterangan } => ({
  keterangan: {
    kode,
    label,
    nilai: (data) => {
      const jabatan = barisTerbaru(data, 'jabatan', 'tmt_jabatan');
      return jabatan ? nilai(jabatan) : '';
    },
    ...(kode === 'jenis_jabatan' ? { ubahDi: DI_RIWAYAT } : {}),
  },
});

/** Posisi: where the PNS belongs and works (domain.md §6; Buku Petunjuk Pengguna III.B.3). Verifikator Level 1 is asked beside it, not compared. */
const posisi: Tab = {
  nomorUrut: 20,
  kelompokDaftar: 'Data diri',
  kode: 'posisi',
  judul: 'Posisi',
  denganVerifikator: true,
  pengantar: 'Tempat Anda terdaftar dan bekerja sekarang, dan unit yang pertama memeriksa formulir Anda.',
  kelompok: [
    {
      judul: 'Instansi dan unit',
      isi: [
        butir(3, {
          kode: 'instansi_induk',
          label: 'Instansi Induk',
          jenis: 'referensi',
          daftar: 'instansi-induk',
          kategoriHelpdesk: 1,
          petunjuk: 'Instansi asal, yang membayar gaji Anda.',
        }),
        butir(3, {
          kode: 'instansi_kerja',
          label: 'Instansi Kerja',
          jenis: 'referensi',
          daftar: 'instansi',
          kategoriHelpdesk: 1,
          petunjuk: 'Instansi tempat Anda bekerja sekarang.',
        }),
        { butir: lokasiKerja },
        butir(2, { kode: 'satuan_kerja', label: 'Satuan Kerja', jenis: 'teks', maks: 150 }, { bolehKosong: true }),
        butir(2, {
          kode: 'unit_organisasi',
          label: 'Unit Organisasi',
          jenis: 'referensi',
          daftar: 'unor',
          kategoriHelpdesk: 2,
          petunjuk: 'Ketik sebagian nama unit, atau pakai Cari Unor.',
        }),
      ],
    },
    {
      judul: 'Jabatan sekarang',
      isi: [
        keterangan('jenis_jabatan', 'Jenis Jabatan', (jabatan) =>
          namaKode(JENIS_JABATAN, String(jabatan.jenis_jabatan)),
        ),
        keterangan('nama_jabatan', 'Nama Jabatan', namaJabatan),
        keterangan('tmt_jabatan', 'TMT Jabatan', (jabatan) => tampilTanggal(String(jabatan.tmt_jabatan))),
        keterangan('eselon', 'Eselon', (jabatan) =>
          jabatan.eselon ? namaKode(ESELON, String(jabatan.eselon)) : 'Non Eselon',
        ),
        {
          keterangan: {
            kode: 'tmt_eselon',
            label: 'TMT Eselon',
            nilai: tmtEselon,
          },
        },
      ],
    },
  ],
  peringatan: (data) => {
    const jabatan = barisTerbaru(data, 'jabatan', 'tmt_jabatan');
    const unorJabatan = jabatan && isRujukan(jabatan.unit_organisasi) ? jabatan.unit_organisasi : null;
    if (!unorJabatan || !kodeIsi(data, 'unit_organisasi') || unorJabatan.kode === kodeIsi(data, 'unit_organisasi'))
      return [];
    return [
      {
        kunci: 'unit_organisasi',
        pesan: `Berbeda dengan jabatan terbaru di Riwayat Jabatan, yaitu ${unorJabatan.nama}.`,
      },
    ];
  },
  contoh: {
    instansi_induk: { kode: '7315', nama: 'Pemerintah Kab. Contoh' },
    instansi_kerja: { kode: '7315', nama: 'Pemerintah Kab. Contoh' },
    lokasi_kerja: {
      letak: 'dalam',
      provinsi: { kode: '33', nama: 'Jawa Tengah' },
      kabupaten: { kode: '33.02', nama: 'Kab. Banyumas' },
      kecamatan: null,
      desa: null,
      negara: null,
      kota: null,
    },
    satuan_kerja: null,
    unit_organisasi: { kode: 'BMS-0101', nama: 'Bagian Umum' },
  },
};
export default posisi;

/** Smaller areas must lie in the bigger ones; area codes begin with the code of the area above. */
function periksaLokasi(isi: NilaiIsian): Record<string, string> {
  const urut = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];
  const pesan: Record<string, string> = {};
  urut.forEach((kode, i) => {
    const atas = i > 0 ? isi[urut[i - 1]!] : null;
    const nilai = isi[kode];
    if (i === 0 || !isRujukan(nilai)) return;
    if (!isRujukan(atas)) pesan[kode] = `Isi juga ${lokasiKerja.isian[i]!.label}.`;
    else if (!nilai.kode.startsWith(atas.kode))
      pesan[kode] = `${nilai.nama} tidak berada di ${atas.nama}. Pilih yang sesuai.`;
  });
  return pesan;
}

/** Name of the office a jabatan row stands for. */
export function namaJabatan(jabatan: NilaiIsian): string {
  const rujukan = [jabatan.jft, jabatan.jfu].find(isRujukan);
  return rujukan?.nama ?? String(jabatan.jabatan_struktural ?? '');
}

/** First TMT of the unbroken run of rows at the present eselon. */
export function tmtEselon(data: DataPns): string {
  const baris = (data.riwayat.jabatan ?? [])
    .filter((satu) => satu.dihapus === undefined)
    .map((satu) => satu.isi)
    .sort((a, b) => String(b.tmt_jabatan).localeCompare(String(a.tmt_jabatan)));
  const eselon = baris[0]?.eselon;
  if (!eselon) return '';
  const putus = baris.findIndex((isi) => isi.eselon !== eselon);
  const awal = baris[(putus === -1 ? baris.length : putus) - 1];
  return awal ? tampilTanggal(String(awal.tmt_jabatan)) : '';
}
