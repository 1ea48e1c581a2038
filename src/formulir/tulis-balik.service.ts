import type { Trx } from '../database/knex.js';
import { ikutiBaris, ikutiButir, kodeRujukan } from '../referensi/ikuti-penerus.js';
import { muatPenerus, type Penerus } from '../referensi/penerus.repository.js';
import type { NilaiIsian } from '../shared/isian.js';
import type { NilaiButir } from './jenis.js';
import { cariRiwayat, type Katalog, semuaButir } from './katalog.js';
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
  const penerus = await muatPenerus(trx, kodeRujukan(...perubahan.map(({ nilai }) => nilai)));
  const isi: Record<string, NilaiButir> = { ...(await emailAkun(trx, nip)) };
  for (const satu of perubahan) {
    if (satu.jenis === 'isian') isi[satu.kunci] = nilaiKini(katalog, satu, penerus);
    else await tulisBaris(trx, katalog, nip, satu, penerus);
  }
  await tulisPegawai(trx, nip, isi, pada);
  await kosongkanDraf(trx, kiriman.formulirId);
  await lepaskanLampiran(trx, kiriman.formulirId, {}, pada);
  return perubahan.length;
}

/** What was sent names an entry that may have been merged since: its survivor is written. */
function nilaiKini(katalog: Katalog, { kunci, nilai }: Perubahan, penerus: Penerus): NilaiButir {
  const butir = katalog.tab.flatMap((tab) => semuaButir(tab)).find((satu) => satu.kode === kunci);
  return butir ? ikutiButir(butir, nilai as NilaiButir, penerus) : (nilai as NilaiButir);
}

async function tulisBaris(trx: Trx, katalog: Katalog, nip: string, satu: Perubahan, penerus: Penerus): Promise<void> {
  const jenis = cariRiwayat(katalog, satu.bagian);
  if (!jenis) throw new Error(`unknown riwayat kind ${satu.bagian}`);
  const id = Number(satu.kunci.slice(satu.bagian.length + 2));
  if (satu.jenis === 'hapus') return hapusRiwayat(trx, nip, id);
  const isi = ikutiBaris(jenis, satu.nilai as NilaiIsian, penerus);
  const kunci = jenis.kunci(isi);
  // A row of BKN that vanished meanwhile (a merge, an import) comes back as the verified row says.
  if (satu.jenis === 'ubah' && (await ubahRiwayat(trx, nip, id, kunci, isi))) return;
  await tambahRiwayat(trx, nip, jenis.jenis, kunci, isi);
}
