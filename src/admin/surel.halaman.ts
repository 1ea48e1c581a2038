import type { Isian, Mentah } from '../shared/isian.js';
import { tampilNip } from '../shared/nip.js';
import { tampilSaat } from '../shared/tanggal.js';
import {
  berkode,
  KEADAAN_SUREL,
  type KeadaanSurel,
  keadaanSurel,
  samarkanAlamat,
  sebutSebab,
} from '../surel/keadaan.js';
import { SEBAB_SUREL, sebabDikenal } from '../surel/kegagalan.js';
import {
  type BarisSurel,
  HITUNG_SAMPAI,
  type RingkasanSurel,
  SEKALI_ULANG,
  type SurelMati,
  type SurelSatu,
} from '../surel/kelola-surel.repository.js';
import { halanganUlang } from '../surel/kelola-surel.service.js';

export const ISIAN_NIP: Isian = {
  ...{ kode: 'nip', label: 'NIP Baru', jenis: 'teks', lebar: 18, angkaSaja: true, tidakWajib: 'bersyarat' },
  pola: { cocok: /^\d{18}$/, pesan: 'NIP Baru terdiri dari 18 angka.' },
};

const NADA: Record<KeadaanSurel, string> = {
  ...{ mati: 'badge-error', terlambat: 'badge-warning', menunggu: '', terkirim: 'badge-good' },
};

const angka = (banyak: number): string =>
  banyak > HITUNG_SAMPAI ? `> ${HITUNG_SAMPAI.toLocaleString('id-ID')}` : banyak.toLocaleString('id-ID');

/** The figures at the top, each leading to its list. */
export const angkaSurel = (satu: RingkasanSurel) => ({
  daftar: (
    [
      ['menunggu', 'Menunggu', 'termasuk yang terlambat'],
      ['terlambat', 'Terlambat', 'lebih dari 15 menit'],
      ['mati', 'Berhenti dicoba', 'perlu dilihat'],
      ['terkirim', 'Terkirim hari ini', satu.terakhir ? `terakhir ${tampilSaat(satu.terakhir)}` : 'belum ada'],
    ] as const
  ).map(([kode, judul, ket]) => ({
    ...{ judul, ket, jumlah: angka(satu[kode]), alamat: `/admin/surel?keadaan=${kode}#daftar` },
    perlu: (kode === 'mati' || kode === 'terlambat') && satu[kode] > 0,
  })),
});

export const pilihanKeadaan = Object.entries(KEADAAN_SUREL).map(([kode, nama]) => ({ kode, nama }));
export const pilihanSebab = Object.entries(SEBAB_SUREL).map(([kode, { nama }]) => ({ kode, nama }));

export const matiTampil = ({ sebab, banyak, sampai }: SurelMati) => ({
  ...{ sebab, nama: SEBAB_SUREL[sebab].nama, arti: SEBAB_SUREL[sebab].arti, dilihat: String(sampai.getTime()) },
  banyak: angka(banyak),
  sekali: banyak > HITUNG_SAMPAI ? SEKALI_ULANG.toLocaleString('id-ID') : '',
});

export function barisTampil(surel: BarisSurel, kini: Date) {
  const keadaan = keadaanSurel(surel, kini);
  return {
    ...{ id: surel.id, subjek: surel.subjek, nip: surel.nip ? tampilNip(surel.nip) : '' },
    kepada: samarkanAlamat(surel.kepada),
    dibuat: tampilSaat(surel.dibuatPada),
    keadaan: { nama: KEADAAN_SUREL[keadaan], nada: NADA[keadaan] },
    ket: surel.dikirimPada ? tampilSaat(surel.dikirimPada) : sebutSebab(surel),
  };
}

/** One mail as it is opened: whom it tells what, and how it fared. */
export function surelTampil(surel: SurelSatu, kini: Date) {
  const { sebab, matiPada, dikirimPada, cobaPada } = surel;
  return {
    ...barisTampil(surel, kini),
    /** in two parts, so that a narrow page breaks it before the @ */
    kepada: [surel.kepada.replace(/@.*/s, ''), surel.kepada.replace(/^[^@]*/, '')],
    nipAlamat: surel.nip ?? '',
    alinea: berkode(surel.templat) ? null : surel.teks.split('\n\n').map((satu) => satu.split('\n')),
    arti: !dikirimPada && sebab && sebabDikenal(sebab) ? SEBAB_SUREL[sebab].arti : '',
    galat: dikirimPada ? '' : (surel.galat ?? ''),
    dicoba: surel.dicobaSejak ? `${surel.percobaan} kali, sejak ${tampilSaat(surel.dicobaSejak)}` : 'belum',
    berikut: !dikirimPada && !matiPada ? tampilSaat(cobaPada > kini ? cobaPada : kini) : '',
    // The reason above says as much of what came too late.
    halangan: matiPada && sebab !== 'kedaluwarsa' ? (halanganUlang(surel) ?? '') : '',
    dilihat: matiPada && !halanganUlang(surel) ? String(matiPada.getTime()) : '',
  };
}

export const kueriSurel = (mentah: Mentah): string =>
  String(new URLSearchParams(Object.entries(mentah).filter((satu): satu is [string, string] => Boolean(satu[1]))));
