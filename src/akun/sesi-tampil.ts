import type { Request } from 'express';
import type { Deps } from '../deps.js';
import { tampilSaat } from '../shared/tanggal.js';
import { DIAM_MENIT, type JenisSesi } from '../web/toko-sesi.js';
import { sesiTerbuka } from './sesi.repository.js';

export const KATA_KUNCI_BERGANTI = {
  nada: 'baik' as const,
  teks: 'Kata kunci berganti. Perangkat lain dikeluarkan.',
};

export const PERANGKAT_DIKELUARKAN = (banyak: number): string =>
  banyak > 0 ? `${banyak} perangkat lain dikeluarkan.` : 'Tidak ada perangkat lain yang masuk.';

/** Where an account is signed in, for its own page: this browser among them. */
export async function sesiTampil(
  d: Pick<Deps, 'db' | 'jam' | 'sandi'>,
  req: Request,
  jenis: JenisSesi,
  id: number,
): Promise<{ ini: boolean; masuk: string; dipakai: string }[]> {
  const kini = d.jam();
  const milik = jenis === 'pns' ? { registrasi_id: id } : { petugas_id: id };
  const ini = d.sandi.sidik(req.sessionID);
  const sesi = await sesiTerbuka(d.db, milik, {
    kini,
    diamSejak: new Date(kini.getTime() - DIAM_MENIT[jenis] * 60_000),
  });
  return sesi.map((satu) => ({
    ...{ ini: satu.id === ini, masuk: tampilSaat(satu.dibuatPada), dipakai: tampilSaat(satu.dipakaiPada) },
  }));
}
