import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { bacaAlasan } from '../shared/alasan.js';
import { diubahOrangLain, GalatIsian, sudahDigabung, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { daftarReferensi } from './daftar-referensi.js';
import {
  anakEntri,
  type EntriReferensi,
  gantiEntri,
  pindahkanAnak,
  satuEntri,
  segarkanKeterangan,
  teruskanPenerus,
} from './kelola.repository.js';
import { catat, type EntriDilihat, tahanEntri } from './kelola.service.js';
import type { Pemakaian } from './pemakaian.repository.js';
import { PALING_BANYAK_DIPINDAH, pemakaianRujukan, pindahkanRujukan } from './pindahkan.service.js';

/** Merging: one entry stands for two that mean the same; everything that can move, moves (ADR 0021). */

export interface RencanaGabung {
  pemakaian: Pemakaian;
  /** places directly below that move along */
  anak: number;
  /** why it cannot be done, with the way that is; null when it can */
  halangan: string | null;
}

export const PANJANG_ALASAN = 500;

/** What merging would change now. */
export async function rencanakanGabung(
  d: Pick<Deps, 'katalog'>,
  db: Db | Trx,
  dari: EntriReferensi,
  ke: EntriReferensi,
): Promise<RencanaGabung> {
  const pemakaian = await pemakaianRujukan(d, db, dari.jenis, dari.kode, PALING_BANYAK_DIPINDAH);
  const anak = await anakEntri(db, dari, PALING_BANYAK_DIPINDAH);
  return { pemakaian, anak, halangan: halanganGabung(dari, ke) ?? terlaluBanyak(pemakaian) };
}

function halanganGabung(dari: EntriReferensi, ke: EntriReferensi): string | null {
  if (dari.id === ke.id) return 'Sebuah entri tidak bisa digabungkan ke dirinya sendiri. Pilih entri lain.';
  if (dari.penerus) return `“${dari.nama}” sudah digabungkan ke “${dari.penerus.nama}”.`;
  if (!ke.aktif)
    return ke.penerus
      ? `“${ke.nama}” sudah digabungkan ke “${ke.penerus.nama}”. Gabungkan ke sana.`
      : `“${ke.nama}” tidak dipakai lagi. Pilih entri yang dipakai.`;
  const daftar = daftarReferensi(dari.jenis);
  const beda = daftar.rincian.filter(({ kode }) => daftar.penentu.includes(kode) && dari.isi[kode] !== ke.isi[kode]);
  return beda.length > 0
    ? `${beda.map(({ label }) => label).join(', ')} keduanya berbeda, jadi keduanya bukan hal yang sama. Perbaiki dulu yang keliru.`
    : null;
}

export const terlaluBanyak = ({ pegawai, riwayat, draf }: Pemakaian): string | null =>
  Math.max(pegawai, riwayat, draf) > PALING_BANYAK_DIPINDAH
    ? 'Entri ini dipakai terlalu banyak orang untuk dipindah sekaligus. Gabungkan sebaliknya: yang jarang dipakai ke yang sering dipakai.'
    : null;

export interface MintaGabung {
  dari: EntriDilihat;
  ke: EntriDilihat;
  alasan: string;
}

/** Carries it out, in one transaction. Returns what has moved. */
export async function gabungkanEntri(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: MintaGabung,
): Promise<RencanaGabung> {
  const dari = await tahanEntri(trx, pelaku, minta.dari);
  const ke = await satuEntri(trx, minta.ke.id);
  // Of another list: locked by nobody, and nothing that this page could have shown.
  if (!ke || ke.jenis !== dari.jenis) throw tidakDitemukan();
  for (const satu of [dari, ke]) if (satu.penerus) throw sudahDigabung(satu);
  if (ke.versi !== minta.ke.versi) throw diubahOrangLain(`“${ke.nama}”`);
  const rencana = await rencanakanGabung(d, trx, dari, ke);
  if (rencana.halangan) throw new GalatIsian({ ke: rencana.halangan });
  const alasan = bacaAlasan(minta.alasan, PANJANG_ALASAN);
  if (!alasan) throw new GalatIsian({ alasan: 'Tulis alasannya; yang memelihara daftar ini kelak membacanya.' });
  await pindahkanRujukan(d, trx, dari.jenis, { dari: dari.kode, ke });
  await gantiEntri(trx, dari.id, { aktif: false, penerusId: ke.id });
  await teruskanPenerus(trx, dari.id, ke.id);
  if (dari.jenis === 'lokasi') {
    await pindahkanAnak(trx, dari.jenis, dari.kode, ke.kode);
    await segarkanKeterangan(trx, ke.id);
  }
  await catatKeduanya(d, trx, pelaku, { dari, ke, alasan, rencana });
  return rencana;
}

async function catatKeduanya(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  { dari, ke, alasan, rencana }: { dari: EntriReferensi; ke: EntriReferensi; alasan: string; rencana: RencanaGabung },
): Promise<void> {
  const pindah = sebutPindah(rencana);
  const sebut = ({ nama, kode }: EntriReferensi) => `“${nama}” (${kode})`;
  await catat(d, trx, pelaku, {
    aksi: 'referensi.gabung',
    id: dari.id,
    alasan,
    bidang: [`ke ${sebut(ke)}`, ...pindah],
  });
  await catat(d, trx, pelaku, { aksi: 'referensi.serap', id: ke.id, alasan, bidang: [sebut(dari), ...pindah] });
}

/** What moves, in words; nothing is not told. */
export function sebutPindah({ pemakaian, anak }: Pick<RencanaGabung, 'pemakaian' | 'anak'>): string[] {
  const { pegawai, riwayat, draf } = pemakaian;
  return (
    [
      [pegawai, 'data PNS'],
      [riwayat, 'baris riwayat'],
      [draf, 'isian draf'],
      [anak, 'wilayah di bawahnya'],
    ] as const
  ).flatMap(([banyak, apa]) => (banyak > 0 ? [`${banyak.toLocaleString('id-ID')} ${apa}`] : []));
}
