import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { diubahOrangLain, Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import {
  bacaPengumuman,
  bedaPengumuman,
  type IsiPengumuman,
  keadaanPengumuman,
  type Pengumuman,
  pilihanLingkup,
  wilayahPengumuman,
} from './pengumuman.js';
import {
  gantiPengumuman,
  hentikanPengumuman,
  pengumumanDalamWewenang,
  simpanPengumuman,
} from './pengumuman.repository.js';

type Jam = Pick<Deps, 'jam'>;

/** Announces; refuses with messages by field. Returns its id. */
export async function buatPengumuman(d: Jam, trx: Trx, pelaku: PelakuPetugas, mentah: Mentah): Promise<number> {
  const isi = bacaIsi(d, pelaku, mentah, null);
  const id = await simpanPengumuman(trx, isi, d.jam());
  const rincian = { instansi: isi.instansiKode, tempat: isi.tempat };
  await catatJejak(trx, {
    pelaku,
    aksi: 'pengumuman.buat',
    objek: { jenis: 'pengumuman', id },
    rincian,
    pada: d.jam(),
  });
  return id;
}

/** What the form says, in order; throws GalatIsian. `lama` is the announcement being edited. */
export function bacaIsi(d: Jam, pelaku: PelakuPetugas, mentah: Mentah, lama: Pengumuman | null): IsiPengumuman {
  const kini = d.jam();
  const sudahMulai = lama !== null && keadaanPengumuman(lama, kini) === 'berlaku';
  const sifat = { lingkup: lama ? lingkupLama(lama) : pilihanLingkup(wilayahPengumuman(pelaku)), sudahMulai };
  if (sifat.lingkup.length === 0) throw tidakDitemukan();
  const hasil = bacaPengumuman(mentah, sifat, { kini, mulaiPada: sudahMulai ? lama.mulaiPada : null });
  if ('pesan' in hasil) throw new GalatIsian(hasil.pesan);
  return hasil.isi;
}

/** For whom it is stays as it was. */
export const lingkupLama = ({ instansiKode, instansiNama }: Pengumuman): { kode: string; nama: string }[] => [
  { kode: instansiKode ?? 'nasional', nama: instansiNama ?? 'Seluruh Indonesia' },
];

/** An announcement as somebody has seen it. */
export interface Dilihat {
  id: number;
  versi: number;
}

/** Changes one that is not over; refuses when somebody changed it meanwhile. */
export async function ubahPengumuman(
  d: Jam,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: Dilihat & { mentah: Mentah },
): Promise<void> {
  const lama = await tahan(d, trx, pelaku, isi);
  const baru = bacaIsi(d, pelaku, isi.mentah, lama);
  const bidang = bedaPengumuman(lama, baru);
  if (bidang.length === 0) return;
  await gantiPengumuman(trx, lama.id, baru);
  const objek = { jenis: 'pengumuman' as const, id: lama.id };
  await catatJejak(trx, { pelaku, aksi: 'pengumuman.ubah', objek, rincian: { bidang }, pada: d.jam() });
}

/** Ends one at once; one that has not begun never runs. */
export async function akhiriPengumuman(d: Jam, trx: Trx, pelaku: PelakuPetugas, isi: Dilihat): Promise<void> {
  const { id } = await tahan(d, trx, pelaku, isi);
  await hentikanPengumuman(trx, id, d.jam());
  await catatJejak(trx, { pelaku, aksi: 'pengumuman.akhiri', objek: { jenis: 'pengumuman', id }, pada: d.jam() });
}

async function tahan(d: Jam, trx: Trx, pelaku: PelakuPetugas, { id, versi }: Dilihat): Promise<Pengumuman> {
  const kini = await pengumumanDalamWewenang(trx, wilayahPengumuman(pelaku), id, 'tahan');
  if (!kini) throw tidakDitemukan();
  if (keadaanPengumuman(kini, d.jam()) === 'berakhir')
    throw new Galat('bentrok', 'Pengumuman ini sudah berakhir. Buat yang baru bila masih perlu.');
  if (kini.versi !== versi) throw diubahOrangLain('Pengumuman ini');
  return kini;
}
