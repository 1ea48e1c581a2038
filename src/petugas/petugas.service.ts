import type { Trx } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { catatJejak, type IsiJejak } from '../jejak/jejak.js';
import { Galat, GalatIsian, type PesanIsian } from '../shared/galat.js';
import { bacaFormulir, type Mentah } from '../shared/isian.js';
import { tolakNip } from '../shared/nip.js';
import type { PelakuPetugas } from '../shared/pelaku.js';
import { ISIAN_NAMA_PENGGUNA, ISIAN_ORANG } from './isian-petugas.js';
import { pasangPeran, peranDiminta } from './peran.service.js';
import { akhiriSemuaSesi, tambahPetugasBaru, ubahPetugas } from './petugas.repository.js';
import { hapusTautan, simpanTautan } from './tautan.repository.js';
import { ambilPetugas, jagaAdminBknTerakhir, type PetugasDilihat } from './tindakan.js';

type Alat = Pick<Deps, 'jam' | 'sandi'>;

/** How long a link for setting a password holds. */
export const UMUR_TAUTAN_JAM = 24;

/** Makes a petugas with a first peran and a link with which they set their password. */
export async function buatPetugas(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  isi: Mentah,
): Promise<{ id: number; token: string }> {
  const akun = bacaFormulir([ISIAN_NAMA_PENGGUNA], { nama_pengguna: (isi.nama_pengguna ?? '').trim().toLowerCase() });
  const orang = bacaOrang(isi);
  const { peran, pesan } = await peranDiminta(trx, pelaku, isi);
  const semua = { ...akun.pesan, ...orang.pesan, ...pesan };
  if (!peran || Object.keys(semua).length > 0) throw new GalatIsian(semua);
  const baru = { namaPengguna: String(akun.nilai.nama_pengguna), nama: orang.nama, nip: orang.nip, pada: d.jam() };
  const id = await tambahPetugasBaru(trx, baru);
  if (id === null)
    throw new GalatIsian({ nama_pengguna: 'Nama pengguna ini sudah dipakai petugas lain. Pilih nama lain.' });
  await catat(d, trx, pelaku, 'petugas.buat', id);
  await pasangPeran(d, trx, pelaku, id, peran);
  return { id, token: await tautanBaru(d, trx, id) };
}

function bacaOrang(isi: Mentah): { nama: string; nip: string; pesan: PesanIsian } {
  const { nilai, pesan } = bacaFormulir(ISIAN_ORANG, isi);
  const [nama, nip] = [String(nilai.nama ?? ''), String(nilai.nip ?? '')];
  const salah = pesan.nip ? null : tolakNip(nip);
  return { nama, nip, pesan: { ...pesan, ...(salah && { nip: salah }) } };
}

/** Changes name or NIP. One's own NIP is changed by somebody else: it is what keeps one from one's own case. */
export async function ubahDataPetugas(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  dilihat: PetugasDilihat,
  isi: Mentah,
): Promise<void> {
  const orang = await ambilPetugas(trx, pelaku, dilihat, 'ubah');
  const { nama, nip, pesan } = bacaOrang(isi);
  if (Object.keys(pesan).length > 0) throw new GalatIsian(pesan);
  const kolom = (['nama', 'nip'] as const).filter((satu) => orang[satu] !== { nama, nip }[satu]);
  if (kolom.length === 0) throw new GalatIsian({ nama: 'Belum ada yang Anda ubah.' });
  if (kolom.includes('nip') && orang.id === pelaku.id)
    throw new GalatIsian({ nip: 'NIP Anda sendiri diubah petugas lain.' });
  await ubahPetugas(trx, naik(dilihat), { nama, nip });
  await catat(d, trx, pelaku, 'petugas.ubah', orang.id, { kolom });
}

/** `ambilPetugas` has counted the version on already. */
const naik = ({ id, versi }: PetugasDilihat): PetugasDilihat => ({ id, versi: versi + 1 });

/** Closes an account at once, wherever its owner is signed in, or opens it again. */
export async function ubahKeaktifan(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  dilihat: PetugasDilihat,
  tindakan: 'nonaktifkan' | 'aktifkan',
): Promise<void> {
  const orang = await ambilPetugas(trx, pelaku, dilihat, tindakan);
  const aktif = tindakan === 'aktifkan';
  if (orang.aktif === aktif) throw new Galat('bentrok', `Petugas ini memang sudah ${aktif ? 'aktif' : 'nonaktif'}.`);
  if (!aktif && orang.peran.some(({ peran }) => peran === 'admin_bkn')) await jagaAdminBknTerakhir(trx, orang.id);
  await ubahPetugas(trx, naik(dilihat), { aktif });
  if (!aktif) {
    await akhiriSemuaSesi(trx, orang.id);
    await hapusTautan(trx, orang.id);
  }
  await catat(d, trx, pelaku, `petugas.${tindakan}`, orang.id);
}

/** Ends all of a petugas's sessions. */
export async function keluarkanPetugas(
  d: Alat,
  trx: Trx,
  pelaku: PelakuPetugas,
  dilihat: PetugasDilihat,
): Promise<void> {
  const orang = await ambilPetugas(trx, pelaku, dilihat, 'keluarkan');
  await akhiriSemuaSesi(trx, orang.id);
  await catat(d, trx, pelaku, 'petugas.keluarkan', orang.id);
}

/** A link with which they set a new password; the old one holds until then. Returns its token, which is kept nowhere. */
export async function buatTautan(d: Alat, trx: Trx, pelaku: PelakuPetugas, dilihat: PetugasDilihat): Promise<string> {
  const orang = await ambilPetugas(trx, pelaku, dilihat, 'tautan');
  if (!orang.aktif) throw new Galat('bentrok', 'Petugas ini nonaktif. Aktifkan dulu, baru buat tautannya.');
  await catat(d, trx, pelaku, 'petugas.tautan', orang.id);
  return tautanBaru(d, trx, orang.id);
}

async function tautanBaru(d: Alat, trx: Trx, petugasId: number): Promise<string> {
  const token = d.sandi.token();
  const sampai = new Date(d.jam().getTime() + UMUR_TAUTAN_JAM * 3_600_000);
  await simpanTautan(trx, petugasId, d.sandi.sidik(token), sampai);
  return token;
}

async function catat(
  d: Pick<Deps, 'jam'>,
  trx: Trx,
  pelaku: PelakuPetugas,
  aksi: string,
  id: number,
  rincian: IsiJejak['rincian'] = {},
): Promise<void> {
  await catatJejak(trx, { pelaku, aksi, objek: { jenis: 'petugas', id }, rincian, pada: d.jam() });
}
