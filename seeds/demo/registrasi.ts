import { terbitkanBukti } from '../../src/cetak/bukti.repository.js';
import type { Trx } from '../../src/database/knex.js';
import { pastikanFormulir } from '../../src/formulir/formulir.repository.js';
import { catatJejak } from '../../src/jejak/jejak.js';
import { putuskanRegistrasi, simpanRegistrasi } from '../../src/portal/registrasi.repository.js';
import { inisial } from '../../src/shared/nip.js';
import type { PelakuPetugas } from '../../src/shared/pelaku.js';
import type { Sandi } from '../../src/web/sandi.js';
import type { AkunDemo } from './pemeran.js';

/** Somebody who registers in the demo. */
export interface PendaftarDemo {
  nip: string;
  nama: string;
  instansiKode: string;
  akun: AkunDemo;
}

/** Leaves a registration waiting, as the registration pages would; returns its id. */
export async function ajukanDemo(
  trx: Trx,
  sandi: Sandi,
  { nip, nama, instansiKode, akun }: PendaftarDemo,
  saat: { kataKunciHash: string; pada: Date },
): Promise<number> {
  const id = await simpanRegistrasi(trx, {
    nomorRegister: akun.nomorRegister,
    nip,
    instansiKode,
    email: akun.email,
    hp: null,
    kataKunciHash: saat.kataKunciHash,
    pertanyaan: akun.pertanyaan,
    jawabanSandi: sandi.sandikanJawaban(akun.jawaban),
    namaIbuHash: sandi.hashNamaIbu(akun.namaIbu),
    diajukanPada: saat.pada,
  });
  if (id === null) throw new Error(`demo: ${nip} has a registration already`);
  const bukti = { kode: sandi.kodeAcak(12), jenis: 'registrasi', inisial: inisial(nama), registrasiId: id } as const;
  await terbitkanBukti(trx, { ...bukti, pada: saat.pada });
  const objek = { jenis: 'registrasi', id } as const;
  await catatJejak(trx, { pelaku: { jenis: 'umum' }, aksi: 'registrasi.ajukan', objek, pada: saat.pada });
  return id;
}

/** Accepts it, so that the account may sign in and its form exists. */
export async function terimaDemo(
  trx: Trx,
  id: number,
  nip: string,
  putusan: { pelaku: PelakuPetugas; pada: Date },
): Promise<void> {
  const { pelaku, pada } = putusan;
  await putuskanRegistrasi(
    trx,
    id,
    { status: 'diajukan' },
    { status: 'aktif', petugasId: pelaku.id, alasan: null, pada },
  );
  const objek = { jenis: 'registrasi', id } as const;
  await catatJejak(trx, { pelaku, aksi: 'registrasi.terima', objek, pada });
  await pastikanFormulir(trx, nip, pada);
}
