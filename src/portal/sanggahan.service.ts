import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak } from '../jejak/jejak.js';
import { bolehReset } from '../pegawai/wilayah.js';
import { Galat, GalatIsian, tidakDitemukan } from '../shared/galat.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { antrekanSurel } from '../surel/surel.repository.js';
import { tulisSurel } from '../surel/templat.js';
import { type Registrasi, registrasiDalamWewenang } from './registrasi.repository.js';
import { registrasiBerlaku, simpanSanggahan, tutupSanggahan } from './sanggahan.repository.js';

/** The named guard of terima (domain.md §5): null when the registration may be accepted. */
export const halanganSanggahan = ({ disanggah }: Pick<Registrasi, 'disanggah'>): string | null =>
  disanggah
    ? 'Pemilik NIP menyatakan bahwa registrasi ini bukan miliknya. Admin instansi memeriksanya dan menutup sanggahan itu dulu.'
    : null;

export type HasilSanggah = 'tercatat' | 'sudah-ada' | 'tidak-ada';

/** "Bukan saya yang mendaftar": flags the registration of a NIP and warns whoever holds it. */
export async function sanggahRegistrasi(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  isi: { nip: string; kontak: string | null; keterangan: string | null },
): Promise<HasilSanggah> {
  const registrasi = await registrasiBerlaku(trx, isi.nip);
  if (!registrasi) return 'tidak-ada';
  const { kontak, keterangan } = isi;
  const id = await simpanSanggahan(trx, { registrasiId: registrasi.id, kontak, keterangan, pada: d.jam() });
  if (id === null) return 'sudah-ada';
  await catatJejak(trx, {
    ...{ pelaku: { jenis: 'umum' }, aksi: 'registrasi.sanggah', pada: d.jam() },
    objek: { jenis: 'registrasi', id: registrasi.id },
    rincian: { sanggahan: id },
  });
  if (registrasi.email)
    await antrekanSurel(trx, isi.nip, tulisSurel('registrasi-disanggah', registrasi.email, { nama: registrasi.nama }));
  return 'tercatat';
}

/** Whoever may reset a registration looks into what is said of it. */
export const bolehMenutup = (pelaku: PelakuPetugas, registrasi: Pick<Registrasi, 'nip' | 'instansi'>): boolean =>
  pelaku.nip !== registrasi.nip && bolehReset(pelaku, registrasi.instansi.kode);

/** The admin has found that the registration is right; rejecting or resetting it closes the sanggahan by itself. */
export async function tutupSanggahanDariKonsol(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  minta: { nomorRegister: string; alasan: string | null },
): Promise<void> {
  const registrasi = await registrasiDalamWewenang(trx, pelaku, minta.nomorRegister);
  if (!registrasi || !bolehMenutup(pelaku, registrasi)) throw tidakDitemukan();
  if (!minta.alasan) throw new GalatIsian({ alasan_sanggahan: 'Tulis apa yang Anda periksa dan hasilnya.' });
  const isi = { petugasId: pelaku.id, alasan: minta.alasan, pada: d.jam() };
  if (!(await tutupSanggahan(trx, registrasi.id, isi)))
    throw new Galat('bentrok', 'Sanggahan ini sudah ditutup. Tidak ada yang berubah.');
  await catatJejak(trx, {
    ...{ pelaku, aksi: 'registrasi.tutup_sanggahan', alasan: minta.alasan, pada: d.jam() },
    objek: { jenis: 'registrasi', id: registrasi.id },
  });
  const { email, nama, nip } = registrasi;
  if (email) await antrekanSurel(trx, nip, tulisSurel('sanggahan-ditutup', email, { nama }));
}
