import type { Deps } from '../deps.js';
import { rangkaiFormulir } from './draf.js';
import type { CatatanTempat } from './formulir.halaman.js';
import type { Lembar } from './formulir.repository.js';
import { cariTab, semuaButir } from './katalog.js';
import { keadaanBagian } from './kelengkapan.js';
import { kirimanId } from './kiriman.repository.js';
import { hitungPerubahan, type Perubahan } from './perubahan.js';

/** A remark on a returned form whose place still says what was sent. */
export interface CatatanTerbuka {
  /** kode of its section */
  bagian: string;
  label: string;
  teks: string;
  alamat: string;
}

/** What would be sent again as it was returned. */
export async function catatanTerbuka(d: Deps, lembar: Lembar, catatan: CatatanTempat): Promise<CatatanTerbuka[]> {
  const kiriman = lembar.kirimanId && Object.keys(catatan).length > 0 ? await kirimanId(d.db, lembar.kirimanId) : null;
  if (!kiriman) return [];
  const dulu = hitungPerubahan(d.katalog, kiriman.pembanding, kiriman.isi);
  const formulir = rangkaiFormulir(d.katalog, lembar.pembanding, lembar.draf);
  const kini = hitungPerubahan(d.katalog, lembar.pembanding, formulir);
  const bagian = keadaanBagian({ katalog: d.katalog, pembanding: lembar.pembanding, draf: lembar.draf });
  return Object.entries(catatan).flatMap(([kunci, semua]) => {
    const milik = bagian.find(({ kode }) => catatanDiBagian(d, kode, kunci));
    if (!milik || isiDi(kini, kunci) !== isiDi(dulu, kunci)) return [];
    const nama = dulu.find((satu) => satu.kunci === kunci)?.label ?? labelButir(d, milik.kode, kunci);
    const label = nama ? `${milik.judul}, ${nama}` : milik.judul;
    return semua.map(({ teks }) => ({ bagian: milik.kode, label, teks, alamat: milik.alamat }));
  });
}

/** Remarks carry a kunci; each belongs to the section whose code it is, whose row it names, or whose butir it is. */
function catatanDiBagian(d: Pick<Deps, 'katalog'>, bagian: string, kunci: string): boolean {
  return kunci === bagian || kunci.startsWith(`${bagian}:`) || labelButir(d, bagian, kunci) !== undefined;
}

export const adaCatatan = (d: Pick<Deps, 'katalog'>, bagian: string, catatan: CatatanTempat): boolean =>
  Object.keys(catatan).some((kunci) => catatanDiBagian(d, bagian, kunci));

function labelButir(d: Pick<Deps, 'katalog'>, bagian: string, kode: string): string | undefined {
  const tab = cariTab(d.katalog, bagian);
  return tab && semuaButir(tab).find((butir) => butir.kode === kode)?.label;
}

const isiDi = (perubahan: readonly Perubahan[], kunci: string): string =>
  JSON.stringify(
    perubahan
      .filter((satu) => satu.kunci === kunci || satu.bagian === kunci)
      .map(({ kunci: tempat, jenis, baru, rincian }) => [tempat, jenis, baru, rincian]),
  );
