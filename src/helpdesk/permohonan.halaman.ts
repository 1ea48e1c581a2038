import { tampilUkuran } from '../berkas/berkas.js';
import type { AsalBantuan } from '../formulir/bantuan.js';
import { cariRiwayat, cariTab, type Katalog } from '../formulir/katalog.js';
import type { Temuan } from '../referensi/referensi.repository.js';
import type { Isian, Mentah } from '../shared/isian.js';
import { type IsianTampil, tampilkanIsian, tampilkanSemua } from '../web/isian-tampil.js';
import type { Sandi } from '../web/sandi.js';
import { INFO_BERKAS } from './bahan-kategori.js';
import type { HalanganTiket, Kategori } from './jenis.js';
import { type BerkasTersimpan, dokumenBerlaku, ISIAN_EMAIL, type Mirip } from './permohonan.js';

export const KELOMPOK: Record<Kategori['kelompok'], string> = {
  A: 'Bantuan tidak bisa melakukan registrasi',
  B: 'Bantuan tidak ada data referensi',
  C: 'Permintaan',
};

/** How a form stands: as typed, with what is wrong, kept and found. */
export interface KeadaanPermohonan {
  mentah: Mentah;
  pesan?: Record<string, string>;
  usulan?: Record<string, readonly Temuan[]>;
  halangan?: HalanganTiket | null;
  tersimpan?: Record<string, BerkasTersimpan>;
  mirip?: Mirip | null;
  asal: AsalBantuan | null;
  /** beyond a limit: how long to wait */
  tunda?: string;
  /** a field was too long, and nothing from there on has arrived */
  terpotong?: true;
  /** signed: the person that this form has asked about already */
  ditanya?: string | undefined;
  /** whoever fills it in has signed in */
  sudahMasuk?: boolean;
}

/** The fields and documents of a kategori's form for its view. `tmt` was asked on the page before. */
export function halamanPermohonan(sandi: Pick<Sandi, 'tandai'>, kategori: Kategori, keadaan: KeadaanPermohonan) {
  const { mentah, pesan = {}, usulan, tersimpan = {}, asal } = keadaan;
  const isian = kategori.isian.filter(({ kode }) => kode !== 'tmt').map((satu) => untukYangMasuk(satu, keadaan));
  const tampil = { mentah, pesan, ...(usulan && { usulan }) };
  return {
    kepala: kepalaKategori(kategori, mentah.tmt),
    isian: tampilkanSemua(isian, tampil),
    email: tampilkanIsian(ISIAN_EMAIL, tampil),
    dokumen: dokumenBerlaku(kategori, mentah).map((satu) => ({
      isian: isianBerkas(satu, pesan[satu.kode] ?? '', tersimpan[satu.kode]),
      tanda: tandaBerkas(sandi, satu.kode, tersimpan[satu.kode]),
    })),
    halangan: keadaan.halangan ?? null,
    mirip: keadaan.mirip ?? null,
    asal,
    tunda: keadaan.tunda ?? '',
    terpotong: keadaan.terpotong ?? false,
    perluSurat: dokumenBerlaku(kategori, mentah).length > 0,
    tersembunyi: [
      ...(keadaan.ditanya ? [['_ditanya', keadaan.ditanya]] : []),
      ...(mentah.tmt ? [['tmt', mentah.tmt]] : []),
      ...(asal
        ? [
            ['bagian', asal.bagian],
            ['baris', asal.baris ?? ''],
            ['isian_asal', asal.isian],
          ]
        : []),
    ] as [string, string][],
    pesan,
  };
}

/** Whoever has signed in has shown the nomor register already. */
const untukYangMasuk = (isian: Isian, { sudahMasuk }: KeadaanPermohonan): Isian =>
  sudahMasuk && isian.kode === 'nomor_register' && isian.tidakWajib
    ? { ...isian, tidakWajib: true, petunjuk: 'Tidak perlu diisi, karena Anda sudah Login.' }
    : isian;

export const kepalaKategori = (kategori: Kategori, tmt?: string) => ({
  nama: kategori.nama,
  kode: kategori.kode,
  kelompok: KELOMPOK[kategori.kelompok],
  judulBantuan: kategori.judulBantuan,
  judulForm: (tmt === 'sampai' && kategori.judulFormSampai) || kategori.judulForm,
  uraian: kategori.uraian,
  // Where no file is asked for, the note about files only puzzles.
  info: kategori.info.filter((satu) => satu !== INFO_BERKAS || dokumenBerlaku(kategori, { tmt }).length > 0),
});

/** A file field for views/isian/berkas.ejs. */
export function isianBerkas(
  { kode, label, petunjuk }: { kode: string; label: string; petunjuk?: string },
  pesan: string,
  tersimpan?: BerkasTersimpan,
): Pick<IsianTampil, 'id' | 'nama' | 'label' | 'tidakWajib' | 'petunjuk' | 'pesan' | 'uraian'> & { satu: boolean } {
  const sudah = tersimpan
    ? `“${tersimpan.nama}” (${tampilUkuran(tersimpan.ukuran)}) sudah kami terima. Pilih lagi hanya bila ingin menggantinya.`
    : 'PDF, JPG, atau PNG, paling besar 2 MB. Foto dari HP boleh, asal semua tulisan terbaca.';
  return {
    id: kode,
    nama: kode,
    label,
    tidakWajib: false,
    petunjuk: [petunjuk, sudah].filter(Boolean).join(' '),
    pesan,
    uraian: pesan ? `${kode}-hint ${kode}-galat` : `${kode}-hint`,
    satu: true,
  };
}

const UKURAN_NAMA = 100;

/** A kept file in a hidden field, signed: nobody can name another's. */
function tandaBerkas(sandi: Pick<Sandi, 'tandai'>, kode: string, berkas?: BerkasTersimpan): [string, string] | null {
  if (!berkas) return null;
  const isi = JSON.stringify([berkas.id, berkas.ukuran, berkas.nama.slice(0, UKURAN_NAMA)]);
  return [`${kode}__tersimpan`, sandi.tandai(`berkas:${kode}:${Buffer.from(isi).toString('base64url')}`)];
}

/** The files that a form has kept, by document. */
export function bukaTandaBerkas(
  sandi: Pick<Sandi, 'bukaTanda'>,
  kategori: Pick<Kategori, 'dokumen'>,
  mentah: Mentah,
): Record<string, BerkasTersimpan> {
  const hasil: Record<string, BerkasTersimpan> = {};
  for (const { kode } of kategori.dokumen) {
    const awalan = `berkas:${kode}:`;
    const isi = sandi.bukaTanda(mentah[`${kode}__tersimpan`] ?? '');
    if (!isi?.startsWith(awalan)) continue;
    const [id, ukuran, nama] = JSON.parse(Buffer.from(isi.slice(awalan.length), 'base64url').toString()) as [
      number,
      number,
      string,
    ];
    hasil[kode] = { id, ukuran, nama };
  }
  return hasil;
}

/** "Posisi", the section that a request was asked from. */
export function judulAsal(katalog: Katalog, asal: AsalBantuan): string {
  const tab = cariTab(katalog, asal.bagian);
  return tab ? tab.judul : (cariRiwayat(katalog, asal.bagian)?.judul ?? '');
}
