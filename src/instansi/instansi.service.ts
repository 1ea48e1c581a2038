import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { isAdminBkn } from '../pegawai/wilayah.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { type Instansi, isianInstansi } from './instansi.js';
import {
  gantiInstansi,
  type IsiInstansi,
  instansiKode,
  instansiSama,
  kunciInstansi,
  pilihanInstansi,
  sandaranInstansi,
  simpanInstansiBaru,
} from './instansi.repository.js';

type Alat = Pick<Deps, 'jam'>;

const BIDANG: Record<keyof IsiInstansi, string> = { nama: 'nama', provinsi: 'provinsi', kanreg: 'kantor regional' };

/** A new instansi (pemekaran, a new ministry): PNS can be moved there at once. Returns its code. */
export async function tambahInstansi(d: Alat, trx: Trx, pelaku: PelakuPetugas, mentah: Mentah): Promise<string> {
  pastikanPengelola(pelaku);
  await kunciInstansi(trx);
  const { kode, jenis, isi } = await baca(trx, mentah, { baru: true, jenis: mentah.jenis ?? '' });
  const sama = await instansiSama(trx, { kode, nama: isi.nama });
  if (sama)
    throw new GalatIsian(
      sama.kode === kode
        ? { kode: `Kode ini sudah dipakai ${sama.nama}.` }
        : { nama: `${sama.nama} sudah ada, dengan kode ${sama.kode}.` },
    );
  await simpanInstansiBaru(trx, kode, jenis, isi);
  await catat(d, trx, pelaku, { aksi: 'instansi.tambah', kode, bidang: [] });
  return kode;
}

/** Name and place of an instansi. What was picked or sent before keeps the name it had then. */
export async function ubahInstansi(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: { kode: string; versi: number },
  mentah: Mentah,
): Promise<void> {
  pastikanPengelola(pelaku);
  await kunciInstansi(trx);
  const lama = await ambil(trx, minta);
  const { isi } = await baca(trx, mentah, { baru: false, jenis: lama.jenis });
  const kunci = Object.keys(BIDANG) as (keyof IsiInstansi)[];
  const berubah = kunci.filter((satu) => isi[satu] !== lama[satu]);
  if (berubah.length === 0) throw new GalatIsian({ nama: 'Belum ada yang Anda ubah.' });
  const sama = berubah.includes('nama') ? await instansiSama(trx, { kode: '', nama: isi.nama }) : null;
  if (sama && sama.kode !== lama.kode)
    throw new GalatIsian({ nama: `${sama.nama} sudah ada, dengan kode ${sama.kode}.` });
  await gantiInstansi(trx, lama.kode, isi);
  await catat(d, trx, pelaku, { aksi: 'instansi.ubah', kode: lama.kode, bidang: berubah.map((satu) => BIDANG[satu]) });
}

/** Retires an instansi that nothing leans on any more, or takes it back. What names it stays readable. Returns whether it is used now. */
export async function ubahKeaktifanInstansi(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: { kode: string; versi: number },
): Promise<boolean> {
  pastikanPengelola(pelaku);
  await kunciInstansi(trx);
  const lama = await ambil(trx, minta);
  if (lama.jenis === 'lainnya') throw tidakDitemukan();
  const sebab = lama.aktif ? sebabMasihDipakai(await sandaranInstansi(trx, lama.kode)) : null;
  if (sebab) throw new GalatIsian({ aktif: sebab });
  await gantiInstansi(trx, lama.kode, { aktif: !lama.aktif });
  await catat(d, trx, pelaku, { aksi: lama.aktif ? 'instansi.henti' : 'instansi.pakai', kode: lama.kode, bidang: [] });
  return !lama.aktif;
}

/** Why an instansi cannot be retired yet, and what to do first. */
export function sebabMasihDipakai({
  pns,
  petugas,
  tiket,
}: {
  pns: boolean;
  petugas: number;
  tiket: number;
}): string | null {
  if (pns) return 'Masih ada PNS di instansi ini. Pindahkan dulu mereka ke instansi lain, misalnya lewat Impor.';
  if (petugas > 0) return `Masih ada ${petugas} petugas di kantor instansi ini. Cabut dulu perannya di Petugas.`;
  return tiket > 0 ? `Masih ada ${tiket} tiket yang menunggu di instansi ini. Putus atau teruskan dulu.` : null;
}

const pastikanPengelola = (pelaku: PelakuPetugas): void => {
  if (!isAdminBkn(pelaku)) throw tidakDitemukan();
};

async function ambil(trx: Trx, { kode, versi }: { kode: string; versi: number }): Promise<Instansi> {
  const satu = await instansiKode(trx, kode, true);
  if (!satu) throw tidakDitemukan();
  if (satu.versi !== versi)
    throw new Galat(
      'bentrok',
      'Instansi ini diubah orang lain sementara itu. Bandingkan dengan yang tersimpan sekarang, lalu simpan lagi.',
    );
  return satu;
}

async function baca(
  trx: Trx,
  mentah: Mentah,
  sifat: { baru: boolean; jenis: string },
): Promise<{ kode: string; jenis: string; isi: IsiInstansi }> {
  const { nilai, pesan } = bacaFormulir(isianInstansi(await pilihanInstansi(trx), sifat.baru, sifat.jenis), mentah);
  const jenis = sifat.baru ? String(nilai.jenis ?? '') : sifat.jenis;
  const daerah = jenis === 'provinsi' || jenis === 'kabupaten' || jenis === 'kota';
  if (daerah && !nilai.kanreg && !pesan.kanreg) pesan.kanreg = 'Pilih Kantor Regional BKN untuk daerah ini.';
  if ((jenis === 'kabupaten' || jenis === 'kota') && !nilai.provinsi && !pesan.provinsi)
    pesan.provinsi = 'Pilih provinsi dari kabupaten atau kota ini.';
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  const kode = String(nilai.kode ?? '');
  const provinsi = jenis === 'provinsi' ? (sifat.baru ? kode : mentah.provinsi || null) : nilai.provinsi;
  return {
    ...{ kode, jenis },
    isi: {
      nama: String(nilai.nama),
      provinsi: daerah && provinsi ? String(provinsi) : null,
      kanreg: daerah ? String(nilai.kanreg) : null,
    },
  };
}

const catat = (
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  { aksi, kode, bidang }: { aksi: string; kode: string; bidang: string[] },
) => catatJejak(trx, { pelaku, aksi, objek: { jenis: 'instansi', id: kode }, rincian: { bidang }, pada: d.jam() });
