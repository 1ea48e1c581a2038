import { inTransaction } from '../../src/database/knex.js';
import type { Deps } from '../../src/deps.js';
import { sidikJadwal } from '../../src/jadwal/isian-jadwal.js';
import type { Jadwal } from '../../src/jadwal/jadwal.js';
import { gantiJadwal, jadwalSendiri } from '../../src/jadwal/jadwal.repository.js';
import { beriPerpanjangan } from '../../src/jadwal/perpanjangan.service.js';
import { pelakuPetugas } from './kasus.js';
import { AKUN_STAF } from './klien.js';
import { hariKe } from './pengumuman.js';

const HARI_MS = 86_400_000;

/** A window from so many days from now to so many days from now. */
export function jendelaUji(d: Pick<Deps, 'jam'>, dari: number, sampai: number): { mulai: Date; selesai: Date } {
  const kini = d.jam().getTime();
  return { mulai: new Date(kini + dari * HARI_MS), selesai: new Date(kini + sampai * HARI_MS) };
}

/** Sets the windows of the country or of an instansi as they are given, also such as the page would not take. */
export async function jadwalUji(d: Deps, jadwal: Jadwal, instansi: string | null = null): Promise<void> {
  await inTransaction(d.db, (trx) => gantiJadwal(trx, instansi, jadwal));
  d.papan.lupakan();
}

/** SITI has longer to fill in. Returns the extension's id. */
export const perpanjanganUji = (d: Deps, namaPengguna: string, hari: number): Promise<number> =>
  inTransaction(d.db, async (trx) => {
    const orang = { nip: AKUN_STAF.orang!.nip, nama: 'SITI RACHMAWATI', instansiKode: '6415' };
    const isi = { jenis: 'pengisian', sampai: hariKe(d, hari), alasan_panjang: 'Dirawat di rumah sakit.' };
    await beriPerpanjangan(d, trx, await pelakuPetugas(trx, namaPengguna), orang, isi);
    return (await trx('perpanjangan').orderBy('id', 'desc').first('id')).id;
  });

/** What the page of a schedule has seen. */
export const dilihatJadwal = async (d: Deps, instansi: string | null): Promise<string> =>
  sidikJadwal(await jadwalSendiri(d.db, instansi));
