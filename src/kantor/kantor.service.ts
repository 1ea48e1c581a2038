import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { adaUnitVerifikator, tambahUnitVerifikator } from '../referensi/tambah.repository.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import { bacaFormulir, type Isian, type Mentah } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { wilayahAdmin } from '../shared/wilayah-admin.js';
import { ISIAN_NAMA, isianKantor, mentahKantor, sidikKantor } from './kantor.js';
import {
  type KantorSatu,
  kantorDalamWilayah,
  menungguDiUnit,
  ubahKantor,
  ubahTerimaOlehVerifikator,
} from './kantor.repository.js';

type Alat = Pick<Deps, 'jam'>;

/** An office as an admin saw it. */
export interface KantorDilihat {
  id: number;
  /** `sidikKantor` of the page */
  dilihat: string;
}

/** Name, contacts and, for an instansi, who accepts registrations. */
export async function simpanKantor(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: KantorDilihat,
  isi: Mentah,
): Promise<void> {
  const kantor = await ambil(trx, pelaku, minta.id);
  const daftar = isianKantor(kantor);
  const { nilai, pesan } = bacaFormulir(daftar, isi);
  if (sidikKantor(kantor) !== minta.dilihat)
    pesan.nama =
      'Data kantor ini diubah orang lain sementara Anda mengetik. Bandingkan dengan Riwayat di bawah, lalu simpan lagi.';
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  const lama = mentahKantor(kantor);
  const baru = {
    nama: String(nilai.nama),
    alamat: teks(nilai.alamat),
    telepon: teks(nilai.telepon),
    jamLayanan: teks(nilai.jam_layanan),
  };
  const terima = kantor.jenis === 'instansi' ? nilai.terima_oleh_verifikator === true : kantor.terimaOlehVerifikator;
  const jadi = mentahKantor({ ...kantor, ...baru, terimaOlehVerifikator: terima });
  const berubah = daftar.filter(({ kode }) => lama[kode] !== jadi[kode]);
  if (berubah.length === 0) throw new GalatIsian({ nama: 'Belum ada yang Anda ubah.' });
  await pastikanNamaBeda(trx, kantor, baru.nama);
  await ubahKantor(trx, kantor.id, baru);
  if (terima !== kantor.terimaOlehVerifikator) await ubahTerimaOlehVerifikator(trx, kantor.instansi!.kode, terima);
  await catat(d, trx, pelaku, 'kantor.ubah', kantor.id, berubah);
}

const teks = (nilai: unknown): string | null => (nilai === null || nilai === undefined ? null : String(nilai));

/** PNS choose a unit by its name, so two units of one instansi are not called the same. */
async function pastikanNamaBeda(trx: Trx, kantor: KantorSatu, nama: string): Promise<void> {
  if (kantor.jenis !== 'unit') return;
  const ada = await adaUnitVerifikator(trx, kantor.instansi!.kode, nama);
  if (ada && ada.id !== kantor.id)
    throw new GalatIsian({ nama: `Unit ${ada.nama} sudah ada di instansi ini. Pakai nama lain.` });
}

/** A further Verifikator Level 1 unit of an instansi. Returns its id. */
export async function tambahUnit(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  kantorId: number,
  isi: Mentah,
): Promise<number> {
  const induk = await ambil(trx, pelaku, kantorId);
  if (induk.jenis !== 'instansi' || !induk.instansi) throw tidakDitemukan();
  const { nilai, pesan } = bacaFormulir([ISIAN_NAMA], { nama: isi.nama_unit });
  if (pesan.nama) throw new GalatIsian({ nama_unit: pesan.nama });
  const nama = String(nilai.nama);
  const ada = await adaUnitVerifikator(trx, induk.instansi.kode, nama);
  if (ada?.aktif) throw new GalatIsian({ nama_unit: `Unit ${ada.nama} sudah ada.` });
  const id = await tambahUnitVerifikator(trx, induk.instansi.kode, nama);
  await catat(d, trx, pelaku, ada ? 'kantor.pakai' : 'kantor.tambah', id);
  return id;
}

/** Retires a unit, or takes it back. PNS can no longer choose it; what went through it keeps its name. */
export async function ubahKeaktifanUnit(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: KantorDilihat,
): Promise<boolean> {
  const unit = await ambil(trx, pelaku, minta.id);
  if (unit.jenis !== 'unit' || unit.bawaan) throw tidakDitemukan();
  if (sidikKantor(unit) !== minta.dilihat)
    throw new Galat(
      'bentrok',
      'Unit ini diubah orang lain sementara Anda membukanya, jadi tidak ada yang dijalankan. Buka lagi halamannya.',
    );
  const menunggu = unit.aktif ? await menungguDiUnit(trx, unit.id) : 0;
  if (menunggu > 0)
    throw new GalatIsian({
      aktif: `Masih ada ${menunggu} formulir yang menunggu di unit ini. Alihkan dulu ke unit lain lewat Verifikasi.`,
    });
  await ubahKantor(trx, unit.id, { aktif: !unit.aktif });
  await catat(d, trx, pelaku, unit.aktif ? 'kantor.henti' : 'kantor.pakai', unit.id);
  return !unit.aktif;
}

async function ambil(trx: Trx, pelaku: PelakuPetugas, id: number): Promise<KantorSatu> {
  const kantor = await kantorDalamWilayah(trx, wilayahAdmin(pelaku), id, true);
  if (!kantor) throw tidakDitemukan();
  return kantor;
}

const catat = (d: Alat, trx: Trx, pelaku: PelakuPetugas, aksi: string, id: number, berubah: readonly Isian[] = []) =>
  catatJejak(trx, {
    ...{ pelaku, aksi, objek: { jenis: 'kantor' as const, id }, pada: d.jam() },
    rincian: { bidang: berubah.map(({ label }) => label.toLowerCase()) },
  });
