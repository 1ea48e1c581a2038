import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatUbahan } from '../jejak/jejak.js';
import { kunciDaftar } from '../referensi/tambah.repository.js';
import { diubahOrangLain, Galat, GalatIsian, sudahDigabung, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Mentah, type NilaiIsian, tampilNilai } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { wilayahAdmin } from '../shared/wilayah-admin.js';
import { ISIAN_UNOR, mentahUnor, sebutEselon, terbalik, type Unor } from './unor.js';
import {
  anakUnor,
  gantiUnor,
  instansiDalamWilayah,
  jalurUnor,
  kantorUnor,
  kembarUnor,
  sisipUnor,
  unorDalamWilayah,
} from './unor.repository.js';

/** Keeping the tree of an instansi: add, correct, move, retire. Merging stands in gabung-unor.service.ts. */

type Jam = Pick<Deps, 'jam'>;

/** A unit as somebody has seen it. */
export interface UnorDilihat {
  id: number;
  versi: number;
}

interface IsiUnor {
  nama: string;
  eselon: string | null;
  namaJabatan: string | null;
}

function bacaUnor(mentah: Mentah): IsiUnor {
  const { nilai, pesan } = bacaFormulir(ISIAN_UNOR, mentah);
  if (!pesan.nama && !/[\p{L}\p{N}]/u.test(String(nilai.nama))) pesan.nama = 'Tulis Nama dengan huruf atau angka.';
  if (nilai.eselon && !nilai.nama_jabatan && !pesan.nama_jabatan)
    pesan.nama_jabatan = 'Isi nama jabatan pimpinannya, karena unit ini mempunyai eselon.';
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  const teks = (satu: NilaiIsian[string] | undefined) => (satu ? String(satu) : null);
  return { nama: String(nilai.nama), eselon: teks(nilai.eselon), namaJabatan: teks(nilai.nama_jabatan) };
}

/** A further unit at the top, or below another. Returns its id. */
export async function buatUnor(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  tempat: { instansiKode: string; indukId: number | null },
  mentah: Mentah,
): Promise<number> {
  const instansi = await instansiDalamWilayah(trx, wilayahAdmin(pelaku), tempat.instansiKode);
  if (!instansi) throw tidakDitemukan();
  await kunciPohon(trx, instansi.kode);
  const induk = tempat.indukId === null ? null : await indukDipakai(trx, pelaku, instansi.kode, tempat.indukId);
  const baru = bacaUnor(mentah);
  pastikanLetak(induk, baru, 'eselon');
  await pastikanNamaBeda(
    trx,
    { instansiKode: instansi.kode, indukId: induk?.id ?? null, nama: baru.nama, kecuali: 0 },
    'nama',
  );
  const id = await sisipUnor(trx, { instansiKode: instansi.kode, indukId: induk?.id ?? null, ...baru });
  await catatUnor(d, trx, pelaku, { aksi: 'unor.tambah', id, bidang: induk ? [`di bawah “${induk.nama}”`] : [] });
  return id;
}

/** One tree is changed by one at a time: what has been checked of it then still holds. */
export const kunciPohon = (trx: Trx, instansiKode: string): Promise<void> => kunciDaftar(trx, `unor:${instansiKode}`);

async function indukDipakai(trx: Trx, pelaku: PelakuPetugas, instansiKode: string, id: number): Promise<Unor> {
  const induk = await unorDalamWilayah(trx, wilayahAdmin(pelaku), id);
  if (!induk || induk.instansi.kode !== instansiKode) throw tidakDitemukan();
  if (!induk.aktif) throw new Galat('bentrok', `“${induk.nama}” tidak dipakai lagi. Pilih unit lain di atasnya.`);
  return induk;
}

function pastikanLetak(
  induk: Pick<Unor, 'nama' | 'eselon'> | null,
  { eselon }: { eselon: string | null },
  bidang: string,
) {
  if (terbalik(induk?.eselon, eselon))
    throw new GalatIsian({
      [bidang]: `Eselon unit ini harus di bawah eselon “${induk?.nama}”, yaitu ${sebutEselon(induk?.eselon ?? null)}.`,
    });
}

/** PNS tell units below one unit apart by their names. */
async function pastikanNamaBeda(
  trx: Db | Trx,
  tempat: Parameters<typeof kembarUnor>[1],
  bidang: string,
): Promise<void> {
  const ada = await kembarUnor(trx, tempat);
  if (ada) throw new GalatIsian({ [bidang]: `“${ada.nama}” sudah ada di tempat itu.` });
}

/** Name, eselon and jabatan. What was picked before keeps the name it was picked under. */
export async function ubahUnor(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: UnorDilihat & { mentah: Mentah },
): Promise<void> {
  const lama = await tahanUnor(trx, pelaku, minta);
  if (!lama.aktif) throw tidakDipakai(lama);
  const baru = bacaUnor(minta.mentah);
  const bidang = bedaUnor(lama, baru);
  if (bidang.length === 0) throw new GalatIsian({ nama: 'Belum ada yang Anda ubah.' });
  const induk = lama.indukId === null ? null : await unorDalamWilayah(trx, wilayahAdmin(pelaku), lama.indukId);
  if (baru.eselon !== lama.eselon) {
    pastikanLetak(induk, baru, 'eselon');
    if (terbalik(baru.eselon, (await anakUnor(trx, lama)).eselonTertinggi))
      throw new GalatIsian({
        eselon: 'Di bawah unit ini ada unit dengan eselon setinggi itu. Ubah atau pindahkan dulu.',
      });
  }
  const tempat = { instansiKode: lama.instansi.kode, indukId: lama.indukId, nama: baru.nama, kecuali: lama.id };
  await pastikanNamaBeda(trx, tempat, 'nama');
  await gantiUnor(trx, lama.id, baru);
  await catatUnor(d, trx, pelaku, { aksi: 'unor.ubah', id: lama.id, bidang });
}

function bedaUnor(lama: Unor, baru: IsiUnor): string[] {
  const [dulu, kini] = [mentahUnor(lama), mentahUnor(baru)];
  return ISIAN_UNOR.flatMap((isian) => {
    const sebut = (mentah: Mentah) => tampilNilai(isian, mentah[isian.kode] ?? '') || 'kosong';
    return dulu[isian.kode] === kini[isian.kode]
      ? []
      : [`${isian.label.toLowerCase()} dari “${sebut(dulu)}” menjadi “${sebut(kini)}”`];
  });
}

/** Hangs a unit, with all below it, under another unit of the same instansi, or at the top (null). */
export async function pindahkanUnor(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: UnorDilihat & { keId: number | null },
): Promise<void> {
  const unor = await tahanUnor(trx, pelaku, minta);
  if (!unor.aktif) throw tidakDipakai(unor);
  const induk = minta.keId === null ? null : await indukDipakai(trx, pelaku, unor.instansi.kode, minta.keId);
  await pastikanBolehPindah(trx, unor, induk);
  await gantiUnor(trx, unor.id, { indukId: induk?.id ?? null });
  const bidang = [induk ? `ke bawah “${induk.nama}”` : 'ke puncak'];
  await catatUnor(d, trx, pelaku, { aksi: 'unor.pindah', id: unor.id, bidang });
}

async function pastikanBolehPindah(db: Db | Trx, unor: Unor, induk: Unor | null): Promise<void> {
  if ((induk?.id ?? null) === unor.indukId) throw new GalatIsian({ ke: `“${unor.nama}” sudah ada di sana.` });
  if (induk && (await jalurUnor(db, induk.id)).some(({ id }) => id === unor.id))
    throw new GalatIsian({ ke: `“${induk.nama}” ada di bawah “${unor.nama}”, jadi tidak bisa menjadi atasannya.` });
  pastikanLetak(induk, unor, 'ke');
  const tempat = { instansiKode: unor.instansi.kode, indukId: induk?.id ?? null, nama: unor.nama, kecuali: unor.id };
  await pastikanNamaBeda(db, tempat, 'ke');
}

/** Why a unit cannot hang there, told before anybody tries; null when it can. */
export async function halanganPindah(db: Db, unor: Unor, induk: Unor | null): Promise<string | null> {
  if (induk && !induk.aktif) return `“${induk.nama}” tidak dipakai lagi. Pilih unit lain di atasnya.`;
  try {
    await pastikanBolehPindah(db, unor, induk);
    return null;
  } catch (galat) {
    if (galat instanceof GalatIsian && galat.pesan.ke) return galat.pesan.ke;
    throw galat;
  }
}

/** Retires a unit, or takes it back; gives whether it can be picked now. */
export async function ubahKeaktifanUnor(d: Jam, trx: Trx, pelaku: PelakuPetugas, minta: UnorDilihat): Promise<boolean> {
  const unor = await tahanUnor(trx, pelaku, minta);
  if (unor.aktif) await pastikanBolehHenti(trx, unor);
  else await pastikanBolehPakai(trx, pelaku, unor);
  await gantiUnor(trx, unor.id, { aktif: !unor.aktif, penerusId: null });
  await catatUnor(d, trx, pelaku, { aksi: unor.aktif ? 'unor.henti' : 'unor.pakai', id: unor.id });
  return !unor.aktif;
}

async function pastikanBolehHenti(trx: Trx, unor: Unor): Promise<void> {
  const { banyak } = await anakUnor(trx, unor);
  if (banyak > 0)
    throw new GalatIsian({
      aktif: `Di bawahnya masih ada ${banyak} unit yang dipakai. Pindahkan, gabungkan, atau hentikan unit itu dulu.`,
    });
  const [kantor] = await kantorUnor(trx, unor.id);
  if (kantor)
    throw new GalatIsian({
      aktif: `Verifikator Level 1 “${kantor.nama}” bersandar pada unit ini. Hentikan pemakaiannya dulu di menu Kantor, atau gabungkan unit ini ke penggantinya.`,
    });
}

async function pastikanBolehPakai(trx: Trx, pelaku: PelakuPetugas, unor: Unor): Promise<void> {
  const induk = unor.indukId === null ? null : await unorDalamWilayah(trx, wilayahAdmin(pelaku), unor.indukId);
  if (induk && !induk.aktif)
    throw new GalatIsian({ aktif: `“${induk.nama}” di atasnya tidak dipakai. Pakai lagi unit itu dulu.` });
  const { kode: instansiKode } = unor.instansi;
  await pastikanNamaBeda(trx, { instansiKode, indukId: unor.indukId, nama: unor.nama, kecuali: unor.id }, 'aktif');
}

/** The unit, while nobody else changes its tree; refused when it is not as it was seen. */
export async function tahanUnor(trx: Trx, pelaku: PelakuPetugas, { id, versi }: UnorDilihat): Promise<Unor> {
  const wilayah = wilayahAdmin(pelaku);
  const awal = await unorDalamWilayah(trx, wilayah, id);
  if (!awal) throw tidakDitemukan();
  await kunciPohon(trx, awal.instansi.kode);
  const kini = (await unorDalamWilayah(trx, wilayah, id))!;
  if (kini.versi === versi) return kini;
  throw kini.penerus ? sudahDigabung(kini) : diubahOrangLain(`“${kini.nama}”`);
}

export const tidakDipakai = (unor: Unor): Galat =>
  unor.penerus
    ? sudahDigabung(unor)
    : new Galat('bentrok', `“${unor.nama}” tidak dipakai lagi. Pakai lagi dulu, lalu ubah.`);

export const catatUnor = (
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  { id, ...langkah }: { aksi: string; id: number; bidang?: readonly string[]; alasan?: string },
): Promise<void> => catatUbahan(d, trx, pelaku, { jenis: 'unor', id }, langkah);
