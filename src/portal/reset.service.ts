import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { kosongkanDrafFormulir } from '../formulir/kosongkan.service.js';
import { catatJejak } from '../jejak/jejak.js';
import { bolehReset } from '../pegawai/wilayah.js';
import { bolehDari } from '../shared/alur.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { ALUR_REGISTRASI } from './registrasi.alur.js';
import { cariCalon, putuskanRegistrasi, registrasiNomor } from './registrasi.repository.js';
import { sudahDiproses } from './registrasi.service.js';
import { tutupSanggahan } from './sanggahan.repository.js';

/** What becomes of a draft: kept for whoever registers next with the NIP, or emptied. */
export type NasibDraf = 'simpan' | 'kosongkan';

export interface PermintaanReset {
  nip: string;
  nomorRegister: string;
  alasan: string;
  draf: string;
}

/** Reset (domain.md §4 Registrasi): frees the NIP; a form that has been sent stays where it is. */
export async function resetRegistrasi(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: PermintaanReset,
): Promise<void> {
  const registrasi = await registrasiNomor(trx, minta.nomorRegister);
  const orang = await cariCalon(trx, minta.nip);
  if (!registrasi || registrasi.nip !== orang?.nip || !bolehReset(pelaku, orang.instansi.kode)) throw tidakDitemukan();
  if (registrasi.nip === pelaku.nip)
    throw new Galat('dilarang', 'Anda tidak dapat mereset registrasi Anda sendiri. Mintalah petugas lain.');
  const draf = bacaReset(minta);
  const [status, pada] = [ALUR_REGISTRASI.reset.ke[0]!, d.jam()];
  const putusan = { status, petugasId: pelaku.id, alasan: minta.alasan, pada };
  const bisa = bolehDari(ALUR_REGISTRASI, 'reset', registrasi.status);
  if (!bisa || !(await putuskanRegistrasi(trx, registrasi.id, { status: registrasi.status }, putusan)))
    throw await sudahDiproses(trx, registrasi.id);
  await tutupSanggahan(trx, registrasi.id, { petugasId: pelaku.id, alasan: 'Registrasi direset.', pada });
  if (draf === 'kosongkan') await kosongkanDrafFormulir(trx, registrasi.nip, pada);
  await catatJejak(trx, {
    pelaku,
    aksi: 'registrasi.reset',
    objek: { jenis: 'registrasi', id: registrasi.id },
    rincian: { dari: registrasi.status, draf },
    alasan: minta.alasan,
    pada,
  });
  if (!registrasi.email) return;
  const isi = { nama: registrasi.nama, alasan: minta.alasan, kantor: orang.kantor.nama };
  await antrekanSurel(trx, registrasi.nip, tulisSurel('registrasi-direset', registrasi.email, isi));
}

function bacaReset(minta: PermintaanReset): NasibDraf {
  const pesan: Record<string, string> = {};
  if (minta.draf !== 'simpan' && minta.draf !== 'kosongkan')
    pesan.draf = 'Pilih apakah isian formulir yang belum dikirim disimpan atau dikosongkan.';
  if (!minta.alasan) pesan.alasan_reset = 'Tulis alasannya, supaya PNS tahu mengapa registrasinya direset.';
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  return minta.draf as NasibDraf;
}
