import type { Db } from '../database/knex.js';
import type { Deps } from '../deps.js';
import { lembarNip } from '../formulir/formulir.repository.js';
import type { Baris, DataPns, JenisRiwayat } from '../formulir/jenis.js';
import { kirimanId } from '../formulir/kiriman.repository.js';
import { bandingkanData, type Perubahan } from '../formulir/perubahan.js';
import { ikutiPenerus, kodeRujukan } from '../referensi/ikuti-penerus.js';
import { muatPenerus } from '../referensi/penerus.repository.js';
import type { KirimanPegawai } from './pegawai.repository.js';

/** What stands for the data that BKN holds now, beside the numbers of the kiriman. */
export const KINI = 'kini';

/** The same for what BKN held when a kiriman was sent. */
export const pembandingKiriman = (nomor: number): string => `bkn-${nomor}`;

/** Differences between two of what was sent, or what BKN holds now or held then; null when one of them does not exist. */
export async function bandingkanKiriman(
  d: Pick<Deps, 'katalog'>,
  db: Db,
  nip: string,
  pilih: { kiriman: readonly KirimanPegawai[]; lama: string; baru: string },
): Promise<Perubahan[] | null> {
  const muat = async (kode: string): Promise<DataPns | null> => {
    if (kode === KINI) return (await lembarNip(db, nip))?.pembanding ?? null;
    const dari = pilih.kiriman.find(({ nomor }) => kode === String(nomor) || kode === pembandingKiriman(nomor));
    const kiriman = dari && (await kirimanId(db, dari.id));
    if (!kiriman) return null;
    return kode === String(dari.nomor) ? kiriman.isi : kiriman.pembanding;
  };
  const [semula, kemudian] = [await muat(pilih.lama), await muat(pilih.baru)];
  if (!semula || !kemudian) return null;
  const penerus = await muatPenerus(db, kodeRujukan(semula, kemudian));
  const [lama, baru] = [ikutiPenerus(d.katalog, semula, penerus), ikutiPenerus(d.katalog, kemudian, penerus)];
  const riwayat = Object.fromEntries(
    d.katalog.riwayat.map((jenis) => [
      jenis.jenis,
      samakanId(jenis, lama.riwayat[jenis.jenis] ?? [], baru.riwayat[jenis.jenis] ?? []),
    ]),
  );
  return bandingkanData(d.katalog, tanpaDihapus(lama), tanpaDihapus({ ...baru, riwayat }));
}

/** A row that was added has another id once it stands in the pembanding; its natural key tells that it is the same. */
function samakanId(jenis: JenisRiwayat, lama: readonly Baris[], baru: readonly Baris[]): Baris[] {
  const dipakai = new Set(baru.map(({ id }) => id));
  const bebas = new Map(lama.filter(({ id }) => !dipakai.has(id)).map((baris) => [jenis.kunci(baris.isi), baris.id]));
  const dikenal = new Set(lama.map(({ id }) => id));
  return baru.map((baris) => {
    const id = dikenal.has(baris.id) ? undefined : bebas.get(jenis.kunci(baris.isi));
    return id ? { ...baris, id } : baris;
  });
}

/** A row that was struck in a kiriman is no row of it any more. */
const tanpaDihapus = (data: DataPns): DataPns => ({
  ...data,
  riwayat: Object.fromEntries(
    Object.entries(data.riwayat).map(([jenis, baris]) => [jenis, baris.filter(({ dihapus }) => dihapus === undefined)]),
  ),
});
