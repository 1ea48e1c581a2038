import { simpanBerkasLepas } from '../berkas/berkas.repository.js';
import type { Deps } from '../deps.js';
import type { Mentah } from '../shared/isian.js';
import type { Sandi } from '../web/sandi.js';
import type { Unggahan } from '../web/unggah.js';
import type { BerkasTersimpan } from './permohonan.js';

/** Hidden field that names the good files of an answer that could not be sent yet, signed. */
export const TANDA_BERKAS = 'berkas__tersimpan';
/** Most files of one answer. */
const PALING_BANYAK = 12;
const NAMA_PALING_PANJANG = 100;

const awalan = (tiketId: number): string => `jawaban:${tiketId}:`;

export function tandaiBerkasJawaban(
  sandi: Pick<Sandi, 'tandai'>,
  tiketId: number,
  berkas: readonly BerkasTersimpan[],
): string {
  const isi = berkas.map(({ id, ukuran, nama }) => [id, ukuran, nama.slice(0, NAMA_PALING_PANJANG)]);
  return sandi.tandai(awalan(tiketId) + Buffer.from(JSON.stringify(isi)).toString('base64url'));
}

export function bukaBerkasJawaban(sandi: Pick<Sandi, 'bukaTanda'>, tiketId: number, mentah: Mentah): BerkasTersimpan[] {
  const isi = sandi.bukaTanda(mentah[TANDA_BERKAS] ?? '');
  if (!isi?.startsWith(awalan(tiketId))) return [];
  const daftar = JSON.parse(Buffer.from(isi.slice(awalan(tiketId).length), 'base64url').toString()) as [
    number,
    number,
    string,
  ][];
  return daftar.map(([id, ukuran, nama]) => ({ id, ukuran, nama }));
}

export interface BerkasJawaban {
  tersimpan: BerkasTersimpan[];
  /** why others could not be taken; '' when all were */
  pesan: string;
}

/** Looks into every file of an answer; the good ones are kept at once, so that a bad one beside them costs nothing. */
export async function terimaBerkasJawaban(
  d: Pick<Deps, 'db' | 'jam' | 'pemeriksa'>,
  masuk: Unggahan & { dari: string },
  dulu: readonly BerkasTersimpan[],
): Promise<BerkasJawaban> {
  const tersimpan = [...dulu];
  const ditolak = masuk.ditolak ? [masuk.ditolak] : [];
  for (const satu of masuk.berkas.slice(0, PALING_BANYAK - dulu.length)) {
    const hasil = await d.pemeriksa.periksa(satu, masuk.dari);
    if ('pesan' in hasil) ditolak.push(hasil.pesan);
    else {
      const id = await simpanBerkasLepas(d.db, hasil.berkas, d.jam());
      tersimpan.push({ id, nama: hasil.berkas.nama, ukuran: hasil.berkas.isi.length });
    }
  }
  if (dulu.length + masuk.berkas.length > PALING_BANYAK)
    ditolak.push(`Paling banyak ${PALING_BANYAK} berkas dalam satu jawaban. Yang selebihnya tidak kami terima.`);
  return { tersimpan, pesan: ditolak.join(' ') };
}
