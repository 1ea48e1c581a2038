import type { Isian, Mentah } from '../shared/isian.js';
import type { Pilihan } from '../shared/kode-sapk.js';

/** One suggestion of a reference list. */
export interface Usulan {
  kode: string;
  nama: string;
  keterangan: string;
}

/** A field ready for views/isian/<jenis>.ejs. */
export interface IsianTampil {
  id: string;
  nama: string;
  jenis: string;
  label: string;
  petunjuk: string;
  tidakWajib: boolean;
  rahasia: boolean;
  angkaSaja: boolean;
  desimal: number;
  isiOtomatis: string;
  lebar: number;
  daftar: string;
  pilihan: readonly Pilihan[];
  nilai: string;
  kodeTerpilih: string;
  usulan: readonly Usulan[];
  pesan: string;
  bila: { isian: string; nilai: readonly string[] } | null;
  /** "?" beside it files a request to the helpdesk */
  bantuan: boolean;
  /** ids for aria-describedby */
  uraian: string;
}

/** What a form knows while it is shown: texts as typed, messages, suggestions. */
export interface KeadaanIsian {
  mentah: Mentah;
  pesan?: Record<string, string>;
  usulan?: Record<string, readonly Usulan[] | undefined>;
}

export function tampilkanIsian(isian: Isian, keadaan: KeadaanIsian): IsianTampil {
  const pesan = keadaan.pesan?.[isian.kode] ?? '';
  const nilai = keadaan.mentah[isian.kode] ?? '';
  return {
    id: isian.kode,
    nama: isian.kode,
    jenis: isian.jenis,
    label: isian.label,
    petunjuk: isian.petunjuk ?? '',
    tidakWajib: isian.tidakWajib === true,
    rahasia: isian.rahasia === true,
    angkaSaja: isian.angkaSaja === true,
    desimal: isian.desimal ?? 0,
    isiOtomatis: isian.isiOtomatis ?? (isian.jenis === 'teks' ? 'off' : ''),
    lebar: isian.lebar ?? 0,
    daftar: isian.daftar ?? '',
    pilihan: (isian.pilihan ?? []).filter((satu) => !satu.tutup || satu.kode === nilai),
    nilai,
    kodeTerpilih: keadaan.mentah[`${isian.kode}__kode`] ?? '',
    usulan: keadaan.usulan?.[isian.kode] ?? [],
    pesan,
    bila: isian.bila ?? null,
    bantuan: isian.kategoriHelpdesk !== undefined,
    uraian: [
      isian.petunjuk && isian.jenis !== 'ya-tidak' ? `${isian.kode}-hint` : '',
      pesan ? `${isian.kode}-galat` : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

export const tampilkanSemua = (daftar: readonly Isian[], keadaan: KeadaanIsian): IsianTampil[] =>
  daftar.map((satu) => tampilkanIsian(satu, keadaan));
