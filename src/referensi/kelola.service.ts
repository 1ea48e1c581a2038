import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatUbahan } from '../jejak/jejak.js';
import { isAdminBkn } from '../pegawai/wilayah.js';
import { bakukanTeks } from '../shared/bakukan.js';
import { diubahOrangLain, GalatIsian, sudahDigabung, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Mentah, type NilaiIsian, tampilNilai } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import {
  DAFTAR_REFERENSI,
  type DaftarReferensi,
  daftarReferensi,
  isianEntri,
  isiEntri,
  mentahEntri,
} from './daftar-referensi.js';
import {
  anakEntri,
  type EntriReferensi,
  entriMirip,
  gantiEntri,
  namaEntri,
  satuEntri,
  segarkanKeterangan,
} from './kelola.repository.js';
import { selesaikanRujukan } from './resolusi.js';
import { adaReferensi, kunciDaftar, tambahReferensi } from './tambah.repository.js';

/** Keeping a reference list: add, correct, retire, use again. Merging stands in gabung.service.ts. */

type Jam = Pick<Deps, 'jam'>;

export const pastikanPengelola = (pelaku: PelakuPetugas): void => {
  if (!isAdminBkn(pelaku)) throw tidakDitemukan();
};

/** Entries that a new name comes near to, before it is added after all. */
export class GalatMirip extends GalatIsian {
  constructor(readonly mirip: readonly EntriReferensi[]) {
    super({ yakin: 'Nama yang sangat mirip sudah ada. Periksa dulu, lalu nyatakan bahwa yang ini memang lain.' });
  }
}

/** Adds an entry. The very same one is refused; near ones are shown once, and adding then needs `yakin`. */
export async function tambahEntri(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  jenis: string,
  mentah: Mentah,
): Promise<number> {
  pastikanPengelola(pelaku);
  const daftar = daftarReferensi(jenis);
  const { nama, isi } = await bacaEntri(trx, daftar, mentah);
  await kunciDaftar(trx, jenis);
  await pastikanBeda(trx, jenis, { nama, isi }, 0);
  const mirip = mentah.yakin === 'ya' ? [] : await entriMirip(trx, { jenis, nama, induk: isi.induk ?? '', kecuali: 0 });
  if (mirip.length > 0) throw new GalatMirip(mirip);
  const { id } = await tambahReferensi(trx, { daftar: jenis, nama, isi });
  await catat(d, trx, pelaku, { aksi: 'referensi.tambah', id });
  return id;
}

/** Reads the form of an entry; its references are looked up as everywhere. */
async function bacaEntri(
  trx: Trx,
  daftar: DaftarReferensi,
  mentah: Mentah,
): Promise<{ nama: string; isi: Record<string, string> }> {
  const isian = isianEntri(daftar);
  const { rujukan } = await selesaikanRujukan(trx, isian, mentah, []);
  const { nilai, pesan } = bacaFormulir(isian, mentah, rujukan);
  const salah = Object.keys(pesan).length > 0 ? pesan : (daftar.periksa?.(nilai) ?? {});
  if (Object.keys(salah).length > 0) throw new GalatIsian(salah);
  if (!/[\p{L}\p{N}]/u.test(String(nilai.nama))) throw new GalatIsian({ nama: 'Tulis Nama dengan huruf atau angka.' });
  return { nama: String(nilai.nama), isi: isiEntri(daftar, nilai) };
}

/** The same name in the same place is the same entry. */
async function pastikanBeda(
  trx: Trx,
  daftar: string,
  baru: { nama: string; isi: Record<string, string> },
  kecuali: number,
): Promise<void> {
  const ada = await adaReferensi(trx, { daftar, ...baru });
  if (!ada || ada.id === kecuali) return;
  const digabung = bakukanTeks(ada.nama) !== bakukanTeks(baru.nama);
  throw new GalatIsian({
    nama: digabung
      ? `Nama ini milik entri yang sudah digabungkan ke “${ada.nama}”.`
      : ada.aktif
        ? `“${ada.nama}” sudah ada di daftar ini.`
        : `“${ada.nama}” sudah ada, hanya sedang tidak dipakai. Buka entri itu lalu tekan Pakai lagi.`,
  });
}

/** An entry as somebody has seen it. */
export interface EntriDilihat {
  id: number;
  versi: number;
}

/** Corrects name and particulars. What was picked before keeps the name it was picked under (ADR 0001). */
export async function ubahEntri(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: EntriDilihat & { mentah: Mentah },
): Promise<void> {
  const lama = await tahanEntri(trx, pelaku, minta);
  if (lama.penerus) throw sudahDigabung(lama);
  const daftar = daftarReferensi(lama.jenis);
  const tetap = Object.fromEntries(daftar.tetap.map((kode) => [kode, String(lama.isi[kode] ?? '')]));
  const baru = await bacaEntri(trx, daftar, { ...minta.mentah, ...tetap });
  const bidang = await bedaEntri(trx, daftar, lama, baru);
  if (bidang.length === 0) throw new GalatIsian({ nama: 'Belum ada yang Anda ubah.' });
  await pastikanBeda(trx, lama.jenis, baru, lama.id);
  await gantiEntri(trx, lama.id, { nama: baru.nama, isi: { ...keterangan(lama), ...baru.isi } });
  if (lama.jenis === 'lokasi') await segarkanKeterangan(trx, lama.id);
  await catat(d, trx, pelaku, { aksi: 'referensi.ubah', id: lama.id, bidang });
}

/** Kept by the program, not by the form. */
const keterangan = ({ isi }: EntriReferensi): Record<string, string> =>
  typeof isi.keterangan === 'string' ? { keterangan: isi.keterangan } : {};

/** What changes, in words: a list holds nothing personal, so its trail may say it. */
async function bedaEntri(
  trx: Trx,
  daftar: DaftarReferensi,
  lama: EntriReferensi,
  baru: { nama: string; isi: Record<string, string> },
): Promise<string[]> {
  const kode = (satu: unknown) => (satu ? [String(satu)] : []);
  const nama = await namaEntri(trx, lama.jenis, [...kode(lama.isi.induk), ...kode(baru.isi.induk)]);
  const [dulu, kini] = [mentahEntri(daftar, lama, nama), mentahEntri(daftar, baru, nama)];
  return isianEntri(daftar).flatMap((isian) => {
    const sebut = (mentah: Mentah) => tampilNilai(isian, (mentah[isian.kode] ?? '') as NilaiIsian[string]) || 'kosong';
    return dulu[isian.kode] === kini[isian.kode] && dulu[`${isian.kode}__kode`] === kini[`${isian.kode}__kode`]
      ? []
      : [`${isian.label.toLowerCase()} dari “${sebut(dulu)}” menjadi “${sebut(kini)}”`];
  });
}

/**
 * Retires an entry, or takes it back; gives whether it can be picked now. What holds it keeps it, with its name. A merged
 * one comes back too, if the merge was wrong; what has moved stays with the survivor.
 */
export async function ubahKeaktifanEntri(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: EntriDilihat,
): Promise<boolean> {
  const lama = await tahanEntri(trx, pelaku, minta);
  const anak = lama.aktif ? await anakEntri(trx, lama, 1) : 0;
  if (anak > 0)
    throw new GalatIsian({
      aktif: 'Masih ada wilayah yang dipakai di bawahnya. Hentikan atau gabungkan wilayah itu dulu.',
    });
  if (!lama.aktif) await pastikanTiadaPengganti(trx, lama);
  await gantiEntri(trx, lama.id, { aktif: !lama.aktif, penerusId: null });
  await catat(d, trx, pelaku, { aksi: lama.aktif ? 'referensi.henti' : 'referensi.pakai', id: lama.id });
  return !lama.aktif;
}

/** Its name may have been given to another entry meanwhile. */
async function pastikanTiadaPengganti(trx: Trx, { jenis, nama, isi, id }: EntriReferensi): Promise<void> {
  const teks = Object.fromEntries(Object.entries(isi).map(([kode, nilai]) => [kode, String(nilai ?? '')]));
  const ada = await adaReferensi(trx, { daftar: jenis, nama, isi: teks });
  if (ada?.aktif && ada.id !== id && bakukanTeks(ada.nama) === bakukanTeks(nama))
    throw new GalatIsian({ aktif: `Entri lain bernama “${ada.nama}” sudah dipakai. Pakai yang itu.` });
}

/** The entry, while nobody else changes its list; refused when it is not as it was seen. */
export async function tahanEntri(
  trx: Trx,
  pelaku: PelakuPetugas,
  { id, versi }: EntriDilihat,
): Promise<EntriReferensi> {
  pastikanPengelola(pelaku);
  const awal = await satuEntri(trx, id);
  if (!awal || !DAFTAR_REFERENSI.has(awal.jenis)) throw tidakDitemukan();
  await kunciDaftar(trx, awal.jenis);
  const kini = (await satuEntri(trx, id))!;
  if (kini.versi === versi) return kini;
  throw kini.penerus ? sudahDigabung(kini) : diubahOrangLain(`“${kini.nama}”`);
}

export const catat = (
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  { id, ...langkah }: { aksi: string; id: number; bidang?: readonly string[]; alasan?: string },
): Promise<void> => catatUbahan(d, trx, pelaku, { jenis: 'referensi', id }, langkah);
