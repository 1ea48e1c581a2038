import { connect, type Socket } from 'node:net';
import { Galat } from '../shared/galat.js';
import type { Pemeriksa } from './pemeriksa.js';
import { tolak } from './tolak.js';

/** Where clamd listens: tcp://host:port or unix:/path. */
export type AlamatClamd = { host: string; port: number } | { path: string };

export function bacaAlamatClamd(teks: string): AlamatClamd {
  if (teks.startsWith('unix:')) return { path: teks.slice('unix:'.length) };
  const { hostname, port } = new URL(teks);
  return { host: hostname, port: Number(port || 3310) };
}

const PALING_LAMA_MS = 15_000;
const SEPOTONG = 64 * 1024;

/** Asks clamd about a file (its INSTREAM command): what it found, or null. Throws when there is no clear answer. */
export function tanyaClamd(alamat: AlamatClamd, isi: Buffer, palingLamaMs = PALING_LAMA_MS): Promise<string | null> {
  return new Promise((selesai, gagal) => {
    const sambungan = connect(alamat);
    let jawaban = '';
    sambungan.setTimeout(palingLamaMs, () => sambungan.destroy(new Error('clamd does not answer')));
    sambungan.on('error', gagal);
    sambungan.on('data', (potongan) => (jawaban += potongan.toString('latin1')));
    sambungan.on('close', () => {
      const kata = jawaban.replace(/\0/g, '').trim();
      const temuan = /^stream: (.+) FOUND$/.exec(kata)?.[1];
      if (temuan) selesai(temuan);
      else if (kata === 'stream: OK') selesai(null);
      else gagal(new Error(`clamd says: ${kata.slice(0, 200) || 'nothing'}`));
    });
    sambungan.on('connect', () => kirim(sambungan, isi));
  });
}

function kirim(sambungan: Socket, isi: Buffer): void {
  sambungan.write('zINSTREAM\0');
  for (let awal = 0; awal < isi.length; awal += SEPOTONG) {
    const potongan = isi.subarray(awal, awal + SEPOTONG);
    const panjang = Buffer.alloc(4);
    panjang.writeUInt32BE(potongan.length);
    sambungan.write(panjang);
    sambungan.write(potongan);
  }
  sambungan.write(Buffer.alloc(4));
}

/**
 * Lets clamd look at a file as it was sent, before anything else opens it. Without a clear answer no file is taken: a
 * scanner that is asked for and not there must not mean that nobody looks.
 */
export function denganClamd(
  pemeriksa: Pemeriksa,
  alamat: AlamatClamd,
  catat: (galat: unknown) => void,
  palingLamaMs?: number,
): Pemeriksa {
  return {
    tutup: pemeriksa.tutup,
    periksa: async (masuk, dari) => {
      const temuan = await tanyaClamd(alamat, masuk.isi, palingLamaMs).catch((galat: unknown) => {
        catat(galat);
        throw new Galat(
          'tidak_tersedia',
          'Pemeriksa virus sedang tidak bisa dihubungi, jadi berkas belum diterima. Coba lagi beberapa menit lagi.',
          { cobaLagiDetik: 120 },
        );
      });
      return temuan === null ? pemeriksa.periksa(masuk, dari) : tolak(masuk.nama, 'virus');
    },
  };
}
