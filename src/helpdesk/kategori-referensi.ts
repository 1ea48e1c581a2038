import { bakukanTeks } from '../shared/bakukan.js';
import { type Isian, isRujukan, kosong, type NilaiIsian, tampilNilai } from '../shared/isian.js';
import { ISIAN_NIP_BARU } from '../shared/isian-nip.js';
import { ADA_HURUF, BANTUAN_REFERENSI, INFO_NIP, teks } from './bahan-kategori.js';
import type { Dampak, Kategori } from './jenis.js';

/** What tells one list's kategori from another's. */
export interface KategoriReferensi
  extends Pick<Kategori, 'nomor' | 'kode' | 'nama' | 'alias' | 'ungkapan' | 'uraian' | 'judulForm'> {
  /** field code and its label in the manual */
  isian: { kode: string; label: string };
  /** the manual's second INFO note */
  infoIsian: string;
  daftar: string;
  /** two places have the same name for different things: only people of one instansi mean the same */
  setempat?: true;
  /** what the list keeps besides the name */
  rincian?: readonly Isian[];
  /** where the new entry goes; without it to `daftar`, with the rincian */
  baru?: (tambahan: NilaiIsian) => { daftar: string; isi: Record<string, string> };
  /** rules across the rincian: field code → message */
  periksaRincian?: (tambahan: NilaiIsian) => Record<string, string>;
  contoh: { nama: string; rincian?: NilaiIsian };
}

/** A reference that is missing (domain.md §8, 3–11): the name is added, or an entry that exists is the answer. */
export function kategoriReferensi(asal: KategoriReferensi): Kategori {
  const { kode, label } = asal.isian;
  const pola = { cocok: ADA_HURUF, pesan: `Tulis ${label} dengan huruf atau angka.` };
  const isian: Isian[] = [ISIAN_NIP_BARU, { kode, label, jenis: 'teks', maks: 150, lebar: 30, pola }];
  const rincian = asal.rincian ?? [];
  return {
    nomor: asal.nomor,
    kode: asal.kode,
    kelompok: 'B',
    nama: asal.nama,
    alias: asal.alias,
    ungkapan: asal.ungkapan,
    uraian: asal.uraian,
    judulBantuan: BANTUAN_REFERENSI,
    judulForm: asal.judulForm,
    info: [INFO_NIP, asal.infoIsian],
    isian,
    dokumen: [],
    kantorPertama: () => ({ jenis: 'pusat' }),
    penyetuju: 'helpdesk',
    daftar: { jenis: asal.daftar, isian: kode },
    pokok: (isi, fakta) =>
      [...(asal.setempat ? [fakta.instansi?.kode ?? ''] : []), bakukanTeks(teks(isi, kode))].join('|'),
    ringkas: (isi) => teks(isi, kode),
    tambahanPetugas: () => isianTambahan(asal.daftar, rincian),
    tambahanAwal: (isi) => ({ nama_baku: teks(isi, kode) }),
    periksaTambahan: (tambahan) => ({
      ...(isRujukan(tambahan.yang_ada) ? {} : asal.periksaRincian?.(tambahan)),
      ...periksaTambahan(rincian, tambahan),
    }),
    dampak: (_tiket, _fakta, tambahan) => [dampakReferensi(asal, tambahan)],
    penyelesaian: 'Nama ini sekarang ada di daftar. Buka lagi isiannya, ketik sebagian namanya, lalu pilih.',
    contoh: {
      isi: { nip: '198003122005012907', [kode]: asal.contoh.nama },
      tambahan: { nama_baku: asal.contoh.nama, ...asal.contoh.rincian },
    },
  };
}

const isianTambahan = (daftar: string, rincian: readonly Isian[]): Isian[] => [
  {
    kode: 'yang_ada',
    label: 'Jawab dengan yang sudah ada',
    jenis: 'referensi',
    daftar,
    tidakWajib: true,
    petunjuk: 'Bila yang dimaksud sudah ada di daftar. Isian di bawah lalu tidak dipakai.',
  },
  { kode: 'nama_baku', label: 'Nama baru di daftar', jenis: 'teks', maks: 150, lebar: 30, tidakWajib: 'bersyarat' },
  ...rincian.map((satu): Isian => ({ ...satu, tidakWajib: satu.tidakWajib ?? 'bersyarat' })),
];

function periksaTambahan(rincian: readonly Isian[], tambahan: NilaiIsian): Record<string, string> {
  if (isRujukan(tambahan.yang_ada)) return {};
  const perlu: Isian[] = [
    { kode: 'nama_baku', label: 'Nama baru di daftar', jenis: 'teks' },
    ...rincian.filter(
      (satu) => !satu.tidakWajib && (!satu.bila || satu.bila.nilai.includes(teks(tambahan, satu.bila.isian))),
    ),
  ];
  return Object.fromEntries(
    perlu
      .filter(({ kode }) => kosong(tambahan[kode]))
      .map(({ kode, label }) => [kode, `Isi ${label}, atau pilih yang sudah ada.`]),
  );
}

function dampakReferensi(asal: KategoriReferensi, tambahan: NilaiIsian): Dampak {
  const { daftar } = asal;
  if (isRujukan(tambahan.yang_ada)) return { jenis: 'pakai_referensi', daftar, rujukan: tambahan.yang_ada };
  const nama = teks(tambahan, 'nama_baku');
  const sebutan = sebutRincian(asal, tambahan);
  if (asal.baru) return { jenis: 'tambah_referensi', nama, ...asal.baru(tambahan), sebutan };
  const isi = (asal.rincian ?? [])
    .map(({ kode }) => [kode, teks(tambahan, kode)] as const)
    .filter(([, nilai]) => nilai);
  return { jenis: 'tambah_referensi', daftar, nama, isi: Object.fromEntries(isi), sebutan };
}

/** The rincian that apply, as people read them. */
const sebutRincian = (asal: Pick<KategoriReferensi, 'rincian'>, tambahan: NilaiIsian): Record<string, string> =>
  Object.fromEntries(
    (asal.rincian ?? [])
      .filter((satu) => !kosong(tambahan[satu.kode]))
      .map((satu) => [satu.label, tampilNilai(satu, tambahan[satu.kode])]),
  );
