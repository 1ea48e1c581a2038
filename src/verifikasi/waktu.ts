import type { Db } from '../database/knex.js';
import { HARI_PENGINGAT, hariTerakhir, sebabTutup, sebutSisa, sisaHari } from '../jadwal/jadwal.js';
import { jadwalBerlaku } from '../jadwal/jadwal.repository.js';
import { type PelakuPetugas, punyaPeran } from '../shared/pelaku.js';

/**
 * What a verifikator's inbox says of the schedule: shut, or how near its end is; null when there is nothing to say. Who
 * works for one instansi goes by its window, everybody else by the country's; a single form may have longer.
 */
export async function waktuVerifikasi(db: Db, pelaku: PelakuPetugas, kini: Date): Promise<string | null> {
  const instansi = new Set(punyaPeran(pelaku, 'verifikator').map(({ instansiKode }) => instansiKode));
  const [satu = null] = instansi.size === 1 ? instansi : [];
  const { verifikasi } = await jadwalBerlaku(db, satu);
  const tutup = sebabTutup(verifikasi, kini);
  if (tutup) return `Verifikasi ${tutup}.`;
  if (!verifikasi?.selesai) return null;
  const sisa = sisaHari(verifikasi.selesai, kini);
  return sisa > HARI_PENGINGAT[0]
    ? null
    : `Verifikasi ditutup ${hariTerakhir(verifikasi.selesai)}, ${sebutSisa(sisa)}.`;
}
