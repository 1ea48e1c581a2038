import type { Trx } from '../database/knex.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { NilaiButir } from './jenis.js';
import { cariRiwayat, type Katalog } from './katalog.js';
import type { Kiriman } from './kiriman.repository.js';
import { emailAkun } from './kiriman.repository.js';
import { lepaskanLampiran } from './lampiran.repository.js';
import { hitungPerubahan, type Perubahan } from './perubahan.js';
import {
  hapusRiwayat,
  kosongkanDraf,
  kunciPegawai,
  tambahRiwayat,
  tulisPegawai,
  ubahRiwayat,
} from './tulis-balik.repository.js';

/** selesai (domain.md §4): writes exactly the kiriman's perubahan to the pembanding, and the account's contacts. */
export async function tulisBalik(trx: Trx, katalog: Katalog, kiriman: Kiriman, pada: Date): Promise<number> {
  const { nip } = kiriman.isi;
  await kunciPegawai(trx, nip);
  const perubahan = hitungPerubahan(katalog, kiriman.pembanding, kiriman.isi);
  const isi: Record<string, NilaiButir> = { ...(await emailAkun(trx, nip)) };
  for (const satu of perubahan) {
    if (satu.jenis === 'isian') isi[satu.kunci] = satu.nilai as NilaiButir;
    else await tulisBaris(trx, katalog, nip, satu);
  }
  await tulisPegawai(trx, nip, isi, pada);
  await kosongkanDraf(trx, kiriman.formulirId);
  await lepaskanLampiran(trx, kiriman.formulirId, {}, pada);
  return perubahan.length;
}

async function tulisBaris(trx: Trx, katalog: Katalog, nip: string, satu: Perubahan): Promise<void> {
  const jenis = cariRiwayat(katalog, satu.bagian);
  if (!jenis) throw new Error(`unknown riwayat kind ${satu.bagian}`);
  const id = Number(satu.kunci.slice(satu.bagian.length + 2));
  if (satu.jenis === 'hapus') return hapusRiwayat(trx, nip, id);
  const isi = satu.nilai as NilaiIsian;
  const kunci = jenis.kunci(isi);
  // A row of BKN that vanished meanwhile (a merge, an import) comes back as the verified row says.
  if (satu.jenis === 'ubah' && (await ubahRiwayat(trx, nip, id, kunci, isi))) return;
  await tambahRiwayat(trx, nip, jenis.jenis, kunci, isi);
}
