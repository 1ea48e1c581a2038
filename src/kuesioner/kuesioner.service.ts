import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { isiKuesioner } from '../formulir/draf.js';
import { simpanBagian } from '../formulir/formulir.repository.js';
import { formulirTerbuka, type HasilSimpan } from '../formulir/formulir.service.js';
import type { Tab } from '../formulir/jenis.js';
import { penulis } from '../formulir/penulis.js';
import type { Mentah } from '../shared/isian.js';
import type { PelakuPns } from '../shared/pelaku.js';
import { bacaJawaban, type IsiKuesioner, versiDilihat, versiTerjawab } from './kuesioner.js';
import { kuesionerUntuk } from './kuesioner.repository.js';

/**
 * Saves the answers of the page (domain.md §6 Stakeholder): right ones become values, faulty ones stay as typed. Each
 * questionnaire keeps the version it was answered in.
 */
export async function simpanKuesioner(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPns,
  isi: { tab: Tab; versi: number; mentah: Mentah },
): Promise<HasilSimpan> {
  const lembar = await formulirTerbuka(d, trx, pelaku);
  const bagian = isi.tab.kode;
  const terjawab = versiTerjawab(isiKuesioner(lembar.draf, bagian));
  const kuesioner: IsiKuesioner = {};
  const pesan: Record<string, string> = {};
  for (const satu of await kuesionerUntuk(trx, terjawab, d.jam(), versiDilihat(isi.mentah))) {
    const bacaan = bacaJawaban(satu, isi.mentah);
    kuesioner[satu.kode] = bacaan.jawaban;
    Object.assign(pesan, bacaan.pesan);
  }
  const sementara = Object.fromEntries(Object.keys(pesan).map((kode) => [kode, isi.mentah[kode]]));
  const tersimpan = await simpanBagian(
    trx,
    { formulirId: lembar.formulirId, bagian, versi: isi.versi, kunci: penulis(isi.mentah) },
    { isi: { kuesioner }, sementara, pada: d.jam() },
  );
  if (!tersimpan) return { jenis: 'bentrok' };
  return Object.keys(pesan).length > 0 ? { jenis: 'salah', pesan, usulan: {} } : { jenis: 'tersimpan' };
}
