import { type Db, inTransaction } from '../database/knex.js';
import { catatJejak } from '../jejak/jejak.js';
import { hariWib } from '../shared/tanggal.js';
import type { AntreanBcrypt } from '../web/antrean-bcrypt.js';
import type { Sandi } from '../web/sandi.js';
import { buatPembaca } from './baca-baris.js';
import { GalatBerkas } from './csv.js';
import type { Masalah } from './jenis-impor.js';
import { namaKolom } from './kolom.js';
import { KELOMPOK_PETUGAS, periksaPetugas } from './petugas.js';
import { cariPetugas } from './petugas.repository.js';
import { type PetugasMasuk, simpanPetugas } from './petugas-simpan.js';
import { muatRujukan } from './rujukan.repository.js';

/** What was given on the command line, by the columns of the petugas import. */
export type IsianPetugas = Partial<Record<'nama_pengguna' | 'nama' | 'nip' | 'peran' | 'tingkat' | 'kantor', string>>;

interface AlatPetugas {
  db: Db;
  bcrypt: AntreanBcrypt;
  sandi: Sandi;
  jam: () => Date;
}

/** Makes one petugas by the rules of the import and returns the password, which is kept nowhere. Throws GalatBerkas. */
export async function buatPetugas({ db, bcrypt, sandi, jam }: AlatPetugas, isian: IsianPetugas): Promise<string> {
  // 20 of 31 characters, about 99 bits, in groups for copying by hand.
  const kataSandi = sandi.kodeAcak(20).replace(/(.{5})(?=.)/g, '$1-');
  const nilai = await periksaIsian(db, jam, { ...isian, kata_sandi: kataSandi });
  await inTransaction(db, async (trx) => {
    const ada = await cariPetugas(trx, [nilai.nama_pengguna]);
    if (ada.size > 0) throw new GalatBerkas(`Petugas ${nilai.nama_pengguna} sudah ada. Pakai nama pengguna lain.`);
    await simpanPetugas(trx, [{ baris: 1, nilai }], bcrypt.hash);
    const [dibuat] = (await cariPetugas(trx, [nilai.nama_pengguna])).values();
    const objek = { jenis: 'petugas', id: dibuat!.id } as const;
    const rincian = { peran: nilai.peran, tingkat: nilai.tingkat, kantor: nilai.kantor_id };
    await catatJejak(trx, { pelaku: { jenis: 'sistem' }, aksi: 'petugas.buat', objek, rincian, pada: jam() });
  });
  return kataSandi;
}

async function periksaIsian(db: Db, jam: () => Date, isian: Record<string, string | undefined>): Promise<PetugasMasuk> {
  const kolom = namaKolom(KELOMPOK_PETUGAS);
  const rujukan = await muatRujukan(db, KELOMPOK_PETUGAS[0]!.isian);
  const isi = buatPembaca(
    KELOMPOK_PETUGAS,
    new Map(kolom.map((nama, i) => [nama, i])),
    rujukan,
    hariWib(jam()),
  )(kolom.map((nama) => isian[nama] ?? ''));
  if (isi.masalah.length > 0) throw new GalatBerkas(sebut(isi.masalah));
  const hasil = periksaPetugas(isi);
  if ('masalah' in hasil) throw new GalatBerkas(sebut(hasil.masalah));
  return hasil.nilai;
}

const sebut = (masalah: readonly Masalah[]): string =>
  masalah.map(({ kolom, alasan }) => `--${kolom.replace('_', '-')}: ${alasan}`).join(' ');
