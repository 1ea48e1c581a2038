import type { Trx } from '../database/knex.js';
import type { Pelaku } from '../shared/pelaku.js';
import { gerakkan, kabariPelapor } from './catat-gerak.service.js';
import { tiketTerbukaMilik } from './tiket.repository.js';

/** Kategori whose request can be fulfilled without the helpdesk. */
export type Dipenuhi = 'verifikasi-registrasi' | 'turun-status';

const NAMA: Record<Dipenuhi, string> = {
  'verifikasi-registrasi': 'Permintaan Verifikasi Nomor Registrasi PUPNS',
  'turun-status': 'Turun Status',
};
const PENYELESAIAN: Record<Dipenuhi, string> = {
  'verifikasi-registrasi': 'Registrasi Anda sudah diterima. Anda sudah bisa Login.',
  'turun-status': 'Formulir Anda sudah dibuka kembali. Login, perbaiki, lalu kirim lagi.',
};

/**
 * Accepting in Registrasi closes the open ticket 17, a direct turun status the open ticket 16 (domain.md §8); the
 * once-per-PNS is not used up. `sudahDikabari` is an address that has been told the same already.
 */
export async function penuhiTiket(
  trx: Trx,
  pelaku: Pelaku,
  milik: { kategori: Dipenuhi; nip: string; pada: Date; alamat: string; sudahDikabari?: string | null },
): Promise<void> {
  const { kategori, nip, pada, alamat, sudahDikabari } = milik;
  const penyelesaian = PENYELESAIAN[kategori];
  const status = 'disetujui' as const;
  const oleh = pelaku.jenis === 'petugas' ? pelaku.id : null;
  for (const tiket of await tiketTerbukaMilik(trx, kategori, nip)) {
    await gerakkan(trx, tiket, {
      pelaku: { jenis: 'sistem' },
      aksi: 'penuhi',
      gerak: { status, jamBerhentiPada: null, diputus: { pada, oleh }, penyelesaian },
      keterangan: null,
      pada,
    });
    if (tiket.email !== sudahDikabari)
      await kabariPelapor(trx, tiket, { kategori: NAMA[kategori], status, teks: penyelesaian, alamat });
  }
}
