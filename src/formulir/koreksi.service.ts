import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { isAdminBkn } from '../pegawai/wilayah.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { Mentah, Rujukan } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { hariWib } from '../shared/tanggal.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { bacaButir } from './baca-butir.js';
import type { Butir, NilaiButir } from './jenis.js';
import { type Katalog, semuaButir } from './katalog.js';
import { emailAkun } from './kiriman.repository.js';
import { isiPegawai } from './pembanding.repository.js';
import { pindahInstansi } from './pindah-instansi.service.js';
import { kunciPegawai, tulisPegawai } from './tulis-balik.repository.js';

/** The butir that can be put right by hand: all that a form may correct. */
export const butirKoreksi = (katalog: Katalog): Butir[] => katalog.tab.flatMap((tab) => [...semuaButir(tab)]);

export interface Koreksi {
  nip: string;
  nama: string;
  butir: Butir;
  mentah: Mentah;
  alasan: string;
}

/**
 * Puts one butir of the pembanding right by hand, after a wrong approval (domain.md §4 dikoreksi). A form on its way
 * is told of the change as with any other.
 */
export async function koreksiPegawai(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: Koreksi,
): Promise<void> {
  if (!isAdminBkn(pelaku)) throw tidakDitemukan();
  if (isi.nip === pelaku.nip)
    throw new Galat('dilarang', 'Anda tidak dapat memperbaiki data Anda sendiri. Mintalah petugas lain.');
  await kunciPegawai(trx, isi.nip);
  const lama = await isiPegawai(trx, isi.nip);
  if (!lama) throw tidakDitemukan();
  const nilai = await bacaKoreksi(d, trx, isi, lama);
  await tulis(d, trx, pelaku, isi, nilai);
  await catatJejak(trx, {
    pelaku,
    aksi: 'pegawai.koreksi',
    objek: { jenis: 'pegawai', id: isi.nip },
    rincian: { butir: isi.butir.kode },
    alasan: isi.alasan,
    pada: d.jam(),
  });
  const akun = await emailAkun(trx, isi.nip);
  const surat = { nama: isi.nama, butir: isi.butir.label, alasan: isi.alasan };
  if (akun?.email) await antrekanSurel(trx, isi.nip, tulisSurel('data-dikoreksi', akun.email, surat));
}

async function bacaKoreksi(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  { butir, mentah, alasan }: Koreksi,
  lama: Record<string, NilaiButir>,
): Promise<NilaiButir> {
  const instansi = [lama.instansi_induk, lama.instansi_kerja].flatMap((satu) =>
    satu && typeof satu === 'object' ? [String((satu as Rujukan).kode)] : [],
  );
  const sama = { lama: lama[butir.kode], pesan: `${butir.label} ini sama dengan data BKN sekarang.` };
  const bacaan = await bacaButir(trx, butir, mentah, { instansi, hariIni: hariWib(d.jam()), sama });
  const pesan = { ...bacaan.pesan };
  if (!alasan) pesan.alasan_koreksi = 'Tulis alasannya; PNS dan pemeriksa jejak membacanya.';
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  return bacaan.nilai;
}

/** Another instansi moves queue and form along, as an approved Beda Instansi does. */
async function tulis(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  { nip, butir }: Koreksi,
  nilai: NilaiButir,
): Promise<void> {
  const kantorId = pelaku.peran.find(({ peran }) => peran === 'admin_bkn')?.kantorId ?? 0;
  if (butir.kode === 'instansi_induk')
    return pindahInstansi(d, trx, pelaku, { nip, instansi: nilai as Rujukan, kantorId });
  await tulisPegawai(trx, nip, { [butir.kode]: nilai }, d.jam());
}
