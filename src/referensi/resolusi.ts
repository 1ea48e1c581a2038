import type { Db, Trx } from '../database/knex.js';
import type { RincianRujukan } from '../formulir/jenis.js';
import type { Isian, Mentah } from '../shared/isian.js';
import { entriGabung } from './penerus.repository.js';
import {
  adaDaerahSenama,
  cariRujukan,
  type Pencarian,
  rujukanKode,
  rujukanNama,
  type Temuan,
} from './referensi.repository.js';

/** What the reference fields of a form were found to mean. */
export interface Resolusi {
  /** field → the entry meant */
  rujukan: Record<string, RincianRujukan | undefined>;
  /** field → what it might mean, for a person to pick from on the same page */
  usulan: Record<string, Temuan[]>;
}

/**
 * Looks up every reference field of a form: the picked code when its name is still what stands in the field, otherwise
 * an entry of exactly that name that cannot mean another, otherwise the nearest ones as suggestions. This is the search
 * step without JavaScript.
 */
export async function selesaikanRujukan(
  db: Db | Trx,
  isian: readonly Isian[],
  mentah: Mentah,
  instansi: readonly string[],
): Promise<Resolusi> {
  const hasil: Resolusi = { rujukan: {}, usulan: {} };
  for (const satu of isian) {
    const teks = (mentah[satu.kode] ?? '').trim();
    const pilih = mentah[`${satu.kode}__pilih`] ?? '';
    if (satu.jenis !== 'referensi' || !(teks || pilih)) continue;
    const cari: Pencarian = { daftar: satu.daftar ?? '', teks, instansi };
    const temuan = await satuRujukan(db, cari, mentah[`${satu.kode}__kode`] ?? '', pilih);
    if (temuan) hasil.rujukan[satu.kode] = temuan;
    else hasil.usulan[satu.kode] = await cariRujukan(db, cari);
  }
  return hasil;
}

/** `pilih` comes from the list of suggestions and wins over the text; `kode` belongs to the text it was picked with. */
async function satuRujukan(db: Db | Trx, cari: Pencarian, kode: string, pilih: string): Promise<Temuan | undefined> {
  if (pilih) {
    const dipilih = await rujukanKode(db, cari, pilih);
    if (dipilih) return dipilih;
  }
  if (kode) {
    const milik = await rujukanKode(db, cari, kode);
    if (milik && samaNama(milik, cari.teks)) return milik;
  }
  const persis = await rujukanNama(db, cari);
  if (persis.length === 1) return (await adaDaerahSenama(db, cari)) ? undefined : persis[0];
  return persis.length === 0 ? penerusRujukan(db, cari, kode) : undefined;
}

/** An entry that was merged leads to its survivor: by the code it was picked with, else by exactly its name. */
async function penerusRujukan(db: Db | Trx, cari: Pencarian, kode: string): Promise<Temuan | undefined> {
  const { daftar, teks, instansi } = cari;
  const lewatKode = kode ? await entriGabung(db, daftar, { kode }) : [];
  const cocok = lewatKode.filter(({ nama }) => `${teks},`.toLowerCase().startsWith(`${nama},`.toLowerCase()));
  const gabung = cocok.length > 0 ? cocok : await entriGabung(db, daftar, { nama: teks, instansi });
  return gabung.length === 1 ? rujukanKode(db, cari, gabung[0]!.keKode) : undefined;
}

/** The field may hold the name alone or, from the suggestions, "name, keterangan". */
function samaNama(temuan: Temuan, teks: string): boolean {
  const bakukan = (nama: string) => nama.trim().toLowerCase();
  return [temuan.nama, `${temuan.nama}, ${temuan.keterangan}`].some((nama) => bakukan(nama) === bakukan(teks));
}
