import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { tingkatStatus } from '../formulir/formulir.alur.js';
import { lembarNip } from '../formulir/formulir.repository.js';
import type { DataPns } from '../formulir/jenis.js';
import { type Kiriman, kirimanId } from '../formulir/kiriman.repository.js';
import { type Lampiran, lampiranKiriman } from '../formulir/lampiran.repository.js';
import { sebabTutup } from '../jadwal/jadwal.js';
import { ikutiPenerus, kodeRujukan } from '../referensi/ikuti-penerus.js';
import { muatPenerus } from '../referensi/penerus.repository.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import { type PelakuPetugas, type PeranPetugas, punyaPeran } from '../shared/pelaku.js';
import { tampilSaat } from '../shared/tanggal.js';
import { type ItemKasus, itemKasus, sidikKasus } from './kasus.js';
import type { TingkatVerifikasi } from './tingkat.js';
import {
  catatanTingkat,
  type KasusFormulir,
  kasusFormulir,
  langkahTerakhir,
  putusanKiriman,
  sidikSesuai,
} from './verifikasi.repository.js';

/** A form before a verifikator. `tingkat` is null when it does not wait at a level of theirs, or outside its time: then it is read-only. */
export interface Kasus {
  formulir: KasusFormulir;
  kiriman: Kiriman;
  tingkat: TingkatVerifikasi | null;
  /** the level whose verdicts are shown */
  tingkatDilihat: TingkatVerifikasi;
  /** why nobody judges it now, by the schedule */
  tutup: string | null;
  item: ItemKasus[];
  catatan: Record<string, string>;
  /** files that went with the kiriman */
  lampiran: Lampiran[];
}

/** Opens a sent form in the petugas's area (domain.md §3: outside the scope nothing exists). */
export async function bukaKasus(
  d: Pick<Deps, 'katalog' | 'jam'>,
  db: Db | Trx,
  pelaku: PelakuPetugas,
  formulirId: number,
  untuk: 'baca' | 'ubah',
): Promise<Kasus> {
  const formulir = await kasusFormulir(db, pelaku, formulirId, untuk);
  const kiriman = formulir && (await kirimanId(db, formulir.kirimanId));
  if (!formulir || !kiriman) throw tidakDitemukan();
  const tutup = sebabTutup(formulir.jadwal.verifikasi, d.jam());
  const tingkat = tutup ? null : tingkatPelaku(pelaku, formulir);
  const { dilihat, putusan } = await putusanDilihat(
    db,
    kiriman.id,
    tingkat ? [tingkat] : tingkatBaca(pelaku, formulir),
  );
  const usulan = await sidikSesuai(db, formulirId, kiriman.id, dilihat);
  // What has been judged and passed on stays as it was judged.
  const ditunggu = tingkatStatus(formulir.status) === dilihat;
  const kini = formulir.pembandingBerubah && ditunggu ? await lembarNip(db, formulir.nip) : null;
  const pembandingKini = kini && {
    ...(await setelahPenggabungan(d, db, kiriman.pembanding, kini.pembanding)),
    sejak: formulir.pegawaiDiubahPada,
  };
  const item = itemKasus({
    katalog: d.katalog,
    kiriman,
    tingkat: dilihat,
    daerah: formulir.daerah,
    putusan,
    usulan,
    pembandingKini,
  });
  const catatan = await catatanTingkat(db, kiriman.id, dilihat);
  // Only to be looked at: a decision does not wait for it.
  const lampiran = untuk === 'baca' ? await lampiranKiriman(db, kiriman.id) : [];
  return { formulir, kiriman, tingkat, tingkatDilihat: dilihat, tutup, item, catatan, lampiran };
}

/** Both sides with the survivors of merged entries: a merge alone has changed nothing that a level would judge anew. */
async function setelahPenggabungan(d: Pick<Deps, 'katalog'>, db: Db | Trx, dulu: DataPns, data: DataPns) {
  const penerus = await muatPenerus(db, kodeRujukan(dulu, data));
  return { dulu: ikutiPenerus(d.katalog, dulu, penerus), data: ikutiPenerus(d.katalog, data, penerus) };
}

/** The level this petugas may act on now: the one the form waits at, if they hold it there. */
function tingkatPelaku(pelaku: PelakuPetugas, formulir: KasusFormulir): TingkatVerifikasi | null {
  if (pelaku.nip === formulir.nip || !peranPemeriksa(pelaku, formulir)) return null;
  return tingkatStatus(formulir.status);
}

/** Whose verdicts a reader is shown: those of their own level once it has judged, then of the level where the form waits or ended. */
function tingkatBaca(pelaku: PelakuPetugas, formulir: KasusFormulir): TingkatVerifikasi[] {
  const kini = tingkatStatus(formulir.status);
  const milik = punyaPeran(pelaku, 'verifikator')
    .filter((satu) => menjangkau(satu, formulir))
    .flatMap(({ tingkat }) => (tingkat && (!kini || tingkat < kini) ? [tingkat as TingkatVerifikasi] : []));
  return [...milik.sort((a, b) => b - a), ...(kini ? [kini] : ([4, 3, 2, 1] as const))];
}

/** The first of these levels that has said anything; when none has, the last of them. */
async function putusanDilihat(db: Db | Trx, kirimanId: number, calon: readonly TingkatVerifikasi[]) {
  for (const dilihat of calon) {
    const putusan = await putusanKiriman(db, kirimanId, dilihat);
    if (putusan.length > 0) return { dilihat, putusan };
  }
  return { dilihat: calon.at(-1) ?? 1, putusan: [] };
}

/** The peran with which a petugas judges a form where it waits now; a level held elsewhere does not count here. */
export function peranPemeriksa(pelaku: PelakuPetugas, formulir: KasusFormulir): PeranPetugas | null {
  const tingkat = tingkatStatus(formulir.status);
  return (
    punyaPeran(pelaku, 'verifikator').find((satu) => satu.tingkat === tingkat && menjangkau(satu, formulir)) ?? null
  );
}

function menjangkau(peran: PeranPetugas, formulir: KasusFormulir): boolean {
  if (peran.tingkat === 1) return peran.kantorId === formulir.unitKantorId;
  if (peran.tingkat === 2) return peran.instansiKode === formulir.instansiKode;
  return peran.tingkat === 4 || peran.kantorKode === formulir.kanregKode;
}

/** Nobody acts on their own form (domain.md §3). */
export function pastikanBukanSendiri(pelaku: PelakuPetugas, nip: string): void {
  if (pelaku.nip === nip)
    throw new Galat('dilarang', 'Anda tidak dapat memeriksa formulir Anda sendiri. Mintalah verifikator lain.');
}

/** Somebody was faster: who and when (domain.md §4). */
export async function sudahDiproses(trx: Trx, formulirId: number): Promise<Galat> {
  const langkah = await langkahTerakhir(trx, formulirId);
  const oleh = langkah ? `oleh ${langkah.nama ?? 'PNS sendiri'} pada ${tampilSaat(langkah.pada)}` : 'sementara itu';
  return new Galat('bentrok', `Sudah diproses ${oleh}. Tidak ada yang berubah.`);
}

/** Refuses a page that was opened before a colleague judged or BKN's data changed: nothing is overwritten unseen. */
export async function pastikanMasihSama(
  d: Pick<Deps, 'katalog' | 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  formulirId: number,
  dilihat: string,
): Promise<void> {
  const kasus = await bukaKasus(d, trx, pelaku, formulirId, 'ubah');
  if (kasus.tingkat === null || sidikKasus(kasus) === dilihat) return;
  throw new GalatIsian({
    putusan:
      'Putusan rekan Anda atau data BKN berubah sejak halaman ini dibuka. Belum ada yang disimpan. Bandingkan dengan putusan Anda di bawah, lalu tekan lagi.',
  });
}
