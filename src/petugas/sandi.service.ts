import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { Galat } from '../shared/galat.js';
import type { Mentah } from '../shared/isian.js';
import { tolakKataKunciPetugas } from './kata-kunci-petugas.js';
import { pelakuAkun } from './masuk.service.js';
import { akhiriSemuaSesi } from './petugas.repository.js';
import { habiskanTautan, type PemilikTautan, simpanKataKunci } from './tautan.repository.js';

export const TAUTAN_HABIS =
  'Tautan ini tidak berlaku lagi: sudah dipakai, sudah diganti, atau lebih dari 24 jam. Mintalah tautan baru kepada admin Anda.';

/** What is wrong with a new password as typed twice, by field. */
export function salahKataKunciBaru(
  isi: Mentah,
  milik: Pick<PemilikTautan, 'nip' | 'namaPengguna'>,
): Record<string, string> {
  const kataKunci = isi.kata_kunci ?? '';
  const salah = tolakKataKunciPetugas(kataKunci, milik);
  if (salah) return { kata_kunci: salah };
  if (isi.kata_kunci_ulang === kataKunci) return {};
  return { kata_kunci_ulang: 'Tidak sama dengan Kata Kunci di atas. Ketik ulang.' };
}

/** Uses the link up, sets the password and ends every session that began with the old one. */
export async function pasangKataKunci(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  sidik: string,
  baru: { pemilik: PemilikTautan; hash: string },
): Promise<void> {
  const [id, pada] = [await habiskanTautan(trx, sidik, d.jam()), d.jam()];
  if (id === null) throw new Galat('bentrok', TAUTAN_HABIS);
  await simpanKataKunci(trx, id, baru.hash);
  await akhiriSemuaSesi(trx, id);
  const pelaku = pelakuAkun(baru.pemilik);
  await catatJejak(trx, { pelaku, aksi: 'petugas.kata_kunci', objek: { jenis: 'petugas', id }, pada });
}
