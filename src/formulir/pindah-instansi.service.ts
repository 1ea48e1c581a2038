import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { bolehDari } from '../shared/alur.js';
import { Galat } from '../shared/galat.js';
import type { Rujukan } from '../shared/isian.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { ALUR_FORMULIR } from './formulir.alur.js';
import { catatLangkah, emailAkun, pindahkanFormulir } from './kiriman.repository.js';
import {
  gantiInstansiFormulir,
  kunciFormulir,
  pindahkanRegistrasiMenunggu,
  tulisInstansi,
} from './pembanding.repository.js';
import { lupakanSesuai } from './tulis-balik.repository.js';

/** What another instansi changes or makes stale. */
const BUTIR_TEMPAT = ['instansi_induk', 'instansi_kerja', 'unit_organisasi', 'satuan_kerja'];

/**
 * Beda Instansi approved (domain.md §4): the pembanding names the new instansi, a registration that waits goes to its
 * queue, a form on its way comes back to the PNS, who picks a new Verifikator Level 1; draf and selesai stay.
 */
export async function pindahInstansi(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  pindah: { nip: string; instansi: Rujukan; kantorId: number },
): Promise<void> {
  const { nip, instansi } = pindah;
  const pada = d.jam();
  await tulisInstansi(trx, nip, instansi, pada);
  await lupakanSesuai(trx, nip, BUTIR_TEMPAT);
  await pindahkanRegistrasiMenunggu(trx, nip, instansi.kode);
  const formulir = await kunciFormulir(trx, nip);
  if (!formulir || formulir.status === 'selesai') return;
  await gantiInstansiFormulir(trx, formulir.id, instansi.kode);
  if (!bolehDari(ALUR_FORMULIR, 'pindah_instansi', formulir.status)) return;
  const langkah = { dari: formulir.status, ke: 'dikembalikan' as const, pada };
  if (!(await pindahkanFormulir(trx, formulir.id, langkah)))
    throw new Galat('bentrok', 'Formulir PNS ini baru saja bergerak. Tidak ada yang berubah. Coba lagi.');
  await catatLangkah(trx, {
    formulirId: formulir.id,
    kirimanId: formulir.kirimanId,
    aksi: 'pindah_instansi',
    ...langkah,
    kantorId: pindah.kantorId,
    petugasId: pelaku.id,
    alasan: `Instansi Anda sekarang ${instansi.nama}. Pilih Verifikator Level 1 di Posisi, lalu kirim lagi.`,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.pindah_instansi',
    objek: { jenis: 'formulir', id: formulir.id },
    rincian: { dari: formulir.status, ke_instansi: instansi.kode },
    pada,
  });
  const akun = await emailAkun(trx, nip);
  if (akun?.email)
    await antrekanSurel(trx, nip, tulisSurel('formulir-pindah-instansi', akun.email, { instansi: instansi.nama }));
}
