import type { Isian, NilaiIsian } from '../shared/isian.js';
import { hanyaAngka, uraiNip } from '../shared/nip.js';
import { POLA_NAMA } from '../shared/pola-nama.js';
import { tampilTanggal } from '../shared/tanggal.js';
import { teksIsi } from './butir.js';
import type { Baris, CariNip, DataPns, Peringatan } from './jenis.js';

/** Fields that parents, spouses and children have in common (domain.md §6 Keluarga). */

export const NAMA: Isian = {
  kode: 'nama',
  label: 'Nama',
  jenis: 'teks',
  maks: 100,
  petunjuk: 'Tanpa gelar.',
  pola: POLA_NAMA,
};

export const TANGGAL_LAHIR: Isian = {
  kode: 'tanggal_lahir',
  label: 'Tanggal Lahir',
  jenis: 'tanggal',
  tidakLewat: 'hari-ini',
  petunjuk: 'hh-bb-tttt',
};

export const TEMPAT_LAHIR: Isian = {
  kode: 'tempat_lahir',
  label: 'Tempat Lahir',
  jenis: 'referensi',
  daftar: 'lokasi',
  kategoriHelpdesk: 6,
  petunjuk: 'Ketik nama kabupaten atau kota, lalu pilih dari daftar.',
};

export const NOMOR_BPJS: Isian = {
  kode: 'nomor_bpjs',
  label: 'Nomor BPJS',
  jenis: 'teks',
  angkaSaja: true,
  tidakWajib: true,
  lebar: 18,
  petunjuk: '13 angka di kartu BPJS Kesehatan.',
  pola: { cocok: /^\d{13}$/, pesan: 'Nomor BPJS terdiri dari 13 angka.' },
};

/** A relative who is a PNS; those who left before 2008 never had an NIP of 18 figures, so it may stay empty. */
export const PNS: readonly Isian[] = [
  { kode: 'pns', label: 'Pegawai Negeri Sipil (PNS)', jenis: 'ya-tidak' },
  nipTidakWajib('nip_keluarga', 'NIP Baru', {
    bila: { isian: 'pns', nilai: ['ya'] },
    petunjuk: 'Bila PNS dan mempunyai NIP 18 angka. Cari mengisi nama, tanggal lahir dan tempat lahirnya.',
  }),
];

/** An NIP that may be left out. */
export function nipTidakWajib(kode: string, label: string, sifat: Pick<Isian, 'bila' | 'petunjuk'> = {}): Isian {
  return {
    kode,
    label,
    jenis: 'teks',
    angkaSaja: true,
    tidakWajib: true,
    lebar: 18,
    pola: { cocok: /^\d{18}$/, pesan: `${label} terdiri dari 18 angka.` },
    ...sifat,
  };
}

/** Look-up of a relative who is a PNS: these three fields and nothing else (domain.md §6). */
export const CARI_KELUARGA: CariNip = {
  isian: 'nip_keluarga',
  bila: 'pns',
  isi: ['nama', 'tanggal_lahir', 'tempat_lahir'],
};

/** What the NIP of a relative says against the row itself. */
export function peringatanNip(jenis: string, baris: readonly Baris[]): Peringatan[] {
  return baris.flatMap(({ id, isi }) => {
    const nip = hanyaAngka(String(isi.nip_keluarga ?? ''));
    const lahir = nip.length === 18 ? uraiNip(nip).tanggalLahir : null;
    if (!lahir || lahir === isi.tanggal_lahir) return [];
    return [
      {
        kunci: `${jenis}:${id}`,
        pesan: `Tanggal lahir ${sebut(isi)} tidak cocok dengan NIP-nya, yang memuat ${tampilTanggal(lahir)}.`,
      },
    ];
  });
}

export const sebut = (isi: NilaiIsian): string => String(isi.nama ?? 'baris ini');

export const lahirPns = (data: DataPns): string => teksIsi(data, 'tanggal_lahir');
