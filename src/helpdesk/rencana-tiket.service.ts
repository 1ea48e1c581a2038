import { createHash } from 'node:crypto';
import type { Db, Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { selesaikanRujukan } from '../referensi/resolusi.js';
import { GalatIsian } from '../shared/galat.js';
import { bacaFormulir, berlaku, type Mentah, type NilaiIsian } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { teks } from './bahan-kategori.js';
import { faktaTiket } from './fakta.repository.js';
import type { Dampak, FaktaTiket, Kategori } from './jenis.js';
import { tiketSama } from './kotak-masuk.repository.js';
import { type BarisDampak, rincikanDampak } from './rincian-dampak.service.js';
import type { Tiket } from './tiket.repository.js';

/** What an operator completed, read; or what is still to do. */
export interface BacaanTambahan {
  tambahan: NilaiIsian;
  pesan: Record<string, string>;
  usulan: Awaited<ReturnType<typeof selesaikanRujukan>>['usulan'];
}

/** Everything known around a ticket now, for the page and for the decision. */
export async function faktaUntuk(d: Pick<Deps, 'jam'>, db: Db | Trx, tiket: Tiket): Promise<FaktaTiket> {
  const dipilih = tiket.isi.instansi;
  return faktaTiket(db, {
    nip: tiket.nip,
    nomorRegister: teks(tiket.isi, 'nomor_register'),
    instansiDipilih: typeof dipilih === 'object' && dipilih !== null ? dipilih.kode : null,
    // The reporter has shown it when filing; deciding does not ask again.
    sudahMasuk: true,
    kini: d.jam(),
  });
}

/** Reads what the operator completed before approving. */
export async function bacaTambahan(
  db: Db | Trx,
  kategori: Kategori,
  tiket: Tiket,
  mentah: Mentah,
): Promise<BacaanTambahan> {
  const isian = kategori.tambahanPetugas(tiket.isi);
  const dipakai = isian.filter((satu) => berlaku(satu, (kode) => mentah[kode]));
  const instansi = tiket.instansiKini ? [tiket.instansiKini] : [];
  const resolusi = await selesaikanRujukan(db, dipakai, mentah, instansi);
  const { nilai, pesan } = bacaFormulir(isian, mentah, resolusi.rujukan);
  if (Object.keys(pesan).length === 0)
    for (const [kode, kata] of Object.entries(kategori.periksaTambahan?.(nilai, tiket.isi) ?? {}))
      if (kata) pesan[kode] = kata;
  return { tambahan: nilai, pesan, usulan: resolusi.usulan };
}

/** Exactly what approving would change now; throws when it is no longer possible, saying why. */
function hitungDampak(kategori: Kategori, tiket: Tiket, fakta: FaktaTiket, tambahan: NilaiIsian): Dampak[] {
  const halangan = kategori.halangan?.(tiket.isi, fakta);
  if (halangan) throw new GalatIsian({ putusan: `Tidak bisa disetujui lagi: ${halangan.petugas ?? halangan.pesan}` });
  return kategori.dampak({ nip: tiket.nip, isi: tiket.isi }, fakta, tambahan);
}

/** What approving would do now, as the operator sees it before and as it is carried out. */
export interface RencanaPutusan {
  dampak: Dampak[];
  baris: BarisDampak[];
  /** open tickets of other people that the same answer serves */
  sama: Tiket[];
  /** names all of it: nothing is carried out that the page did not show */
  sidik: string;
}

/** The plan of an approval; within a transaction that writes, the tickets it answers are locked. */
export async function rencanakanPutusan(
  d: Pick<Deps, 'katalog'>,
  db: Db | Trx,
  pelaku: PelakuPetugas,
  isi: { kategori: Kategori; tiket: Tiket; fakta: FaktaTiket; tambahan: NilaiIsian },
): Promise<RencanaPutusan> {
  const { kategori, tiket, fakta, tambahan } = isi;
  const dampak = hitungDampak(kategori, tiket, fakta, tambahan);
  const baris = await rincikanDampak(d, db, dampak, fakta);
  const sama = kategori.daftar ? await tiketSama(db, pelaku, tiket) : [];
  const dilihat = JSON.stringify([dampak, baris, sama.map(({ id }) => id)]);
  return { dampak, baris, sama, sidik: createHash('sha256').update(dilihat).digest('base64url').slice(0, 24) };
}
