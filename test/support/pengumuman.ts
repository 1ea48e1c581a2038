import { inTransaction } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { buatPengumuman } from '../../src/pengumuman/pengumuman.service.js';
import type { Mentah } from '../../src/shared/isian.js';
import { hariWib, tampilTanggal } from '../../src/shared/tanggal.js';
import { pelakuPetugas } from './kasus.js';

const HARI_MS = 86_400_000;

/** dd-mm-yyyy so many days from now. */
export const hariKe = (d: Pick<Deps, 'jam'>, hari: number): string =>
  tampilTanggal(hariWib(new Date(d.jam().getTime() + hari * HARI_MS)));

/** A form that is right, running from today for a week; national ones everywhere. */
export const isiPengumumanUji = (d: Pick<Deps, 'jam'>, lain: Mentah = {}): Mentah => ({
  ...{ judul: 'Layanan libur', teks: 'Kantor tutup **dua hari**.\n\nPortal tetap buka.' },
  ...{ dari: hariKe(d, 0), sampai: hariKe(d, 7), di_pns: 'ya', di_petugas: 'ya' },
  ...lain,
});

/** An announcement that runs: of the country, also in public, or of the petugas's own instansi. Returns its id. */
export function pengumumanUji(d: Deps, namaPengguna: string, lain: Mentah = {}): Promise<number> {
  const umum: Mentah = namaPengguna === 'admin.bkn' ? { di_umum: 'ya' } : {};
  return inTransaction(d.db, async (trx) =>
    buatPengumuman(d, trx, await pelakuPetugas(trx, namaPengguna), isiPengumumanUji(d, { ...umum, ...lain })),
  );
}
