import type { Trx } from '../../src/database/knex.js';

/** Made-up contacts of the demo's offices; real ones are kept by each office's admin. */
const KONTAK: readonly { kode: string; alamat: string; telepon: string }[] = [
  { kode: '6415', alamat: 'Jl. Rekaan No. 1, Purwokerto', telepon: '(0281) 555-0101' },
  { kode: '6400', alamat: 'Jl. Rekaan No. 2, Semarang', telepon: '(024) 555-0102' },
  { kode: '3010', alamat: 'Jl. Rekaan No. 3, Jakarta', telepon: '(021) 555-0103' },
];
const JAM_LAYANAN = 'Senin–Jumat, 07.30–16.00 WIB';

/** Gives the personnel offices of the demo's instansi contacts, and their units the same address. */
export async function isiKontak(trx: Trx): Promise<void> {
  for (const { kode, alamat, telepon } of KONTAK) {
    await trx('kantor')
      .where({ instansi_kode: kode })
      .whereNull('alamat')
      .update({ alamat, telepon, jam_layanan: JAM_LAYANAN });
  }
}
