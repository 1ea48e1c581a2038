import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas, PeranPetugas } from '../shared/pelaku.js';
import { gerakkan, kabariPelapor, kabariPindah, tiketSudahDiproses } from './catat-gerak.service.js';
import type { Kategori } from './jenis.js';
import { cariKategori } from './katalog-helpdesk.js';
import { kantorTujuan, tiketDalamWewenang } from './kotak-masuk.repository.js';
import { simpanPesan } from './percakapan.repository.js';
import { type AksiTiket, ALUR_TIKET } from './tiket.alur.js';
import type { Tiket } from './tiket.repository.js';
import { peranHelpdesk } from './wewenang-tiket.js';

/** What an operator sends together with any step. */
export interface KerjaTiket {
  nomor: string;
  /** the ticket as the page showed it: see `sidikTiket` */
  dilihat: string;
  /** where the portal stands, for the links of mails */
  alamat: string;
}

/** Names what an operator has before them: a page opened before anybody moved the ticket says something else. */
export const sidikTiket = (tiket: Tiket): string => `${tiket.status}.${tiket.kantor.id}.${tiket.langkahId}`;

export interface TiketDikerjakan {
  tiket: Tiket;
  kategori: Kategori;
}

/** The ticket, locked, as the operator saw it, and no matter of their own (domain.md §3). */
export async function ambilUntukKerja(
  d: Pick<Deps, 'kategori'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  kerja: KerjaTiket,
  aksi: AksiTiket,
): Promise<TiketDikerjakan> {
  const tiket = await tiketDalamWewenang(trx, pelaku, kerja.nomor, 'ubah');
  const kategori = tiket && cariKategori(d.kategori, tiket.kategori);
  if (!tiket || !kategori) throw tidakDitemukan();
  if (tiket.nip === pelaku.nip)
    throw new Galat('dilarang', 'Anda tidak dapat mengerjakan tiket tentang diri Anda sendiri. Mintalah petugas lain.');
  if (!bolehDari(ALUR_TIKET, aksi, tiket.status) || sidikTiket(tiket) !== kerja.dilihat)
    throw await tiketSudahDiproses(trx, tiket.id);
  if (!bolehMelanjutkan(pelaku, tiket, aksi))
    throw new Galat(
      'bentrok',
      `${tiket.petugas?.nama} sedang mengerjakan tiket ini. Tidak ada yang berubah. Bila Anda yang melanjutkan, lepaskan dulu, lalu ambil.`,
    );
  return { tiket, kategori };
}

const LANJUTAN: readonly AksiTiket[] = ['setujui', 'tolak', 'teruskan', 'minta_kelengkapan'];

/** What has been taken is the taker's until decided or released; anybody of the office may release it. */
export const bolehMelanjutkan = (pelaku: PelakuPetugas, tiket: Tiket, aksi: AksiTiket): boolean =>
  !LANJUTAN.includes(aksi) || tiket.petugas === null || tiket.petugas.id === pelaku.id;

function pastikanHelpdesk(pelaku: PelakuPetugas, tiket: Tiket): PeranPetugas {
  const peran = peranHelpdesk(pelaku, tiket);
  if (!peran)
    throw new Galat('dilarang', `Tiket ini di ${tiket.kantor.nama}. Hanya helpdesk di sana yang mengerjakannya.`);
  return peran;
}

/** Ambil: the ticket is this petugas's until decided or released. */
export async function ambilTiket(d: Deps, trx: Trx, pelaku: PelakuPetugas, kerja: KerjaTiket): Promise<void> {
  const { tiket, kategori } = await ambilUntukKerja(d, trx, pelaku, kerja, 'ambil');
  pastikanHelpdesk(pelaku, tiket);
  const status = 'diproses' as const;
  const gerak = { status, petugasId: pelaku.id };
  await gerakkan(trx, tiket, { pelaku, aksi: 'ambil', gerak, keterangan: null, pada: d.jam() });
  const teks = `Petugas di ${tiket.kantor.nama} mulai mengerjakannya.`;
  await kabariPelapor(trx, tiket, { kategori: kategori.nama, status, teks, alamat: kerja.alamat });
}

/** Lepas: back into the queue of its office, where it keeps its age. */
export async function lepasTiket(d: Deps, trx: Trx, pelaku: PelakuPetugas, kerja: KerjaTiket): Promise<void> {
  const { tiket } = await ambilUntukKerja(d, trx, pelaku, kerja, 'lepas');
  pastikanHelpdesk(pelaku, tiket);
  const gerak = { status: 'baru' as const, petugasId: null };
  await gerakkan(trx, tiket, { pelaku, aksi: 'lepas', gerak, keterangan: null, pada: d.jam() });
}

/** Minta kelengkapan: the reporter is asked, and the clock stands still meanwhile. */
export async function mintaKelengkapan(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kerja: KerjaTiket & { teks: string },
): Promise<void> {
  const { tiket, kategori } = await ambilUntukKerja(d, trx, pelaku, kerja, 'minta_kelengkapan');
  const peran = pastikanHelpdesk(pelaku, tiket);
  if (!kerja.teks) throw new GalatIsian({ keterangan: 'Tulis apa yang masih diperlukan dari pelapor.' });
  const pada = d.jam();
  const status = 'menunggu_pelapor' as const;
  await simpanPesan(trx, {
    tiketId: tiket.id,
    petugas: { id: pelaku.id, kantorId: peran.kantorId },
    teks: kerja.teks,
    pada,
  });
  await gerakkan(trx, tiket, {
    pelaku,
    aksi: 'minta_kelengkapan',
    gerak: { status, jamBerhentiPada: pada },
    keterangan: kerja.teks,
    pada,
  });
  await kabariPelapor(trx, tiket, { kategori: kategori.nama, status, teks: kerja.teks, alamat: kerja.alamat });
}

/** Teruskan: another office decides, from the beginning of its own time. */
export async function teruskanTiket(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kerja: KerjaTiket & { kantorId: number; teks: string },
): Promise<string> {
  const { tiket, kategori } = await ambilUntukKerja(d, trx, pelaku, kerja, 'teruskan');
  pastikanHelpdesk(pelaku, tiket);
  const tujuan = (await kantorTujuan(trx, tiket)).find(({ id }) => id === kerja.kantorId);
  const pesan: Record<string, string> = {};
  if (!tujuan) pesan.kantor = 'Pilih kantor tujuan dari daftar.';
  if (!kerja.teks) pesan.keterangan = 'Tulis alasannya untuk kantor tujuan.';
  if (!tujuan || !kerja.teks) throw new GalatIsian(pesan);
  const pada = d.jam();
  await gerakkan(trx, tiket, {
    pelaku,
    aksi: 'teruskan',
    gerak: { status: 'baru', petugasId: null, kantorId: tujuan.id, sejak: pada },
    keterangan: kerja.teks,
    pada,
  });
  await kabariPindah(trx, tiket, { kategori: kategori.nama, kantor: tujuan.nama, alamat: kerja.alamat });
  return tujuan.nama;
}

/** Koreksi: what an approval did went wrong and is put right by hand; the public sees "Dikoreksi" and why. */
export async function koreksiTiket(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  kerja: KerjaTiket & { teks: string },
): Promise<void> {
  const { tiket, kategori } = await ambilUntukKerja(d, trx, pelaku, kerja, 'koreksi');
  pastikanHelpdesk(pelaku, tiket);
  if (!kerja.teks) throw new GalatIsian({ keterangan: 'Tulis apa yang keliru dan bagaimana diperbaiki.' });
  const status = 'dikoreksi' as const;
  const gerak = { status, keterangan: kerja.teks };
  await gerakkan(trx, tiket, { pelaku, aksi: 'koreksi', gerak, keterangan: kerja.teks, pada: d.jam() });
  await kabariPelapor(trx, tiket, { kategori: kategori.nama, status, teks: kerja.teks, alamat: kerja.alamat });
}
