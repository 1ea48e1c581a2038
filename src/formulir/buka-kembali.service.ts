import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { jadwalPns } from '../jadwal/jadwal.repository.js';
import { catatJejak } from '../jejak/jejak.js';
import { isAdminBkn } from '../pegawai/wilayah.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { katalogTampil } from './bagian-tampil.js';
import type { BagianDraf } from './draf.js';
import { ALUR_FORMULIR } from './formulir.alur.js';
import { simpanBagian } from './formulir.repository.js';
import type { Tab } from './jenis.js';
import { type Katalog, semuaButir } from './katalog.js';
import { catatLangkah, emailAkun, type Kiriman, kirimanId, pindahkanFormulir } from './kiriman.repository.js';
import { kunciFormulir } from './pembanding.repository.js';
import { sebabPercuma } from './terbuka.js';

export interface Pembukaan {
  nip: string;
  nama: string;
  alasan: string;
  alamat: string;
}

/** Buka kembali (domain.md §4): a finished form becomes a draft again; what was confirmed stays confirmed. */
export async function bukaKembali(
  d: Pick<Deps, 'jam' | 'katalog'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: Pembukaan,
): Promise<void> {
  if (!isAdminBkn(pelaku)) throw tidakDitemukan();
  if (isi.nip === pelaku.nip)
    throw new Galat('dilarang', 'Anda tidak dapat membuka formulir Anda sendiri. Mintalah petugas lain.');
  if (!isi.alasan)
    throw new GalatIsian({ alasan_buka: 'Tulis alasannya, supaya PNS tahu mengapa formulirnya dibuka kembali.' });
  const percuma = sebabPercuma(await jadwalPns(trx, isi.nip), d.jam());
  if (percuma) throw new GalatIsian({ alasan_buka: percuma });
  const formulir = await kunciFormulir(trx, isi.nip);
  const langkah = { dari: 'selesai' as const, ke: 'draf' as const, pada: d.jam() };
  const bisa = formulir && bolehDari(ALUR_FORMULIR, 'buka_kembali', formulir.status);
  if (!bisa || !(await pindahkanFormulir(trx, formulir.id, langkah)))
    throw new Galat('bentrok', 'Formulir ini tidak dalam keadaan selesai. Tidak ada yang berubah.');
  const kiriman = formulir.kirimanId ? await kirimanId(trx, formulir.kirimanId) : null;
  if (kiriman) await pulihkanDraf(trx, d.katalog, kiriman, langkah.pada);
  await catatLangkah(trx, {
    formulirId: formulir.id,
    kirimanId: formulir.kirimanId,
    aksi: 'buka_kembali',
    ...langkah,
    kantorId: pelaku.peran.find(({ peran }) => peran === 'admin_bkn')?.kantorId ?? null,
    petugasId: pelaku.id,
    alasan: isi.alasan,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.buka_kembali',
    objek: { jenis: 'formulir', id: formulir.id },
    rincian: { kiriman: formulir.kirimanId },
    alasan: isi.alasan,
    pada: langkah.pada,
  });
  await kabari(trx, isi);
}

async function kabari(trx: Trx, { nip, nama, alasan, alamat }: Pembukaan): Promise<void> {
  const akun = await emailAkun(trx, nip);
  if (akun?.email)
    await antrekanSurel(trx, nip, tulisSurel('formulir-diturunkan', akun.email, { nama, alasan, alamat }));
}

/** What was sent is the pembanding now, so every confirmed butir and section is "sesuai"; answers are as they were. */
async function pulihkanDraf(trx: Trx, katalog: Katalog, kiriman: Kiriman, pada: Date): Promise<void> {
  for (const satu of katalogTampil(katalog, kiriman.isi).bagian) {
    const bagian = 'tab' in satu ? satu.tab.kode : satu.riwayat.jenis;
    const isi = 'tab' in satu ? isiTab(satu.tab, kiriman) : { semua_sesuai: true };
    const kunci = { formulirId: kiriman.formulirId, bagian, versi: 0, kunci: '' };
    await simpanBagian(trx, kunci, { isi, sementara: {}, pada });
  }
}

function isiTab(tab: Tab, kiriman: Kiriman): BagianDraf['isi'] {
  if (tab.denganKuesioner) return { kuesioner: kiriman.kuesioner };
  const dinilai = semuaButir(tab).filter(({ kode }) => kode in kiriman.sikap);
  return Object.fromEntries(dinilai.map(({ kode }) => [kode, { sikap: 'sesuai' as const }]));
}
