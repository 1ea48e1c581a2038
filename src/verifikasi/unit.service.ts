import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { ALUR_FORMULIR } from '../formulir/formulir.alur.js';
import { catatLangkah, emailAkun, pindahkanFormulir } from '../formulir/kiriman.repository.js';
import { catatJejak } from '../jejak/jejak.js';
import { bolehDari } from '../shared/alur.js';
import { GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { pastikanBukanSendiri, sudahDiproses } from './kasus.service.js';
import { formulirBerkas, kasusFormulir, tandaiBerkasFisik, unitInstansi } from './verifikasi.repository.js';

/** alihkan unit (domain.md §4): tingkat 2 sends a form that waits at tingkat 1 to another unit of the instansi. */
export async function alihkanUnit(
  d: Deps,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: { formulirId: number; unitKantorId: number; alasan: string },
): Promise<void> {
  const kasus = await kasusFormulir(trx, pelaku, isi.formulirId, 'ubah');
  const boleh = pelaku.peran.some(
    (satu) => satu.peran === 'verifikator' && satu.tingkat === 2 && satu.instansiKode === kasus?.instansiKode,
  );
  if (!kasus || !boleh) throw tidakDitemukan();
  pastikanBukanSendiri(pelaku, kasus.nip);
  if (!bolehDari(ALUR_FORMULIR, 'alihkan_unit', kasus.status)) throw await sudahDiproses(trx, isi.formulirId);
  const unit = (await unitInstansi(trx, kasus.instansiKode)).find(
    (satu) => satu.id === isi.unitKantorId && satu.id !== kasus.unitKantorId,
  );
  const pesan: Record<string, string> = {};
  if (!unit) pesan.unit = 'Pilih unit lain dari daftar.';
  if (!isi.alasan) pesan.alasan_alih = 'Tulis alasan pengalihan.';
  if (!unit || !isi.alasan) throw new GalatIsian(pesan);
  const langkah = { dari: kasus.status, ke: kasus.status, pada: d.jam() };
  await pindahkanFormulir(trx, isi.formulirId, { ...langkah, unitKantorId: unit.id });
  await catatLangkah(trx, {
    formulirId: isi.formulirId,
    kirimanId: kasus.kirimanId,
    aksi: 'alihkan_unit',
    ...langkah,
    kantorId: unit.id,
    petugasId: pelaku.id,
    alasan: isi.alasan,
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.alihkan_unit',
    objek: { jenis: 'formulir', id: isi.formulirId },
    rincian: { ke_kantor: unit.id },
    alasan: isi.alasan,
    pada: d.jam(),
  });
  const { nip, nama } = kasus;
  const akun = await emailAkun(trx, nip);
  if (!akun?.email) return;
  // The paper file goes there, too.
  const surat = { nama, unit: unit.nama, alasan: isi.alasan };
  await antrekanSurel(trx, nip, tulisSurel('formulir-dialihkan', akun.email, surat));
}

/** Notes that the paper file has come in; `tanda` is a nomor register or what the QR of a proof holds (domain.md §4 Paper file). */
export async function terimaBerkas(d: Deps, trx: Trx, pelaku: PelakuPetugas, tanda: string): Promise<string> {
  const kode = tanda.trim().split('/').at(-1)?.replace(/[\s-]/g, '').toUpperCase() ?? '';
  const formulir = await formulirBerkas(trx, pelaku, kode);
  if (!formulir)
    throw new GalatIsian({
      tanda: 'Tidak ada formulir terkirim di unit Anda dengan nomor register atau kode ini. Periksa lagi tulisannya.',
    });
  pastikanBukanSendiri(pelaku, formulir.nip);
  // Scanned twice is noted once.
  if (!(await tandaiBerkasFisik(trx, formulir.id, pelaku.id, d.jam()))) return formulir.nama;
  await catatLangkah(trx, {
    formulirId: formulir.id,
    kirimanId: formulir.kirimanId,
    aksi: 'berkas_fisik',
    dari: formulir.status,
    ke: formulir.status,
    kantorId: formulir.unitKantorId,
    petugasId: pelaku.id,
    alasan: null,
    pada: d.jam(),
  });
  await catatJejak(trx, {
    pelaku,
    aksi: 'formulir.berkas_fisik',
    objek: { jenis: 'formulir', id: formulir.id },
    pada: d.jam(),
  });
  return formulir.nama;
}
